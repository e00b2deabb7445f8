package org.sdlgm.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sdlgm.cli.fake.Shell;
import org.sdlgm.cli.fake.Shell.Result;

class TrainCommandTest {
  @TempDir private Path folder;

  private final Shell shell = new Shell();
  private Path run;

  @BeforeEach
  void nameTheRun() {
    run = folder.resolve("run");
  }

  private Result train(Object... more) {
    Object[] args =
        Stream.concat(
                Stream.of(
                    "train",
                    "bars",
                    "--engine",
                    "fake",
                    "-o",
                    run,
                    "--quick",
                    "--set",
                    "training.iterations=30",
                    "--set",
                    "training.checkpointEvery=10",
                    "--set",
                    "training.evaluateEvery=15"),
                Stream.of(more))
            .toArray();
    return shell.run(args);
  }

  @Test
  void leavesARunFolderAndPrintsTheBounds() {
    Result result = train();

    assertThat(result.err()).doesNotContain("internal error");
    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("relaxed", "discrete", "gated", "iw-5", "report.html");
    assertThat(result.err()).contains("not to be quoted", "iteration 30 of 30");
    for (String file : List.of("config.yaml", "run.json", "metrics.jsonl", "report.html")) {
      assertThat(run.resolve(file)).isNotEmptyFile();
    }
    assertThat(run.resolve("run.json"))
        .content()
        .contains("\"finished\"", "\"iterations\" : 30", "fake engine 1.0");
    assertThat(run.resolve("model")).isDirectory();
  }

  @Test
  void writesALinePerIterationAndPerMeasurement() throws IOException {
    train();

    List<String> lines = Files.readAllLines(run.resolve("metrics.jsonl"));
    assertThat(lines).hasSize(32);
    assertThat(lines.get(0)).startsWith("{\"type\":\"iteration\",\"iteration\":1,\"loss\":100.0,");
    assertThat(lines.get(15))
        .startsWith(
            "{\"type\":\"evaluation\",\"iteration\":15,\"part\":\"test\",\"bounds\":{\"relaxed\":{");
  }

  @Test
  void theWrittenConfigurationGivesTheSameRunAgain() throws IOException {
    train("--seed", 7);
    Path again = folder.resolve("again");

    Result result = shell.run("train", run.resolve("config.yaml"), "-o", again);

    assertThat(result.code()).isZero();
    assertThat(again.resolve("config.yaml")).hasSameTextualContentAs(run.resolve("config.yaml"));
    assertThat(losses(again)).isEqualTo(losses(run)).contains(" 107.0");
  }

  @Test
  void aRunThatFailedGoesOnAsIfItHadNot() throws IOException {
    train();
    List<String> whole = losses(run);
    run = folder.resolve("failing");
    shell.engine().failAt(27);
    Result failed = train();
    shell.engine().mend();

    Result resumed = shell.run("resume", run);

    assertThat(failed.code()).isEqualTo(1);
    assertThat(failed.errors()).last().asString().contains("iteration 27 is not finite");
    assertThat(resumed.code()).isZero();
    assertThat(losses(run)).isEqualTo(whole);
    assertThat(run.resolve("run.json")).content().contains("\"finished\"");
  }

  @Test
  void resumesFromTheStartIfThereIsNoCheckpointYet() throws IOException {
    shell.engine().failAt(3);
    train();
    shell.engine().mend();

    assertThat(shell.run("resume", run).code()).isZero();
    assertThat(losses(run)).hasSize(30);
  }

  @Test
  void aFinishedRunHasNothingToResume() {
    train();

    Result result = shell.run("resume", run);

    assertThat(result.code()).isZero();
    assertThat(result.err()).contains("finished");
  }

  @Test
  void aFinishedRunThatLostItsReportGetsItAgain() throws IOException {
    train();
    Files.delete(run.resolve("report.html"));

    assertThat(shell.run("resume", run).code()).isZero();
    assertThat(run.resolve("report.html")).isNotEmptyFile();
  }

  @Test
  void nothingIsMadeIfTheEngineOrTheDataCannotBeHad() {
    Result engine = train("--set", "backend.engine=absent");
    Result data = train("--set", "dataset={name: cifar-10}", "--offline", "--data-dir", folder);

    assertThat(engine.code()).isEqualTo(1);
    assertThat(engine.err()).contains("absent cannot be loaded: add its library");
    assertThat(data.code()).isEqualTo(1);
    assertThat(run).doesNotExist();
  }

  @Test
  void quietShowsNoProgress() {
    assertThat(train("--quiet").err()).isEmpty();
  }

  private static List<String> losses(Path run) throws IOException {
    return Files.readAllLines(run.resolve("metrics.jsonl")).stream()
        .filter(line -> line.contains("\"loss\""))
        .map(line -> line.replaceAll(".*\"loss\":([^,]*),.*", " $1"))
        .toList();
  }
}
