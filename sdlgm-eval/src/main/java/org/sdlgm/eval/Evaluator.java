package org.sdlgm.eval;

import com.google.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.error.Names;
import org.sdlgm.eval.bound.Bounds;
import org.sdlgm.metric.Evaluation;
import org.sdlgm.metric.Metric;
import org.sdlgm.metric.MetricFactory;
import org.sdlgm.model.LatentValues;
import org.sdlgm.model.ModelDescription;
import org.sdlgm.spi.Axis;
import org.sdlgm.spi.Registry;

/** Measures by the names of metrics, such as {@code gated} and {@code iw-100}. */
public final class Evaluator {
  private static final Pattern WITH_NUMBER = Pattern.compile("(.+)-(\\d+)");

  private final Registry<MetricFactory> registry;

  /**
   * @param registry the metrics that there are
   */
  @Inject
  public Evaluator(Registry<MetricFactory> registry) {
    this.registry = registry;
  }

  /**
   * The metric of a name: that of a factory, or a factory's with {@code -} and a number after it.
   *
   * @param name of any case
   * @throws ConfigurationException if there is none, with the nearest name; or if the metric needs
   *     a number and the name has none, or the other way round
   */
  public Metric metric(String name) {
    Optional<MetricFactory> whole = registry.find(name);
    if (whole.isPresent()) {
      return whole.get().create(OptionalInt.empty());
    }
    Matcher numbered = WITH_NUMBER.matcher(name);
    if (numbered.matches()) {
      return registry.get(numbered.group(1)).create(OptionalInt.of(number(name, numbered)));
    }
    throw new ConfigurationException(explain(name));
  }

  private static int number(String name, Matcher numbered) {
    try {
      return Integer.parseInt(numbered.group(2));
    } catch (NumberFormatException e) {
      throw new ConfigurationException(
          "the number of the metric '" + name + "' is too large: give one below 2147483648", e);
    }
  }

  /** A name like {@code iw-many} is a known one with a bad number, not a misspelt one. */
  private String explain(String name) {
    int dash = name.lastIndexOf('-');
    if (dash > 0 && registry.find(name.substring(0, dash)).isPresent()) {
      String base = name.substring(0, dash);
      return "the metric '%s' has no whole number after '%s-': write %s, or %s-10"
          .formatted(name, base, base, base);
    }
    return Names.unknown(Axis.METRIC.noun(), name, registry.entries().keySet());
  }

  /**
   * The metrics of names, in order.
   *
   * @param names as {@link #metric} takes them
   * @throws ConfigurationException as {@link #metric} does
   */
  public List<Metric> metrics(List<String> names) {
    return names.stream().map(this::metric).toList();
  }

  /**
   * Which of some metrics can be measured of models with latents of such values. Where a bound of
   * other latents is among them, the usual bounds of these take its place.
   *
   * @param names as {@link #metric} takes them
   * @param values what z is made of
   * @throws ConfigurationException as {@link #metric} does
   */
  public List<String> defined(List<String> names, LatentValues values) {
    Set<String> defined = new LinkedHashSet<>();
    for (String name : names) {
      if (metric(name).isDefinedFor(values)) {
        defined.add(name);
      } else if (Bounds.isUsual(name)) {
        defined.addAll(Bounds.usual(values));
      }
    }
    return List.copyOf(defined);
  }

  private static void require(Metric metric, ModelDescription model) {
    if (!metric.isDefinedFor(model.values())) {
      throw new ConfigurationException(
          "the metric '%s' is not defined for model.latent=%s, whose values are %s: leave it out%s"
              .formatted(
                  metric.description().name(),
                  model.config().latent().name(),
                  model.values() == LatentValues.REAL ? "real numbers" : "counts",
                  Bounds.isUsual(metric.description().name())
                      ? ", or measure " + String.join(",", Bounds.usual(model.values()))
                      : ""));
    }
  }

  /**
   * Measures one metric after the other. All names are looked up, and held against the model's
   * latent, before the first is measured.
   *
   * @param evaluation the model and the data
   * @param names as {@link #metric} takes them
   * @param progress is told how far each metric is
   * @return one measurement per name, in order
   * @throws ConfigurationException if a name is wrong, or a metric cannot be measured here
   */
  public List<Measurement> measure(Evaluation evaluation, List<String> names, Progress progress) {
    List<Measurement> measurements = new ArrayList<>();
    List<Metric> metrics = metrics(names);
    metrics.forEach(metric -> require(metric, evaluation.model().description()));
    for (Metric metric : metrics) {
      Metric.Description description = metric.description();
      Evaluation watched = new WatchedEvaluation(evaluation, description.name(), progress);
      measurements.add(new Measurement(description, metric.evaluate(watched)));
      int count = evaluation.part().count();
      progress.advanced(description.name(), count, count);
    }
    return measurements;
  }

  /**
   * Measures as {@link #measure(Evaluation, List, Progress)} does, telling nobody.
   *
   * @param evaluation the model and the data
   * @param names as {@link #metric} takes them
   */
  public List<Measurement> measure(Evaluation evaluation, List<String> names) {
    return measure(evaluation, names, Progress.NONE);
  }
}
