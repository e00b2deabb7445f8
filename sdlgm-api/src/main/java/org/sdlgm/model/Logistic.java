package org.sdlgm.model;

/** The logistic function in double precision, from logits so that neither end loses digits. */
final class Logistic {
  private Logistic() {}

  static double sigmoid(double logit) {
    return 1 / (1 + Math.exp(-logit));
  }

  static double logSigmoid(double logit) {
    return logit < 0 ? logit - Math.log1p(Math.exp(logit)) : -Math.log1p(Math.exp(-logit));
  }
}
