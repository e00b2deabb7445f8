package org.sdlgm.djl.contract;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.sdlgm.backend.Backend;
import org.sdlgm.component.DecoderComponent;
import org.sdlgm.component.FeatureComponent;
import org.sdlgm.component.GradientEstimator;
import org.sdlgm.component.LabelModel;
import org.sdlgm.component.Latent;
import org.sdlgm.component.Likelihood;
import org.sdlgm.component.PriorComponent;
import org.sdlgm.component.SparsityComponent;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.config.GenerativeModelConfig;
import org.sdlgm.config.NetworkConfig;
import org.sdlgm.config.NetworkConfig.Activation;
import org.sdlgm.config.SamplingMode;
import org.sdlgm.config.TemperatureConfig;
import org.sdlgm.contract.BackendContract;
import org.sdlgm.contract.BernoulliLatentContract;
import org.sdlgm.contract.BernoulliLikelihoodContract;
import org.sdlgm.contract.BernoulliSparsityContract;
import org.sdlgm.contract.CategoricalFeatureContract;
import org.sdlgm.contract.CategoricalLatentContract;
import org.sdlgm.contract.CauchyLatentContract;
import org.sdlgm.contract.DecoderComponentContract;
import org.sdlgm.contract.GaussianLatentContract;
import org.sdlgm.contract.GaussianLikelihoodContract;
import org.sdlgm.contract.GradientEstimatorContract;
import org.sdlgm.contract.LabelModelContract;
import org.sdlgm.contract.PerceptronDecoderContract;
import org.sdlgm.contract.SparseLatentContract;
import org.sdlgm.contract.SubsetLatentContract;
import org.sdlgm.contract.TaggerContract;
import org.sdlgm.contract.TensorHarness;
import org.sdlgm.contract.TrainedModelContract;
import org.sdlgm.djl.component.AdditiveDecoder;
import org.sdlgm.djl.component.AutoregressivePrior;
import org.sdlgm.djl.component.BernoulliLikelihood;
import org.sdlgm.djl.component.BernoulliPrior;
import org.sdlgm.djl.component.BernoulliSparsity;
import org.sdlgm.djl.component.CategoricalFeatures;
import org.sdlgm.djl.component.GaussianLikelihood;
import org.sdlgm.djl.component.MlpDecoder;
import org.sdlgm.djl.component.NoisyOrDecoder;
import org.sdlgm.djl.context.DjlAxis;
import org.sdlgm.djl.context.DjlContext;
import org.sdlgm.djl.estimator.BaselineOptions;
import org.sdlgm.djl.estimator.DarnEstimator;
import org.sdlgm.djl.estimator.DisarmEstimator;
import org.sdlgm.djl.estimator.LeaveOneOutEstimator;
import org.sdlgm.djl.estimator.MuPropEstimator;
import org.sdlgm.djl.estimator.PathwiseEstimator;
import org.sdlgm.djl.estimator.ReinMaxEstimator;
import org.sdlgm.djl.estimator.ScoreFunctionEstimator;
import org.sdlgm.djl.estimator.SlopeAnnealedEstimator;
import org.sdlgm.djl.estimator.StraightThroughEstimator;
import org.sdlgm.djl.latent.BernoulliLatent;
import org.sdlgm.djl.latent.CategoricalLatent;
import org.sdlgm.djl.latent.CauchyLatent;
import org.sdlgm.djl.latent.GaussianLatent;
import org.sdlgm.djl.latent.RealLatent;
import org.sdlgm.djl.latent.SparseLatent;
import org.sdlgm.djl.network.ConvolutionConfig;
import org.sdlgm.djl.parameter.Initialization;
import org.sdlgm.djl.parameter.Parameter;
import org.sdlgm.djl.storage.ConfigText;
import org.sdlgm.djl.tensor.Rows;
import org.sdlgm.reference.Formulas;
import org.sdlgm.reference.ReferenceNetwork.Layer;

/** Every contract, on one engine. */
abstract class EngineContracts {
  private static final NetworkConfig TINY = new NetworkConfig(List.of(5), Activation.TANH);

  /** D of the contracts of latents and estimators. */
  private static final int OBSERVATIONS = 4;

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

  private static Latent<NDArray> bits(DjlHarness harness, int width, double rate) {
    return bits(
        harness.context("bits", OBSERVATIONS, width, width, 0),
        context -> new BernoulliPrior(new BernoulliPrior.Options(rate, false), context));
  }

  private static Latent<NDArray> bits(
      DjlContext context, Function<DjlContext, PriorComponent<NDArray>> prior) {
    return new BernoulliLatent(
        prior.apply(context.within("prior")), TINY, TemperatureConfig.fixed(0.7), context);
  }

  /** W_kj = (k - 2j) / 2 where j &lt; k, and also, to no effect, where not. */
  private static Latent<NDArray> chain(DjlHarness harness, int width, int maxFeatures) {
    Initialization initialization =
        (name, shape, fresh) -> {
          float[] values = Initialization.random(1).values(name, shape, fresh);
          if (name.endsWith("prior/weight")) {
            for (int i = 0; i < values.length; i++) {
              values[i] = weight(i / width, i % width);
            }
          }
          return values;
        };
    DjlContext context =
        harness
            .context("chain", OBSERVATIONS, initialization)
            .withSizes(
                new DjlContext.ModelSizes(OBSERVATIONS, width, maxFeatures, 0, Optional.empty()));
    return bits(context, c -> new AutoregressivePrior(new AutoregressivePrior.Options(0.3), c));
  }

  private static float weight(int k, int j) {
    return (k - 2 * j) / 2f;
  }

  private static Latent<NDArray> categoricals(DjlHarness harness, int variables, int classes) {
    return new CategoricalLatent(
        new CategoricalLatent.Options(variables, classes, TINY, TemperatureConfig.fixed(0.7)),
        harness.context("categoricals", OBSERVATIONS, 0, 0, 0));
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

  /** Of pictures one pixel high, each pixel a place. */
  private static final ConvolutionConfig PIXELS =
      new ConvolutionConfig(List.of(2), 3, 1, List.of(1, 1), 1);

  @Nested
  class ConvolutionalSparsity extends Sparsity {
    @Override
    protected SparsityComponent<NDArray> component(GateSetting setting) {
      return BernoulliSparsity.convolutional(
          new BernoulliSparsity.ConvolutionalOptions(
              setting.priorRate(), PIXELS, TINY, TemperatureConfig.fixed(setting.temperature())),
          ((DjlHarness) harness())
              .context("sparsity", setting.observationSize(), 0, setting.slots(), 0)
              .withDimensions(List.of(1, setting.observationSize())));
    }
  }

  @Nested
  class ConvolutionalFeatures extends Features {
    @Override
    protected FeatureComponent<NDArray> component(FeatureSetting setting) {
      return CategoricalFeatures.convolutional(
          new CategoricalFeatures.ConvolutionalOptions(
              PIXELS, TINY, TemperatureConfig.fixed(setting.temperature())),
          ((DjlHarness) harness())
              .context("features", setting.observationSize(), setting.width(), 0, 0)
              .withDimensions(List.of(1, setting.observationSize())));
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
  class Additive extends DecoderComponentContract<NDArray> {
    @Override
    protected TensorHarness<NDArray> openHarness() {
      return engine.harness();
    }

    AdditiveDecoder.Options options() {
      return AdditiveDecoder.Options.DEFAULTS;
    }

    @Override
    protected DecoderComponent<NDArray> component(int width, int parameters) {
      return new AdditiveDecoder(
          options(), ((DjlHarness) harness()).context("decoder", 0, width, 0, parameters));
    }

    final double[] decoded(DecoderComponent<NDArray> component, double... counts) {
      return harness().values(component.decode(harness().tensor(counts, 1, counts.length)));
    }

    /** How far the decoding of two features is from the sum of theirs. */
    final double interaction() {
      DecoderComponent<NDArray> component = component(3, 4);
      double[] none = decoded(component, 0, 0, 0);
      double[] first = decoded(component, 1, 0, 0);
      double[] second = decoded(component, 0, 0, 1);
      double[] both = decoded(component, 1, 0, 1);
      double most = 0;
      for (int d = 0; d < none.length; d++) {
        most = Math.max(most, Math.abs(both[d] - first[d] - second[d] + none[d]));
      }
      return most;
    }

    @Test
    void featuresAddUpAsFarAsTheCorrectionLetsThem() {
      double bound = options().correctionBound();
      assertThat(interaction()).isLessThanOrEqualTo(4 * bound + 1e-5);
      assertThat(interaction() > 1e-5).isEqualTo(bound > 0);
    }
  }

  @Nested
  class AdditiveWithACorrection extends Additive {
    @Override
    AdditiveDecoder.Options options() {
      return new AdditiveDecoder.Options(false, MlpDecoder.OutputBias.DATA_MEAN, 0.5, TINY);
    }
  }

  @Nested
  class AdditiveWithoutASign extends Additive {
    @Override
    AdditiveDecoder.Options options() {
      return new AdditiveDecoder.Options(true, MlpDecoder.OutputBias.ZERO, 0, TINY);
    }

    @Test
    void featuresOnlyAdd() {
      DecoderComponent<NDArray> component = component(2, 5);
      double[] none = decoded(component, 0, 0);
      double[] one = decoded(component, 0, 1);
      for (int d = 0; d < none.length; d++) {
        assertThat(one[d]).isGreaterThan(none[d]);
      }
    }
  }

  @Nested
  class NoisyOr extends DecoderComponentContract<NDArray> {
    private static final double LEAK = Formulas.softplus(-2);

    @Override
    protected TensorHarness<NDArray> openHarness() {
      return engine.harness();
    }

    @Override
    protected DecoderComponent<NDArray> component(int width, int parameters) {
      return new NoisyOrDecoder(
          ((DjlHarness) harness()).context("decoder", 0, width, 0, parameters));
    }

    @Test
    void isTheLeakWhereNoFeatureIsInUse() {
      NDArray logits = component(3, 2).decode(harness().tensor(new double[3], 1, 3));
      for (double logit : harness().values(logits)) {
        assertThat(1 - Formulas.sigmoid(logit)).isCloseTo(Math.exp(-LEAK), Offset.offset(1e-5));
      }
    }

    /** p(off|z) is the product over the leak and every use of a feature. */
    @Test
    void usesOfFeaturesActIndependently() {
      DecoderComponent<NDArray> component = component(3, 2);
      double[] first = off(component, 1, 0, 0);
      double[] second = off(component, 0, 1, 0);
      double[] both = off(component, 2, 1, 0);
      for (int d = 0; d < 2; d++) {
        double leak = Math.exp(-LEAK);
        assertThat(both[d])
            .isCloseTo(leak * Math.pow(first[d] / leak, 2) * second[d] / leak, Offset.offset(1e-5));
        assertThat(first[d]).isLessThan(leak);
      }
    }

    private double[] off(DecoderComponent<NDArray> component, double... counts) {
      NDArray logits = component.decode(harness().tensor(counts, 1, counts.length));
      return Arrays.stream(harness().values(logits)).map(l -> Formulas.sigmoid(-l)).toArray();
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

  @Nested
  class BernoulliLatents extends BernoulliLatentContract<NDArray> {
    private Latent<NDArray> latent;

    @Override
    protected TensorHarness<NDArray> openHarness() {
      DjlHarness harness = engine.harness();
      latent = bits(harness, WIDTH, PRIOR_RATE);
      return harness;
    }

    @Override
    protected Latent<NDArray> latent() {
      return latent;
    }
  }

  @Nested
  class SubsetLatents extends SubsetLatentContract<NDArray> {
    private Latent<NDArray> latent;

    @Override
    protected TensorHarness<NDArray> openHarness() {
      DjlHarness harness = engine.harness();
      latent = make(harness);
      return harness;
    }

    Latent<NDArray> make(DjlHarness harness) {
      return bits(
          harness.context("bits", OBSERVATIONS, WIDTH, MAX_FEATURES, 0),
          context -> new BernoulliPrior(new BernoulliPrior.Options(0.3, true), context));
    }

    @Override
    protected Latent<NDArray> latent() {
      return latent;
    }

    @Override
    protected double priorLogit(int k, float[] before) {
      return Math.log(0.3 / 0.7);
    }

    @Override
    protected boolean hasClosedForm() {
      return true;
    }
  }

  @Nested
  class SubsetLatentsWithAnAutoregressivePrior extends SubsetLatents {
    @Override
    Latent<NDArray> make(DjlHarness harness) {
      return chain(harness, WIDTH, MAX_FEATURES);
    }

    @Override
    protected double priorLogit(int k, float[] before) {
      double logit = Math.log(0.3 / 0.7);
      for (int j = 0; j < k; j++) {
        logit += weight(k, j) * before[j];
      }
      return logit;
    }

    @Override
    protected boolean hasClosedForm() {
      return false;
    }
  }

  @Nested
  class CategoricalLatents extends CategoricalLatentContract<NDArray> {
    private Latent<NDArray> latent;

    @Override
    protected TensorHarness<NDArray> openHarness() {
      DjlHarness harness = engine.harness();
      latent = categoricals(harness, VARIABLES, CLASSES);
      return harness;
    }

    @Override
    protected Latent<NDArray> latent() {
      return latent;
    }
  }

  private static Latent<NDArray> gaussian(DjlHarness harness, int width) {
    return new GaussianLatent(
        new RealLatent.Options(width, TINY), harness.context("gaussian", OBSERVATIONS, 0, 0, 0));
  }

  private static Latent<NDArray> cauchy(DjlHarness harness, int width) {
    return new CauchyLatent(
        new CauchyLatent.Options(width, TINY, CauchyLatent.DecoderInput.UNIFORM),
        harness.context("cauchy", OBSERVATIONS, 0, 0, 0));
  }

  @Nested
  class GaussianLatents extends GaussianLatentContract<NDArray> {
    private Latent<NDArray> latent;

    @Override
    protected TensorHarness<NDArray> openHarness() {
      DjlHarness harness = engine.harness();
      latent = gaussian(harness, 3);
      return harness;
    }

    @Override
    protected Latent<NDArray> latent() {
      return latent;
    }
  }

  @Nested
  class CauchyLatents extends CauchyLatentContract<NDArray> {
    private Latent<NDArray> latent;

    @Override
    protected TensorHarness<NDArray> openHarness() {
      DjlHarness harness = engine.harness();
      latent = cauchy(harness, 3);
      return harness;
    }

    @Override
    protected Latent<NDArray> latent() {
      return latent;
    }

    /**
     * The prior's distribution is 1/2 at 0, 3/4 at 1 and 5/6 at √3; however far, none is beyond 1.
     */
    @Test
    void decoderInputIsUniformUnderThePrior() {
      NDArray z = harness().tensor(new double[] {-1, 0, 1, Math.sqrt(3), 1e15, -1e15}, 2, 3);
      assertThat(harness().values(latent.decoderInput(z)))
          .containsExactly(new double[] {-0.5, 0, 0.5, 2 / 3.0, 1, -1}, Offset.offset(1e-6));
    }
  }

  abstract class Estimator extends GradientEstimatorContract<NDArray> {
    private Model<NDArray> model;

    @Override
    protected TensorHarness<NDArray> openHarness() {
      DjlHarness harness = engine.harness();
      Latent<NDArray> latent = makeLatent(harness);
      model =
          new Model<>(
              latent,
              decoder(harness, TINY, latent.width(), SIZE),
              new BernoulliLikelihood(),
              codes());
      return harness;
    }

    Latent<NDArray> makeLatent(DjlHarness harness) {
      return EngineContracts.latent(harness, SIZE);
    }

    float[][] codes() {
      return SparseLatentContract.codes();
    }

    /** A context for an estimator's parameters, the same at each call. */
    final DjlContext training() {
      DjlHarness harness = (DjlHarness) harness();
      return harness
          .context("estimator", SIZE, 0, 0, 0)
          .withParameters(harness.parameters().extended());
    }

    @Override
    protected Model<NDArray> model() {
      return model;
    }
  }

  abstract class UnbiasedEstimator extends Estimator {
    /** The normalisation's positive factor would hide whether the mean is the gradient. */
    final BaselineOptions plain() {
      return new BaselineOptions(TINY, 0.8, false);
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

  @Nested
  class ScoreFunction extends UnbiasedEstimator {
    @Override
    protected GradientEstimator<NDArray> estimator() {
      return new ScoreFunctionEstimator(plain(), training());
    }
  }

  @Nested
  class ScoreFunctionOfBits extends ScoreFunction {
    @Override
    Latent<NDArray> makeLatent(DjlHarness harness) {
      return bits(harness, 3, 0.3);
    }

    @Override
    float[][] codes() {
      return BernoulliLatentContract.codes();
    }
  }

  @Nested
  class ScoreFunctionOfCategoricals extends ScoreFunction {
    @Override
    Latent<NDArray> makeLatent(DjlHarness harness) {
      return categoricals(harness, 2, 3);
    }

    @Override
    float[][] codes() {
      return CategoricalLatentContract.codes();
    }
  }

  @Nested
  class MuProp extends UnbiasedEstimator {
    @Override
    protected GradientEstimator<NDArray> estimator() {
      return new MuPropEstimator(plain(), training());
    }
  }

  @Nested
  class MuPropOfBits extends MuProp {
    @Override
    Latent<NDArray> makeLatent(DjlHarness harness) {
      return bits(harness, 3, 0.3);
    }

    @Override
    float[][] codes() {
      return BernoulliLatentContract.codes();
    }
  }

  @Nested
  class MuPropOfCategoricals extends MuProp {
    @Override
    Latent<NDArray> makeLatent(DjlHarness harness) {
      return categoricals(harness, 2, 3);
    }

    @Override
    float[][] codes() {
      return CategoricalLatentContract.codes();
    }
  }

  @Nested
  class Disarm extends UnbiasedEstimator {
    @Override
    Latent<NDArray> makeLatent(DjlHarness harness) {
      return bits(harness, 3, 0.3);
    }

    @Override
    float[][] codes() {
      return BernoulliLatentContract.codes();
    }

    @Override
    protected GradientEstimator<NDArray> estimator() {
      return new DisarmEstimator(training());
    }
  }

  @Nested
  class DisarmOfSubsets extends Disarm {
    @Override
    Latent<NDArray> makeLatent(DjlHarness harness) {
      return bits(
          harness.context("bits", OBSERVATIONS, 4, 2, 0),
          context -> new BernoulliPrior(new BernoulliPrior.Options(0.3, true), context));
    }

    @Override
    float[][] codes() {
      return SubsetLatentContract.codes();
    }
  }

  abstract class BiasedEstimator extends Estimator {
    @Override
    protected Promise promise() {
      return Promise.BIASED;
    }

    @Override
    protected SamplingMode sampling() {
      return SamplingMode.HARD;
    }
  }

  @Nested
  class ProbabilityThrough extends BiasedEstimator {
    @Override
    protected GradientEstimator<NDArray> estimator() {
      return new StraightThroughEstimator(training());
    }
  }

  @Nested
  class SlopeAnnealed extends BiasedEstimator {
    @Override
    protected GradientEstimator<NDArray> estimator() {
      return new SlopeAnnealedEstimator(SlopeAnnealedEstimator.Options.DEFAULTS, training());
    }
  }

  @Nested
  class Darn extends BiasedEstimator {
    @Override
    protected GradientEstimator<NDArray> estimator() {
      return new DarnEstimator(training());
    }
  }

  @Nested
  class ReinMax extends BiasedEstimator {
    @Override
    protected GradientEstimator<NDArray> estimator() {
      return new ReinMaxEstimator(ReinMaxEstimator.Options.DEFAULTS, training());
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
  class PathwiseOfGaussians extends Pathwise {
    @Override
    Latent<NDArray> makeLatent(DjlHarness harness) {
      return gaussian(harness, 3);
    }
  }

  @Nested
  class PathwiseOfCauchys extends Pathwise {
    @Override
    Latent<NDArray> makeLatent(DjlHarness harness) {
      return cauchy(harness, 3);
    }
  }

  @Nested
  class LeaveOneOut extends UnbiasedEstimator {
    @Override
    protected GradientEstimator<NDArray> estimator() {
      return new LeaveOneOutEstimator(LeaveOneOutEstimator.Options.DEFAULTS);
    }
  }

  @Nested
  class LeaveOneOutOfBits extends LeaveOneOut {
    @Override
    Latent<NDArray> makeLatent(DjlHarness harness) {
      return bits(harness, 3, 0.3);
    }

    @Override
    float[][] codes() {
      return BernoulliLatentContract.codes();
    }
  }

  @Nested
  class LeaveOneOutOfCategoricals extends LeaveOneOut {
    @Override
    Latent<NDArray> makeLatent(DjlHarness harness) {
      return categoricals(harness, 2, 3);
    }

    @Override
    float[][] codes() {
      return CategoricalLatentContract.codes();
    }
  }

  private static GenerativeModelConfig tinyModel() {
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
    GenerativeModelConfig bare =
        new GenerativeModelConfig(
            ComponentConfig.of("sparse"),
            ComponentConfig.of("mlp"),
            ComponentConfig.of("bernoulli"));
    return ConfigText.overlay(bare, yaml, "the tiny model");
  }

  @Nested
  class Backends extends BackendContract {
    @Override
    protected Backend openBackend() {
      return engine.open();
    }

    @Override
    protected GenerativeModelConfig model() {
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
    protected GenerativeModelConfig model() {
      return tinyModel();
    }
  }

  private static final String TINY_NETWORK = "network: {hidden: [6], activation: tanh, dropout: 0}";

  /** The options of SDLGM's own models, without dropout, whose gradient has no differences. */
  private static final String TINY_BAG =
      "sparsity: {name: bernoulli, %s}, features: {name: categorical, %s}"
          .formatted(TINY_NETWORK, TINY_NETWORK);

  private static ComponentConfig labels(String yaml) {
    return new ComponentConfig(
        ConfigText.parse(yaml, "labels").get("name").toString(),
        ConfigText.parse(yaml, "labels").entrySet().stream()
            .filter(option -> !option.getKey().equals("name"))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  abstract class Labels extends LabelModelContract<NDArray> {
    private final String yaml;
    private LabelModel<NDArray> model;

    Labels(String yaml) {
      this.yaml = yaml;
    }

    @Override
    protected TensorHarness<NDArray> openHarness() {
      DjlHarness harness = engine.harness();
      model =
          harness
              .context("labels", SIZE, LABELS, MAX_LABELS, 0)
              .make(DjlAxis.LABELS, EngineContracts.labels(yaml));
      return harness;
    }

    @Override
    protected LabelModel<NDArray> model() {
      return model;
    }

    @Override
    protected NDArray minus(NDArray a, NDArray b) {
      return a.sub(b);
    }
  }

  abstract class Taggers extends TaggerContract {
    private final String yaml;

    Taggers(String yaml) {
      this.yaml = yaml;
    }

    @Override
    protected Backend openBackend() {
      return engine.open();
    }

    @Override
    protected ComponentConfig labels() {
      return EngineContracts.labels(yaml);
    }
  }

  @Nested
  class Discriminative extends Labels {
    Discriminative() {
      super("{name: sdlgm-dis, " + TINY_BAG + "}");
    }
  }

  @Nested
  class DiscriminativeTaggers extends Taggers {
    DiscriminativeTaggers() {
      super("{name: sdlgm-dis, " + TINY_BAG + "}");
    }
  }

  @Nested
  class Logistic extends Labels {
    Logistic() {
      super("{name: logistic, " + TINY_NETWORK + "}");
    }
  }

  /** With dropout, which must be resumed, too. */
  @Nested
  class LogisticTaggers extends Taggers {
    LogisticTaggers() {
      super("{name: logistic, network: {hidden: [16], dropout: 0.3}}");
    }
  }

  private static final String TINY_BOUND =
      TINY_BAG + ", decoder: {name: mlp, %s}, boundWeight: 0.5".formatted(TINY_NETWORK);

  private static final String TINY_CODE =
      "latent: {name: sparse, width: 3, maxFeatures: 2, %s}".formatted(TINY_BAG);

  @Nested
  class Generative extends Labels {
    Generative() {
      super("{name: sdlgm-gen, observedShare: 0.3, " + TINY_BOUND + "}");
    }
  }

  @Nested
  class GenerativeTaggers extends Taggers {
    GenerativeTaggers() {
      super("{name: sdlgm-gen, observedShare: 0.3, " + TINY_BOUND + "}");
    }
  }

  @Nested
  class Conditional extends Labels {
    Conditional() {
      super("{name: sdlgm-con, " + TINY_BOUND + ", " + TINY_CODE + "}");
    }
  }

  @Nested
  class ConditionalTaggers extends Taggers {
    ConditionalTaggers() {
      super("{name: sdlgm-con, " + TINY_BOUND + ", " + TINY_CODE + "}");
    }
  }

  @Nested
  class Softmax extends Labels {
    Softmax() {
      super("{name: softmax, " + TINY_NETWORK + "}");
    }
  }

  @Nested
  class SoftmaxTaggers extends Taggers {
    SoftmaxTaggers() {
      super("{name: softmax, " + TINY_NETWORK + "}");
    }
  }

  @Nested
  class Sparsemax extends Labels {
    Sparsemax() {
      super("{name: sparsemax, " + TINY_NETWORK + "}");
    }
  }

  @Nested
  class SparsemaxTaggers extends Taggers {
    SparsemaxTaggers() {
      super("{name: sparsemax, " + TINY_NETWORK + "}");
    }
  }
}
