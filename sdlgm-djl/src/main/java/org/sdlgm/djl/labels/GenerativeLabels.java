package org.sdlgm.djl.labels;

import ai.djl.ndarray.NDArray;
import java.util.Optional;
import org.sdlgm.component.BoundEstimator;
import org.sdlgm.component.DecoderComponent;
import org.sdlgm.component.GradientEstimator;
import org.sdlgm.component.Latent;
import org.sdlgm.component.LatentPosterior;
import org.sdlgm.component.Likelihood;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.config.Require;
import org.sdlgm.config.Setting;
import org.sdlgm.djl.context.DjlAxis;
import org.sdlgm.djl.context.DjlContext;
import org.sdlgm.djl.tensor.Constants;
import org.sdlgm.djl.tensor.Rows;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.model.LatentValues;

/**
 * SDLGM-Gen and SDLGM-Con ([SDLGM] III-C): labels that also have to explain the observation, alone
 * or beside an unobserved code u.
 *
 * <p>With y* the observed labels, and all weights in the options, a step minimises
 *
 * <pre>
 *   -log q(y*|x) + boundWeight · B(x)
 *   Gen: B(x) = -E_q(y|x)[log p(x|y)] + divergenceWeight · KL(q(y|x) || p(y))
 *   Con: B(x) = -E_q(y|x)q(u|x)[log p(x|y, u)]
 *               + divergenceWeight · (KL(q(y|x) || p(y)) + KL(q(u|x) || p(u)))
 * </pre>
 *
 * <p>log q(y*|x) is the exact likelihood of the observed bag, as in SDLGM-Dis ({@link
 * DiscriminativeLabels}); q(y|x) has [SDLGM] eq. 7-10's form and so has its KL, eq. 13-14; -B(x) at
 * a divergence weight of 1 is the bound on log p(x) of eq. 11, with z = y or z = [y ; u]. The
 * expectation is over samples that {@code training.sampling} and {@code training.estimator} choose,
 * relaxed ones by default. Both encoders see x only. With an {@code observedShare} s, log p(x|y, u)
 * is (1 - s) log p(x|y, u) + s log p(x|y*, u): the decoder then also learns from the observed
 * labels what they look like.
 *
 * <p>Predictions come from q(y|x) alone.
 */
public final class GenerativeLabels extends BagLabels {
  /** What SDLGM-Gen and SDLGM-Con both choose. */
  private interface Choices {
    int maxFeatures();

    ComponentConfig sparsity();

    ComponentConfig features();

    ComponentConfig decoder();

    ComponentConfig likelihood();

    double boundWeight();

    double divergenceWeight();

    double observedShare();
  }

  /** The options of SDLGM-Gen. */
  public record Options(
      @Setting(
              value =
                  "L0, the most labels of an observation; 0 for the largest number in "
                      + "the training part",
              from = 0,
              to = 1 << 16)
          int maxFeatures,
      @Setting("how many labels") ComponentConfig sparsity,
      @Setting("which labels") ComponentConfig features,
      @Setting("from labels to the likelihood's parameters") ComponentConfig decoder,
      @Setting("p(x|y)") ComponentConfig likelihood,
      @Setting(
              value = "what the bound on log p(x) counts beside a label likelihood of 1",
              from = 0,
              to = 1e6)
          double boundWeight,
      @Setting(value = "what the divergence counts in the bound", from = 0, to = 1)
          double divergenceWeight,
      @Setting(
              value = "share of the reconstruction that is from the observed labels",
              from = 0,
              to = 1)
          double observedShare)
      implements Choices {
    /** One hidden layer each; attributes that are standardised. */
    public static final Options DEFAULTS =
        new Options(
            0,
            LabelDefaults.SPARSITY,
            LabelDefaults.FEATURES,
            LabelDefaults.DECODER,
            LabelDefaults.LIKELIHOOD,
            LabelDefaults.BOUND_WEIGHT,
            1,
            0);

    /**
     * @throws org.sdlgm.error.ConfigurationException if a value is missing or out of range
     */
    public Options {
      Require.settings(
          Options.class,
          maxFeatures,
          sparsity,
          features,
          decoder,
          likelihood,
          boundWeight,
          divergenceWeight,
          observedShare);
    }
  }

  /** The options of SDLGM-Con. */
  public record ConditionalOptions(
      @Setting(
              value = "L0 of the labels; 0 for the largest number in the training part",
              from = 0,
              to = 1 << 16)
          int maxFeatures,
      @Setting("how many labels") ComponentConfig sparsity,
      @Setting("which labels") ComponentConfig features,
      @Setting("u, of any kind") ComponentConfig latent,
      @Setting("from labels and u to the likelihood's parameters") ComponentConfig decoder,
      @Setting("p(x|y, u)") ComponentConfig likelihood,
      @Setting(
              value = "what the bound on log p(x) counts beside a label likelihood of 1",
              from = 0,
              to = 1e6)
          double boundWeight,
      @Setting(value = "what the divergences count in the bound", from = 0, to = 1)
          double divergenceWeight,
      @Setting(
              value = "share of the reconstruction that is from the observed labels",
              from = 0,
              to = 1)
          double observedShare)
      implements Choices {
    /** Those of SDLGM-Gen, and a code of at most 8 of 32 features. */
    public static final ConditionalOptions DEFAULTS =
        new ConditionalOptions(
            0,
            LabelDefaults.SPARSITY,
            LabelDefaults.FEATURES,
            LabelDefaults.HIDDEN_CODE,
            LabelDefaults.DECODER,
            LabelDefaults.LIKELIHOOD,
            LabelDefaults.BOUND_WEIGHT,
            1,
            0);

    /**
     * @throws org.sdlgm.error.ConfigurationException if a value is missing or out of range
     */
    public ConditionalOptions {
      Require.settings(
          ConditionalOptions.class,
          maxFeatures,
          sparsity,
          features,
          latent,
          decoder,
          likelihood,
          boundWeight,
          divergenceWeight,
          observedShare);
    }
  }

  private final Choices options;
  private final Optional<Latent<NDArray>> hidden;
  private final DecoderComponent<NDArray> decoder;
  private final Likelihood<NDArray> likelihood;

  private GenerativeLabels(Choices options, Optional<ComponentConfig> hidden, DjlContext context) {
    super(LabelBag.of(options.maxFeatures(), options.sparsity(), options.features(), context));
    this.options = options;
    this.hidden = hidden.map(code -> context.make(DjlAxis.LATENT, code));
    if (this.hidden.flatMap(Latent::steering).isPresent()) {
      throw new ConfigurationException(
          "featurePrice and meanFeatures steer a generative model's latent: leave them out of the"
              + " latent of a model of labels");
    }
    this.likelihood = context.make(DjlAxis.LIKELIHOOD, options.likelihood());
    int observations = context.sizes().observations();
    DjlContext sized =
        context.withSizes(
            new DjlContext.ModelSizes(
                observations,
                bag().latent().width() + this.hidden.map(Latent::width).orElse(0),
                bag().latent().maxFeatures() + this.hidden.map(Latent::maxFeatures).orElse(0),
                likelihood.parameterCount(observations),
                context.sizes().outputBias().map(likelihood::parametersFor)));
    LatentValues values = this.hidden.map(Latent::values).orElse(bag().latent().values());
    this.decoder = sized.decoder(options.decoder(), values);
  }

  /**
   * SDLGM-Gen.
   *
   * @param options components and weights
   * @param context where parameters are made
   */
  public static GenerativeLabels generative(Options options, DjlContext context) {
    return new GenerativeLabels(options, Optional.empty(), context);
  }

  /**
   * SDLGM-Con.
   *
   * @param options components and weights
   * @param context where parameters are made
   */
  public static GenerativeLabels conditional(ConditionalOptions options, DjlContext context) {
    return new GenerativeLabels(options, Optional.of(options.latent()), context);
  }

  @Override
  public Loss<NDArray> loss(
      NDArray observations, NDArray labels, BoundEstimator<NDArray> estimator) {
    LatentPosterior<NDArray> posterior = estimator.infer(bag().latent(), observations);
    LatentPosterior<NDArray> joint =
        hidden
            .map(code -> estimator.infer(code, observations))
            .map(code -> (LatentPosterior<NDArray>) new JointPosterior(posterior, width(), code))
            .orElse(posterior);
    GradientEstimator.Loss<NDArray> bound =
        estimator.estimate(
            joint, z -> logLikelihood(observations, labels, z), options.divergenceWeight());
    NDArray labelLoss = bag().logProbability(posterior, labels).neg();
    NDArray negativeBound =
        Constants.scaled(
                bound.divergence().weighted(estimator.weighting()), options.divergenceWeight())
            .sub(bound.logLikelihood());
    return new Loss<>(
        labelLoss.add(Constants.scaled(bound.surrogate(), options.boundWeight())),
        labelLoss.add(Constants.scaled(negativeBound, options.boundWeight())),
        labelLoss,
        Optional.of(posterior.expectedCount()),
        Optional.of(bound));
  }

  /** log p(x|z), some of it at the observed labels. */
  private NDArray logLikelihood(NDArray observations, NDArray labels, NDArray z) {
    double share = options.observedShare();
    if (share == 0) {
      return logLikelihood(observations, z);
    }
    return Constants.scaled(logLikelihood(observations, observed(labels, z)), share)
        .add(Constants.scaled(logLikelihood(observations, z), 1 - share));
  }

  private NDArray observed(NDArray labels, NDArray z) {
    NDArray known = Rows.forDraws(labels, z);
    return hidden.isEmpty() ? known : known.concat(unobserved(z), 1);
  }

  private NDArray logLikelihood(NDArray observations, NDArray z) {
    return likelihood.logProbability(
        Rows.forDraws(observations, z), decoder.decode(decoderInput(z)));
  }

  private NDArray decoderInput(NDArray z) {
    return hidden
        .map(code -> code.decoderInput(unobserved(z)))
        .map(input -> z.get(":, 0:" + width()).concat(input, 1))
        .orElse(z);
  }

  private NDArray unobserved(NDArray z) {
    return z.get(":, " + width() + ":");
  }
}
