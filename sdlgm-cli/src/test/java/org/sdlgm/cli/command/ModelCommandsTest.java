package org.sdlgm.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sdlgm.cli.fake.Shell;
import org.sdlgm.cli.fake.Shell.Result;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.data.DataPart;
import org.sdlgm.data.ObservationShape;
import org.sdlgm.datasets.DataLocations;
import org.sdlgm.experiment.output.ObservationFile;
import org.sdlgm.experiment.preset.Presets;
import org.sdlgm.experiment.wiring.Framework;
import org.sdlgm.storage.Destination;

/** What is done with a trained model; the fake one is of 8 x 8 pictures. */
class ModelCommandsTest {
  private static final int IDX_HEADER = 16;

  @TempDir private static Path shared;
  private static Path run;

  @TempDir private Path folder;

  private final Shell shell = new Shell();

  @BeforeAll
  static void trainOnce() {
    run = shared.resolve("run");
    Result trained =
        new Shell()
            .run(
                "train",
                "bars",
                "--engine",
                "fake",
                "-o",
                run,
                "--quick",
                "-q",
                "--set",
                "training.iterations=3",
                "--set",
                "dataset.testCount=700");
    assertThat(trained.code()).as(trained.err()).isZero();
  }

  private Result run(Object... args) {
    Result result = shell.run(args);
    assertThat(result.code()).as(result.err()).isZero();
    return result;
  }

  @Test
  void evaluatePrintsTheMetricsThatAreAskedFor() {
    Result result =
        run("evaluate", run, "--bound", "relaxed,iw-3", "--metric", "hoyer", "--limit", 50);

    assertThat(result.out().lines()).hasSize(3);
    assertThat(result.out()).containsSubsequence("relaxed", "nats", "iw-3", "hoyer");
    assertThat(result.err()).contains("50 test observations of bars");
  }

  @Test
  void evaluateWithoutNamesMeasuresWhatTheRunDid() {
    assertThat(run("evaluate", run, "--part", "training", "--limit", 20).out())
        .contains("relaxed", "discrete", "gated", "iw-5", "features-in-use");
  }

  @Test
  void codesGoToAFileAndComeBackAsObservations() throws IOException {
    Path codes = folder.resolve("codes.slc");
    Path idx = folder.resolve("out.idx");
    Path csv = folder.resolve("out.csv");

    Result encoded = run("encode", run, "-i", "bars", "-o", codes);
    run("decode", run, "-i", codes, "-o", idx);
    run("decode", run, "-i", codes, "-o", csv);

    assertThat(encoded.out()).containsPattern("700 codes in \\d+ bytes, [\\d.]+ bits per obs");
    byte[] bytes = Files.readAllBytes(idx);
    assertThat(bytes).hasSize(IDX_HEADER + 700 * 64).startsWith(0, 0, 8, 3, 0, 0, 2, (byte) 188);
    assertThat(Files.readAllLines(csv)).hasSize(700);
    assertThat(Files.readString(csv)).matches("(?s)0\\.[19],.*");
    assertThat(Byte.toUnsignedInt(bytes[IDX_HEADER])).isIn(230, 26);
  }

  @Test
  void anIdxFileIsEncodedAsTheDatasetThatItHolds() throws IOException {
    Path idx = folder.resolve("bars.idx");
    Path ofFile = folder.resolve("file.slc");
    Path ofDataset = folder.resolve("dataset.slc");
    DataPart test =
        Framework.load(List.of())
            .load(
                new ComponentConfig("bars", Map.of("testCount", 700)),
                DataLocations.standard(Optional.empty(), true))
            .test();
    try (ObservationFile file =
        ObservationFile.create(
            Destination.of(idx),
            new ObservationShape(List.of(8, 8), ObservationShape.Values.BINARY),
            700)) {
      file.add(test.observations().rows(0, 700));
      file.finish();
    }

    run("encode", run, "-i", idx, "-o", ofFile);
    run("encode", run, "-i", "bars", "-o", ofDataset);

    assertThat(ofFile).hasSameBinaryContentAs(ofDataset);
  }

  @Test
  void samplesAreTheSameForTheSameSeed() throws IOException {
    Path one = folder.resolve("one.idx");
    Path same = folder.resolve("same.idx");
    Path other = folder.resolve("other.idx");

    run("sample", run, "-n", 9, "-o", one);
    run("sample", run, "-n", 9, "-o", same, "--seed", 0);
    run("sample", run, "-n", 9, "-o", other, "--seed", 1);

    assertThat(same).hasSameBinaryContentAs(one);
    assertThat(Files.mismatch(one, other)).isNotNegative();
  }

  @Test
  void picturesStandInAGrid() throws IOException {
    Path png = folder.resolve("samples.png");

    run("sample", run, "-n", 10, "-o", png);

    BufferedImage grid = ImageIO.read(png.toFile());
    // 4 columns and 3 rows of 8 x 8, a pixel apart
    assertThat(grid.getWidth()).isEqualTo(35);
    assertThat(grid.getHeight()).isEqualTo(26);
    assertThat(grid.getRaster().getSample(0, 0, 0)).isIn(230, 26);
    assertThat(grid.getRaster().getSample(8, 0, 0)).as("gap").isZero();
  }

  @Test
  void listShowsAllKindsAndPlugins() {
    assertThat(run("list").out())
        .contains("engine  fake", "dataset  bars", "bernoulli", "relaxed", "preset")
        .contains("plug-in  fake engine 1.0");
    assertThat(run("list", "metrics").out()).contains("relaxed", "macro-f1", "exact-bags");
    assertThat(run("list", "presets").out().lines()).hasSameSizeAs(Presets.NAMES);
  }

  @Test
  void dataSaysWhatThereIs() {
    assertThat(run("data", "list").out())
        .contains("mnist")
        .containsPattern("bars +generated")
        .containsPattern("arff +your own files");
    assertThat(run("data", "info", "bars").out())
        .contains("option", "maxBars", "8 x 8", "10000 observations");
    assertThat(run("data", "fetch", "bars").out()).contains("generated");
  }

  @Test
  void doctorSaysWhatLoadsAndWhatDoesNot() {
    Result result = shell.run("doctor", "--engine", "absent");

    assertThat(result.out())
        .contains("engine fake: works", "engine absent: does not work", "remedy: add its library");
    assertThat(result.out())
        .contains("dataset bars: ready", "dataset arff: reads files of your own");
    assertThat(result.code()).isEqualTo(1);
  }

  @Test
  void everyCommandHasExamples() {
    String[] commands = {
      "train",
      "resume",
      "evaluate",
      "predict",
      "tune",
      "reproduce",
      "encode",
      "decode",
      "sample",
      "data",
      "list",
      "doctor",
      "bench"
    };
    for (String command : commands) {
      assertThat(run(command, "--help").out()).contains("Examples:", "  sdlgm " + command);
    }
    assertThat(run("--help").out()).contains(commands).contains("Exit codes");
    assertThat(run("--version").out()).contains("sdlgm ", "DJL 0.");
  }
}
