package org.sdlgm.eval.bound;

import java.util.OptionalInt;
import java.util.function.BiFunction;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.metric.Metric;
import org.sdlgm.metric.MetricFactory;

/**
 * Makes a bound whose number is how many samples are drawn for each observation.
 *
 * @param name the bound's name without the number
 * @param meaning one line
 * @param usualSamples how many samples when no number is given; empty if one must be given
 * @param make the bound from its full name and the number of samples
 */
record SampledBoundFactory(
    String name, String meaning, OptionalInt usualSamples, BiFunction<String, Integer, Metric> make)
    implements MetricFactory {
  /** More would be a slip of the hand: a million decodings of each observation. */
  private static final int MOST_SAMPLES = 1_000_000;

  @Override
  public String summary() {
    String number =
        usualSamples.isPresent()
            ? "%s-10 averages over 10 samples per observation, %s over %d"
                .formatted(name, name, usualSamples.getAsInt())
            : "%s-100 draws 100 samples per observation".formatted(name);
    return meaning + " (nats); " + number;
  }

  @Override
  public Metric create(OptionalInt number) {
    if (number.isPresent()) {
      return make.apply(name + "-" + checked(number.getAsInt()), number.getAsInt());
    }
    int samples =
        usualSamples.orElseThrow(
            () ->
                new ConfigurationException(
                    "the metric '%s' needs a number of samples: write %s-100"
                        .formatted(name, name)));
    return make.apply(name, samples);
  }

  private int checked(int samples) {
    if (samples < 1 || samples > MOST_SAMPLES) {
      throw new ConfigurationException(
          "the metric '%s' draws from 1 to %d samples, got %d: write %s-100"
              .formatted(name, MOST_SAMPLES, samples, name));
    }
    return samples;
  }
}
