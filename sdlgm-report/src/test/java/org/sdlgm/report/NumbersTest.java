package org.sdlgm.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sdlgm.metric.Estimate;

final class NumbersTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0.000",
    "0.12345, 0.123",
    "-12.345, −12.35",
    "105.26, 105.3",
    "12345.6, 12\u202f346",
    "0.0000123, 1.23e−05",
    "NaN, not a number",
    "-Infinity, −∞"
  })
  void briefNumbersHaveFewDigits(double value, String text) {
    assertThat(Numbers.brief(value)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "105.2345, 0.27, 105.23, 0.27",
    "105.2345, 3.14, 105.2, 3.1",
    "105.2345, 31.4, 105, 31",
    "0.012345, 0.00012, 0.0123, 0.0001",
    "8, 0, 8, ''",
    "0.25, 0, 0.250, ''",
    "NaN, NaN, not a number, ''"
  })
  void estimatesHaveTheDigitsThatTheirErrorVouchesFor(
      double mean, double error, String shownMean, String shownError) {
    Estimate estimate = new Estimate(mean, error, 10);

    assertThat(Numbers.mean(estimate)).isEqualTo(shownMean);
    assertThat(Numbers.error(estimate)).isEqualTo(shownError);
  }

  @ParameterizedTest
  @CsvSource({"0.1234, 1, 0.12", "-0.001, 1, 0.00", "-1.5, 1, −1.50", "1234, 5000, 1\u202f234"})
  void valuesAmongOthersHaveDecimalsByTheirSpan(double value, double span, String text) {
    assertThat(Numbers.within(value, span)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"3.14159, 3.1 s", "42.4, 42 s", "133.7, 2 min 14 s", "7325, 2 h 2 min"})
  void durationsNameTheirTwoLargestUnits(double seconds, String text) {
    assertThat(Numbers.duration(seconds)).isEqualTo(text);
  }

  @Test
  void oneOfSomethingIsSingular() {
    assertThat(Numbers.count(1, "slot")).isEqualTo("1 slot");
    assertThat(Numbers.count(2, "slot")).isEqualTo("2 slots");
  }
}
