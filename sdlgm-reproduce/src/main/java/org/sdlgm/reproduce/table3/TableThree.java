package org.sdlgm.reproduce.table3;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.sdlgm.backend.Backend;
import org.sdlgm.config.RunConfig;
import org.sdlgm.data.Dataset;
import org.sdlgm.djl.storage.ConfigText;
import org.sdlgm.eval.count.CountMeasure;
import org.sdlgm.eval.statistics.Summary;
import org.sdlgm.eval.table.Cell;
import org.sdlgm.eval.table.Column;
import org.sdlgm.eval.table.ResultTable;
import org.sdlgm.eval.table.Row;
import org.sdlgm.experiment.run.RunFolder;
import org.sdlgm.experiment.study.Outcome;
import org.sdlgm.experiment.study.Trial;
import org.sdlgm.metric.Metric.Direction;
import org.sdlgm.model.TrainedTagger;
import org.sdlgm.report.CountedPictures;
import org.sdlgm.report.Illustration;
import org.sdlgm.report.Numbers;
import org.sdlgm.reproduce.target.Request;
import org.sdlgm.reproduce.target.Scale;
import org.sdlgm.reproduce.target.TableFiles;
import org.sdlgm.reproduce.target.Target;

/**
 * Table III of [SDLGM]: how often each digit is in a row of five columns, or as many as are asked
 * for; SDLGM-Dis with three networks, and a random forest on the same pixels.
 */
public final class TableThree implements Target {
  private static final int SEEDS = 3;
  private static final int PAPER_COLUMNS = 5;
  private static final int TREES = 50;
  private static final int ALL_OBSERVATIONS = 1_000;
  private static final double TREE_SHARE = 0.25;
  private static final double SPLIT_SHARE = 1.0 / 3;
  private static final int GREY_LEVELS = 4;
  private static final String FOREST = "random forest (Tribuo)";
  private static final double PAPER_MODEL = 0.05;
  private static final double PAPER_FOREST = 0.16;

  private static final List<Column> COLUMNS =
      List.of(
          new Column("MSE, expected counts", Direction.LOWER, 3),
          new Column("MSE, most probable counts", Direction.LOWER, 3),
          new Column("all counts right, percent", Direction.HIGHER, 1),
          new Column("training, s", Direction.NONE, 0));

  private static final List<String> NOTES =
      List.of(
          "The squared error is a mean over the ten digits and the test images.",
          "The paper does not say which counts its error is of, nor which networks it took: its"
              + " value stands beside the expected counts of each of our networks.",
          "All networks learn from the counts alone: none is told which column has which digit."
              + " The convolutional network and the perceptron at each column know where the"
              + " columns are and share their weights between them; the perceptron of the whole row"
              + " and the random forest see a row of pixels, as the paper's forest may have.",
          "The forest: each tree has a bootstrap sample of the images and a quarter of the pixels,"
              + " drawn at random, at four levels of grey; each split is the best of a third of"
              + " those; a leaf has at least 5 images. Its most probable counts are its expected"
              + " ones, rounded. The paper does not say what its forest was like.");

  /**
   * How much is done.
   *
   * @param scale of each training
   * @param seeds how many runs of each network
   * @param observations of the test part that are measured on
   * @param columns of an image
   * @param forest how large the forest is
   */
  record Plan(Scale scale, int seeds, int observations, int columns, CountForest.Options forest) {
    static Plan of(Scale scale) {
      return new Plan(
          scale,
          scale.choose(scale.seeds(), SEEDS, 1),
          scale.choose(scale.limit(), ALL_OBSERVATIONS, 200),
          scale.columns().orElse(PAPER_COLUMNS),
          scale.quick() ? forest(4, 1000) : forest(TREES, Integer.MAX_VALUE));
    }

    private static CountForest.Options forest(int trees, int observations) {
      return new CountForest.Options(trees, observations, TREE_SHARE, SPLIT_SHARE, GREY_LEVELS, 0);
    }

    /** The paper's value, where it is of such rows. */
    OptionalDouble published(CountMeasure measure, double value) {
      return columns == PAPER_COLUMNS && measure.equals(CountMeasure.EXPECTED_COUNT_MSE)
          ? OptionalDouble.of(value)
          : OptionalDouble.empty();
    }

    int iterations(Counter counter) {
      return scale.choose(scale.iterations(), counter.iterations(), 40);
    }
  }

  @Override
  public String summary() {
    return "counting digits: SDLGM-Dis beside a random forest [SDLGM table III]";
  }

  @Override
  public boolean hasColumns() {
    return true;
  }

  @Override
  public boolean reproduce(Request request) {
    Plan plan = Plan.of(request.scale());
    List<Trial> trials = trials(plan, request);
    Dataset data = request.framework().load(trials.get(0).config().dataset(), request.location());
    return request
        .study()
        .run(
            trials,
            outcomes -> {
              boolean whole = outcomes.stream().allMatch(Outcome::isFinished);
              // Nobody who stopped the study waits for a forest.
              Optional<ForestResult> forest =
                  whole ? Optional.of(forest(plan, data, request)) : Optional.empty();
              conclude(plan, outcomes, forest, illustrations(outcomes, data, request), request);
              return whole;
            });
  }

  private static ForestResult forest(Plan plan, Dataset data, Request request) {
    Path file = request.folder().resolve("forest.json");
    return ForestResult.kept(file, plan.forest(), plan.observations(), data.name())
        .orElseGet(
            () -> {
              request
                  .out()
                  .println("training a random forest of " + plan.forest().trees() + " trees");
              return ForestResult.of(file, plan.forest(), plan.observations(), data);
            });
  }

  /** The first run of every network, then the second. */
  static List<Trial> trials(Plan plan, Request request) {
    List<Trial> trials = new ArrayList<>();
    for (int seed = 0; seed < plan.seeds(); seed++) {
      for (Counter counter : Counter.ALL) {
        trials.add(trial(counter, seed, plan, request));
      }
    }
    return trials;
  }

  private static Trial trial(Counter counter, int seed, Plan plan, Request request) {
    int iterations = plan.iterations(counter);
    String yaml =
        String.format(
            Locale.ROOT,
            """
            name: %s
            seed: %d
            dataset: {columns: %d}
            training: {iterations: %d, checkpointEvery: %d, evaluateEvery: %d}
            evaluation: {observations: %d, curveObservations: %d}
            """,
            counter.key(),
            seed,
            plan.columns(),
            iterations,
            Math.max(1, Math.min(250, iterations)),
            Math.max(1, iterations / 4),
            plan.observations(),
            Math.min(200, plan.observations()));
    RunConfig config = ConfigText.overlay(counter.config(), yaml, counter.title());
    return new Trial(counter.key() + "-" + seed, request.framework().complete(config));
  }

  static void conclude(
      Plan plan,
      List<Outcome> outcomes,
      Optional<ForestResult> forest,
      List<Illustration> illustrations,
      Request request) {
    List<Row> rows = new ArrayList<>();
    Counter.ALL.forEach(counter -> rows.add(row(counter, plan, outcomes)));
    rows.add(new Row(FOREST, forestCells(plan, forest)));
    List<String> notes = new ArrayList<>(NOTES);
    if (plan.columns() != PAPER_COLUMNS) {
      notes.add("The paper has rows of five columns, so none of its values stands here.");
    }
    notes.add(size(plan, request));
    outcomes.stream()
        .filter(outcome -> !outcome.isFinished())
        .map(Outcome::missing)
        .forEach(notes::add);
    String title =
        "Table III: squared error of counted digits, %s; %d test images, %s"
            .formatted(
                Numbers.count(plan.columns(), "column"),
                plan.observations(),
                Numbers.count(plan.seeds(), "run"));
    TableFiles.write(
        new ResultTable(title, "model", COLUMNS, rows, request.scale().qualifier(), notes),
        request.scale().warning()
            + "Rows of digits from MNIST, whose counts alone are known; 5 000 to learn from.",
        List.of(),
        illustrations,
        request);
  }

  private static String size(Plan plan, Request request) {
    List<String> iterations =
        Counter.ALL.stream()
            .map(counter -> counter.key() + " " + plan.iterations(counter))
            .toList();
    int seen = Math.min(plan.forest().observations(), 5_000);
    return "iterations of 100 images: %s; forest: %s of %d images; times on %s beside %s"
        .formatted(
            String.join(", ", iterations),
            Numbers.count(plan.forest().trees(), "tree"),
            seen,
            Numbers.count(request.workers().threads(), "thread"),
            Numbers.count(request.workers().jobs() - 1, "other training"));
  }

  private static Row row(Counter counter, Plan plan, List<Outcome> outcomes) {
    List<RunFolder> runs =
        outcomes.stream()
            .filter(outcome -> outcome.trial().config().name().equals(counter.key()))
            .filter(Outcome::isFinished)
            .map(Outcome::folder)
            .toList();
    List<Cell> cells = new ArrayList<>();
    for (CountMeasure measure : CountMeasure.all()) {
      String name = measure.description().name();
      cells.add(
          new Cell(
              summary(runs, run -> factor(measure) * run.results().get(name).mean()),
              plan.published(measure, PAPER_MODEL)));
    }
    cells.add(new Cell(summary(runs, run -> run.record().seconds()), OptionalDouble.empty()));
    return new Row(counter.title(), cells);
  }

  private static List<Cell> forestCells(Plan plan, Optional<ForestResult> forest) {
    List<Cell> cells = new ArrayList<>();
    for (CountMeasure measure : CountMeasure.all()) {
      cells.add(
          new Cell(
              forest.map(
                  f -> Summary.of(factor(measure) * f.values().get(measure.description().name()))),
              plan.published(measure, PAPER_FOREST)));
    }
    cells.add(new Cell(forest.map(f -> Summary.of(f.seconds())), OptionalDouble.empty()));
    return cells;
  }

  /** Fractions are shown in percent. */
  private static double factor(CountMeasure measure) {
    return measure.equals(CountMeasure.EXACT_BAGS) ? 100 : 1;
  }

  private static Optional<Summary> summary(
      List<RunFolder> runs, ToDoubleFunction<RunFolder> value) {
    return runs.isEmpty()
        ? Optional.empty()
        : Optional.of(Summary.of(runs.stream().mapToDouble(value).toArray()));
  }

  /** What the first run that is finished makes of the first images; none if there is no run. */
  private static List<Illustration> illustrations(
      List<Outcome> outcomes, Dataset data, Request request) {
    Optional<Outcome> first = outcomes.stream().filter(Outcome::isFinished).findFirst();
    if (first.isEmpty()) {
      return List.of();
    }
    Outcome outcome = first.get();
    try (Backend backend = request.framework().open(outcome.trial().config().backend());
        TrainedTagger tagger = backend.load(outcome.folder().trainedModel()).tagger()) {
      String title =
          Counter.ALL.stream()
              .filter(counter -> counter.key().equals(outcome.trial().config().name()))
              .map(Counter::title)
              .findFirst()
              .orElseThrow();
      CountedPictures pictures = CountedPictures.of(tagger, data.test());
      return List.of(
          TableFiles.draw(
              pictures.drawing(title),
              "Test images, and the digits that are predicted, as often as they are. Green: right;"
                  + " red and struck out: not there; grey, in brackets: there, but not predicted."
                  + " Images on which the model is wrong come last. "
                  + pictures.summary(),
              "table3",
              request));
    }
  }
}
