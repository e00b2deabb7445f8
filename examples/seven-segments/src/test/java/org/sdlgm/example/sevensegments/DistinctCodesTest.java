package org.sdlgm.example.sevensegments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sdlgm.code.SparseCode;
import org.sdlgm.metric.Estimate;

class DistinctCodesTest {
  private static List<SparseCode> codes(float[]... latents) {
    return Arrays.stream(latents).map(SparseCode::ofDense).toList();
  }

  @Test
  void countsEachCodeOnce() {
    List<SparseCode> codes =
        codes(new float[] {1, 0}, new float[] {0, 1}, new float[] {1, 0}, new float[] {1, 0});

    assertThat(DistinctCodes.share(codes)).isEqualTo(Estimate.exact(50, 4));
  }

  @Test
  void aFeatureInUseTwiceIsAnotherCode() {
    assertThat(DistinctCodes.share(codes(new float[] {1, 0}, new float[] {2, 0})).mean())
        .isEqualTo(100);
  }

  @Test
  void aCollapsedLatentHasOneCode() {
    float[][] same = new float[200][3];

    assertThat(DistinctCodes.share(codes(same)).mean()).isEqualTo(0.5);
  }
}
