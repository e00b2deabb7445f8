package org.sdlgm.reproduce.table1;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.config.ConfigTree;
import org.sdlgm.config.RunConfig;
import org.sdlgm.config.SamplingMode;
import org.sdlgm.config.TemperatureConfig;
import org.sdlgm.experiment.preset.Presets;

/**
 * The methods of table I, and those beyond it, by one protocol.
 *
 * <p>All have the encoder and decoder of the preset {@code mnist}, batches of 100 and Adam at 1e-3
 * without a schedule, as SDLGM's own training: no method has a learning rate of its own, so none is
 * tuned and none is favoured. What is a method's own:
 *
 * <ul>
 *   <li>Gumbel-Softmax and its straight-through form: a temperature that falls from 1 to 0.5 (Jang
 *       et al. 2017, section 4.2), exponentially over the training
 *   <li>slope annealing: a slope that rises from 1 to 5 over the training
 *   <li>SDLGM: both temperatures learned from 1; with the other estimators the samples are hard,
 *       with straight-through Gumbel-Softmax both temperatures fall as above
 * </ul>
 */
public final class Grid {
  /** SDLGM as published: the preset {@code mnist}. */
  public static final String PUBLISHED = "sdlgm";

  /** The preset {@code mnist-discrete}. */
  public static final String DISCRETE = "mnist-discrete";

  /** Gumbel-Softmax with 200 bits. */
  public static final String GUMBEL_BITS = "bernoulli-pathwise-relaxed";

  /** Gumbel-Softmax with 20 variables of 10 classes. */
  public static final String GUMBEL_CLASSES = "categorical-pathwise-relaxed";

  private static final String SPARSE = "SDLGM (K 200, L0 40)";

  /** How the gradient passes the latent. */
  private record Estimator(String title, ComponentConfig config, SamplingMode sampling) {
    static Estimator hard(String title, String name) {
      return new Estimator(title, ComponentConfig.of(name), SamplingMode.HARD);
    }

    static Estimator pathwise(String title, SamplingMode sampling) {
      return new Estimator(title, ComponentConfig.of("pathwise"), sampling);
    }

    String key() {
      boolean hard = sampling == SamplingMode.HARD;
      return config.name() + (hard ? "" : "-" + ConfigTree.hyphenated(sampling));
    }
  }

  private static final Estimator GUMBEL =
      Estimator.pathwise("Gumbel-Softmax", SamplingMode.RELAXED);
  private static final Estimator HARD_GUMBEL =
      Estimator.pathwise("ST Gumbel-Softmax", SamplingMode.STRAIGHT_THROUGH);
  private static final List<Estimator> BEYOND =
      List.of(
          Estimator.hard("RLOO, 4 samples", "leave-one-out"), Estimator.hard("ReinMax", "reinmax"));
  private static final List<Estimator> OF_BITS = List.of(Estimator.hard("DisARM", "disarm"));

  /** The paper's values in nats, in the estimators' order. */
  private static final List<Double> OF_BERNOULLI =
      List.of(112.2, 110.9, 109.7, 116.0, 111.5, 105.0, 111.5);

  private static final List<Double> OF_CATEGORICAL =
      List.of(110.6, 128.8, 107.0, 110.9, 107.8, 101.5, 107.8);

  private Grid() {}

  /**
   * The rows of the table, from top to bottom.
   *
   * @param iterations over which schedules go
   */
  public static List<Method> methods(int iterations) {
    RunConfig base = Presets.get("mnist");
    TemperatureConfig annealed =
        new TemperatureConfig(
            TemperatureConfig.Mode.ANNEALED, 1, 0.5, TemperatureConfig.LIMIT, iterations);
    List<Estimator> hard = hard(iterations);
    List<Estimator> independent = joined(List.of(hard, List.of(GUMBEL, HARD_GUMBEL), BEYOND));
    RunConfig bits = independent(base, annealed, "bernoulli").with("model.latent.width", 200);
    RunConfig classes =
        independent(base, annealed, "categorical")
            .with("model.latent.variables", 20)
            .with("model.latent.classes", 10);
    RunConfig sparse =
        base.with("model.latent.sparsity.temperature", annealed)
            .with("model.latent.features.temperature", annealed);
    RunConfig discrete = Presets.get(DISCRETE);
    Map<String, Double> published = Map.of("relaxed", 99.05, "loss", 99.58);
    return joined(
        List.of(
            rows("Bernoulli 200", bits, joined(List.of(independent, OF_BITS)), OF_BERNOULLI),
            rows("categorical 20x10", classes, independent, OF_CATEGORICAL),
            List.of(new Method(PUBLISHED, SPARSE, "SDLGM, as published", base, published)),
            rows(SPARSE, sparse, joined(List.of(List.of(HARD_GUMBEL), hard, BEYOND)), List.of()),
            List.of(
                new Method(DISCRETE, SPARSE, "SDLGM, preset mnist-discrete", discrete, Map.of()))));
  }

  /** The row of one of the constants; its schedules go over so many iterations. */
  public static Method method(String key, int iterations) {
    return methods(iterations).stream()
        .filter(method -> method.key().equals(key))
        .findFirst()
        .orElseThrow();
  }

  private static List<Estimator> hard(int iterations) {
    ComponentConfig slopes =
        new ComponentConfig("slope-annealed", Map.of("iterations", iterations));
    return List.of(
        Estimator.hard("SF (NVIL)", "score-function"),
        Estimator.hard("DARN", "darn"),
        Estimator.hard("MuProp", "muprop"),
        Estimator.hard("ST", "straight-through"),
        new Estimator("annealed ST", slopes, SamplingMode.HARD));
  }

  /** Independent bits or classes, with the encoder of SDLGM's features. */
  private static RunConfig independent(RunConfig base, TemperatureConfig annealed, String latent) {
    return base.with("model.latent.name", latent)
        .with("model.latent.network.hidden", List.of(512, 384, 256))
        .with("model.latent.network.activation", "relu")
        .with("model.latent.temperature", annealed);
  }

  /** A latent with estimators, to the first of which the paper's values belong. */
  private static List<Method> rows(
      String latent, RunConfig base, List<Estimator> estimators, List<Double> papers) {
    return IntStream.range(0, estimators.size())
        .mapToObj(
            i ->
                row(
                    latent,
                    base,
                    estimators.get(i),
                    i < papers.size() ? List.of(papers.get(i)) : List.of()))
        .toList();
  }

  private static Method row(
      String latent, RunConfig base, Estimator estimator, List<Double> paper) {
    String bound = estimator.sampling() == SamplingMode.RELAXED ? "relaxed" : "discrete";
    boolean isSparse = latent.equals(SPARSE);
    String key = isSparse ? "sdlgm" : latent.split(" ", 2)[0].toLowerCase(Locale.ROOT);
    return new Method(
        key + "-" + estimator.key(),
        latent,
        (isSparse ? "SDLGM" : latent) + ", " + estimator.title(),
        base.with("training.estimator", estimator.config())
            .with("training.sampling", estimator.sampling()),
        paper.isEmpty() ? Map.of() : Map.of(bound, paper.get(0)));
  }

  private static <T> List<T> joined(List<List<T>> lists) {
    return lists.stream().flatMap(List::stream).toList();
  }
}
