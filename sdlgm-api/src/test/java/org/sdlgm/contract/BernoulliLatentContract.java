package org.sdlgm.contract;

import org.sdlgm.reference.Formulas;

/**
 * Three independent bits with a prior rate of 0.3.
 *
 * @param <T> the backend's tensor type
 */
public abstract class BernoulliLatentContract<T> extends IndependentLatentContract<T> {
  /** K. */
  protected static final int WIDTH = 3;

  /** ρ. */
  protected static final double PRIOR_RATE = 0.3;

  /** Every z. */
  public static float[][] codes() {
    float[][] codes = new float[1 << WIDTH][WIDTH];
    for (int i = 0; i < codes.length; i++) {
      for (int k = 0; k < WIDTH; k++) {
        codes[i][k] = i >> k & 1;
      }
    }
    return codes;
  }

  @Override
  protected float[][] allCodes() {
    return codes();
  }

  @Override
  protected double logCode(double[] features, float[] code) {
    double log = 0;
    for (int k = 0; k < WIDTH; k++) {
      log += Formulas.logBernoulli(code[k], features[k]);
    }
    return log;
  }

  @Override
  protected double logPriorOf(float[] code) {
    double log = 0;
    for (float bit : code) {
      log += Math.log(bit == 1 ? PRIOR_RATE : 1 - PRIOR_RATE);
    }
    return log;
  }
}
