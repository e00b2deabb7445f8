package org.sdlgm.contract;

import org.sdlgm.reference.Formulas;

/**
 * Cauchy(m, s) against Cauchy(0, 1).
 *
 * @param <T> the backend's tensor type
 */
public abstract class CauchyLatentContract<T> extends RealLatentContract<T> {
  @Override
  protected final double logStandard(double z) {
    return Formulas.logStandardCauchy(z);
  }

  @Override
  protected final double cumulative(double z) {
    return 0.5 + Math.atan(z) / Math.PI;
  }
}
