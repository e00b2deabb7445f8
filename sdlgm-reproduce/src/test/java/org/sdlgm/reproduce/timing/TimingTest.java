package org.sdlgm.reproduce.timing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sdlgm.experiment.run.MetricsLog;
import org.sdlgm.experiment.run.RunFolder;
import org.sdlgm.experiment.study.Outcome;
import org.sdlgm.experiment.study.Trial;
import org.sdlgm.experiment.study.Workers;
import org.sdlgm.reproduce.declaration.Request;
import org.sdlgm.reproduce.declaration.Requests;
import org.sdlgm.reproduce.declaration.Scale;
import org.sdlgm.training.IterationReport;

/** The table, from runs that are there already: nothing is timed. */
class TimingTest {
  @TempDir private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private Request request() {
    Request alone =
        Requests.of(
            "timing",
            folder,
            new Scale(true, Optional.empty(), Optional.of(3), Optional.empty(), Optional.empty()),
            out);
    return new Request(
        alone.target(),
        alone.framework(),
        alone.location(),
        folder,
        alone.scale(),
        new Workers(2, 1, alone.workers().places()),
        alone.progress(),
        alone.notes(),
        alone.out());
  }

  /** SDLGM takes 20, 30 and 70 ms in its rounds, the others half of that. */
  private Outcome finish(Trial trial) throws IOException {
    double seconds = List.of(0.07, 0.02, 0.03).get((int) trial.config().seed());
    double each = trial.config().name().equals("sdlgm") ? seconds : seconds / 2;
    Path path = folder.resolve("runs").resolve(trial.folderName());
    RunFolder run = RunFolder.createAt(path);
    run.write(trial.config());
    try (MetricsLog log = MetricsLog.open(run.metrics(), 0)) {
      for (int i = 1; i <= 5; i++) {
        log.add(new IterationReport(i, 100, 1, Map.of(), 1, 1e-3, 1, Map.of()), each * i);
      }
    }
    return new Outcome(trial, path, Outcome.State.FINISHED, "");
  }

  @Test
  void modelsTakeTurns() {
    assertThat(new Timing(request()).trials())
        .extracting(trial -> trial.config().name())
        .startsWith("sdlgm", "bernoulli-pathwise-relaxed", "categorical-pathwise-relaxed", "sdlgm")
        .hasSize(9);
  }

  @Test
  void showsMediansAndTheirRatioBesideThePapers() throws IOException {
    List<Outcome> outcomes = new ArrayList<>();
    for (Trial trial : new Timing(request()).trials()) {
      outcomes.add(
          trial.name().equals("timing-categorical-pathwise-relaxed-2")
              ? new Outcome(trial, folder, Outcome.State.OPEN, "")
              : finish(trial));
    }

    new Timing(request()).conclude(outcomes);

    String text = out.toString(StandardCharsets.UTF_8);
    assertThat(Requests.line(text, "SDLGM, as published"))
        .contains("30.0 quick (13.0)", "20.0 quick", "70.0 quick");
    assertThat(Requests.line(text, "Bernoulli 200, Gumbel-Softmax"))
        .contains("15.0 quick (9.0)", "10.0 quick", "35.0 quick", "2.00 quick (1.44)");
    // Of two rounds, 35 and 10 ms.
    assertThat(Requests.line(text, "categorical 20x10, Gumbel-Softmax"))
        .contains("22.5 quick (9.0)");
    assertThat(text).contains("One training at a time on 2 threads; 40 iterations in each");
    assertThat(text).contains("timing-categorical-pathwise-relaxed-2: not finished yet");
  }
}
