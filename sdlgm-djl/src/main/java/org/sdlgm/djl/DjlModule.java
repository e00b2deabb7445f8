package org.sdlgm.djl;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.MapBinder;
import org.sdlgm.backend.BackendProvider;
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
import org.sdlgm.djl.engine.MxNetProvider;
import org.sdlgm.djl.engine.PyTorchProvider;
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
import org.sdlgm.djl.labels.DiscriminativeLabels;
import org.sdlgm.djl.labels.GenerativeLabels;
import org.sdlgm.djl.labels.LabelNetworkOptions;
import org.sdlgm.djl.labels.LabelShares;
import org.sdlgm.djl.labels.LogisticLabels;
import org.sdlgm.djl.latent.BernoulliLatent;
import org.sdlgm.djl.latent.CategoricalLatent;
import org.sdlgm.djl.latent.CauchyLatent;
import org.sdlgm.djl.latent.GaussianLatent;
import org.sdlgm.djl.latent.RealLatent;
import org.sdlgm.djl.latent.SparseLatent;

/** Binds the engines PyTorch and MXNet, and the components that they run. */
public final class DjlModule extends AbstractModule {
  @Override
  protected void configure() {
    var engines = MapBinder.newMapBinder(binder(), String.class, BackendProvider.class);
    engines.addBinding("PyTorch").to(PyTorchProvider.class);
    engines.addBinding("MXNet").to(MxNetProvider.class);
    DjlAxis.declare(binder());
    bindLatents();
    bindSparsity();
    bindFeatures();
    bindDecoders();
    bindPriors();
    bindLikelihoods();
    bindLabelModels();
    bindEstimators();
  }

  private void bindLatents() {
    DjlAxis.LATENT.bind(
        binder(),
        "sparse",
        "a bag of at most L0 of K features, how many being learned [SDLGM eq. 1-3]",
        SparseLatent.Options.DEFAULTS,
        SparseLatent::create);
    DjlAxis.LATENT.bind(
        binder(),
        "bernoulli",
        "independent bits, any number of them on [Jang et al. 2017, section 4.2]",
        BernoulliLatent.Options.DEFAULTS,
        BernoulliLatent::create);
    DjlAxis.LATENT.bind(
        binder(),
        "subset",
        "at most L0 of K features, none of them twice, each with a gate of its own",
        BernoulliLatent.SubsetOptions.DEFAULTS,
        BernoulliLatent::subset);
    DjlAxis.LATENT.bind(
        binder(),
        "gaussian",
        "independent normal numbers: a VAE [Kingma and Welling 2014]",
        RealLatent.Options.DEFAULTS,
        GaussianLatent::new);
    DjlAxis.LATENT.bind(
        binder(),
        "cauchy",
        "independent Cauchy numbers, most of them near 0: a sparse VAE [Pyle 2017]",
        CauchyLatent.Options.DEFAULTS,
        CauchyLatent::new);
    DjlAxis.LATENT.bind(
        binder(),
        "categorical",
        "independent one-hot variables [Jang et al. 2017, section 4.2]",
        CategoricalLatent.Options.DEFAULTS,
        CategoricalLatent::new);
  }

  private void bindSparsity() {
    DjlAxis.SPARSITY.bind(
        binder(),
        "bernoulli",
        "independent gates with a rate read from x [SDLGM eq. 1, 7]",
        BernoulliSparsity.Options.DEFAULTS,
        BernoulliSparsity::new);
    DjlAxis.SPARSITY.bind(
        binder(),
        "convolutional",
        "gates of pictures: the mean rate over the places that a network looks at",
        BernoulliSparsity.ConvolutionalOptions.DEFAULTS,
        BernoulliSparsity::convolutional);
  }

  private void bindFeatures() {
    DjlAxis.FEATURES.bind(
        binder(),
        "categorical",
        "each slot's feature from one categorical read from x [SDLGM eq. 2, 8]",
        CategoricalFeatures.Options.DEFAULTS,
        CategoricalFeatures::new);
    DjlAxis.FEATURES.bind(
        binder(),
        "convolutional",
        "features of pictures: one or none at each place that a network looks at",
        CategoricalFeatures.ConvolutionalOptions.DEFAULTS,
        CategoricalFeatures::convolutional);
  }

  private void bindDecoders() {
    DjlAxis.DECODER.bind(
        binder(),
        "mlp",
        "multilayer perceptron [SDLGM eq. 4]",
        MlpDecoder.Options.DEFAULTS,
        MlpDecoder::new);
    DjlAxis.DECODER.bind(
        binder(),
        "additive",
        "a dictionary: each feature adds its weights, whatever the others are",
        AdditiveDecoder.Options.DEFAULTS,
        AdditiveDecoder::new);
    DjlAxis.DECODER.bind(
        binder(),
        "noisy-or",
        "noisy-OR of features that only add [Singliar and Hauskrecht 2006]",
        NoisyOrDecoder::new);
  }

  private void bindPriors() {
    DjlAxis.PRIOR.bind(
        binder(),
        "bernoulli",
        "independent bits, one rate for all or one learned for each",
        BernoulliPrior.Options.DEFAULTS,
        BernoulliPrior::new);
    DjlAxis.PRIOR.bind(
        binder(),
        "autoregressive",
        "each bit depends on those before it: a fully visible belief network [Frey 1998]",
        AutoregressivePrior.Options.DEFAULTS,
        AutoregressivePrior::new);
  }

  private void bindLabelModels() {
    DjlAxis.LABELS.bind(
        binder(),
        "sdlgm-dis",
        "SDLGM-Dis: the bag's exact likelihood [SDLGM III-C]",
        DiscriminativeLabels.Options.DEFAULTS,
        DiscriminativeLabels::new);
    DjlAxis.LABELS.bind(
        binder(),
        "sdlgm-gen",
        "SDLGM-Gen: labels that also have to explain the observation [SDLGM III-C]",
        GenerativeLabels.Options.DEFAULTS,
        GenerativeLabels::generative);
    DjlAxis.LABELS.bind(
        binder(),
        "sdlgm-con",
        "SDLGM-Con: labels that explain the observation beside an unobserved code [SDLGM"
            + " III-C]",
        GenerativeLabels.ConditionalOptions.DEFAULTS,
        GenerativeLabels::conditional);
    DjlAxis.LABELS.bind(
        binder(),
        "logistic",
        "a logistic regression for each label: binary relevance",
        LabelNetworkOptions.DEFAULTS,
        LogisticLabels::new);
    DjlAxis.LABELS.bind(
        binder(),
        "softmax",
        "labels as shares by softmax, without their number [Martins and Astudillo 2016]",
        LabelNetworkOptions.DEFAULTS,
        LabelShares::softmax);
    DjlAxis.LABELS.bind(
        binder(),
        "sparsemax",
        "labels as shares by sparsemax, without their number [Martins and Astudillo 2016]",
        LabelNetworkOptions.DEFAULTS,
        LabelShares::sparsemax);
  }

  private void bindLikelihoods() {
    DjlAxis.LIKELIHOOD.bind(
        binder(),
        "bernoulli",
        "independent binary dimensions",
        context -> new BernoulliLikelihood());
    DjlAxis.LIKELIHOOD.bind(
        binder(),
        "gaussian",
        "independent real dimensions, variance learned or fixed",
        GaussianLikelihood.Options.DEFAULTS,
        (options, context) -> new GaussianLikelihood(options));
  }

  private void bindEstimators() {
    DjlAxis.ESTIMATOR.bind(
        binder(),
        "pathwise",
        "through the sample: Gumbel-Softmax and its straight-through form [Jang et al. 2017]",
        context -> new PathwiseEstimator());
    DjlAxis.ESTIMATOR.bind(
        binder(),
        "score-function",
        "score function with a learned baseline of x: NVIL [Mnih and Gregor 2014]",
        BaselineOptions.DEFAULTS,
        ScoreFunctionEstimator::new);
    DjlAxis.ESTIMATOR.bind(
        binder(),
        "leave-one-out",
        "score function of hard samples, the others as baseline: RLOO [Kool et al. 2019]",
        LeaveOneOutEstimator.Options.DEFAULTS,
        (options, context) -> new LeaveOneOutEstimator(options));
    DjlAxis.ESTIMATOR.bind(
        binder(),
        "muprop",
        "score function of what a Taylor expansion leaves [Gu et al. 2016]",
        BaselineOptions.DEFAULTS,
        MuPropEstimator::new);
    DjlAxis.ESTIMATOR.bind(
        binder(),
        "disarm",
        "antithetic pairs of bits; for binary latents [Dong et al. 2020]",
        DisarmEstimator::new);
    bindHardForwardEstimators();
  }

  private void bindHardForwardEstimators() {
    DjlAxis.ESTIMATOR.bind(
        binder(),
        "straight-through",
        "hard forward, the probability's derivative backward [Bengio et al. 2013]",
        StraightThroughEstimator::new);
    DjlAxis.ESTIMATOR.bind(
        binder(),
        "slope-annealed",
        "straight-through with a slope that rises [Chung et al. 2017]",
        SlopeAnnealedEstimator.Options.DEFAULTS,
        SlopeAnnealedEstimator::new);
    DjlAxis.ESTIMATOR.bind(
        binder(),
        "darn",
        "score function with a Taylor expansion at the sample as baseline [Gregor et al. 2014]",
        DarnEstimator::new);
    DjlAxis.ESTIMATOR.bind(
        binder(),
        "reinmax",
        "straight-through to second order [Liu et al. 2023]",
        ReinMaxEstimator.Options.DEFAULTS,
        ReinMaxEstimator::new);
  }
}
