package org.sdlgm.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import org.sdlgm.metric.Estimate;

/** Numbers as a reader wants them: few digits, the same in every locale. */
public final class Numbers {
  private static final char THIN_SPACE = '\u202f';

  private Numbers() {}

  /** Whole numbers with their thousands set apart. */
  static String whole(long value) {
    return String.format(Locale.ROOT, "%,d", value).replace(',', THIN_SPACE);
  }

  /** About four significant digits. */
  static String brief(double value) {
    double size = Math.abs(value);
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "not a number" : value > 0 ? "∞" : "−∞";
    }
    if (size != 0 && (size < 1e-3 || size >= 1e9)) {
      return String.format(Locale.ROOT, "%.2e", value).replace('-', '−');
    }
    return fixed(value, size >= 1000 ? 0 : size >= 100 ? 1 : size >= 10 ? 2 : 3);
  }

  /** A value among others that span so much: as many decimals as tell them apart, for all alike. */
  static String within(double value, double span) {
    int magnitude = (int) Math.floor(Math.log10(span));
    return Double.isFinite(value)
        ? fixed(value, Math.min(9, Math.max(0, 2 - magnitude)))
        : brief(value);
  }

  /** An estimate's mean, with as many decimals as its standard error can vouch for. */
  static String mean(Estimate estimate) {
    if (!(estimate.standardError() > 0) || !Double.isFinite(estimate.mean())) {
      return estimate.mean() == Math.rint(estimate.mean()) && Math.abs(estimate.mean()) < 1e9
          ? fixed(estimate.mean(), 0)
          : brief(estimate.mean());
    }
    return fixed(estimate.mean(), decimals(estimate));
  }

  /** An estimate's standard error, two digits of it; empty if the value is exact. */
  static String error(Estimate estimate) {
    return estimate.standardError() > 0 && Double.isFinite(estimate.standardError())
        ? fixed(estimate.standardError(), decimals(estimate))
        : "";
  }

  /** A share as percent. */
  static String percent(double share) {
    double percent = 100 * share;
    return fixed(percent, percent > 0 && percent < 10 ? 1 : 0) + " %";
  }

  /**
   * How many there are of something: {@code 1 slot}, {@code 3 slots}.
   *
   * @param count how many
   * @param thing one of them, in a word that an s makes many
   */
  public static String count(long count, String thing) {
    return whole(count) + " " + thing + (count == 1 ? "" : "s");
  }

  /** Wall time in the two largest units. */
  static String duration(double seconds) {
    long whole = Math.round(seconds);
    if (whole < 60) {
      return fixed(seconds, seconds < 10 ? 1 : 0) + " s";
    }
    return whole < 3600
        ? whole / 60 + " min " + whole % 60 + " s"
        : whole / 3600 + " h " + whole % 3600 / 60 + " min";
  }

  /** Five significant digits: more than a chart's pixels can show. */
  static double rounded(double value) {
    return new BigDecimal(value).round(new MathContext(5)).doubleValue();
  }

  private static int decimals(Estimate estimate) {
    int magnitude = (int) Math.floor(Math.log10(estimate.standardError()));
    return Math.max(0, Math.min(4, 1 - magnitude));
  }

  private static String fixed(double value, int decimals) {
    String text = String.format(Locale.ROOT, "%,." + decimals + "f", value);
    return (text.matches("-[0.]+") ? text.substring(1) : text)
        .replace(',', THIN_SPACE)
        .replace('-', '−');
  }
}
