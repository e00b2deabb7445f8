package org.sdlgm.eval.bound;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.sdlgm.config.DivergenceWeighting;
import org.sdlgm.config.SamplingMode;
import org.sdlgm.metric.Metric.Description;
import org.sdlgm.metric.Metric.Direction;
import org.sdlgm.metric.MetricFactory;
import org.sdlgm.model.LatentValues;

/** The bounds by name, as metrics. */
public final class Bounds {
  private static final String UNIT = "nats";

  private static final String ELBO =
      "negative evidence lower bound on log p(x) of a model with real latents";

  private Bounds() {}

  /**
   * The bounds that are usual for models with latents of such values, the one to choose a model by
   * last: those of {@code iw} beside them.
   *
   * @param values what z is made of
   */
  public static List<String> usual(LatentValues values) {
    return switch (values) {
      case COUNTS -> List.of("relaxed", "discrete", "gated");
      case REAL -> List.of("elbo");
    };
  }

  /**
   * Whether a metric is a bound that is usual for latents of some values.
   *
   * @param name a metric's, with or without a number of samples
   */
  public static boolean isUsual(String name) {
    String base = name.replaceFirst("-[0-9]+$", "").toLowerCase(Locale.ROOT);
    return Arrays.stream(LatentValues.values()).anyMatch(values -> usual(values).contains(base));
  }

  /**
   * The factories of {@code relaxed}, {@code discrete}, {@code gated}, {@code elbo}, {@code iw},
   * and of {@code divergence}, their second part.
   */
  public static Map<String, MetricFactory> factories() {
    Map<String, MetricFactory> factories = new LinkedHashMap<>();
    add(
        factories,
        closedForm(
            "relaxed",
            "negative bound at relaxed samples, the paper's criterion; not a bound for discrete"
                + " codes",
            LatentValues.COUNTS,
            SamplingMode.RELAXED,
            DivergenceWeighting.FULL));
    add(
        factories,
        closedForm(
            "discrete",
            "negative lower bound on log p(x) at hard samples",
            LatentValues.COUNTS,
            SamplingMode.HARD,
            DivergenceWeighting.FULL));
    add(
        factories,
        closedForm(
            "gated",
            "negative lower bound on log p(x) at hard samples, features behind closed gates free",
            LatentValues.COUNTS,
            SamplingMode.HARD,
            DivergenceWeighting.GATED));
    add(
        factories,
        closedForm("elbo", ELBO, LatentValues.REAL, SamplingMode.HARD, DivergenceWeighting.FULL));
    factories.put(
        "stored",
        MetricFactory.of(
            new StoredCost(
                new Description(
                    "stored",
                    UNIT,
                    Direction.LOWER,
                    "what the written code and the residual cost, -log p(x|z*) - log p(z*); an"
                        + " upper bound on -log p(x)"))));
    factories.put("divergence", MetricFactory.of(new PosteriorDivergence()));
    add(
        factories,
        new SampledBoundFactory(
            "iw",
            "negative importance-weighted lower bound on log p(x) at hard samples",
            OptionalInt.empty(),
            (name, samples) ->
                new ImportanceWeightedBound(
                    new Description(
                        name,
                        UNIT,
                        Direction.LOWER,
                        "negative importance-weighted lower bound on log p(x), hard samples per"
                            + " observation: "
                            + samples),
                    samples)));
    return factories;
  }

  private static void add(Map<String, MetricFactory> factories, SampledBoundFactory factory) {
    factories.put(factory.name(), factory);
  }

  private static SampledBoundFactory closedForm(
      String base,
      String meaning,
      LatentValues values,
      SamplingMode mode,
      DivergenceWeighting weighting) {
    return new SampledBoundFactory(
        base,
        meaning,
        OptionalInt.of(1),
        (name, samples) ->
            new ClosedFormBound(
                new Description(name, UNIT, Direction.LOWER, meaning),
                values,
                mode,
                weighting,
                samples));
  }
}
