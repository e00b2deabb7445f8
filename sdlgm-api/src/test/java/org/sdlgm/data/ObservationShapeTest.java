package org.sdlgm.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sdlgm.config.ConfigTree;
import org.sdlgm.data.ObservationShape.Values;
import org.sdlgm.error.ConfigurationException;

class ObservationShapeTest {
  @Test
  void sizeIsTheProductOfTheDimensions() {
    assertThat(new ObservationShape(List.of(32, 32, 3), Values.REAL).size()).isEqualTo(3072);
    assertThat(new ObservationShape(List.of(1 << 29), Values.REAL).size()).isEqualTo(1 << 29);
  }

  static List<List<Integer>> tooLarge() {
    return List.of(
        List.of(536870913), List.of(65536, 65536), List.of(2147483647, 2147483647, 4, 4));
  }

  /** 65536 · 65536 is 0 in an int, and the last one in a long. */
  @ParameterizedTest
  @MethodSource("tooLarge")
  void whatNoArrayHoldsIsRefusedInOneLine(List<Integer> dimensions) {
    ObservationShape any = new ObservationShape(List.of(1), Values.REAL);
    assertThatThrownBy(() -> ConfigTree.overlay(any, Map.of("dimensions", dimensions), "a file"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContainingAll("a file", "too large", dimensions.toString())
        .message()
        .doesNotContain("\n");
  }
}
