package org.sdlgm.reference;

import org.sdlgm.config.SamplingMode;

/** What a mode makes of a relaxed sample and the vertex next to it. */
final class Rounding {
  private Rounding() {}

  static ReferenceTensor apply(ReferenceTensor relaxed, ReferenceTensor hard, SamplingMode mode) {
    return switch (mode) {
      case RELAXED -> relaxed;
      case HARD -> hard.stopGradient();
      case STRAIGHT_THROUGH -> relaxed.subtract(relaxed.stopGradient()).add(hard.stopGradient());
    };
  }
}
