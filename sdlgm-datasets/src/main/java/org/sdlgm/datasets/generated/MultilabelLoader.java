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
 * Labels and attributes drawn from the conditional model: L ~ Binomial(L0, rho) labels, each
 * uniform with repetition; a bag u of unobserved features, drawn likewise; and attributes x ~ N(y A
 * + u B, sigma^2) that depend on both.
 *
 * <p>Model: Z. Xu et al., arXiv 2304.00935, III-C, with a linear decoder.
 */
public final class MultilabelLoader implements DatasetLoader {
  private static final int TRAINING_BRANCH = 0;
  private static final int TEST_BRANCH = 1;
  private static final int MODEL_BRANCH = 2;
  private static final int LABELS_BRANCH = 0;
  private static final int ATTRIBUTES_BRANCH = 1;

  @Override
  public String summary() {
    return "generated: L ~ Binomial(maxLabels, rate) labels, and attributes that depend on them";
  }

  @Override
  public MultilabelOptions defaults() {
    return MultilabelOptions.DEFAULTS;
  }

  @Override
  public Dataset load(ComponentConfig config, DataLocation location) {
    MultilabelOptions options = config.optionsOver(defaults());
    return new Dataset(
        name(options),
        new ObservationShape(List.of(options.attributes()), Values.REAL),
        part(options, options.trainingCount(), Draws.key(options.seed(), TRAINING_BRANCH)),
        part(options, options.testCount(), Draws.key(options.seed(), TEST_BRANCH)),
        Map.of());
  }

  private static String name(MultilabelOptions options) {
    return String.format(
        Locale.ROOT,
        "multilabel (%d labels, L0 %d, rho %s, %d attributes, noise %s)",
        options.labels(),
        options.maxLabels(),
        options.rate(),
        options.attributes(),
        options.noise());
  }

  private static DataPart part(MultilabelOptions options, int count, long key) {
    Labels labels = labels(options, count, Draws.key(key, LABELS_BRANCH));
    long attributes = Draws.key(key, ATTRIBUTES_BRANCH);
    return new DataPart(
        new LabelledAttributes(options, labels, directions(options), attributes),
        Optional.of(labels));
  }

  /**
   * The truth that a model of the data should find: A over B, (C + hidden features, D).
   *
   * @param options of the data
   */
  public static float[][] directions(MultilabelOptions options) {
    long model = Draws.key(options.seed(), MODEL_BRANCH);
    float[][] directions =
        new float[options.labels() + options.hiddenFeatures()][options.attributes()];
    for (int row = 0; row < directions.length; row++) {
      for (int d = 0; d < options.attributes(); d++) {
        directions[row][d] = (float) Draws.normal(Draws.key(model, row), d);
      }
    }
    return directions;
  }

  private static Labels labels(MultilabelOptions options, int count, long key) {
    int labels = options.labels();
    byte[] counts = new byte[Math.multiplyExact(count, labels)];
    for (int i = 0; i < count; i++) {
      SparseBags.draw(
          Draws.key(key, i), options.maxLabels(), options.rate(), labels, counts, i * labels);
    }
    return Labels.of(IntStream.range(0, labels).mapToObj(i -> "label " + i).toList(), counts);
  }
}
