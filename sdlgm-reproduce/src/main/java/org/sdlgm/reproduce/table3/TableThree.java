package org.sdlgm.reproduce.table3;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.sdlgm.backend.Backend;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.config.RunConfig;
import org.sdlgm.data.Dataset;
import org.sdlgm.eval.count.CountMeasure;
import org.sdlgm.experiment.preset.Presets;
import org.sdlgm.experiment.study.Trial;
import org.sdlgm.model.TrainedTagger;
import org.sdlgm.report.CountedPictures;
import org.sdlgm.report.Numbers;
import org.sdlgm.reproduce.declaration.Measure;
import org.sdlgm.reproduce.declaration.Page;
import org.sdlgm.reproduce.declaration.Reproduction;
import org.sdlgm.reproduce.declaration.Request;
import org.sdlgm.reproduce.declaration.Run;
import org.sdlgm.reproduce.declaration.Runs;
import org.sdlgm.reproduce.declaration.Target;

/**
 * Table III of [SDLGM]: how often each digit is in a row of five columns, or as many as are asked
 * for; SDLGM-Dis with three networks, and a random forest on the same pixels.
 *
 * <p>Longer than other declarations: the forest is no trial. {@link CountForest} trains it, and
 * {@link ForestResult} keeps what it came to.
 */
public final class TableThree extends Reproduction {
  /** The target. */
  public static final Target TARGET =
      target(
          "counting digits: SDLGM-Dis beside a random forest [SDLGM table III]",
          TableThree::new,
          true);

  private static final int PAPER_COLUMNS = 5;
  private static final String EXPECTED = "MSE, expected counts";
  private static final double PAPER_MODEL = 0.05;
  private static final double PAPER_FOREST = 0.16;

  /** A model that counts, and how long it is trained. */
  private record Counter(String title, int iterations, RunConfig config) {}

  /** All of them, the best of the paper's kind first. */
  private static final List<Counter> COUNTERS =
      List.of(
          new Counter("SDLGM-Dis, convolutional", 1000, preset("convolutional")),
          new Counter(
              "SDLGM-Dis, a perceptron at each column",
              1000,
              // An empty column is told by biases alone: without noise, and in large steps.
              preset("columns")
                  .with("model.labels.sparsity", eachColumn(network(64, 0, 0)))
                  .with("model.labels.features", eachColumn(network(256, 0.5, 0.2)))
                  .with("training.optimizer.learningRate", 0.005)
                  .with("training.optimizer.weightDecay", 0.001)),
          new Counter(
              "SDLGM-Dis, a perceptron of the whole row",
              2000,
              preset("row")
                  .with("model.labels.sparsity.name", "bernoulli")
                  .with("model.labels.sparsity.network", network(128, 0.5, 0.2))
                  .with("model.labels.features.name", "categorical")
                  .with("model.labels.features.network", network(512, 0.5, 0.2))
                  .with("training.optimizer.learningRate", 0.001)
                  .with("training.optimizer.weightDecay", 0.01)));

  /** What a model came to: means by metric, and seconds of training. */
  private record Counts(ToDoubleFunction<String> means, double seconds) {
    double mean(CountMeasure measure) {
      return means.applyAsDouble(measure.description().name());
    }
  }

  private static final List<Measure<Counts>> MEASURES =
      List.of(
          Measure.lower(EXPECTED, 3, counts -> counts.mean(CountMeasure.EXPECTED_COUNT_MSE)),
          Measure.lower(
              "MSE, most probable counts", 3, counts -> counts.mean(CountMeasure.BAG_COUNT_MSE)),
          Measure.higher(
              "all counts right, percent", 1, counts -> 100 * counts.mean(CountMeasure.EXACT_BAGS)),
          Measure.neutral("training, s", 0, Counts::seconds));

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

  private final int seeds = scale.choose(scale.seeds(), 3, 1);
  private final int observations = scale.choose(scale.limit(), 1_000, 200);
  private final int columns = scale.columns().orElse(PAPER_COLUMNS);

  TableThree(Request request) {
    super(request);
  }

  private static RunConfig preset(String key) {
    return Presets.get("digit-columns").withName(key);
  }

  /** What these leave out is as each component has it. */
  private static Map<String, Object> network(int hidden, double dropout, double inputDropout) {
    return Map.of(
        "hidden",
        List.of(hidden),
        "dropout",
        dropout,
        "inputDropout",
        inputDropout,
        "activation",
        "relu");
  }

  private static ComponentConfig eachColumn(Map<String, Object> network) {
    List<Integer> window = List.of(28, 28);
    Map<String, Object> column =
        Map.of("channels", List.of(), "kernel", 1, "pooling", 1, "window", window, "stride", 28);
    return new ComponentConfig("convolutional", Map.of("convolutions", column, "network", network));
  }

  private int iterations(Counter counter) {
    return scale.choose(scale.iterations(), counter.iterations(), 40);
  }

  @Override
  public List<Trial> trials() {
    return rounds("", seeds, COUNTERS.stream().map(this::config).toList());
  }

  private RunConfig config(Counter counter) {
    int iterations = iterations(counter);
    return counter
        .config()
        .with("dataset.columns", columns)
        .with("training.iterations", iterations)
        .with("training.checkpointEvery", Math.min(250, iterations))
        .with("training.evaluateEvery", Math.max(1, iterations / 4))
        .with("evaluation.observations", observations)
        .with("evaluation.curveObservations", Math.min(200, observations));
  }

  @Override
  public List<ComponentConfig> needs() {
    return List.of(trials().get(0).config().dataset());
  }

  /** How large the forest is. */
  CountForest.Options forest() {
    return new CountForest.Options(
        scale.quick() ? 4 : 50, scale.quick() ? 1000 : Integer.MAX_VALUE, 0.25, 1.0 / 3, 4, 0);
  }

  @Override
  public Page page(Runs runs) {
    Dataset data = data(needs().get(0));
    // Nobody who stopped the study waits for a forest.
    Optional<ForestResult> forest = runs.isWhole() ? Optional.of(trained(data)) : Optional.empty();
    return page(
        runs, forest, runs.finished().stream().limit(1).map(run -> figure(run, data)).toList());
  }

  private ForestResult trained(Dataset data) {
    Path file = request.folder().resolve("forest.json");
    return ForestResult.kept(file, forest(), observations, data.name())
        .orElseGet(
            () -> {
              request.out().println("training a random forest of " + forest().trees() + " trees");
              return ForestResult.of(file, forest(), observations, data);
            });
  }

  /** What a run makes of the first images. */
  private Page.Figure figure(Run run, Dataset data) {
    String title =
        COUNTERS.stream()
            .filter(counter -> counter.config().name().equals(run.config().name()))
            .map(Counter::title)
            .findFirst()
            .orElseThrow();
    try (Backend backend = request.framework().open(run.config().backend());
        TrainedTagger tagger = run.folder().load(backend).tagger()) {
      CountedPictures pictures = CountedPictures.of(tagger, data.test());
      return new Page.Figure(
          pictures.drawing(title),
          "Test images, and the digits that are predicted, as often as they are. Green: right;"
              + " red and struck out: not there; grey, in brackets: there, but not predicted."
              + " Images on which the model is wrong come last. "
              + pictures.summary(),
          "table3");
    }
  }

  /**
   * What there is to show.
   *
   * @param runs of the networks
   * @param forest what it came to, once all networks are trained
   * @param figures what a network makes of the first images
   */
  Page page(Runs runs, Optional<ForestResult> forest, List<Page.Figure> figures) {
    List<Measure.Line<Counts>> lines = new ArrayList<>();
    for (Counter counter : COUNTERS) {
      List<Run> own = runs.of(counter.config().name());
      lines.add(
          line(
              counter.title(),
              own.stream().map(run -> new Counts(run::mean, run.seconds())).toList(),
              PAPER_MODEL));
    }
    lines.add(
        line(
            "random forest (Tribuo)",
            forest.map(made -> new Counts(made.values()::get, made.seconds())).stream().toList(),
            PAPER_FOREST));
    List<String> notes = new ArrayList<>(NOTES);
    if (columns != PAPER_COLUMNS) {
      notes.add("The paper has rows of five columns, so none of its values stands here.");
    }
    notes.add(size());
    String title =
        "Table III: squared error of counted digits, %s; %d test images, %s"
            .formatted(Numbers.count(columns, "column"), observations, Numbers.count(seeds, "run"));
    return new Page(
        Measure.table(title, "model", MEASURES, lines),
        scale.warning()
            + "Rows of digits from MNIST, whose counts alone are known; 5 000 to learn from.",
        notes,
        figures);
  }

  /** The paper's value stands where it is of such rows. */
  private Measure.Line<Counts> line(String title, List<Counts> runs, double paper) {
    return new Measure.Line<>(
        title, runs, columns == PAPER_COLUMNS ? Map.of(EXPECTED, paper) : Map.of());
  }

  private String size() {
    List<String> iterations =
        COUNTERS.stream()
            .map(counter -> counter.config().name() + " " + iterations(counter))
            .toList();
    return "iterations of 100 images: %s; forest: %s of %d images; times on %s beside %s"
        .formatted(
            String.join(", ", iterations),
            Numbers.count(forest().trees(), "tree"),
            Math.min(forest().observations(), 5_000),
            Numbers.count(workers().threads(), "thread"),
            Numbers.count(workers().jobs() - 1, "other training"));
  }
}
