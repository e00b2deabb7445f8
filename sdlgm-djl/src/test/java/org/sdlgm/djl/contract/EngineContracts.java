package org.sdlgm.djl.contract;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.sdlgm.component.DecoderComponent;
import org.sdlgm.component.FeatureComponent;
import org.sdlgm.component.GradientEstimator;
import org.sdlgm.component.Latent;
import org.sdlgm.component.Likelihood;
import org.sdlgm.component.SamplingMode;
import org.sdlgm.component.SparsityComponent;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.config.ConfigMapper;
import org.sdlgm.config.ModelConfig;
import org.sdlgm.config.NetworkConfig;
import org.sdlgm.config.NetworkConfig.Activation;
import org.sdlgm.config.TemperatureConfig;
import org.sdlgm.contract.BackendContract;
import org.sdlgm.contract.BernoulliLikelihoodContract;
import org.sdlgm.contract.BernoulliSparsityContract;
import org.sdlgm.contract.CategoricalFeatureContract;
import org.sdlgm.contract.GaussianLikelihoodContract;
import org.sdlgm.contract.GradientEstimatorContract;
import org.sdlgm.contract.PerceptronDecoderContract;
import org.sdlgm.contract.SparseLatentContract;
import org.sdlgm.contract.TensorHarness;
import org.sdlgm.contract.TrainedModelContract;
import org.sdlgm.djl.component.BernoulliLikelihood;
import org.sdlgm.djl.component.BernoulliSparsity;
import org.sdlgm.djl.component.CategoricalFeatures;
import org.sdlgm.djl.component.DjlContext;
import org.sdlgm.djl.component.GaussianLikelihood;
import org.sdlgm.djl.component.MlpDecoder;
import org.sdlgm.djl.estimator.LeaveOneOutEstimator;
import org.sdlgm.djl.estimator.PathwiseEstimator;
import org.sdlgm.djl.latent.SparseLatent;
import org.sdlgm.djl.parameter.Parameter;
import org.sdlgm.djl.tensor.Rows;
import org.sdlgm.model.Backend;
import org.sdlgm.reference.ReferenceNetwork.Layer;

/** Every contract, on one engine. */
abstract class EngineContracts {
  private static final NetworkConfig TINY = new NetworkConfig(List.of(5), Activation.TANH);

  private final EngineUnderTest engine;

  EngineContracts(EngineUnderTest engine) {
    this.engine = engine;
  }

  private static SparsityComponent<NDArray> sparsity(
      DjlHarness harness, int observations, int slots, double rate, double temperature) {
    return new BernoulliSparsity(
        new BernoulliSparsity.Options(rate, TINY, TemperatureConfig.fixed(temperature)),
        harness.context("sparsity", observations, 0, slots, 0));
  }

  private static FeatureComponent<NDArray> features(
      DjlHarness harness, int observations, int width, double temperature) {
    return new CategoricalFeatures(
        new CategoricalFeatures.Options(TINY, TemperatureConfig.fixed(temperature)),
        harness.context("features", observations, width, 0, 0));
  }

  private static Latent<NDArray> latent(DjlHarness harness, int observations) {
    return new SparseLatent(
        3,
        2,
        sparsity(harness, observations, 2, 0.3, 0.7),
        features(harness, observations, 3, 0.7),
        harness.context("latent", observations, 3, 2, 0));
  }

  private static DecoderComponent<NDArray> decoder(
      DjlHarness harness, NetworkConfig config, int width, int outputs) {
    DjlContext context = harness.context("decoder", 0, width, 0, outputs);
    return new MlpDecoder(new MlpDecoder.Options(config, MlpDecoder.OutputBias.DATA_MEAN), context);
  }

  @Nested
  class Sparsity extends BernoulliSparsityContract<NDArray> {
    @Override
    protected TensorHarness<NDArray> openHarness() {
      return engine.harness();
    }

    @Override
    protected SparsityComponent<NDArray> component(GateSetting setting) {
      return sparsity(
          (DjlHarness) harness(),
          setting.observationSize(),
          setting.slots(),
          setting.priorRate(),
          setting.temperature());
    }
  }

  @Nested
  class Features extends CategoricalFeatureContract<NDArray> {
    @Override
    protected TensorHarness<NDArray> openHarness() {
      return engine.harness();
    }

    @Override
    protected FeatureComponent<NDArray> component(FeatureSetting setting) {
      return features(
          (DjlHarness) harness(),
          setting.observationSize(),
          setting.width(),
          setting.temperature());
    }
  }

  @Nested
  class Decoder extends PerceptronDecoderContract<NDArray> {
    @Override
    protected TensorHarness<NDArray> openHarness() {
      return engine.harness();
    }

    @Override
    protected Perceptron<NDArray> perceptron(NetworkConfig config, int width, int parameters) {
      DjlHarness harness = (DjlHarness) harness();
      DecoderComponent<NDArray> component = decoder(harness, config, width, parameters);
      List<Parameter> all = List.copyOf(harness.parameters().all());
      int first = all.size() - 2 * (config.hidden().size() + 1);
      Layer[] layers = new Layer[config.hidden().size() + 1];
      Arrays.setAll(
          layers,
          i ->
              Layer.of(
                  Rows.doubles(all.get(first + 2 * i).data()),
                  Rows.doubles(all.get(first + 2 * i + 1).data())));
      return new Perceptron<>(component, List.of(layers));
    }
  }

  @Nested
  class Bernoulli extends BernoulliLikelihoodContract<NDArray> {
    @Override
    protected TensorHarness<NDArray> openHarness() {
      return engine.harness();
    }

    @Override
    protected Likelihood<NDArray> component() {
      return new BernoulliLikelihood();
    }
  }

  @Nested
  class Gaussian extends GaussianLikelihoodContract<NDArray> {
    @Override
    protected TensorHarness<NDArray> openHarness() {
      return engine.harness();
    }

    @Override
    protected Likelihood<NDArray> component() {
      return new GaussianLikelihood(GaussianLikelihood.Options.DEFAULTS);
    }
  }

  @Nested
  class SparseLatents extends SparseLatentContract<NDArray> {
    private Latent<NDArray> latent;

    @Override
    protected TensorHarness<NDArray> openHarness() {
      DjlHarness harness = engine.harness();
      latent = EngineContracts.latent(harness, SIZE);
      return harness;
    }

    @Override
    protected Latent<NDArray> latent() {
      return latent;
    }
  }

  abstract class Estimator extends GradientEstimatorContract<NDArray> {
    private Model<NDArray> model;

    @Override
    protected TensorHarness<NDArray> openHarness() {
      DjlHarness harness = engine.harness();
      model =
          new Model<>(
              EngineContracts.latent(harness, SIZE),
              decoder(harness, TINY, 3, SIZE),
              new BernoulliLikelihood(),
              SparseLatentContract.codes());
      return harness;
    }

    @Override
    protected Model<NDArray> model() {
      return model;
    }
  }

  @Nested
  class Pathwise extends Estimator {
    @Override
    protected GradientEstimator<NDArray> estimator() {
      return new PathwiseEstimator();
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

  @Nested
  class StraightThrough extends Pathwise {
    @Override
    protected SamplingMode sampling() {
      return SamplingMode.STRAIGHT_THROUGH;
    }
  }

  @Nested
  class LeaveOneOut extends Estimator {
    @Override
    protected GradientEstimator<NDArray> estimator() {
      return new LeaveOneOutEstimator(LeaveOneOutEstimator.Options.DEFAULTS);
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

  private static ModelConfig tinyModel() {
    String yaml =
        """
        latent:
          name: sparse
          width: 6
          maxFeatures: 4
          sparsity: {name: bernoulli, network: {hidden: [8]}}
          features: {name: categorical, network: {hidden: [8]}}
        decoder: {name: mlp, network: {hidden: [8]}}
        """;
    ModelConfig bare =
        new ModelConfig(
            ComponentConfig.of("sparse"),
            ComponentConfig.of("mlp"),
            ComponentConfig.of("bernoulli"));
    return ConfigMapper.overlay(bare, yaml, "the tiny model");
  }

  @Nested
  class Backends extends BackendContract {
    @Override
    protected Backend openBackend() {
      return engine.open();
    }

    @Override
    protected ModelConfig model() {
      return tinyModel();
    }
  }

  @Nested
  class TrainedModels extends TrainedModelContract {
    @Override
    protected Backend openBackend() {
      return engine.open();
    }

    @Override
    protected ModelConfig model() {
      return tinyModel();
    }
  }
}
