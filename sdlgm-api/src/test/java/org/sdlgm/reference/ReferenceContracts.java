package org.sdlgm.reference;

import java.util.List;
import org.sdlgm.component.DecoderComponent;
import org.sdlgm.component.FeatureComponent;
import org.sdlgm.component.GradientEstimator;
import org.sdlgm.component.Latent;
import org.sdlgm.component.Likelihood;
import org.sdlgm.component.SparsityComponent;
import org.sdlgm.config.NetworkConfig;
import org.sdlgm.config.NetworkConfig.Activation;
import org.sdlgm.config.SamplingMode;
import org.sdlgm.contract.BernoulliLikelihoodContract;
import org.sdlgm.contract.BernoulliSparsityContract;
import org.sdlgm.contract.CategoricalFeatureContract;
import org.sdlgm.contract.CauchyLatentContract;
import org.sdlgm.contract.GaussianLatentContract;
import org.sdlgm.contract.GaussianLikelihoodContract;
import org.sdlgm.contract.GradientEstimatorContract;
import org.sdlgm.contract.PerceptronDecoderContract;
import org.sdlgm.contract.SparseLatentContract;
import org.sdlgm.contract.TensorHarness;
import org.sdlgm.model.LocationScale;

/** The contracts over the reference's components; broken components extend these. */
final class ReferenceContracts {
  private static final NetworkConfig TINY = new NetworkConfig(List.of(5), Activation.TANH);

  private ReferenceContracts() {}

  private static ReferenceNoise noise(TensorHarness<ReferenceTensor> harness) {
    return ((ReferenceHarness) harness).noise();
  }

  static Latent<ReferenceTensor> latent(ReferenceNoise noise, int observationSize) {
    return new ReferenceLatent(
        new ReferenceSparsity(
            ReferenceNetwork.random(TINY, observationSize, 2, 1), 2, 0.3, 0.7, noise),
        new ReferenceFeatures(ReferenceNetwork.random(TINY, observationSize, 3, 2), 3, 0.7, noise),
        noise);
  }

  abstract static class Sparsity extends BernoulliSparsityContract<ReferenceTensor> {
    @Override
    protected TensorHarness<ReferenceTensor> openHarness() {
      return new ReferenceHarness();
    }

    @Override
    protected SparsityComponent<ReferenceTensor> component(GateSetting setting) {
      return new ReferenceSparsity(
          ReferenceNetwork.random(TINY, setting.observationSize(), 2, 1),
          setting.slots(),
          setting.priorRate(),
          setting.temperature(),
          noise(harness()));
    }
  }

  abstract static class Features extends CategoricalFeatureContract<ReferenceTensor> {
    @Override
    protected TensorHarness<ReferenceTensor> openHarness() {
      return new ReferenceHarness();
    }

    @Override
    protected FeatureComponent<ReferenceTensor> component(FeatureSetting setting) {
      return new ReferenceFeatures(
          ReferenceNetwork.random(TINY, setting.observationSize(), setting.width(), 2),
          setting.width(),
          setting.temperature(),
          noise(harness()));
    }
  }

  abstract static class Decoder extends PerceptronDecoderContract<ReferenceTensor> {
    @Override
    protected TensorHarness<ReferenceTensor> openHarness() {
      return new ReferenceHarness();
    }

    @Override
    protected Perceptron<ReferenceTensor> perceptron(
        NetworkConfig config, int width, int parameters) {
      ReferenceNetwork network = ReferenceNetwork.random(config, width, parameters, 3);
      return new Perceptron<>(component(network), network.layers());
    }

    DecoderComponent<ReferenceTensor> component(ReferenceNetwork network) {
      return network::apply;
    }
  }

  abstract static class Bernoulli extends BernoulliLikelihoodContract<ReferenceTensor> {
    @Override
    protected TensorHarness<ReferenceTensor> openHarness() {
      return new ReferenceHarness();
    }

    @Override
    protected Likelihood<ReferenceTensor> component() {
      return new ReferenceBernoulli();
    }
  }

  abstract static class Gaussian extends GaussianLikelihoodContract<ReferenceTensor> {
    @Override
    protected TensorHarness<ReferenceTensor> openHarness() {
      return new ReferenceHarness();
    }

    @Override
    protected Likelihood<ReferenceTensor> component() {
      return new ReferenceGaussian();
    }
  }

  abstract static class SparseLatent extends SparseLatentContract<ReferenceTensor> {
    @Override
    protected TensorHarness<ReferenceTensor> openHarness() {
      return new ReferenceHarness();
    }

    @Override
    protected Latent<ReferenceTensor> latent() {
      return ReferenceContracts.latent(noise(harness()), SIZE);
    }
  }

  static Latent<ReferenceTensor> real(LocationScale family, ReferenceNoise noise, int size) {
    return new ReferenceRealLatent(family, ReferenceNetwork.random(TINY, size, 6, 4), 3, noise);
  }

  abstract static class GaussianLatent extends GaussianLatentContract<ReferenceTensor> {
    @Override
    protected TensorHarness<ReferenceTensor> openHarness() {
      return new ReferenceHarness();
    }

    @Override
    protected Latent<ReferenceTensor> latent() {
      return real(LocationScale.GAUSSIAN, noise(harness()), SIZE);
    }
  }

  abstract static class CauchyLatent extends CauchyLatentContract<ReferenceTensor> {
    @Override
    protected TensorHarness<ReferenceTensor> openHarness() {
      return new ReferenceHarness();
    }

    @Override
    protected Latent<ReferenceTensor> latent() {
      return real(LocationScale.CAUCHY, noise(harness()), SIZE);
    }
  }

  abstract static class Estimator extends GradientEstimatorContract<ReferenceTensor> {
    @Override
    protected TensorHarness<ReferenceTensor> openHarness() {
      return new ReferenceHarness();
    }

    @Override
    protected Model<ReferenceTensor> model() {
      ReferenceNetwork decoder = ReferenceNetwork.random(TINY, 3, SIZE, 3);
      return new Model<>(
          ReferenceContracts.latent(noise(harness()), SIZE),
          decoder::apply,
          new ReferenceBernoulli(),
          SparseLatentContract.codes());
    }
  }

  abstract static class Pathwise extends Estimator {
    @Override
    protected GradientEstimator<ReferenceTensor> estimator() {
      return new ReferencePathwise();
    }

    @Override
    protected Promise promise() {
      return Promise.PATHWISE;
    }

    @Override
    protected SamplingMode sampling() {
      return SamplingMode.RELAXED;
    }
  }

  abstract static class ScoreFunction extends Estimator {
    @Override
    protected GradientEstimator<ReferenceTensor> estimator() {
      return new ReferenceScoreFunction();
    }

    @Override
    protected Promise promise() {
      return Promise.UNBIASED;
    }

    @Override
    protected SamplingMode sampling() {
      return SamplingMode.HARD;
    }
  }
}
