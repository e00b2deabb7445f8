package org.sdlgm.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SparseCodeTest {
  private static final SparseCode CODE = SparseCode.of(6, new int[] {0, 2, 5}, new int[] {1, 3, 1});

  @Test
  void saysWhatIsInUse() {
    assertThat(CODE.width()).isEqualTo(6);
    assertThat(CODE.featuresInUse()).isEqualTo(3);
    assertThat(CODE.size()).isEqualTo(5);
    assertThat(CODE.feature(1)).isEqualTo(2);
    assertThat(CODE.count(1)).isEqualTo(3);
    assertThat(CODE.features()).containsExactly(0, 2, 5);
    assertThat(CODE.toDense()).containsExactly(1, 0, 3, 0, 0, 1);
    assertThat(CODE).hasToString("{0, 2×3, 5} of 6");
  }

  @Property
  void denseAndBack(@ForAll @Size(max = 20) List<@IntRange(min = 0, max = 5) Integer> counts) {
    float[] latent = new float[counts.size()];
    int sum = 0;
    for (int k = 0; k < latent.length; k++) {
      latent[k] = counts.get(k);
      sum += counts.get(k);
    }
    SparseCode code = SparseCode.ofDense(latent);
    assertThat(code.toDense()).containsExactly(latent);
    assertThat(code.size()).isEqualTo(sum);
  }

  @Test
  void theEmptyCodeIsACode() {
    SparseCode empty = SparseCode.ofDense(new float[4]);
    assertThat(empty.size()).isZero();
    assertThat(empty.featuresInUse()).isZero();
    assertThat(empty).hasToString("{} of 4").isEqualTo(SparseCode.of(4, new int[0], new int[0]));
  }

  @ParameterizedTest
  @ValueSource(floats = {-1, 0.5f, Float.NaN, Float.POSITIVE_INFINITY, 1e9f})
  void whatIsNoCountIsRefused(float value) {
    assertThatThrownBy(() -> SparseCode.ofDense(new float[] {0, value}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not a count");
  }

  @Test
  void featuresMustFit() {
    assertRefused(3, new int[] {0, 1}, new int[] {1});
    assertRefused(3, new int[] {3}, new int[] {1});
    assertRefused(3, new int[] {-1}, new int[] {1});
    assertRefused(3, new int[] {1, 1}, new int[] {1, 1});
    assertRefused(3, new int[] {2, 1}, new int[] {1, 1});
    assertRefused(3, new int[] {1}, new int[] {0});
  }

  private static void assertRefused(int width, int[] features, int[] counts) {
    assertThatThrownBy(() -> SparseCode.of(width, features, counts))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void cannotBeChangedFromOutside() {
    int[] features = {1};
    int[] counts = {1};
    SparseCode code = SparseCode.of(3, features, counts);
    features[0] = 2;
    counts[0] = 9;
    code.features()[0] = 0;
    code.toDense()[0] = 7;
    assertThat(code).isEqualTo(SparseCode.of(3, new int[] {1}, new int[] {1}));
  }

  @Test
  void equalCodesAreEqual() {
    SparseCode same = SparseCode.ofDense(CODE.toDense());
    assertThat(same).isEqualTo(CODE).hasSameHashCodeAs(CODE);
    assertThat(SparseCode.of(7, CODE.features(), new int[] {1, 3, 1})).isNotEqualTo(CODE);
    assertThat(SparseCode.of(6, CODE.features(), new int[] {1, 2, 1})).isNotEqualTo(CODE);
    assertThat(SparseCode.of(6, new int[] {0, 2, 4}, new int[] {1, 3, 1})).isNotEqualTo(CODE);
  }
}
