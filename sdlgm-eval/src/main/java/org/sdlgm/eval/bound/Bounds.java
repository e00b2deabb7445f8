package org.sdlgm.eval.bound;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.sdlgm.component.DivergenceWeighting;
import org.sdlgm.component.SamplingMode;
import org.sdlgm.metric.Metric.Description;
import org.sdlgm.metric.Metric.Direction;
import org.sdlgm.metric.MetricFactory;

/** The bounds by name, as metrics. */
public final class Bounds {
  private static final String UNIT = "nats";

  private Bounds() {}

  /**
   * The factories of {@code relaxed}, {@code discrete}, {@code gated}, {@code iw}, and of {@code
   * divergence}, their second part.
   */
  public static Map<String, MetricFactory> factories() {
    Map<String, MetricFactory> factories = new LinkedHashMap<>();
    add(
        factories,
        closedForm(
            "relaxed",
            "negative bound at relaxed samples, the paper's criterion; not a bound for discrete"
                + " codes",
            SamplingMode.RELAXED,
            DivergenceWeighting.FULL));
    add(
        factories,
        closedForm(
            "discrete",
            "negative lower bound on log p(x) at hard samples",
            SamplingMode.HARD,
            DivergenceWeighting.FULL));
    add(
        factories,
        closedForm(
            "gated",
            "negative lower bound on log p(x) at hard samples, features behind closed gates free",
            SamplingMode.HARD,
            DivergenceWeighting.GATED));
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
      String base, String meaning, SamplingMode mode, DivergenceWeighting weighting) {
    return new SampledBoundFactory(
        base,
        meaning,
        OptionalInt.of(1),
        (name, samples) ->
            new ClosedFormBound(
                new Description(name, UNIT, Direction.LOWER, meaning), mode, weighting, samples));
  }
}
