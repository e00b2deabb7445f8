package org.sdlgm.example.sevensegments;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.config.Require;
import org.sdlgm.config.Setting;
import org.sdlgm.data.DataLocation;
import org.sdlgm.data.DataPart;
import org.sdlgm.data.Dataset;
import org.sdlgm.data.DatasetLoader;
import org.sdlgm.data.Labels;
import org.sdlgm.data.ObservationShape;
import org.sdlgm.data.ObservationShape.Values;

/**
 * Pictures of seven-segment displays that show random numbers, with the segments that are lit as
 * their labels: features whose number and identity are known, so that what a model finds can be
 * compared with them. A pure function of the options.
 */
final class SevenSegmentsLoader implements DatasetLoader {
  /** The options. */
  record Options(
      @Setting(value = "how many stand side by side", from = 1, to = 4) int digits,
      @Setting(value = "the probability that a pixel is flipped", from = 0, to = 0.5) double noise,
      @Setting(value = "how many training observations", from = 1, to = 100_000) int trainingCount,
      @Setting(value = "how many test observations", from = 1, to = 100_000) int testCount,
      @Setting("of all draws") long seed) {
    static final Options DEFAULTS = new Options(2, 0.01, 10_000, 1_000, 0);

    Options {
      Require.settings(Options.class, digits, noise, trainingCount, testCount, seed);
    }
  }

  @Override
  public String summary() {
    return "generated pictures of seven-segment displays; labels: the segments that are lit";
  }

  @Override
  public Options defaults() {
    return Options.DEFAULTS;
  }

  @Override
  public Dataset load(ComponentConfig config, DataLocation location) {
    Options options = config.optionsOver(defaults());
    SplittableRandom random = new SplittableRandom(options.seed());
    Display display = new Display(options.digits());
    return new Dataset(
        String.format(
            Locale.ROOT, "seven-segments (%d digits, noise %s)", options.digits(), options.noise()),
        new ObservationShape(List.of(display.height(), display.width()), Values.BINARY),
        part(display, options.trainingCount(), options.noise(), random.split()),
        part(display, options.testCount(), options.noise(), random.split()),
        Map.of());
  }

  private static DataPart part(Display display, int count, double noise, SplittableRandom random) {
    byte[] pixels = new byte[count * display.pixels()];
    byte[] lit = new byte[count * display.segments().size()];
    for (int i = 0; i < count; i++) {
      int[] digits = random.ints(display.digits(), 0, 10).toArray();
      display.light(digits, lit, i * display.segments().size());
      display.paint(digits, pixels, i * display.pixels());
    }
    flip(pixels, noise, random);
    return new DataPart(
        new Pictures(display.pixels(), pixels), Optional.of(Labels.of(display.segments(), lit)));
  }

  private static void flip(byte[] pixels, double noise, SplittableRandom random) {
    for (int i = 0; i < pixels.length; i++) {
      if (random.nextDouble() < noise) {
        pixels[i] ^= 1;
      }
    }
  }
}
