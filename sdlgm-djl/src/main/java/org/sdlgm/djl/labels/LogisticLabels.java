package org.sdlgm.djl.labels;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
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
 * A logistic regression for each label, perhaps over hidden layers that they share: binary
 * relevance.
 *
 * <p>It minimises -Σ_k log q(y_k|x) with q(y_k = 1|x) = sigmoid(o_k(x)). A label that an
 * observation has several times counts as one that it has: the model knows no counts.
 */
public final class LogisticLabels implements LabelModel<NDArray> {
  private final int width;
  private final MultilayerPerceptron network;

  /**
   * @param options the network
   * @param context where parameters are made
   */
  public LogisticLabels(LabelNetworkOptions options, DjlContext context) {
    this.width = context.sizes().latent();
    this.network =
        new MultilayerPerceptron(
            options.network(), context, context.sizes().observations(), width, Optional.empty());
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
    return crossEntropy(network.forward(observations), labels);
  }

  /** Σ_k softplus(o_k) - y_k o_k, with softplus from what neither overflows nor cancels. */
  private static NDArray crossEntropy(NDArray outputs, NDArray labels) {
    NDArray there = labels.minimum(Constants.scalar(labels.getManager(), 1));
    NDArray softplus =
        Activation.relu(outputs).add(Constants.shifted(outputs.abs().neg().exp(), 1).log());
    return softplus.sub(there.mul(outputs)).sum(new int[] {1});
  }

  @Override
  public Loss<NDArray> loss(
      NDArray observations, NDArray labels, BoundEstimator<NDArray> estimator) {
    NDArray outputs = network.forward(observations);
    return Loss.of(
        crossEntropy(outputs, labels), Optional.of(Activation.sigmoid(outputs).sum(new int[] {1})));
  }

  @Override
  public LabelPrediction predict(NDArray observations) {
    return LabelPrediction.ofIndependent(Rows.fromArray(network.forward(observations)));
  }
}
