package org.sdlgm.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.sdlgm.cli.Main;
import org.sdlgm.cli.fake.Shell;
import org.sdlgm.cli.fake.Shell.Result;

/** From training to decoding on PyTorch, with a model and data that are small. */
class RealEngineTest {
  private static final int ITERATIONS = 300;
  private static final String FIRST = "iteration 1 of";

  @TempDir private static Path shared;
  private static Path whole;

  @TempDir private Path folder;

  private static List<String> training(Path run) {
    return List.of(
        "train",
        "bars",
        "-o",
        run.toString(),
        "--set",
        "training.iterations=" + ITERATIONS,
        "--set",
        "training.checkpointEvery=50",
        "--set",
        "training.evaluateEvery=150",
        "--set",
        "training.batchSize=20",
        "--set",
        "model.latent={name: sparse, width: 16, maxFeatures: 8, sparsity: {network: {hidden: [16]},"
            + " temperature: {mode: annealed, initial: 2, minimum: 0.5, iterations: 400}},"
            + " features: {network: {hidden: [16]}}}",
        "--set",
        "training.estimator=pathwise",
        "--set",
        "training.sampling=straight-through",
        "--set",
        "evaluation.metrics=[relaxed, discrete, gated, iw-5]",
        "--set",
        "evaluation.curveObservations=50",
        "--set",
        "backend.threads=1",
        "--set",
        "dataset.trainingCount=200",
        "--set",
        "dataset.testCount=100");
  }

  @BeforeAll
  static void trainWithoutInterruption() {
    whole = shared.resolve("whole");
    Result trained = new Shell().run(training(whole).toArray());

    assertThat(trained.code()).as(trained.err()).isZero();
    assertThat(trained.out()).contains("relaxed", "discrete", "gated", "iw-5");
    assertThat(whole.resolve("report.html")).isNotEmptyFile();
  }

  @Test
  void evaluatingTheSavedModelGivesWhatTrainingPrinted() {
    Result first = new Shell().run("evaluate", whole, "--bound", "relaxed,discrete,gated,iw-5");
    Result again = new Shell().run("evaluate", whole);

    assertThat(first.code()).as(first.err()).isZero();
    assertThat(first.out().lines()).hasSize(4);
    assertThat(again.out()).isEqualTo(first.out());
  }

  @Test
  void codesGoThroughAFile() {
    Path codes = folder.resolve("codes.slc");
    Path png = folder.resolve("out.png");
    Path samples = folder.resolve("samples.idx");

    assertThat(new Shell().run("encode", whole, "-i", "bars", "-o", codes).out())
        .contains("100 codes in");
    assertThat(new Shell().run("decode", whole, "-i", codes, "-o", png).out())
        .contains("100 observations");
    assertThat(new Shell().run("sample", whole, "-n", 5, "-o", samples).code()).isZero();
    // 16 bytes of header, 5 pictures of 8 x 8
    assertThat(samples).hasSize(16 + 5 * 64);
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no SIGTERM to send")
  void stopsAtASignalAndResumesToTheSameLosses() throws IOException, InterruptedException {
    Path run = folder.resolve("stopped");

    List<String> err = new ArrayList<>();
    Process process = start(run);
    int code = until(FIRST, process, err, ProcessHandle::destroy);

    // 128 + 15, as a shell reports SIGTERM
    assertThat(code).as(String.join("\n", err)).isEqualTo(143);
    assertThat(err).last().asString().contains("go on with: sdlgm resume " + run);
    assertThat(run.resolve("run.json")).content().contains("\"interrupted\"");
    assertResumesToTheSame(run);
  }

  @Test
  void survivesBeingKilled() throws IOException, InterruptedException {
    Path run = folder.resolve("killed");

    Process process = start(run);
    until(FIRST, process, new ArrayList<>(), ProcessHandle::destroyForcibly);

    assertThat(run.resolve("run.json")).content().contains("\"running\"");
    assertResumesToTheSame(run);
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no SIGTERM to send")
  void measuresLaterWhatASignalKeptItFromMeasuring() throws IOException, InterruptedException {
    Path run = folder.resolve("unmeasured");

    List<String> err = new ArrayList<>();
    // as many samples as leave the signal time to arrive
    Process process = start(run, "--set", "evaluation.metrics=[iw-4000]");
    int code = until("measuring iw-4000", process, err, ProcessHandle::destroy);

    assertThat(code).as(String.join("\n", err)).isEqualTo(143);
    assertThat(err).last().asString().contains("go on with: sdlgm resume " + run);
    assertThat(run.resolve("run.json")).content().contains("\"interrupted\"");
    assertResumesToTheSame(run);
    assertThat(run.resolve("results.json")).content().contains("iw-4000");
  }

  private static void assertResumesToTheSame(Path run) throws IOException {
    Result resumed = new Shell().run("resume", run);

    assertThat(resumed.code()).as(resumed.err()).isZero();
    assertThat(metrics(run)).isEqualTo(metrics(whole)).hasSize(ITERATIONS + 2);
  }

  /**
   * The lines of the log, but for the time that they took. Losses to the last digit, measurements
   * to four decimals: in another process the engine may round the last bit of a posterior
   * otherwise.
   */
  private static List<String> metrics(Path run) throws IOException {
    return Files.readAllLines(run.resolve("metrics.jsonl")).stream()
        .map(line -> line.replaceAll(",\"seconds\":[^}]*", ""))
        .map(
            line ->
                line.contains("\"evaluation\"") ? line.replaceAll("(\\.\\d{4})\\d+", "$1") : line)
        .toList();
  }

  private static Process start(Path run, String... more) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(training(run));
    command.addAll(List.of(more));
    return new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
  }

  private interface End {
    void of(ProcessHandle process);
  }

  private static int until(String begin, Process process, List<String> err, End end)
      throws IOException, InterruptedException {
    try (BufferedReader lines = process.errorReader(StandardCharsets.UTF_8)) {
      for (String line : (Iterable<String>) lines.lines()::iterator) {
        err.add(line);
        if (line.startsWith(begin)) {
          // Not the process itself, which would close the streams as well.
          end.of(process.toHandle());
        }
      }
    }
    return process.waitFor();
  }
}
