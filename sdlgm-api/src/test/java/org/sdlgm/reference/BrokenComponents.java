package org.sdlgm.reference;

import java.util.Arrays;
import java.util.Map;
import org.sdlgm.component.DecoderComponent;
import org.sdlgm.component.FeatureComponent;
import org.sdlgm.component.GradientEstimator;
import org.sdlgm.component.Latent;
import org.sdlgm.component.LatentPosterior;
import org.sdlgm.component.Likelihood;
import org.sdlgm.component.SparsityComponent;
import org.sdlgm.config.SamplingMode;
import org.sdlgm.contract.FeatureComponentContract;
import org.sdlgm.contract.SparsityComponentContract;
import org.sdlgm.contract.TensorHarness;
import org.sdlgm.model.Divergence;
import org.sdlgm.model.Posterior;

/** Mistakes that people make, each under the contract that must find it. */
final class BrokenComponents {
  private BrokenComponents() {}

  private static ReferenceNoise noise(TensorHarness<ReferenceTensor> harness) {
    return ((ReferenceHarness) harness).noise();
  }

  /** Right gates, whose encoder is the first two observed numbers. */
  private static class Gates extends ReferenceSparsity {
    Gates(SparsityComponentContract.GateSetting setting, ReferenceNoise noise) {
      super(
          x -> x.columns(0, 2), setting.slots(), setting.priorRate(), setting.temperature(), noise);
    }
  }

  /** Right features, whose encoder gives every feature the same. */
  private static class Choice extends ReferenceFeatures {
    Choice(FeatureComponentContract.FeatureSetting setting, ReferenceNoise noise) {
      super(
          x -> x.matrixProduct(zeros(x.shape()[1], setting.width())),
          setting.width(),
          setting.temperature(),
          noise);
    }
  }

  private static ReferenceTensor zeros(int... shape) {
    return ReferenceTensor.of(
        new double[Arrays.stream(shape).reduce(1, Math::multiplyExact)], shape);
  }

  /** KL of one slot instead of L0. */
  static final class DivergenceOfOneSlot extends ReferenceContracts.Sparsity {
    @Override
    protected SparsityComponent<ReferenceTensor> component(GateSetting setting) {
      return new Gates(setting, noise(harness())) {
        @Override
        public ReferenceTensor divergence(ReferenceTensor logits) {
          return super.divergence(logits).multiply(1.0 / setting.slots());
        }
      };
    }
  }

  /** KL(p || q) instead of KL(q || p): zero at the prior as well. */
  static final class ReversedDivergence extends ReferenceContracts.Sparsity {
    @Override
    protected SparsityComponent<ReferenceTensor> component(GateSetting setting) {
      return new Gates(setting, noise(harness())) {
        @Override
        public ReferenceTensor divergence(ReferenceTensor logits) {
          ReferenceTensor logQ = logits.logSoftmax();
          double rate = setting.priorRate();
          double[] p = {1 - rate, rate};
          double[] logP = {Math.log(1 - rate), Math.log(rate)};
          return ReferenceTensor.of(p, 1, 2)
              .multiply(ReferenceTensor.of(logP, 1, 2).subtract(logQ))
              .sum(1)
              .multiply(setting.slots());
        }
      };
    }
  }

  /** Off and on swapped in sampling only. */
  static final class SwappedLogits extends ReferenceContracts.Sparsity {
    @Override
    protected SparsityComponent<ReferenceTensor> component(GateSetting setting) {
      return new Gates(setting, noise(harness())) {
        @Override
        public ReferenceTensor sample(ReferenceTensor logits, SamplingMode mode) {
          return super.sample(logits.multiply(-1), mode);
        }
      };
    }
  }

  /** Gates stretched beyond the unit interval. */
  static final class StretchedGates extends ReferenceContracts.Sparsity {
    @Override
    protected SparsityComponent<ReferenceTensor> component(GateSetting setting) {
      return new Gates(setting, noise(harness())) {
        @Override
        public ReferenceTensor sample(ReferenceTensor logits, SamplingMode mode) {
          return super.sample(logits, mode).multiply(1.2).add(-0.1);
        }
      };
    }
  }

  /** The logits multiplied by the temperature instead of divided: right only at 1. */
  static final class TemperatureUpsideDown extends ReferenceContracts.Sparsity {
    @Override
    protected SparsityComponent<ReferenceTensor> component(GateSetting setting) {
      GateSetting wrong =
          new GateSetting(
              setting.observationSize(),
              setting.slots(),
              setting.priorRate(),
              1 / setting.temperature());
      return new Gates(wrong, noise(harness()));
    }
  }

  /** The noise goes on from wherever it was. */
  static final class HiddenNoise extends ReferenceContracts.Sparsity {
    private final ReferenceNoise own = new ReferenceNoise();

    @Override
    protected SparsityComponent<ReferenceTensor> component(GateSetting setting) {
      return new Gates(setting, own);
    }
  }

  /** One gate for all slots: right on the mean, wrong on the variance. */
  static final class OneGateForAllSlots extends ReferenceContracts.Sparsity {
    @Override
    protected SparsityComponent<ReferenceTensor> component(GateSetting setting) {
      return new Gates(setting, noise(harness())) {
        @Override
        public ReferenceTensor sample(ReferenceTensor logits, SamplingMode mode) {
          ReferenceTensor first = super.sample(logits, mode).columns(0, 1);
          return first.multiply(zeros(1, setting.slots()).add(1));
        }
      };
    }
  }

  /** Straight-through whose gradient is lost. */
  static final class GradientLost extends ReferenceContracts.Sparsity {
    @Override
    protected SparsityComponent<ReferenceTensor> component(GateSetting setting) {
      return new Gates(setting, noise(harness())) {
        @Override
        public ReferenceTensor sample(ReferenceTensor logits, SamplingMode mode) {
          return super.sample(logits, mode).stopGradient();
        }
      };
    }
  }

  /** A tensor outlives its test. */
  static final class Leak extends ReferenceContracts.Sparsity {
    @Override
    protected TensorHarness<ReferenceTensor> openHarness() {
      return new ReferenceHarness() {
        @Override
        public long liveTensors() {
          return 1;
        }
      };
    }
  }

  /** Logits where log probabilities belong. */
  static final class NotNormalised extends ReferenceContracts.Features {
    @Override
    protected FeatureComponent<ReferenceTensor> component(FeatureSetting setting) {
      return new Choice(setting, noise(harness())) {
        @Override
        public ReferenceTensor logProbabilities(ReferenceTensor observations) {
          return super.logProbabilities(observations).add(1);
        }
      };
    }
  }

  /** Observations less the batch's mean. */
  static final class ObservationsSeeEachOther extends ReferenceContracts.Features {
    @Override
    protected FeatureComponent<ReferenceTensor> component(FeatureSetting setting) {
      double[] weights = new double[setting.observationSize() * setting.width()];
      Arrays.setAll(weights, i -> i / 10.0);
      ReferenceTensor unequal =
          ReferenceTensor.of(weights, setting.observationSize(), setting.width());
      return new ReferenceFeatures(
          x -> centred(x).matrixProduct(unequal),
          setting.width(),
          setting.temperature(),
          noise(harness()));
    }
  }

  private static ReferenceTensor centred(ReferenceTensor rows) {
    int width = rows.shape()[1];
    return rows.subtract(rows.sum(0).reshape(1, width).multiply(1.0 / rows.shape()[0]));
  }

  /** Negative entropy without log K: below zero. */
  static final class DivergenceWithoutPrior extends ReferenceContracts.Features {
    @Override
    protected FeatureComponent<ReferenceTensor> component(FeatureSetting setting) {
      return new Choice(setting, noise(harness())) {
        @Override
        public ReferenceTensor divergence(ReferenceTensor logProbabilities, int slots) {
          return logProbabilities.exp().multiply(logProbabilities).sum(1).multiply(slots);
        }
      };
    }
  }

  /** Every slot holds the same feature. */
  static final class OneFeatureForAllSlots extends ReferenceContracts.Features {
    @Override
    protected FeatureComponent<ReferenceTensor> component(FeatureSetting setting) {
      return new Choice(setting, noise(harness())) {
        @Override
        public ReferenceTensor sample(
            ReferenceTensor logProbabilities, int slots, SamplingMode mode) {
          ReferenceTensor one = super.sample(logProbabilities, 1, mode);
          return one.multiply(zeros(1, slots, 1).add(1));
        }
      };
    }
  }

  /** An activation after the last layer too. */
  static final class ActivatedOutput extends ReferenceContracts.Decoder {
    @Override
    DecoderComponent<ReferenceTensor> component(ReferenceNetwork network) {
      return z -> network.apply(z).map(Math::tanh, x -> 1 - Math.tanh(x) * Math.tanh(x));
    }
  }

  /** Rows that see each other, as batch normalisation does. */
  static final class RowsSeeEachOther extends ReferenceContracts.Decoder {
    @Override
    DecoderComponent<ReferenceTensor> component(ReferenceNetwork network) {
      return z -> centred(network.apply(z));
    }
  }

  /** log σ(logit), which is log 0 for a large logit. */
  static final class UnstableLogarithm extends ReferenceContracts.Bernoulli {
    @Override
    protected Likelihood<ReferenceTensor> component() {
      return new ReferenceBernoulli() {
        @Override
        public ReferenceTensor logProbability(
            ReferenceTensor observations, ReferenceTensor parameters) {
          ReferenceTensor on = parameters.sigmoid().map(Math::log, p -> 1 / p);
          ReferenceTensor off = parameters.sigmoid().map(p -> Math.log(1 - p), p -> -1 / (1 - p));
          return observations
              .multiply(on)
              .add(observations.multiply(-1).add(1).multiply(off))
              .sum(1);
        }
      };
    }
  }

  /** The mean over dimensions instead of the sum. */
  static final class MeanOverDimensions extends ReferenceContracts.Gaussian {
    @Override
    protected Likelihood<ReferenceTensor> component() {
      return new ReferenceGaussian() {
        @Override
        public ReferenceTensor logProbability(
            ReferenceTensor observations, ReferenceTensor parameters) {
          return super.logProbability(observations, parameters)
              .multiply(1.0 / observations.shape()[1]);
        }
      };
    }
  }

  /** KL_f weighted by L0 γ where γ belongs. */
  static final class GatedTooMuch extends ReferenceContracts.SparseLatent {
    @Override
    protected Latent<ReferenceTensor> latent() {
      return new ChangedPosterior(super.latent()) {
        @Override
        Divergence<ReferenceTensor> divergence(LatentPosterior<ReferenceTensor> posterior) {
          Divergence<ReferenceTensor> right = posterior.divergence();
          ReferenceTensor gates = right.terms().get("gates");
          ReferenceTensor features = right.terms().get("features");
          return new Divergence<>(
              right.terms(), right.full(), gates.add(posterior.expectedCount().multiply(features)));
        }
      };
    }
  }

  /** The sum of all features, whatever the gates. */
  static final class GatesIgnored extends ReferenceContracts.SparseLatent {
    @Override
    protected Latent<ReferenceTensor> latent() {
      return new ChangedPosterior(super.latent()) {
        @Override
        ReferenceTensor sample(LatentPosterior<ReferenceTensor> posterior, SamplingMode mode) {
          return posterior.sample(mode).add(1);
        }
      };
    }
  }

  /** A score function whose signal is doubled. */
  static final class DoubledScore extends ReferenceContracts.ScoreFunction {
    @Override
    protected GradientEstimator<ReferenceTensor> estimator() {
      return (posterior, logLikelihood, objective) ->
          new ReferenceScoreFunction()
              .estimate(posterior, z -> logLikelihood.apply(z).multiply(2), objective);
    }
  }

  /** The warm-up's weight forgotten. */
  static final class WeightForgotten extends ReferenceContracts.Pathwise {
    @Override
    protected GradientEstimator<ReferenceTensor> estimator() {
      return (posterior, logLikelihood, objective) ->
          new ReferencePathwise()
              .estimate(
                  posterior,
                  logLikelihood,
                  new GradientEstimator.Objective(objective.sampling(), objective.weighting(), 1));
    }
  }

  /** A latent whose posterior differs in one thing. */
  private abstract static class ChangedPosterior implements Latent<ReferenceTensor> {
    private final Latent<ReferenceTensor> right;

    private ChangedPosterior(Latent<ReferenceTensor> right) {
      this.right = right;
    }

    Divergence<ReferenceTensor> divergence(LatentPosterior<ReferenceTensor> posterior) {
      return posterior.divergence();
    }

    ReferenceTensor sample(LatentPosterior<ReferenceTensor> posterior, SamplingMode mode) {
      return posterior.sample(mode);
    }

    @Override
    public int width() {
      return right.width();
    }

    @Override
    public int maxFeatures() {
      return right.maxFeatures();
    }

    @Override
    public LatentPosterior<ReferenceTensor> infer(ReferenceTensor observations) {
      LatentPosterior<ReferenceTensor> posterior = right.infer(observations);
      return new LatentPosterior<>() {
        @Override
        public ReferenceTensor sample(SamplingMode mode) {
          return ChangedPosterior.this.sample(posterior, mode);
        }

        @Override
        public Divergence<ReferenceTensor> divergence() {
          return ChangedPosterior.this.divergence(posterior);
        }

        @Override
        public ReferenceTensor logProbability(ReferenceTensor latents) {
          return posterior.logProbability(latents);
        }

        @Override
        public Map<String, ReferenceTensor> parameters() {
          return posterior.parameters();
        }

        @Override
        public ReferenceTensor expectedCount() {
          return posterior.expectedCount();
        }
      };
    }

    @Override
    public Posterior describe(LatentPosterior<ReferenceTensor> posterior) {
      return right.describe(posterior);
    }

    @Override
    public double[] logPrior(float[][] latents) {
      return right.logPrior(latents);
    }

    @Override
    public float[][] samplePrior(int count, long seed) {
      return right.samplePrior(count, seed);
    }
  }
}
