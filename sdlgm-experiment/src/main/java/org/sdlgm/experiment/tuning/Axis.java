package org.sdlgm.experiment.tuning;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.sdlgm.error.ConfigurationException;

/** The values that a field of a configuration may get in a search. */
sealed interface Axis {
  /**
   * A value drawn.
   *
   * @param uniform in [0, 1)
   */
  Object draw(double uniform);

  /** All values of a grid; empty if there is no telling which. */
  Optional<List<Object>> grid();

  /**
   * An axis from what YAML gives.
   *
   * @param path the field, for errors
   * @param value a list of values; or a range, {@code log:1e-4..1e-2}, {@code uniform:0..0.5} or
   *     {@code integer:1..6}, with {@code /3} behind it for three values of a grid
   * @throws ConfigurationException if it is neither
   */
  static Axis of(String path, Object value) {
    if (value instanceof List<?> list && !list.isEmpty()) {
      return new Choice(List.copyOf(list));
    }
    if (value instanceof String text) {
      return Range.parse(path, text);
    }
    throw new ConfigurationException(
        "the search over "
            + path
            + " is "
            + value
            + "; write values, such as [1, 2], or a range: log:1e-4..1e-2, uniform:0..0.5 or"
            + " integer:1..6");
  }

  /**
   * Some values, each as likely.
   *
   * @param values at least one: numbers, texts, lists, maps
   */
  record Choice(List<Object> values) implements Axis {
    @Override
    public Object draw(double uniform) {
      return values.get((int) (uniform * values.size()));
    }

    @Override
    public Optional<List<Object>> grid() {
      return Optional.of(values);
    }
  }

  /**
   * An interval of numbers, which are rounded to three digits so that they can be read and typed.
   *
   * @param scale what is uniform over the interval
   * @param from the least
   * @param to the greatest
   * @param steps how many of them a grid has, if it can have any
   */
  record Range(Scale scale, double from, double to, OptionalInt steps) implements Axis {
    private static final Pattern TEXT =
        Pattern.compile("(log|uniform|integer):([^/]+?)\\.\\.([^/]+?)(?:/(\\d{1,4}))?");
    private static final MathContext DIGITS = new MathContext(3, RoundingMode.HALF_EVEN);

    /** What is uniform. */
    enum Scale {
      /** The logarithm. */
      LOG,
      /** The number. */
      UNIFORM,
      /** The whole numbers, both ends among them. */
      INTEGER
    }

    private static Range parse(String path, String text) {
      Matcher parts = TEXT.matcher(text.strip());
      if (!parts.matches()) {
        throw unfit(
            path,
            text,
            "write log:1e-4..1e-2, uniform:0..0.5 or integer:1..6, with /3 for a grid of three, or"
                + " values such as [1, 2]");
      }
      Scale scale = Scale.valueOf(parts.group(1).toUpperCase(Locale.ROOT));
      double from = number(path, text, parts.group(2));
      double to = number(path, text, parts.group(3));
      if (!(from < to)) {
        throw unfit(path, text, "the first number must be the smaller one");
      }
      if (scale == Scale.LOG && from <= 0) {
        throw unfit(path, text, "a log range must be above 0");
      }
      if (scale == Scale.INTEGER && (from != Math.rint(from) || to != Math.rint(to))) {
        throw unfit(path, text, "an integer range ends with whole numbers");
      }
      OptionalInt steps =
          parts.group(4) == null
              ? OptionalInt.empty()
              : OptionalInt.of(Integer.parseInt(parts.group(4)));
      if (steps.orElse(2) < 2) {
        throw unfit(path, text, "a grid of a range has at least its two ends");
      }
      return new Range(scale, from, to, steps);
    }

    private static double number(String path, String text, String number) {
      try {
        double value = Double.parseDouble(number.strip());
        if (Double.isFinite(value)) {
          return value;
        }
      } catch (NumberFormatException e) {
        throw unfit(path, text, "'" + number + "' is no number");
      }
      throw unfit(path, text, "its ends must be finite");
    }

    private static ConfigurationException unfit(String path, String text, String remedy) {
      return new ConfigurationException(
          "the search over %s is '%s': %s".formatted(path, text, remedy));
    }

    @Override
    public Object draw(double uniform) {
      if (scale == Scale.INTEGER) {
        return (long) (from + Math.floor(uniform * (to - from + 1)));
      }
      return at(uniform);
    }

    @Override
    public Optional<List<Object>> grid() {
      if (scale == Scale.INTEGER && steps.isEmpty()) {
        return Optional.of(
            IntStream.rangeClosed((int) from, (int) to).mapToObj(i -> (Object) (long) i).toList());
      }
      return steps.isEmpty()
          ? Optional.empty()
          : Optional.of(
              IntStream.range(0, steps.getAsInt())
                  .mapToObj(i -> at((double) i / (steps.getAsInt() - 1)))
                  .distinct()
                  .toList());
    }

    private Object at(double share) {
      return switch (scale) {
        case LOG -> rounded(Math.exp(Math.log(from) + share * (Math.log(to) - Math.log(from))));
        case UNIFORM -> rounded(from + share * (to - from));
        case INTEGER -> Math.round(from + share * (to - from));
      };
    }

    /** Never outside of the interval, whose ends may have more digits. */
    private Object rounded(double value) {
      double round = new BigDecimal(value).round(DIGITS).doubleValue();
      return Math.min(to, Math.max(from, round));
    }
  }
}
