package org.sdlgm.datasets.generated;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
 * Pictures that are superpositions of horizontal and vertical bars, drawn by the model's own
 * generative process: L ~ Binomial(L0, rho) bars, each uniform over the 2 S of a picture of side S,
 * with repetition; a pixel is 1 where any bar covers it.
 *
 * <p>The labels are how often each bar was drawn, so that what a model finds can be compared with
 * the truth. After P. Földiák, "Forming sparse representations by local anti-Hebbian learning",
 * 1990, which draws each bar alone; process: Z. Xu et al., arXiv 2304.00935, eq. 1-3.
 */
public final class BarsLoader implements DatasetLoader {
  private static final int TRAINING_BRANCH = 0;
  private static final int TEST_BRANCH = 1;
  private static final int BARS_BRANCH = 0;
  private static final int NOISE_BRANCH = 1;

  @Override
  public String summary() {
    return "generated pictures of L ~ Binomial(maxBars, rate) horizontal and vertical bars";
  }

  @Override
  public BarsOptions defaults() {
    return BarsOptions.DEFAULTS;
  }

  @Override
  public Dataset load(ComponentConfig config, DataLocation location) {
    BarsOptions options = config.optionsOver(defaults());
    return new Dataset(
        name(options),
        new ObservationShape(List.of(options.side(), options.side()), Values.BINARY),
        part(options, options.trainingCount(), Draws.key(options.seed(), TRAINING_BRANCH)),
        part(options, options.testCount(), Draws.key(options.seed(), TEST_BRANCH)),
        Map.of());
  }

  private static String name(BarsOptions options) {
    return String.format(
        Locale.ROOT,
        "bars (%d x %d, L0 %d, rho %s%s)",
        options.side(),
        options.side(),
        options.maxBars(),
        options.rate(),
        options.noise() == 0 ? "" : ", noise " + options.noise());
  }

  private static DataPart part(BarsOptions options, int count, long key) {
    Labels bars = draw(options, count, Draws.key(key, BARS_BRANCH));
    long noise = Draws.key(key, NOISE_BRANCH);
    return new DataPart(
        new BarsImages(bars, options.side(), options.noise(), noise), Optional.of(bars));
  }

  private static Labels draw(BarsOptions options, int count, long key) {
    int bars = 2 * options.side();
    byte[] counts = new byte[count * bars];
    for (int i = 0; i < count; i++) {
      SparseBags.draw(Draws.key(key, i), options.maxBars(), options.rate(), bars, counts, i * bars);
    }
    return Labels.of(names(options.side()), counts);
  }

  private static List<String> names(int side) {
    return Stream.of("row ", "column ")
        .flatMap(kind -> IntStream.range(0, side).mapToObj(i -> kind + i))
        .toList();
  }
}
