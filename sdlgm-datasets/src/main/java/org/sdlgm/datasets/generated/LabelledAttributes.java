package org.sdlgm.datasets.generated;

import java.util.Objects;
import org.sdlgm.data.Labels;
import org.sdlgm.data.Observations;
import org.sdlgm.random.Draws;

/**
 * Attributes x ~ N(y A + u B, sigma^2), drawn when they are read: y the labels, u a bag of features
 * that nobody observes, A and B directions with standard normal entries.
 */
final class LabelledAttributes implements Observations {
  private static final int HIDDEN_BRANCH = 0;
  private static final int NOISE_BRANCH = 1;

  private final MultilabelOptions options;
  private final Labels labels;
  private final float[][] directions;
  private final long key;

  /**
   * @param options the model
   * @param labels y, of every observation
   * @param directions A over B, (C + hidden features, D)
   * @param key of the part's draws
   */
  LabelledAttributes(MultilabelOptions options, Labels labels, float[][] directions, long key) {
    this.options = options;
    this.labels = labels;
    this.directions = directions;
    this.key = key;
  }

  @Override
  public int count() {
    return labels.rows();
  }

  @Override
  public int width() {
    return options.attributes();
  }

  @Override
  public void read(int index, int epoch, float[] destination, int offset) {
    long observation = Draws.key(key, Objects.checkIndex(index, count()));
    long noise = Draws.key(observation, NOISE_BRANCH);
    for (int d = 0; d < width(); d++) {
      destination[offset + d] = (float) (options.noise() * Draws.normal(noise, d));
    }
    for (int label = 0; label < options.labels(); label++) {
      add(labels.count(index, label), directions[label], destination, offset);
    }
    byte[] hidden = hidden(Draws.key(observation, HIDDEN_BRANCH));
    for (int feature = 0; feature < hidden.length; feature++) {
      add(hidden[feature], directions[options.labels() + feature], destination, offset);
    }
  }

  private byte[] hidden(long observation) {
    byte[] counts = new byte[options.hiddenFeatures()];
    SparseBags.draw(
        observation, options.maxHiddenFeatures(), options.rate(), counts.length, counts, 0);
    return counts;
  }

  private static void add(int count, float[] direction, float[] destination, int offset) {
    if (count == 0) {
      return;
    }
    for (int d = 0; d < direction.length; d++) {
      destination[offset + d] += count * direction[d];
    }
  }
}
