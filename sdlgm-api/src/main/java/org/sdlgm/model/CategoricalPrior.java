package org.sdlgm.model;

import java.util.SplittableRandom;

/** p(z) of N one-hot variables of M classes, one behind the other: each uniform. */
public final class CategoricalPrior {
  private final int variables;
  private final int classes;

  /**
   * @param variables N, how many variables there are
   * @param classes M, how many classes each has
   */
  public CategoricalPrior(int variables, int classes) {
    this.variables = variables;
    this.classes = classes;
  }

  /** N, the number of variables. */
  public int variables() {
    return variables;
  }

  /** M, the number of classes of each. */
  public int classes() {
    return classes;
  }

  /** K = N M. */
  public int width() {
    return variables * classes;
  }

  /** log p of each variable's class in nats: -log M. */
  public double logClass() {
    return -Math.log(classes);
  }

  /**
   * log p(z) in nats; negative infinity where a variable is not one-hot.
   *
   * @param latent K = N M values
   */
  public double logProbability(float[] latent) {
    for (int variable = 0; variable < variables; variable++) {
      if (classOf(latent, variable) < 0) {
        return Double.NEGATIVE_INFINITY;
      }
    }
    return variables * logClass();
  }

  /** Where in {@code latent} a variable's 1 stands, in 0..K-1; -1 if it is not one-hot. */
  int classOf(float[] latent, int variable) {
    int found = -1;
    for (int k = variable * classes; k < (variable + 1) * classes; k++) {
      if (latent[k] == 1 && found < 0) {
        found = k;
      } else if (latent[k] != 0) {
        return -1;
      }
    }
    return found;
  }

  /**
   * Draws z.
   *
   * @param random the source of randomness
   * @return K = N M values
   */
  public float[] sample(SplittableRandom random) {
    float[] latent = new float[width()];
    for (int variable = 0; variable < variables; variable++) {
      latent[variable * classes + random.nextInt(classes)] = 1;
    }
    return latent;
  }
}
