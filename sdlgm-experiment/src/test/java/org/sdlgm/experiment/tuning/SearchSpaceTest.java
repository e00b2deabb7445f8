package org.sdlgm.experiment.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sdlgm.config.RunConfig;
import org.sdlgm.error.ConfigurationException;

class SearchSpaceTest {
  private static final String RATE = "training.optimizer.learningRate";
  private static final String BATCH = "training.batchSize";

  private static SearchSpace space(String... assignments) {
    return SearchSpace.of(Map.of()).with("--search", List.of(assignments));
  }

  private static List<Object> values(List<Candidate> candidates, String path) {
    return candidates.stream().map(candidate -> candidate.values().get(path)).toList();
  }

  @Test
  void aGridHasEveryCombinationTheLastFieldFastest() {
    List<Candidate> grid =
        space(BATCH + "=[50, 100]", RATE + "=log:1e-4..1e-2/3", "seed=integer:1..2").grid();

    assertThat(grid).hasSize(12);
    assertThat(grid).extracting(Candidate::number).startsWith(1, 2, 3).endsWith(12);
    assertThat(grid.get(0).values())
        .containsExactly(Map.entry(BATCH, 50), Map.entry(RATE, 1e-4), Map.entry("seed", 1L));
    assertThat(grid.get(1).values()).containsEntry("seed", 2L).containsEntry(RATE, 1e-4);
    assertThat(values(grid, RATE)).containsOnly(1e-4, 1e-3, 1e-2);
  }

  @Test
  void aGridOfAPlainRangeIsRefused() {
    assertThatThrownBy(() -> space(RATE + "=log:1e-4..1e-2").grid())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(RATE)
        .hasMessageContaining("/3");
  }

  @Test
  void aGridThatNobodyCanWaitForIsRefused() {
    assertThatThrownBy(() -> space("a=integer:1..1000", "b=integer:1..11").grid())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("more than 10000 points");
  }

  @Test
  void drawsAreAFunctionOfTheSeedAndOfTheFieldAlone() {
    String rate = RATE + "=log:1e-4..1e-2";
    List<Candidate> drawn = space(rate).draw(20, 3);

    assertThat(space(rate).draw(20, 3)).isEqualTo(drawn);
    assertThat(space(rate).draw(5, 3)).isEqualTo(drawn.subList(0, 5));
    assertThat(values(space(BATCH + "=integer:10..1000", rate).draw(20, 3), RATE))
        .isEqualTo(values(drawn, RATE));
    assertThat(values(space(rate).draw(20, 4), RATE)).isNotEqualTo(values(drawn, RATE));
  }

  @Test
  void aLogRangeIsUniformInTheLogarithm() {
    double[] logs =
        values(space(RATE + "=log:1e-4..1e-2").draw(1000, 0), RATE).stream()
            .mapToDouble(value -> Math.log10((double) value))
            .toArray();

    assertThat(Arrays.stream(logs).min().orElseThrow()).isGreaterThanOrEqualTo(-4);
    assertThat(Arrays.stream(logs).max().orElseThrow()).isLessThanOrEqualTo(-2);
    // A uniform distribution over [-4, -2]: mean -3, deviation 2 / sqrt(12); 4 standard errors.
    double mean = Arrays.stream(logs).average().orElseThrow();
    assertThat(mean).isCloseTo(-3, within(4 * 2 / Math.sqrt(12 * logs.length)));
  }

  @Test
  void anIntegerRangeHasBothEnds() {
    List<Object> drawn =
        values(space("training.iterations=integer:3..5").draw(200, 1), "training.iterations");
    assertThat(drawn).as("no point twice").containsExactlyInAnyOrder(3L, 4L, 5L);
  }

  @Test
  void choicesMayBeListsAndTexts() {
    SearchSpace space =
        space(
            "model.decoder.network.hidden=[[], [256], [64, 64]]",
            "model.likelihood=[bernoulli, gaussian]");
    assertThat(space.grid()).hasSize(6);
    RunConfig config = space.grid().get(5).over(RunConfig.DEFAULTS);
    assertThat(config.toString()).contains("hidden=[64, 64]").contains("name=gaussian");
    assertThat(space.grid().get(5).describe()).isEqualTo("hidden [64,64], likelihood gaussian");
  }

  @Test
  void aFileSaysTheSame(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("space.yaml");
    Files.writeString(
        file, "training.optimizer.learningRate: log:1e-4..1e-2/3\ntraining.batchSize: [50, 100]\n");

    SearchSpace space = SearchSpace.read(file);
    assertThat(space.grid())
        .isEqualTo(space(RATE + "=log:1e-4..1e-2/3", BATCH + "=[50, 100]").grid());
    assertThat(values(space.with("--search", List.of(BATCH + "=[7]")).grid(), BATCH))
        .containsOnly(7);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "training.batchSize | write path=values",
        "=[1] | write path=values",
        "a=3 | write log:1e-4..1e-2",
        "a=[] | write values",
        "a=[1 | not valid YAML",
        "a=log:0..1 | above 0",
        "a=log:1..x | 'x' is no number",
        "a=uniform:2..1 | the smaller one",
        "a=uniform:NaN..1 | finite",
        "a=integer:1.5..3 | whole numbers",
        "a=uniform:0..1/1 | at least its two ends",
        "a=normal:0..1 | write log:1e-4..1e-2"
      })
  void whatIsNoSpaceIsExplained(String assignment, String message) {
    assertThatThrownBy(() -> space(assignment))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(message)
        .message()
        .doesNotContain("\n");
  }

  @Test
  void anUnknownFieldIsNamed() {
    assertThatThrownBy(() -> space("training.batchsize=[1]").grid().get(0).over(RunConfig.DEFAULTS))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("batchSize");
  }
}
