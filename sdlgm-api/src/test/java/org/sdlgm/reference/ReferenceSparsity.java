package org.sdlgm.reference;

import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.sdlgm.component.SparsityComponent;
import org.sdlgm.config.SamplingMode;

/** Bernoulli gates against a Bernoulli(ρ) prior ([SDLGM] eq. 7, 9, 13). */
public class ReferenceSparsity implements SparsityComponent<ReferenceTensor> {
  private final UnaryOperator<ReferenceTensor> network;
  private final int slots;
  private final double priorRate;
  private final double temperature;
  private final ReferenceNoise noise;

  /**
   * @param network from observations (B, D) to logits (B, 2)
   * @param slots L0
   * @param priorRate ρ
   * @param temperature τ_w
   * @param noise where uniform variates come from
   */
  public ReferenceSparsity(
      UnaryOperator<ReferenceTensor> network,
      int slots,
      double priorRate,
      double temperature,
      ReferenceNoise noise) {
    this.network = network;
    this.slots = slots;
    this.priorRate = priorRate;
    this.temperature = temperature;
    this.noise = noise;
  }

  @Override
  public ReferenceTensor logits(ReferenceTensor observations) {
    return network.apply(observations);
  }

  @Override
  public ReferenceTensor sample(ReferenceTensor logits, SamplingMode mode) {
    ReferenceTensor logistic =
        noise
            .uniform(logits.shape()[0], slots)
            .map(u -> Math.log(u) - Math.log1p(-u), u -> 1 / (u * (1 - u)));
    ReferenceTensor logit = logits.columns(1, 2).subtract(logits.columns(0, 1));
    ReferenceTensor relaxed = logit.add(logistic).multiply(1 / temperature).sigmoid();
    return Rounding.apply(relaxed, relaxed.map(w -> w > 0.5 ? 1 : 0, w -> 0), mode);
  }

  @Override
  public ReferenceTensor divergence(ReferenceTensor logits) {
    ReferenceTensor logQ = logits.logSoftmax();
    ReferenceTensor logP =
        ReferenceTensor.of(new double[] {Math.log1p(-priorRate), Math.log(priorRate)}, 1, 2);
    return logQ.exp().multiply(logQ.subtract(logP)).sum(1).multiply(slots);
  }

  @Override
  public double[] logCountPrior() {
    return IntStream.rangeClosed(0, slots)
        .mapToDouble(count -> Formulas.logBinomial(count, slots, priorRate))
        .toArray();
  }
}
