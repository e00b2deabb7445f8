package org.sdlgm.contract;

import org.sdlgm.reference.Formulas;

/**
 * N(m, s^2) against N(0, 1).
 *
 * @param <T> the backend's tensor type
 */
public abstract class GaussianLatentContract<T> extends RealLatentContract<T> {
  @Override
  protected final double logStandard(double z) {
    return Formulas.logStandardNormal(z);
  }

  @Override
  protected final double cumulative(double z) {
    return Formulas.normalCdf(z);
  }
}
