package org.sdlgm.reference;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.sdlgm.component.FeatureComponent;
import org.sdlgm.config.SamplingMode;

/** Categorical features against a uniform prior ([SDLGM] eq. 8, 10, 14). */
public class ReferenceFeatures implements FeatureComponent<ReferenceTensor> {
  private final UnaryOperator<ReferenceTensor> network;
  private final int width;
  private final double temperature;
  private final ReferenceNoise noise;

  /**
   * @param network from observations (B, D) to logits (B, K)
   * @param width K
   * @param temperature τ_f
   * @param noise where uniform variates come from
   */
  public ReferenceFeatures(
      UnaryOperator<ReferenceTensor> network, int width, double temperature, ReferenceNoise noise) {
    this.network = network;
    this.width = width;
    this.temperature = temperature;
    this.noise = noise;
  }

  @Override
  public ReferenceTensor logProbabilities(ReferenceTensor observations) {
    return network.apply(observations).logSoftmax();
  }

  @Override
  public ReferenceTensor sample(ReferenceTensor logProbabilities, int slots, SamplingMode mode) {
    int rows = logProbabilities.shape()[0];
    ReferenceTensor gumbel =
        noise.uniform(rows, slots, width).map(Formulas::gumbel, u -> -1 / (u * Math.log(u)));
    ReferenceTensor relaxed =
        logProbabilities
            .reshape(rows, 1, width)
            .add(gumbel)
            .multiply(1 / temperature)
            .logSoftmax()
            .exp();
    return Rounding.apply(relaxed, largest(relaxed), mode);
  }

  /** One at the largest value of each row of K, zero elsewhere. */
  private ReferenceTensor largest(ReferenceTensor relaxed) {
    double[] values = relaxed.values();
    double[] hard = new double[values.length];
    for (int row = 0; row < values.length; row += width) {
      int best = row;
      for (int k = row; k < row + width; k++) {
        best = values[k] > values[best] ? k : best;
      }
      hard[best] = 1;
    }
    return ReferenceTensor.of(hard, relaxed.shape());
  }

  @Override
  public ReferenceTensor divergence(ReferenceTensor logProbabilities, int slots) {
    return logProbabilities
        .exp()
        .multiply(logProbabilities.add(Math.log(width)))
        .sum(1)
        .multiply(slots);
  }

  @Override
  public double[] logPrior() {
    double[] prior = new double[width];
    Arrays.fill(prior, -Math.log(width));
    return prior;
  }
}
