package org.sdlgm.reference;

import java.util.List;
import org.sdlgm.config.OptimizerConfig;

/**
 * Adam (Kingma and Ba 2015, algorithm 1) with decoupled weight decay (Loshchilov and Hutter 2019,
 * algorithm 2) and clipping by the global norm (Pascanu et al. 2013).
 */
public final class ReferenceAdam {
  private final OptimizerConfig config;
  private final double[][] first;
  private final double[][] second;
  private int step;

  /**
   * @param config its numbers
   * @param sizes of the parameters
   */
  public ReferenceAdam(OptimizerConfig config, int... sizes) {
    this.config = config;
    first = new double[sizes.length][];
    second = new double[sizes.length][];
    for (int i = 0; i < sizes.length; i++) {
      first[i] = new double[sizes[i]];
      second[i] = new double[sizes[i]];
    }
  }

  /**
   * The Euclidean norm over all gradients.
   *
   * @param gradients of each parameter
   */
  public static double norm(List<double[]> gradients) {
    double squares = 0;
    for (double[] gradient : gradients) {
      for (double value : gradient) {
        squares += value * value;
      }
    }
    return Math.sqrt(squares);
  }

  /**
   * One step.
   *
   * @param parameters changed in place
   * @param gradients of each parameter
   * @param decayed which parameters decay: the weight matrices
   * @param learningRate of this step
   * @return the gradients' norm before clipping
   */
  public double update(
      List<double[]> parameters, List<double[]> gradients, boolean[] decayed, double learningRate) {
    step++;
    double norm = norm(gradients);
    double clip = config.gradientClip();
    double scale = clip > 0 && norm > clip ? clip / norm : 1;
    for (int p = 0; p < parameters.size(); p++) {
      double decay = decayed[p] ? learningRate * config.weightDecay() : 0;
      for (int i = 0; i < parameters.get(p).length; i++) {
        double gradient = scale * gradients.get(p)[i];
        first[p][i] = config.beta1() * first[p][i] + (1 - config.beta1()) * gradient;
        second[p][i] = config.beta2() * second[p][i] + (1 - config.beta2()) * gradient * gradient;
        double mean = first[p][i] / (1 - Math.pow(config.beta1(), step));
        double variance = second[p][i] / (1 - Math.pow(config.beta2(), step));
        parameters.get(p)[i] -=
            decay * parameters.get(p)[i]
                + learningRate * mean / (Math.sqrt(variance) + config.epsilon());
      }
    }
    return norm;
  }
}
