package org.sdlgm.contract;

/**
 * Two one-hot variables of three classes.
 *
 * @param <T> the backend's tensor type
 */
public abstract class CategoricalLatentContract<T> extends IndependentLatentContract<T> {
  /** N. */
  protected static final int VARIABLES = 2;

  /** M. */
  protected static final int CLASSES = 3;

  /** Every z. */
  public static float[][] codes() {
    float[][] codes = new float[CLASSES * CLASSES][VARIABLES * CLASSES];
    for (int i = 0; i < codes.length; i++) {
      codes[i][i % CLASSES] = 1;
      codes[i][CLASSES + i / CLASSES] = 1;
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
    for (int k = 0; k < code.length; k++) {
      log += code[k] * features[k];
    }
    return log;
  }

  @Override
  protected double logPriorOf(float[] code) {
    return -VARIABLES * Math.log(CLASSES);
  }
}
