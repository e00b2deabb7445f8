package org.sdlgm.reproduce.table1;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sdlgm.experiment.run.MetricsLog;
import org.sdlgm.experiment.run.MetricsLog.Measurement;
import org.sdlgm.experiment.run.RunFolder;
import org.sdlgm.experiment.study.Outcome;
import org.sdlgm.experiment.study.Trial;
import org.sdlgm.metric.Estimate;
import org.sdlgm.reproduce.Targets;
import org.sdlgm.reproduce.declaration.Request;
import org.sdlgm.reproduce.declaration.Requests;
import org.sdlgm.reproduce.declaration.Scale;
import org.sdlgm.training.IterationReport;

/** The table, from runs that are there already: nothing is trained. */
class TableOneTest {
  private static final Scale QUICK =
      new Scale(true, Optional.empty(), Optional.of(2), Optional.empty(), Optional.empty());

  @TempDir private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private Request request() {
    return Requests.of("table1", folder, QUICK, out);
  }

  private List<Trial> trials() {
    return new TableOne(request()).trials();
  }

  /** The bound is 90 with seed 0, 92 with seed 1; the relaxed one 5 less. */
  private Outcome finish(Trial trial) throws IOException {
    double bound = 90 + 2 * trial.config().seed();
    Path path = folder.resolve("runs").resolve(trial.folderName());
    RunFolder run = RunFolder.createAt(path);
    run.write(trial.config());
    Map<String, Estimate> results = new LinkedHashMap<>();
    for (String metric : TableOne.METRICS) {
      results.put(metric, Estimate.exact(metric.equals("relaxed") ? bound - 5 : bound, 100));
    }
    run.writeResults(results);
    try (MetricsLog log = MetricsLog.open(run.metrics(), 0)) {
      for (int i = 1; i <= 4; i++) {
        log.add(new IterationReport(i, bound + 10, 1, Map.of(), 1, 1e-3, 1, Map.of()), 0.25 * i);
      }
      log.add(new Measurement(4, "test", Map.of("discrete", new Estimate(bound, 1, 100))));
    }
    Files.createDirectory(run.model());
    Files.writeString(run.report(), "");
    run.write(Requests.finished(4, 1));
    return new Outcome(trial, path, Outcome.State.FINISHED, "");
  }

  @Test
  void finishedRunsMakeTheTableWithoutTraining() throws IOException {
    for (Trial trial : trials()) {
      finish(trial);
    }

    assertThat(Targets.registry().get("table1").reproduce(request())).isTrue();

    String text = out.toString(StandardCharsets.UTF_8);
    assertThat(Requests.line(text, "Bernoulli 200, MuProp "))
        .contains(" - ", "91.00 ± 1.41 quick* (109.70)", "131.3 ± 2.0 quick", "250.0 ± 0.0 quick");
    assertThat(Requests.line(text, "Bernoulli 200, Gumbel-Softmax "))
        .contains("86.00 ± 1.41 quick* (105.00)");
    assertThat(Requests.line(text, "Bernoulli 200, ST Gumbel-Softmax "))
        .contains(" 86.00 ± 1.41 quick ", "91.00 ± 1.41 quick* (111.50)");
    assertThat(Requests.line(text, "SDLGM, as published "))
        .contains("86.00 ± 1.41 quick* (99.05)", "101.00 ± 1.41 quick (99.58*)");
    assertThat(Requests.line(text, "SDLGM, ReinMax + ")).contains("91.00 ± 1.41 quick");
    assertThat(text.lines().filter(line -> line.matches(".* \\+ .*quick.*"))).hasSize(14);
    assertThat(text).contains("100 iterations of 100 observations (the paper: 10000)");
    for (String file : List.of("table1.txt", "table1.md", "table1.csv", "table1.json")) {
      assertThat(folder.resolve(file)).isNotEmptyFile();
    }
    assertThat(folder.resolve("table1.json")).content().contains("\"quick\" : true", "99.05");
    assertThat(folder.resolve("report.html")).content().contains("109.70", "not to be quoted");
  }

  @Test
  void whatIsMissingIsSaidAndWhatIsThereIsShown() throws IOException {
    List<Trial> trials = trials();
    Path nowhere = folder.resolve("nowhere");
    List<Outcome> outcomes =
        List.of(
            finish(trials.get(0)),
            new Outcome(trials.get(1), nowhere, Outcome.State.FAILED, "the loss is not finite"),
            new Outcome(trials.get(2), nowhere, Outcome.State.OPEN, ""));

    assertThat(new TableOne(request()).conclude(outcomes)).isFalse();

    String text = out.toString(StandardCharsets.UTF_8);
    assertThat(Requests.line(text, "Bernoulli 200, SF")).contains("90.00 quick* (112.20)");
    assertThat(Requests.line(text, "Bernoulli 200, DARN"))
        .contains("- (110.90)")
        .doesNotContain("quick");
    assertThat(text)
        .contains(
            "bernoulli-darn-0: failed: the loss is not finite",
            "bernoulli-muprop-0: not finished yet");
  }
}
