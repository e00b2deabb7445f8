package org.sdlgm.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sdlgm.data.ObservationShape;
import org.sdlgm.eval.Measurement;
import org.sdlgm.eval.bound.Bounds;
import org.sdlgm.experiment.run.ReportContent;
import org.sdlgm.metric.Metric.Direction;
import org.sdlgm.model.ModelDescription;
import org.sdlgm.model.TrainedModel;

/** What a reader should take away if they read only the top of the page. */
final class Headline {
  /** A gap between hard and soft of more than this share is worth a warning. */
  private static final double TOLERATED_GAP = 0.1;

  private static final int SIGNIFICANT = 3;

  private final ReportContent content;
  private final Optional<BagSurvey> bags;
  private final ModelDescription model;

  Headline(ReportContent content, TrainedModel model, Survey survey) {
    this.content = content;
    this.bags = survey.bags();
    this.model = model.description();
  }

  /**
   * A number that matters most, such as a bound.
   *
   * @param name of the metric
   * @param badge what kind of number it is
   * @param trueBound whether it bounds log p(x) of the model whose codes can be stored
   * @param value its mean
   * @param detail standard error and unit
   * @param words what it says
   */
  record Tile(
      String name, String badge, boolean trueBound, String value, String detail, String words) {}

  /**
   * A number that says what the run is.
   *
   * @param name of the number
   * @param value the number
   * @param detail in what proportion it stands
   */
  record Stat(String name, String value, String detail) {}

  /**
   * Whether the code is of use when it is hard.
   *
   * @param warning whether it is not
   * @param title in a few words
   * @param text the numbers
   * @param remedy what to do; empty if nothing
   */
  record Verdict(boolean warning, String title, String text, String remedy) {}

  /**
   * A metric.
   *
   * @param name of the metric
   * @param value mean
   * @param error standard error; empty if exact
   * @param unit of both
   * @param better which way, in words
   * @param count of observations
   * @param meaning one line
   */
  record Row(
      String name,
      String value,
      String error,
      String unit,
      String better,
      String count,
      String meaning) {}

  /** What was trained on what, in two sentences. */
  String summary() {
    return data(content) + " Each is described by " + description() + ".";
  }

  /** What a model was trained on, in a sentence. */
  static String data(ReportContent content) {
    ObservationShape shape = content.dataset().shape();
    String sides =
        shape.dimensions().stream().map(String::valueOf).collect(Collectors.joining(" × "));
    String kind = shape.values().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return "Trained on "
        + content.dataset().name()
        + ": "
        + Numbers.count(content.dataset().training().count(), "observation")
        + " of "
        + sides
        + (shape.values() == ObservationShape.Values.UNIT_INTERVAL
            ? " values from 0 to 1"
            : " " + kind + " values")
        + ".";
  }

  private String description() {
    if (bags.isEmpty()) {
      return Numbers.count(model.width(), "number");
    }
    return (model.maxFeatures() < model.width() ? "at most " + model.maxFeatures() + " of " : "")
        + Numbers.count(model.width(), "feature");
  }

  /** The bounds among the metrics. */
  List<Tile> tiles() {
    int pixels = content.dataset().shape().size();
    boolean binary = content.dataset().shape().values() == ObservationShape.Values.BINARY;
    return content.metrics().stream()
        .filter(metric -> isBound(metric.description().name()))
        .map(
            metric -> {
              String name = metric.description().name();
              String error = Numbers.error(metric.estimate());
              String bits = Numbers.brief(metric.estimate().mean() / Math.log(2) / pixels);
              boolean trueBound = !name.equals("relaxed");
              return new Tile(
                  name,
                  trueBound ? "true bound" : "criterion",
                  trueBound,
                  Numbers.mean(metric.estimate()),
                  (error.isEmpty() ? "" : "± " + error + " ")
                      + metric.description().unit()
                      + (binary ? " · " + bits + " bits per value" : ""),
                  words(name));
            })
        .toList();
  }

  private static boolean isBound(String name) {
    return Bounds.isUsual(name) || name.matches("iw-[0-9]+");
  }

  private String words(String name) {
    return switch (name) {
      case "elbo" ->
          "The evidence lower bound, at a sample of the posterior. On average an observation costs"
              + " at most this much.";
      case "relaxed" ->
          "With soft, blended features, as in training. It is the paper's criterion, and no bound"
              + " on what a stored code achieves.";
      case "discrete" ->
          "With hard codes, the kind that can be stored. On average an observation costs at most"
              + " this much.";
      case "gated" ->
          "Hard codes again, but a feature behind a closed gate costs nothing. Just as true, and"
              + " tighter.";
      default ->
          (bags.isPresent() ? "Hard codes, " : "")
              + Numbers.whole(Long.parseLong(name.substring(3)))
              + " samples for each observation: the nearest to the true −log p(x).";
    };
  }

  /** Compares soft with hard; empty unless there are codes and both were measured. */
  Optional<Verdict> verdict() {
    Optional<Measurement> relaxed = metric("relaxed");
    Optional<Measurement> discrete = metric("discrete");
    if (bags.isEmpty() || relaxed.isEmpty() || discrete.isEmpty()) {
      return Optional.empty();
    }
    double soft = relaxed.get().estimate().mean();
    double hard = discrete.get().estimate().mean();
    double error =
        Math.hypot(
            relaxed.get().estimate().standardError(), discrete.get().estimate().standardError());
    String numbers =
        "With soft samples an observation costs "
            + Numbers.brief(soft)
            + " nats, with hard codes "
            + Numbers.brief(hard)
            + ".";
    if (hard - soft > Math.max(SIGNIFICANT * error, TOLERATED_GAP * Math.abs(soft))) {
      return Optional.of(
          new Verdict(
              true,
              "This is a code that only works while it is soft",
              numbers + " Whoever stores these codes gets the second number.",
              "Train on hard samples at a fixed temperature: --set"
                  + " training.sampling=straight-through"));
    }
    return Optional.of(new Verdict(false, "The codes hold up when they are hard", numbers, ""));
  }

  /** The numbers beside the bounds. */
  List<Stat> stats() {
    List<Stat> stats = new ArrayList<>();
    bags.map(this::codeStats).ifPresent(stats::addAll);
    stats.addAll(trainingStats(content));
    return stats;
  }

  private List<Stat> codeStats(BagSurvey survey) {
    double slots = Arrays.stream(survey.drawnSizes()).average().orElse(0);
    double different =
        survey.stored().stream().mapToInt(code -> code.featuresInUse()).average().orElse(0);
    long dead = Arrays.stream(survey.usage(model.width())).filter(used -> used == 0).count();
    return List.of(
        new Stat("Slots in use", Numbers.brief(slots), "of " + model.maxFeatures()),
        new Stat("Features per code", Numbers.brief(different), "different ones"),
        new Stat(
            "Dead features",
            Numbers.whole(dead),
            "of " + Numbers.whole(model.width()) + ", never in a stored code"));
  }

  /** How large any model is, and what its training took. */
  static List<Stat> trainingStats(ReportContent content) {
    List<Stat> stats = new ArrayList<>();
    long parameters = content.model().description().parameterCount();
    stats.add(new Stat("Parameters", Numbers.whole(parameters), "trained numbers"));
    int iterations =
        content.iterations().isEmpty()
            ? content.config().training().iterations()
            : content.iterations().get(content.iterations().size() - 1).iteration();
    stats.add(
        new Stat(
            "Iterations",
            Numbers.whole(iterations),
            "of " + Numbers.count(content.config().training().batchSize(), "observation")));
    if (content.seconds() > 0) {
      stats.add(
          new Stat(
              "Training time",
              Numbers.duration(content.seconds()),
              Numbers.brief(1000 * content.seconds() / iterations) + " ms per iteration"));
    }
    return stats;
  }

  /** All metrics, as measured. */
  static List<Row> rows(ReportContent content) {
    return content.metrics().stream()
        .map(
            metric ->
                new Row(
                    metric.description().name(),
                    Numbers.mean(metric.estimate()),
                    Numbers.error(metric.estimate()),
                    metric.description().unit(),
                    better(metric.description().direction()),
                    Numbers.whole(metric.estimate().count()),
                    metric.description().meaning()))
        .toList();
  }

  private static String better(Direction direction) {
    return switch (direction) {
      case LOWER -> "lower";
      case HIGHER -> "higher";
      case NONE -> "";
    };
  }

  private Optional<Measurement> metric(String name) {
    return content.metrics().stream()
        .filter(metric -> metric.description().name().equals(name))
        .findFirst();
  }
}
