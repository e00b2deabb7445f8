package org.sdlgm.djl.labels;

import ai.djl.ndarray.NDArray;
import java.util.Optional;
import java.util.OptionalInt;
import org.sdlgm.component.BoundEstimator;
import org.sdlgm.component.LabelModel;
import org.sdlgm.djl.context.DjlContext;
import org.sdlgm.djl.network.MultilayerPerceptron;
import org.sdlgm.djl.tensor.Constants;
import org.sdlgm.djl.tensor.Rows;
import org.sdlgm.model.LabelPrediction;

/**
 * Labels as shares of 1, which a network's C scores are brought to: the baselines softmax and
 * sparsemax (Martins and Astudillo 2016, arXiv 1602.02068, section 3.4).
 *
 * <p>It minimises the transformation's loss against q = y / |y|. An observation without labels has
 * no such q, and no part in the loss. How many labels there are, the model does not know.
 */
public final class LabelShares implements LabelModel<NDArray> {
  /** Brings scores to the simplex. */
  interface Transformation {
    /**
     * Shares that sum to 1, (B, C).
     *
     * @param scores (B, C)
     */
    NDArray shares(NDArray scores);

    /**
     * How far the shares are from others, (B,): at least 0, and 0 if they are the same.
     *
     * @param scores (B, C)
     * @param target (B, C), rows that sum to 1; of no meaning where they do not
     */
    NDArray loss(NDArray scores, NDArray target);
  }

  private final int width;
  private final MultilayerPerceptron network;
  private final Transformation transformation;

  private LabelShares(
      LabelNetworkOptions options, DjlContext context, Transformation transformation) {
    this.width = context.sizes().latent();
    this.network =
        new MultilayerPerceptron(
            options.network(), context, context.sizes().observations(), width, Optional.empty());
    this.transformation = transformation;
  }

  /**
   * The multi-label softmax regression.
   *
   * @param options the network
   * @param context where parameters are made
   */
  public static LabelShares softmax(LabelNetworkOptions options, DjlContext context) {
    return new LabelShares(options, context, new Softmax());
  }

  /**
   * The multi-label sparsemax regression.
   *
   * @param options the network
   * @param context where parameters are made
   */
  public static LabelShares sparsemax(LabelNetworkOptions options, DjlContext context) {
    return new LabelShares(options, context, new Sparsemax());
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public OptionalInt maxLabels() {
    return OptionalInt.empty();
  }

  @Override
  public NDArray labelLoss(NDArray observations, NDArray labels) {
    NDArray one = Constants.scalar(labels.getManager(), 1);
    NDArray size = labels.sum(new int[] {1}, true);
    NDArray target = labels.div(size.maximum(one));
    NDArray labelled = size.minimum(one).squeeze(1);
    return transformation.loss(network.forward(observations), target).mul(labelled);
  }

  @Override
  public Loss<NDArray> loss(
      NDArray observations, NDArray labels, BoundEstimator<NDArray> estimator) {
    return Loss.of(labelLoss(observations, labels), Optional.empty());
  }

  @Override
  public LabelPrediction predict(NDArray observations) {
    return LabelPrediction.ofShares(
        Rows.fromArray(transformation.shares(network.forward(observations))));
  }
}
