package org.sdlgm.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sdlgm.cli.fake.Shell;
import org.sdlgm.cli.fake.Shell.Result;

/** What is measured, and how it is said; no time is asserted. */
class BenchCommandTest {
  private static final List<String> SMALL =
      List.of(
          "--quick",
          "-q",
          "--set",
          "dataset.trainingCount=200",
          "--set",
          "dataset.testCount=100",
          "--set",
          "training.batchSize=50");

  private final Shell shell = new Shell();

  private Result bench(String... more) {
    List<String> args = new ArrayList<>(List.of("bench", "bars"));
    args.addAll(SMALL);
    args.addAll(List.of(more));
    return shell.run(args.toArray());
  }

  private Result good(String... more) {
    Result result = bench(more);
    assertThat(result.code()).as(result.err()).isZero();
    return result;
  }

  private static JsonNode json(Result result) throws IOException {
    return new ObjectMapper().readTree(result.out());
  }

  @Test
  void theStepOfARealEngineIsTakenApart() throws IOException {
    JsonNode all = json(good("--json", "--iterations", "4", "--set", "backend.threads=1"));
    assertThat(all).hasSize(1);
    JsonNode step = all.get(0).get("training");
    assertThat(step.get("iterations").asInt()).isEqualTo(4);
    assertThat(step.get("segments").fieldNames())
        .toIterable()
        .containsExactly("data", "forward", "sample", "backward", "update");
    double parts = 0;
    for (JsonNode segment : step.get("segments")) {
      assertThat(segment.get("median").asDouble()).isPositive();
      parts += segment.get("low").asDouble();
    }
    // The fastest of each part do not add up to more than the slowest whole.
    assertThat(parts).isLessThanOrEqualTo(step.get("milliseconds").get("high").asDouble());
    assertThat(step.get("observationsPerSecond").asDouble()).isPositive();
    assertThat(all.get(0).get("encoding").get("segments").fieldNames())
        .toIterable()
        .containsExactly("data", "encoder", "code");
  }

  @Test
  void oneConfigurationIsSaidInFull() {
    assertThat(good("--engine", "fake").out())
        .contains(
            "bars on ", "batch 50, seed 0", "training step, 30 iterations", "encoding, 4 bat");
  }

  @Test
  void severalAreALineEach() {
    String out =
        good("--engine", "fake", "--over", "training.batchSize=[20, 40]", "--over", "seed=[1, 2]")
            .out();
    assertThat(out.lines().skip(1).map(line -> line.replaceAll("  .*", "")))
        .containsExactly(
            "batchSize 20, seed 1",
            "batchSize 20, seed 2",
            "batchSize 40, seed 1",
            "batchSize 40, seed 2");
  }

  @Test
  void aMistakeIsOneLineBeforeAnythingIsMeasured() {
    Result result = bench("--engine", "fake", "--over", "training.batchSize");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.errors()).hasSize(1);
    assertThat(result.errors().get(0)).contains("--over training.batchSize: write path=values");
  }
}
