package org.sdlgm.config;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * The numbers that a setting may have. The bounds are infinite where there is none; no number is
 * infinite.
 *
 * @param least the lower bound
 * @param leastIncluded whether it is in the range
 * @param greatest the upper bound
 * @param greatestIncluded whether it is in the range
 */
public record SettingRange(
    double least, boolean leastIncluded, double greatest, boolean greatestIncluded) {
  /**
   * The range that a component of a record states by {@link Setting}.
   *
   * @param component such as {@code learningRate}
   */
  public static SettingRange of(RecordComponent component) {
    Setting setting = component.getAnnotation(Setting.class);
    if (setting == null) {
      return new SettingRange(Double.NEGATIVE_INFINITY, false, Double.POSITIVE_INFINITY, false);
    }
    return new SettingRange(
        Math.max(setting.from(), setting.above()),
        setting.from() > setting.above(),
        Math.min(setting.to(), setting.below()),
        setting.to() < setting.below());
  }

  /** Whether every finite number is in the range. */
  public boolean isOpen() {
    return Double.isInfinite(least) && Double.isInfinite(greatest);
  }

  /**
   * Whether a number is in the range.
   *
   * @param number NaN is in none
   */
  public boolean contains(double number) {
    return (leastIncluded ? number >= least : number > least)
        && (greatestIncluded ? number <= greatest : number < greatest);
  }

  /** In words, such as {@code from 1 to 8} or {@code above 0}; empty if it is open. */
  @Override
  public String toString() {
    List<String> bounds = new ArrayList<>();
    if (leastIncluded && greatestIncluded) {
      return "from " + plain(least) + " to " + plain(greatest);
    }
    if (Double.isFinite(least)) {
      bounds.add((leastIncluded ? "at least " : "above ") + plain(least));
    }
    if (Double.isFinite(greatest)) {
      bounds.add((greatestIncluded ? "at most " : "below ") + plain(greatest));
    }
    return String.join(" and ", bounds);
  }

  /** A number without the decimals that say nothing. */
  private static String plain(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e15
        ? Long.toString((long) number)
        : new BigDecimal(Double.toString(number)).stripTrailingZeros().toString();
  }
}
