package org.sdlgm.reproduce.table3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sdlgm.config.LabelModelConfig;
import org.sdlgm.data.DataLocation;
import org.sdlgm.experiment.run.RunFolder;
import org.sdlgm.experiment.study.Outcome;
import org.sdlgm.experiment.study.Trial;
import org.sdlgm.metric.Estimate;
import org.sdlgm.report.drawing.Drawing;
import org.sdlgm.reproduce.Targets;
import org.sdlgm.reproduce.declaration.Page;
import org.sdlgm.reproduce.declaration.Request;
import org.sdlgm.reproduce.declaration.Requests;
import org.sdlgm.reproduce.declaration.Runs;
import org.sdlgm.reproduce.declaration.Scale;
import org.sdlgm.reproduce.declaration.TableFiles;

/** The table, from runs that are there already, and once from nothing. */
class TableThreeTest {
  private static final Scale TWO_SEEDS =
      new Scale(true, Optional.empty(), Optional.of(2), Optional.empty(), Optional.empty());

  @TempDir private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private Request request() {
    return Requests.of("table3", folder, TWO_SEEDS, out);
  }

  /** The squared error is 0.01 with seed 0, 0.03 with seed 1. */
  private Outcome finish(Trial trial) throws IOException {
    Path path = folder.resolve("runs").resolve(trial.folderName());
    RunFolder run = RunFolder.createAt(path);
    run.write(trial.config());
    run.writeResults(
        Map.of(
            "expected-count-mse", Estimate.exact(0.01 + 0.02 * trial.config().seed(), 200),
            "bag-count-mse", Estimate.exact(0.04, 200),
            "exact-bags", Estimate.exact(0.9, 200)));
    run.write(Requests.finished(4, 12));
    return new Outcome(trial, path, Outcome.State.FINISHED, "");
  }

  @Test
  void everyNetworkIsTrainedWithEverySeed() {
    List<Trial> trials = new TableThree(request()).trials();
    assertThat(trials)
        .extracting(Trial::name)
        .containsExactly(
            "convolutional-0", "columns-0", "row-0", "convolutional-1", "columns-1", "row-1");
    assertThat(trials)
        .allSatisfy(
            trial -> {
              assertThat(trial.config().model()).isInstanceOf(LabelModelConfig.class);
              assertThat(trial.config().dataset().name()).isEqualTo("digit-columns");
              assertThat(trial.config().evaluation().metrics())
                  .containsExactly("expected-count-mse", "bag-count-mse", "exact-bags");
            });
  }

  @Test
  void showsThePapersValuesBesideOursAndWhatIsMissing() throws IOException {
    TableThree target = new TableThree(request());
    List<Outcome> outcomes = new ArrayList<>();
    for (Trial trial : target.trials()) {
      outcomes.add(
          trial.name().startsWith("row")
              ? new Outcome(trial, folder.resolve("none"), Outcome.State.OPEN, "")
              : finish(trial));
    }
    ForestResult forest =
        new ForestResult(
            target.forest(),
            200,
            "digits",
            Map.of("expected-count-mse", 0.3, "bag-count-mse", 0.4, "exact-bags", 0.02),
            7);
    Page.Figure picture =
        new Page.Figure(new Drawing("Rows", 10, 10), "Digits that are counted.", "rows");
    Runs runs = new Runs(outcomes);

    TableFiles.write(
        target.page(runs, Optional.of(forest), List.of(picture)).withNotes(runs.missing()),
        request());

    String text = out.toString(StandardCharsets.UTF_8);
    assertThat(Requests.line(text, "SDLGM-Dis, convolutional"))
        .contains("0.020 ± 0.014 quick* (0.050)", "0.040 ± 0.000 quick", "90.0 ± 0.0 quick", "12");
    assertThat(Requests.line(text, "SDLGM-Dis, a perceptron of the whole row"))
        .contains("- (0.050)")
        .doesNotContain("quick");
    assertThat(Requests.line(text, "random forest")).contains("0.300 quick (0.160*)", "2.0 quick");
    assertThat(text).contains("row-0: not finished yet; the same command goes on");
    assertThat(folder.resolve("report.html"))
        .content()
        .contains("Digits that are counted.", "data:image/svg+xml;base64,");
    assertThat(folder.resolve("table3.csv")).isNotEmptyFile();
  }

  /**
   * Trains all three networks and the forest on rows of three columns, in processes of their own.
   */
  @Test
  void countsInRowsOfAnyLength() throws IOException {
    Path data =
        Optional.ofNullable(System.getenv("SDLGM_DATA"))
            .map(Path::of)
            .orElse(Path.of("..", "..", "shared", "data"));
    assumeTrue(
        Files.isDirectory(data.resolve("mnist")),
        () -> "skipped: no " + data.resolve("mnist") + "; set SDLGM_DATA to run it");
    Path made = folder.resolve("made");
    Scale tiny = new Scale(true, Optional.of(2), Optional.empty(), Optional.of(5), Optional.of(3));
    DataLocation location = new DataLocation(Optional.of(data), folder.resolve("cache"), true);

    assertThat(
            Targets.registry()
                .get("table3")
                .reproduce(Requests.of("table3", location, made, tiny, out)))
        .isTrue();

    String text = out.toString(StandardCharsets.UTF_8);
    assertThat(text).contains("3 columns; 5 test images, 1 run", "none of its values stands here");
    for (String model : List.of("SDLGM-Dis, convolutional", "SDLGM-Dis, a perceptron", "random")) {
      assertThat(Requests.line(text, model)).contains("quick").doesNotContain("(0.");
    }
    assertThat(ImageIO.read(made.resolve("table3.png").toFile()).getWidth()).isPositive();
    assertThat(made.resolve("report.html")).isNotEmptyFile();
  }
}
