package org.sdlgm.djl.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.FloatBuffer;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class UniformsTest {
  private static final int COUNT = 1 << 20;

  private static float[] draw(long key, int count) {
    float[] values = new float[count];
    Uniforms.fill(key, 0, FloatBuffer.wrap(values));
    return values;
  }

  @Test
  void areStrictlyBetweenZeroAndOne() {
    for (float value : draw(Uniforms.key(1, 2, 3), COUNT)) {
      assertThat(value).isGreaterThan(0).isLessThan(1);
      assertThat(Math.log(-Math.log(value))).isFinite();
    }
  }

  @Test
  void haveTheMomentsOfTheUniformDistribution() {
    double sum = 0;
    double squares = 0;
    for (float value : draw(Uniforms.key(7, 0, 0), COUNT)) {
      sum += value;
      squares += (value - 0.5) * (value - 0.5);
    }
    // Five standard errors: variance 1/12 of a draw, 1/180 of its square about the mean.
    assertThat(sum / COUNT).isCloseTo(0.5, Offset.offset(5 * Math.sqrt(1.0 / 12 / COUNT)));
    assertThat(squares / COUNT)
        .isCloseTo(1.0 / 12, Offset.offset(5 * Math.sqrt(1.0 / 180 / COUNT)));
  }

  @Test
  void areAFunctionOfTheirKey() {
    assertThat(draw(Uniforms.key(1, 2, 3), 99)).isEqualTo(draw(Uniforms.key(1, 2, 3), 99));
    assertThat(draw(Uniforms.key(1, 2, 3), 99)).isNotEqualTo(draw(Uniforms.key(1, 2, 4), 99));
    assertThat(draw(Uniforms.key(1, 2, 3), 99)).isNotEqualTo(draw(Uniforms.key(1, 3, 3), 99));
    assertThat(draw(Uniforms.key(1, 2, 3), 99)).isNotEqualTo(draw(Uniforms.key(2, 2, 3), 99));
  }

  @Test
  void neighbouringKeysAreUncorrelated() {
    float[] first = draw(Uniforms.key(1, 0, 10), COUNT);
    float[] second = draw(Uniforms.key(1, 0, 11), COUNT);
    double product = 0;
    for (int i = 0; i < COUNT; i++) {
      product += (first[i] - 0.5) * (second[i] - 0.5);
    }
    // The product of two independent centred uniforms has variance 1/144.
    assertThat(product / COUNT).isCloseTo(0, Offset.offset(5 / 12.0 / Math.sqrt(COUNT)));
  }

  @Test
  void anyPartIsDrawnByItself() {
    float[] whole = draw(Uniforms.key(5, 5, 5), 12);
    for (int from = 0; from < 4; from++) {
      float[] part = new float[7];
      Uniforms.fill(Uniforms.key(5, 5, 5), from, FloatBuffer.wrap(part));
      assertThat(part).isEqualTo(java.util.Arrays.copyOfRange(whole, from, from + 7));
    }
  }

  @Test
  void anOddNumberIsFilledToItsEnd() {
    float[] longer = draw(Uniforms.key(5, 5, 5), 8);
    float[] shorter = draw(Uniforms.key(5, 5, 5), 7);
    assertThat(shorter).isEqualTo(java.util.Arrays.copyOf(longer, 7));
  }
}
