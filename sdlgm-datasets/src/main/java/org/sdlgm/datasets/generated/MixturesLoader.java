package org.sdlgm.datasets.generated;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.data.DataLocation;
import org.sdlgm.data.DataPart;
import org.sdlgm.data.Dataset;
import org.sdlgm.data.DatasetLoader;
import org.sdlgm.data.Labels;
import org.sdlgm.data.ObservationShape;
import org.sdlgm.data.ObservationShape.Values;
import org.sdlgm.random.Draws;

/**
 * Real-valued pictures that are sparse linear mixtures: each of K sources is in a picture with the
 * probability rho, and then with a strength a_k ~ N(0, 1) of either sign; x ~ N(Σ_k a_k g_k,
 * sigma^2).
 *
 * <p>A source g_k is a Gabor function at a place of its own, what sparse coding finds in pictures
 * of nature (B. Olshausen and D. Field, "Emergence of simple-cell receptive field properties by
 * learning a sparse code for natural images", 1996). The labels are which sources are there.
 */
public final class MixturesLoader implements DatasetLoader {
  private static final int TRAINING_BRANCH = 0;
  private static final int TEST_BRANCH = 1;
  private static final int SOURCES_BRANCH = 2;
  private static final int PRESENCE_BRANCH = 0;
  private static final int PICTURES_BRANCH = 1;

  @Override
  public String summary() {
    return "generated real-valued pictures: sparse linear mixtures of Gabor functions, and noise";
  }

  @Override
  public MixturesOptions defaults() {
    return MixturesOptions.DEFAULTS;
  }

  @Override
  public Dataset load(ComponentConfig config, DataLocation location) {
    MixturesOptions options = config.optionsOver(defaults());
    return new Dataset(
        name(options),
        new ObservationShape(List.of(options.side(), options.side()), Values.REAL),
        part(options, options.trainingCount(), Draws.key(options.seed(), TRAINING_BRANCH)),
        part(options, options.testCount(), Draws.key(options.seed(), TEST_BRANCH)),
        Map.of());
  }

  private static String name(MixturesOptions options) {
    return String.format(
        Locale.ROOT,
        "mixtures (%d x %d, %d sources, rho %s, noise %s)",
        options.side(),
        options.side(),
        options.sources(),
        options.rate(),
        options.noise());
  }

  private static DataPart part(MixturesOptions options, int count, long key) {
    Labels present = present(options, count, Draws.key(key, PRESENCE_BRANCH));
    return new DataPart(
        new MixedPictures(
            present, sources(options), options.noise(), Draws.key(key, PICTURES_BRANCH)),
        Optional.of(present));
  }

  private static Labels present(MixturesOptions options, int count, long key) {
    int sources = options.sources();
    byte[] counts = new byte[Math.multiplyExact(count, sources)];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = (byte) (Draws.uniform(key, i) < options.rate() ? 1 : 0);
    }
    return Labels.of(IntStream.range(0, sources).mapToObj(i -> "source " + i).toList(), counts);
  }

  /** g, (K, S S), each between -1 and 1: the truth that a model of the data should find. */
  static float[][] sources(MixturesOptions options) {
    float[][] sources = new float[options.sources()][];
    for (int k = 0; k < sources.length; k++) {
      sources[k] = gabor(options.side(), Draws.key(Draws.key(options.seed(), SOURCES_BRANCH), k));
    }
    return sources;
  }

  /** A wave of any direction and phase under a bell that is longer along the wave's front. */
  private static float[] gabor(int side, long key) {
    double centreY = side * (0.15 + 0.7 * Draws.uniform(key, 0));
    double centreX = side * (0.15 + 0.7 * Draws.uniform(key, 1));
    double angle = Math.PI * Draws.uniform(key, 2);
    double phase = 2 * Math.PI * Draws.uniform(key, 3);
    double across = side * (0.08 + 0.06 * Draws.uniform(key, 4));
    double along = 1.8 * across;
    float[] picture = new float[side * side];
    for (int i = 0; i < picture.length; i++) {
      int row = i / side;
      int column = i % side;
      double y = row + 0.5 - centreY;
      double x = column + 0.5 - centreX;
      double u = (x * Math.cos(angle) + y * Math.sin(angle)) / across;
      double v = (y * Math.cos(angle) - x * Math.sin(angle)) / along;
      picture[i] = (float) (Math.exp(-(u * u + v * v) / 2) * Math.cos(1.5 * u + phase));
    }
    return picture;
  }
}
