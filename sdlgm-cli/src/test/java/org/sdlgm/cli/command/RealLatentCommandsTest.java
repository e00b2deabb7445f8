package org.sdlgm.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sdlgm.cli.fake.Shell;
import org.sdlgm.cli.fake.Shell.Result;

/** A model with real latents, from training to decoding, on PyTorch. */
class RealLatentCommandsTest {
  @TempDir private static Path shared;
  private static Path run;

  @TempDir private Path folder;

  /** The preset's metrics are of codes: those that are defined for a Cauchy are measured. */
  @BeforeAll
  static void train() {
    run = shared.resolve("run");
    Result trained =
        new Shell()
            .run(
                "train",
                "bars",
                "-o",
                run,
                "--set",
                "model.latent={name: cauchy, width: 5, network: {hidden: [16]}}",
                "--set",
                "model.decoder={name: mlp, network: {hidden: [16], activation: tanh}}",
                "--set",
                "training.estimator=pathwise",
                "--set",
                "training.sampling=relaxed",
                "--set",
                "training.iterations=60",
                "--set",
                "training.evaluateEvery=30",
                "--set",
                "backend.threads=1",
                "--set",
                "dataset.trainingCount=200",
                "--set",
                "dataset.testCount=30");
    assertThat(trained.code()).as(trained.err()).isZero();
    assertThat(trained.out().lines().map(line -> line.strip().replaceFirst("\\s.*", "")))
        .contains("elbo", "iw-100", "reconstruction-error")
        .doesNotContain("relaxed", "discrete", "gated", "features-in-use");
  }

  @Test
  void theRunFollowsItsOwnBound() throws IOException {
    assertThat(run.resolve("config.yaml")).content().contains("elbo").doesNotContain("gated");
    assertThat(Files.readAllLines(run.resolve("metrics.jsonl")))
        .filteredOn(line -> line.contains("\"evaluation\""))
        .hasSize(2)
        .allMatch(line -> line.contains("\"elbo\"") && !line.contains("relaxed"));
    assertThat(run.resolve("report.html")).content().contains("evidence lower bound");
  }

  @Test
  void evaluatesByWhatIsDefined() {
    Result measured =
        new Shell().run("evaluate", run, "--metric", "elbo-5,hoyer,near-centre,active-units");
    assertThat(measured.code()).as(measured.err()).isZero();
    assertThat(measured.out().lines()).hasSize(4);
    Result refused = new Shell().run("evaluate", run, "--bound", "gated");
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err())
        .contains("'gated' is not defined for model.latent=cauchy")
        .contains("or measure elbo");
  }

  @Test
  void codesGoThroughATable() throws IOException {
    Path codes = folder.resolve("codes.csv");
    Path pictures = folder.resolve("pictures.csv");
    assertThat(new Shell().run("encode", run, "-i", "bars", "-o", codes).out())
        .contains("30 codes of 5 numbers");
    assertThat(Files.readAllLines(codes))
        .hasSize(30)
        .allMatch(line -> line.split(",", -1).length == 5);
    assertThat(new Shell().run("decode", run, "-i", codes, "-o", pictures).out())
        .contains("30 observations");
    assertThat(Files.readAllLines(pictures))
        .hasSize(30)
        .allMatch(line -> line.split(",", -1).length == 64);
    assertThat(new Shell().run("encode", run, "-i", "bars", "-o", folder.resolve("c.idx")).code())
        .isZero();
    // 12 bytes of header, 30 codes of 5 floats
    assertThat(folder.resolve("c.idx")).hasSize(12 + 30 * 5 * 4);
    assertThat(new Shell().run("sample", run, "-n", 5, "-o", folder.resolve("s.png")).code())
        .isZero();
  }

  @Test
  void realCodesAreNoSparseCodes() {
    Path codes = folder.resolve("codes.slc");
    Result refused = new Shell().run("encode", run, "-i", "bars", "-o", codes);
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err())
        .contains("-o " + codes + ": codes of model.latent=cauchy are real numbers, and a .slc")
        .contains("end the name with .csv or .idx");
    assertThat(codes).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1,2,3,4|line 2 has 4 values where the model has 5",
        "1,2,3,4,five|line 2 has 'five' where a number should be",
        "1,2,3,4,NaN|line 2 has 'NaN', which is not finite",
        "1,2,3,4,1e99|line 2 has '1e99', which is not finite",
      })
  void aDamagedTableIsRefusedByItsLine(String line, String error) throws IOException {
    Path codes = folder.resolve("codes.csv");
    Files.write(codes, List.of("0,0,0,0,0", line));
    Path out = folder.resolve("out.csv");
    Result refused = new Shell().run("decode", run, "-i", codes, "-o", out);
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err()).contains(codes + ", " + error);
    assertThat(out).doesNotExist();
  }

  @Test
  void aLineWithoutAnEndIsNotReadWhole() throws IOException {
    Path codes = folder.resolve("codes.csv");
    Files.writeString(codes, "0".repeat(1_000_000));
    Result refused = new Shell().run("decode", run, "-i", codes, "-o", folder.resolve("o.csv"));
    assertThat(refused.err()).contains("line 1 is longer than a code of 5 numbers can be");
    Result missing =
        new Shell().run("decode", run, "-i", folder.resolve("no"), "-o", folder.resolve("o.csv"));
    assertThat(missing.code()).isEqualTo(1);
    assertThat(missing.err()).contains("there is no file");
  }
}
