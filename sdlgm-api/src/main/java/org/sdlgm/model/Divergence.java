package org.sdlgm.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.sdlgm.config.DivergenceWeighting;

/**
 * KL(q(z|x) || p(z)) per observation, (B,), in nats, with the terms that it is the sum of.
 *
 * @param terms the parts by name, in order, such as KL_w and KL_f
 * @param full the sum of the parts: KL_w + KL_f ([SDLGM] eq. 13-14)
 * @param gated the same with KL_f weighted by γ: a feature behind a closed gate does not reach x,
 *     so q may equal the prior there. A latent without gates gives {@code full} again
 * @param <V> what holds the (B,) values: a backend's tensor or {@code double[]}
 */
public record Divergence<V>(Map<String, V> terms, V full, V gated) {
  /** Copies the terms, keeping their order. */
  public Divergence {
    terms = Collections.unmodifiableMap(new LinkedHashMap<>(terms));
  }

  /**
   * The divergence that the weighting asks for.
   *
   * @param weighting full or gated; of a sampled one, which has no weights, the full
   */
  public V weighted(DivergenceWeighting weighting) {
    return weighting == DivergenceWeighting.GATED ? gated : full;
  }
}
