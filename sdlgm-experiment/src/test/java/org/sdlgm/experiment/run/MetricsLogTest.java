package org.sdlgm.experiment.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sdlgm.error.DataException;
import org.sdlgm.experiment.run.MetricsLog.Gap;
import org.sdlgm.experiment.run.MetricsLog.History;
import org.sdlgm.experiment.run.MetricsLog.Measurement;
import org.sdlgm.metric.Estimate;
import org.sdlgm.training.IterationReport;

class MetricsLogTest {
  @TempDir private Path folder;

  private static IterationReport report(int iteration) {
    return new IterationReport(
        iteration,
        100.0 / iteration,
        1.0 / 3,
        Map.of("gates", 0.5, "features", 1.5),
        2.5,
        1e-3,
        12,
        Map.of("sparsity", 0.67));
  }

  private Path logOf(int iterations) {
    Path file = folder.resolve("metrics.jsonl");
    try (MetricsLog log = MetricsLog.open(file, 0)) {
      for (int i = 1; i <= iterations; i++) {
        log.add(report(i), i * 0.5);
        if (i % 2 == 0) {
          log.add(new Measurement(i, "test", Map.of("gated", new Estimate(9, 0.1, 100))));
        }
      }
    }
    return file;
  }

  @Test
  void readsBackWhatWasWritten() {
    History history = MetricsLog.read(logOf(4));

    assertThat(history.iterations()).containsExactly(report(1), report(2), report(3), report(4));
    assertThat(history.measurements())
        .containsExactly(
            new Measurement(2, "test", Map.of("gated", new Estimate(9, 0.1, 100))),
            new Measurement(4, "test", Map.of("gated", new Estimate(9, 0.1, 100))));
    assertThat(history.seconds()).isEqualTo(2);
  }

  @Test
  void saysWhichLinesAreMissing() {
    List<IterationReport> reports = Stream.of(1, 2, 5, 6, 8).map(i -> report(i)).toList();

    assertThat(MetricsLog.gaps(reports, 10, 10))
        .extracting(Gap::toString)
        .containsExactly("3-4", "7", "9-10");
    assertThat(MetricsLog.gaps(reports.subList(0, 2), 2, 10)).isEmpty();
    assertThat(MetricsLog.gaps(List.of(), 3, 10)).containsExactly(new Gap(1, 3));
    assertThat(Gap.describe(Path.of("log"), List.of(new Gap(3, 4), new Gap(7, 7))))
        .startsWith("log has no lines of the iterations 3-4, 7:");
  }

  @Test
  void linesThatALongTrainingLeavesOutAreNotMissing() {
    int total = 60_000;
    List<IterationReport> kept =
        IntStream.rangeClosed(1, total)
            .filter(i -> MetricsLog.isKept(i, total))
            .mapToObj(MetricsLogTest::report)
            .toList();

    assertThat(kept).hasSizeLessThan(22_000);
    assertThat(MetricsLog.gaps(kept, total, total)).isEmpty();
    List<IterationReport> torn = new ArrayList<>(kept);
    torn.subList(10, 20).clear();
    assertThat(MetricsLog.gaps(torn, total, total)).containsExactly(new Gap(33, 62));
  }

  @Test
  void goesOnAfterTheCheckpointsIteration() {
    Path file = logOf(5);

    try (MetricsLog log = MetricsLog.open(file, 3)) {
      log.add(report(4), 9);
    }

    History history = MetricsLog.read(file);
    assertThat(history.iterations()).containsExactly(report(1), report(2), report(3), report(4));
    assertThat(history.measurements()).extracting(Measurement::iteration).containsExactly(2);
    assertThat(history.seconds()).isEqualTo(9);
  }

  @Test
  void aLineCutOffByAKillIsAsIfItWereNotThere() throws IOException {
    Path file = logOf(3);
    byte[] whole = Files.readAllBytes(file);
    for (int cut = 1; cut <= 60; cut++) {
      Files.write(file, java.util.Arrays.copyOf(whole, whole.length - cut));

      assertThat(MetricsLog.read(file).iterations())
          .as("%d bytes cut off", cut)
          .hasSize(cut == 1 ? 3 : 2);
    }
    try (MetricsLog log = MetricsLog.open(file, 2)) {
      log.add(report(3), 1.5);
    }
    assertThat(file).hasBinaryContent(whole);
  }

  @Test
  void aMissingLogIsEmpty() {
    assertThat(MetricsLog.read(folder.resolve("none")).iterations()).isEmpty();
  }

  @Test
  void namesTheLineThatIsDamaged() throws IOException {
    Path file = logOf(2);
    Files.writeString(file, "nonsense\n" + Files.readString(file));

    assertThatThrownBy(() -> MetricsLog.read(file))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("metrics.jsonl, line 1");
  }
}
