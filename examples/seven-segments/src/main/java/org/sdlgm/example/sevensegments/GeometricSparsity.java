package org.sdlgm.example.sevensegments;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.sdlgm.component.SparsityComponent;
import org.sdlgm.config.NetworkConfig;
import org.sdlgm.config.Require;
import org.sdlgm.config.SamplingMode;
import org.sdlgm.config.Setting;
import org.sdlgm.config.TemperatureConfig;
import org.sdlgm.djl.component.BernoulliSparsity;
import org.sdlgm.djl.context.DjlContext;
import org.sdlgm.djl.tensor.Constants;
import org.sdlgm.model.SparsePrior;

/**
 * Gates under a prior where every further feature costs the same number of nats: a geometric
 * distribution of their number L, cut off at L0.
 *
 * <ul>
 *   <li>prior: p(L) ∝ exp(-cost · L), L = 0..L0, and every choice of L gates is as likely as any
 *       other
 *   <li>posterior: w_ij ~ Bernoulli(γ_i), as in {@link BernoulliSparsity}, which does all that this
 *       prior leaves as it is
 * </ul>
 *
 * <p>A Bernoulli(ρ) prior is drawn to L0 ρ features and resists fewer as it resists more; this one
 * likes none best, and charges the tenth feature what it charges the first.
 */
public final class GeometricSparsity implements SparsityComponent<NDArray> {
  /** The options. */
  public record Options(
      @Setting(
              value = "of a feature, in nats; 0 makes every L as likely as any other",
              from = 0,
              to = 100)
          double cost,
      @Setting("from x to the two logits") NetworkConfig network,
      @Setting("τ_w, of the gates") TemperatureConfig temperature) {
    /** One nat a feature; network and temperature as for {@code bernoulli}. */
    public static final Options DEFAULTS =
        new Options(
            1,
            BernoulliSparsity.Options.DEFAULTS.network(),
            BernoulliSparsity.Options.DEFAULTS.temperature());

    /**
     * @throws org.sdlgm.error.ConfigurationException if a value is missing or out of range
     */
    public Options {
      Require.settings(Options.class, cost, network, temperature);
    }
  }

  private final SparsityComponent<NDArray> gates;
  private final int slots;
  private final double[] logCountPrior;

  /**
   * @param options cost, network, temperature
   * @param context where parameters are made
   */
  public GeometricSparsity(Options options, DjlContext context) {
    // Its prior rate is of no account: nothing here asks it for a prior or a divergence.
    this.gates =
        new BernoulliSparsity(
            new BernoulliSparsity.Options(0.5, options.network(), options.temperature()), context);
    this.slots = context.sizes().maxFeatures();
    this.logCountPrior = logGeometric(slots, options.cost());
  }

  private static double[] logGeometric(int slots, double cost) {
    double[] log = new double[slots + 1];
    Arrays.setAll(log, count -> -cost * count);
    double logTotal = Math.log(Arrays.stream(log).map(Math::exp).sum());
    return Arrays.stream(log).map(value -> value - logTotal).toArray();
  }

  @Override
  public NDArray logits(NDArray observations) {
    return gates.logits(observations);
  }

  @Override
  public NDArray sample(NDArray logits, SamplingMode mode) {
    return gates.sample(logits, mode);
  }

  /**
   * KL(Binomial(L0, γ) || p(L)), (B,), in nats. It is that of the gates too: given L, posterior and
   * prior agree on which gates are open. With more than one slot no binomial is geometric, so it
   * stays above 0; with one slot it is 0 at γ = 1 / (1 + exp(cost)).
   */
  @Override
  public NDArray divergence(NDArray logits) {
    // Numbers enter a recorded graph as Constants only: see there for what mul(Number) does.
    NDArray logPrior = Constants.vector(logits.getManager(), logCountPrior);
    NDArray logPosterior = logBinomial(logits);
    return logPosterior.exp().mul(logPosterior.sub(logPrior)).sum(new int[] {1});
  }

  /**
   * log Binomial(L; L0, γ), (B, L0 + 1), as Binomial(L; L0, 1/2) · (γ / (1 - γ))^L, normalised: a
   * product of powers of γ and 1 - γ would lose digits where L0 is large.
   */
  private NDArray logBinomial(NDArray logits) {
    NDManager manager = logits.getManager();
    NDArray counts =
        Constants.vector(manager, IntStream.rangeClosed(0, slots).asDoubleStream().toArray());
    NDArray even = Constants.vector(manager, SparsePrior.binomial(slots, 0.5));
    NDArray openMinusClosed = logits.get(":, 1:2").sub(logits.get(":, 0:1"));
    return openMinusClosed.mul(counts).add(even).logSoftmax(1);
  }

  @Override
  public double[] logCountPrior() {
    return logCountPrior.clone();
  }
}
