package org.sdlgm.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sdlgm.cli.fake.Shell;
import org.sdlgm.cli.fake.Shell.Result;

/** Each mistake gets one line with the cause and the remedy, and the exit code of its kind. */
class BadInputTest {
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
                "training.iterations=3");
    assertThat(trained.code()).as(trained.err()).isZero();
  }

  private void assertError(Result result, int code, String... parts) {
    assertThat(result.err()).contains(parts).doesNotContain("\tat ", "internal error");
    assertThat(result.errors().stream().filter(line -> !line.contains("--quick:"))).hasSize(1);
    assertThat(result.code()).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "trian mnist | did you mean 'train'?",
        "train | PRESET|FILE",
        "train mnits | did you mean 'mnist'?",
        "train nowhere.yaml | there is no file nowhere.yaml",
        "train bars --sed 3 | did you mean",
        "reproduce figure5 --columns 3 | --columns is for table3, not for figure5: leave it out",
        "train bars --device tpu | --device",
        "train bars --seed x | --seed",
        "train bars --runs-dir a --output b | mutually exclusive",
        "train bars --engine PyTroch | did you mean 'PyTorch'?",
        "train bars --set training.iteratoins=3 | did you mean 'iterations'?",
        "train bars --set training.iterations=many | whole number",
        "train bars --set training.iterations=-1 | training.iterations is -1",
        "train bars --set training.iterations | write path=value",
        "train mnist --set model.latent.sparsity.priorRat=0.2 | did you mean 'priorRate'?",
        "train mnist --set model.latent.sparsity=bernuolli | did you mean 'bernoulli'?",
        "train bars --set dataset=bras | did you mean 'bars'?",
        "train bars --set dataset.sidee=3 | did you mean 'side'?",
        "train bars --set evaluation.metrics=[iw-many] | iw",
        "train bars --set evaluation.metrics=[relaxd] | did you mean 'relaxed'?",
        "train bars --plugin nowhere.jar | there is no such file",
        "train bars --data-dir nowhere | there is no such folder",
        "reproduce tabel1 | did you mean 'table1'?",
        "reproduce table1 --iterations 0 | --iterations is 0",
        "reproduce table1 --seeds 0 | --seeds is 0",
        "reproduce table1 --jobs 0 | --jobs is 0",
        "reproduce table1 --threads 0 | --threads is 0",
        "resume nowhere | give the folder of a run",
        "evaluate nowhere | give the folder of a run",
        "data | list, info NAME or fetch NAME",
        "data info mnits | did you mean 'mnist'?",
        "data --offline list | --offline",
        "list metric | did you mean 'metrics'?",
      })
  void wrongUsage(String command, String part) {
    assertError(shell.run((Object[]) command.split(" ")), 2, part);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-v", "--verbose", "-qv"})
  void aStackTraceIsThereForWhoAsks(String option) {
    Result result = shell.run("evaluate", "nowhere", option);
    assertThat(result.err()).contains("give the folder of a run", "\tat org.sdlgm");
  }

  @Test
  void unknownKeysWrongTypesAndImpossibleValuesInAFile() throws IOException {
    Path file = folder.resolve("my.yaml");
    Files.writeString(file, "training:\n  iteration: 5\n");
    assertError(shell.run("train", file), 2, "my.yaml", "did you mean 'iterations'?");
    Files.writeString(file, "training: 5\n");
    assertError(shell.run("train", file), 2, "my.yaml", "training");
    Files.writeString(file, "training: {batchSize: 0}\n");
    assertError(shell.run("train", file), 2, "training.batchSize is 0");
    Files.writeString(file, "training: [\n");
    assertError(shell.run("train", file), 2, "my.yaml is not valid YAML at line");
    Files.writeString(file, "preset: mnits\n");
    assertError(shell.run("train", file), 2, "did you mean 'mnist'?");
    Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
    assertError(shell.run("train", file), 1, "not a text in UTF-8");
  }

  @Test
  void aFolderThatIsInUseOrNoFolder() throws IOException {
    assertError(shell.run("train", "bars", "--engine", "fake", "-o", run), 2, "not empty");
    assertError(shell.run("train", run), 2, "sdlgm resume");
    assertError(shell.run("resume", folder), 2, "it has no config.yaml");
    Path file = Files.writeString(folder.resolve("file"), "");
    assertError(
        shell.run("train", "bars", "--engine", "fake", "--runs-dir", file.resolve("runs")),
        1,
        "cannot be written");
  }

  @Test
  void damagedRunFiles() throws IOException {
    Path copy = Files.createDirectory(folder.resolve("copy"));
    Files.copy(run.resolve("config.yaml"), copy.resolve("config.yaml"));
    assertError(shell.run("resume", copy), 1, "there is no file", "run.json");
    Files.writeString(copy.resolve("run.json"), "{\"format\": 1, ");
    assertError(shell.run("resume", copy), 1, "run.json is damaged");
    Files.writeString(copy.resolve("run.json"), "{\"format\": 99}");
    assertError(shell.run("resume", copy), 1, "newer format 99: use a newer sdlgm");
    assertError(shell.run("evaluate", copy), 1, "no trained model yet", "sdlgm resume");
  }

  @Test
  void pluginsThatAreNone() throws IOException {
    Path jar = Files.writeString(folder.resolve("text.jar"), "no jar");
    assertError(shell.run("list", "--plugin", jar), 2, "not a jar");
  }

  @Test
  void wrongCodes() throws IOException {
    Path codes = folder.resolve("codes.slc");
    Path out = folder.resolve("out.csv");
    Files.writeString(codes, "these are no codes at all");
    assertError(shell.run("decode", run, "-i", codes, "-o", out), 1, "not a file of sparse codes");
    assertError(shell.run("encode", run, "-i", "bars", "-o", codes), 2, "is not a file of sparse");
    assertThat(shell.run("encode", run, "-i", "bars", "-o", codes, "--overwrite").code()).isZero();
    assertError(
        shell.run("decode", run, "-i", codes, "-o", folder.resolve("out.txt")), 2, ".idx, .csv");
    byte[] bytes = Files.readAllBytes(codes);
    bytes[bytes.length / 2] ^= 1;
    Files.write(codes, bytes);
    assertError(shell.run("decode", run, "-i", codes, "-o", out), 1, "damaged");
    Files.write(codes, java.util.Arrays.copyOf(bytes, bytes.length - 5));
    assertError(shell.run("decode", run, "-i", codes, "-o", out), 1, "codes.slc");
    assertThat(out).doesNotExist();
  }

  @Test
  void wrongObservations() throws IOException {
    Path out = folder.resolve("codes.slc");
    assertError(shell.run("encode", run, "-i", "brs", "-o", out), 2, "did you mean 'bars'?");
    Path idx = folder.resolve("images.idx");
    Files.write(idx, new byte[] {0, 0, 8, 2, 0x7f, -1, -1, -1, 0x7f, -1, -1, -1, 1});
    assertError(shell.run("encode", run, "-i", idx, "-o", out), 1, "images.idx");
    Files.write(idx, new byte[] {0, 0, 8, 2, 0, 0, 0, 1, 0, 0, 0, 2, 1, 1});
    assertError(
        shell.run("encode", run, "-i", idx, "-o", out), 1, "2 values, but the model is of 64");
    assertError(
        shell.run("encode", run, "-i", idx, "-o", out, "--part", "test"), 2, "leave it out");
    assertThat(out).doesNotExist();
  }

  @Test
  void numbersThatMeanNothing() {
    Path out = folder.resolve("out.png");
    assertError(shell.run("sample", run, "-n", 0, "-o", out), 2, "-n is 0");
    assertError(shell.run("evaluate", run, "--limit", 0), 2, "--limit is 0");
    assertError(shell.run("sample", run, "-n", 100_000_000, "-o", out), 2, "too many");
  }
}
