package org.sdlgm.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sdlgm.config.ConfigMapper;
import org.sdlgm.data.ObservationShape.Values;
import org.sdlgm.error.ConfigurationException;

class ObservationShapeTest {
  @Test
  void sizeIsTheProductOfTheDimensions() {
    assertThat(new ObservationShape(List.of(32, 32, 3), Values.REAL).size()).isEqualTo(3072);
    assertThat(new ObservationShape(List.of(1 << 29), Values.REAL).size()).isEqualTo(1 << 29);
  }

  /** 65536 · 65536 is 0 in an int, and the last one in a long. */
  @ParameterizedTest
  @ValueSource(strings = {"[536870913]", "[65536, 65536]", "[2147483647, 2147483647, 4, 4]"})
  void whatNoArrayHoldsIsRefusedInOneLine(String dimensions) {
    ObservationShape any = new ObservationShape(List.of(1), Values.REAL);
    assertThatThrownBy(() -> ConfigMapper.overlay(any, "dimensions: " + dimensions, "a file"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContainingAll("a file", "too large", dimensions)
        .message()
        .doesNotContain("\n");
  }
}
