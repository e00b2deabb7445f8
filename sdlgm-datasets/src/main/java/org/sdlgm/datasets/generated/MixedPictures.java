package org.sdlgm.datasets.generated;

import java.util.Objects;
import org.sdlgm.data.Labels;
import org.sdlgm.data.Observations;
import org.sdlgm.random.Draws;

/** Pictures x ~ N(Σ_k a_k g_k, sigma^2), drawn when they are read. */
final class MixedPictures implements Observations {
  private static final int STRENGTH_BRANCH = 0;
  private static final int NOISE_BRANCH = 1;

  private final Labels present;
  private final float[][] sources;
  private final double noise;
  private final long key;

  /**
   * @param present which sources each picture has
   * @param sources g, (K, D)
   * @param noise sigma
   * @param key of the part's draws
   */
  MixedPictures(Labels present, float[][] sources, double noise, long key) {
    this.present = present;
    this.sources = sources;
    this.noise = noise;
    this.key = key;
  }

  @Override
  public int count() {
    return present.rows();
  }

  @Override
  public int width() {
    return sources[0].length;
  }

  @Override
  public void read(int index, int epoch, float[] destination, int offset) {
    long picture = Draws.key(key, Objects.checkIndex(index, count()));
    long pixels = Draws.key(picture, NOISE_BRANCH);
    for (int d = 0; d < width(); d++) {
      destination[offset + d] = (float) (noise * Draws.normal(pixels, d));
    }
    long strengths = Draws.key(picture, STRENGTH_BRANCH);
    for (int k = 0; k < sources.length; k++) {
      if (present.count(index, k) > 0) {
        double strength = Draws.normal(strengths, k);
        for (int d = 0; d < width(); d++) {
          destination[offset + d] += (float) (strength * sources[k][d]);
        }
      }
    }
  }
}
