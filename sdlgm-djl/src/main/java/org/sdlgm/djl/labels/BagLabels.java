package org.sdlgm.djl.labels;

import ai.djl.ndarray.NDArray;
import java.util.OptionalInt;
import org.sdlgm.component.LabelModel;
import org.sdlgm.model.LabelPrediction;

/** What models have in common that say of each observation which bag of labels it has, q(y|x). */
abstract class BagLabels implements LabelModel<NDArray> {
  private final LabelBag bag;

  BagLabels(LabelBag bag) {
    this.bag = bag;
  }

  /** q(y|x). */
  final LabelBag bag() {
    return bag;
  }

  @Override
  public final int width() {
    return bag.latent().width();
  }

  @Override
  public final OptionalInt maxLabels() {
    return OptionalInt.of(bag.latent().maxFeatures());
  }

  @Override
  public final NDArray labelLoss(NDArray observations, NDArray labels) {
    return bag.logProbability(bag.latent().infer(observations), labels).neg();
  }

  @Override
  public final LabelPrediction predict(NDArray observations) {
    return bag.predict(bag.latent().infer(observations));
  }
}
