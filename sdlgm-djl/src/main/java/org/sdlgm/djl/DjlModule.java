package org.sdlgm.djl;

import ai.djl.ndarray.NDArray;
import com.google.inject.AbstractModule;
import com.google.inject.Provider;
import com.google.inject.Scopes;
import com.google.inject.multibindings.MapBinder;
import org.sdlgm.backend.BackendProvider;
import org.sdlgm.component.GradientEstimator;
import org.sdlgm.djl.component.AdditiveDecoder;
import org.sdlgm.djl.component.AutoregressivePrior;
import org.sdlgm.djl.component.BernoulliLikelihood;
import org.sdlgm.djl.component.BernoulliPrior;
import org.sdlgm.djl.component.BernoulliSparsity;
import org.sdlgm.djl.component.CategoricalFeatures;
import org.sdlgm.djl.component.CompositeFactory;
import org.sdlgm.djl.component.DjlBindings;
import org.sdlgm.djl.component.DjlComponents;
import org.sdlgm.djl.component.GaussianLikelihood;
import org.sdlgm.djl.component.MlpDecoder;
import org.sdlgm.djl.component.NoisyOrDecoder;
import org.sdlgm.djl.context.DjlContext;
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
import org.sdlgm.spi.ComponentFactory;

/** Binds the engines PyTorch and MXNet, and the components that they run. */
public final class DjlModule extends AbstractModule {
  @Override
  protected void configure() {
    var engines = MapBinder.newMapBinder(binder(), String.class, BackendProvider.class);
    engines.addBinding("PyTorch").to(PyTorchProvider.class);
    engines.addBinding("MXNet").to(MxNetProvider.class);
    bind(DjlComponents.class).in(Scopes.SINGLETON);
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
    var latents = DjlBindings.latent(binder());
    Provider<DjlComponents> components = getProvider(DjlComponents.class);
    latents
        .addBinding("sparse")
        .toInstance(
            new CompositeFactory<>(
                "a bag of at most L0 of K features, how many being learned [SDLGM eq. 1-3]",
                SparseLatent.Options.DEFAULTS,
                SparseLatent.Options::complete,
                SparseLatent::create,
                components));
    latents
        .addBinding("bernoulli")
        .toInstance(
            new CompositeFactory<>(
                "independent bits, any number of them on [Jang et al. 2017, section 4.2]",
                BernoulliLatent.Options.DEFAULTS,
                BernoulliLatent.Options::complete,
                BernoulliLatent::create,
                components));
    latents
        .addBinding("subset")
        .toInstance(
            new CompositeFactory<>(
                "at most L0 of K features, none of them twice, each with a gate of its own",
                BernoulliLatent.SubsetOptions.DEFAULTS,
                BernoulliLatent.SubsetOptions::complete,
                BernoulliLatent::subset,
                components));
    latents
        .addBinding("gaussian")
        .toInstance(
            ComponentFactory.of(
                "independent normal numbers: a VAE [Kingma and Welling 2014]",
                RealLatent.Options.DEFAULTS,
                GaussianLatent::new));
    latents
        .addBinding("cauchy")
        .toInstance(
            ComponentFactory.of(
                "independent Cauchy numbers, most of them near 0: a sparse VAE [Pyle 2017]",
                CauchyLatent.Options.DEFAULTS,
                CauchyLatent::new));
    latents
        .addBinding("categorical")
        .toInstance(
            ComponentFactory.of(
                "independent one-hot variables [Jang et al. 2017, section 4.2]",
                CategoricalLatent.Options.DEFAULTS,
                CategoricalLatent::new));
  }

  private void bindSparsity() {
    var sparsity = DjlBindings.sparsity(binder());
    sparsity
        .addBinding("bernoulli")
        .toInstance(
            ComponentFactory.of(
                "independent gates with a rate read from x [SDLGM eq. 1, 7]",
                BernoulliSparsity.Options.DEFAULTS,
                BernoulliSparsity::new));
    sparsity
        .addBinding("convolutional")
        .toInstance(
            ComponentFactory.of(
                "gates of pictures: the mean rate over the places that a network looks at",
                BernoulliSparsity.ConvolutionalOptions.DEFAULTS,
                BernoulliSparsity::convolutional));
  }

  private void bindFeatures() {
    var features = DjlBindings.features(binder());
    features
        .addBinding("categorical")
        .toInstance(
            ComponentFactory.of(
                "each slot's feature from one categorical read from x [SDLGM eq. 2, 8]",
                CategoricalFeatures.Options.DEFAULTS,
                CategoricalFeatures::new));
    features
        .addBinding("convolutional")
        .toInstance(
            ComponentFactory.of(
                "features of pictures: one or none at each place that a network looks at",
                CategoricalFeatures.ConvolutionalOptions.DEFAULTS,
                CategoricalFeatures::convolutional));
  }

  private void bindDecoders() {
    var decoders = DjlBindings.decoder(binder());
    decoders
        .addBinding("mlp")
        .toInstance(
            ComponentFactory.of(
                "multilayer perceptron [SDLGM eq. 4]",
                MlpDecoder.Options.DEFAULTS,
                MlpDecoder::new));
    decoders
        .addBinding("additive")
        .toInstance(
            ComponentFactory.of(
                "a dictionary: each feature adds its weights, whatever the others are",
                AdditiveDecoder.Options.DEFAULTS,
                AdditiveDecoder::new));
    decoders
        .addBinding("noisy-or")
        .toInstance(
            ComponentFactory.of(
                "noisy-OR of features that only add [Singliar and Hauskrecht 2006]",
                new NoisyOrDecoder.Options(),
                (options, context) -> new NoisyOrDecoder(context)));
  }

  private void bindPriors() {
    var priors = DjlBindings.prior(binder());
    priors
        .addBinding("bernoulli")
        .toInstance(
            ComponentFactory.of(
                "independent bits, one rate for all or one learned for each",
                BernoulliPrior.Options.DEFAULTS,
                BernoulliPrior::new));
    priors
        .addBinding("autoregressive")
        .toInstance(
            ComponentFactory.of(
                "each bit depends on those before it: a fully visible belief network [Frey 1998]",
                AutoregressivePrior.Options.DEFAULTS,
                AutoregressivePrior::new));
  }

  private void bindLabelModels() {
    Provider<DjlComponents> components = getProvider(DjlComponents.class);
    var labels = DjlBindings.labels(binder());
    labels
        .addBinding("sdlgm-dis")
        .toInstance(
            new CompositeFactory<>(
                "SDLGM-Dis: the bag's exact likelihood [SDLGM III-C]",
                DiscriminativeLabels.Options.DEFAULTS,
                DiscriminativeLabels.Options::complete,
                DiscriminativeLabels::new,
                components));
    labels
        .addBinding("sdlgm-gen")
        .toInstance(
            new CompositeFactory<>(
                "SDLGM-Gen: labels that also have to explain the observation [SDLGM III-C]",
                GenerativeLabels.Options.DEFAULTS,
                GenerativeLabels.Options::complete,
                GenerativeLabels::generative,
                components));
    labels
        .addBinding("sdlgm-con")
        .toInstance(
            new CompositeFactory<>(
                "SDLGM-Con: labels that explain the observation beside an unobserved code [SDLGM"
                    + " III-C]",
                GenerativeLabels.ConditionalOptions.DEFAULTS,
                GenerativeLabels.ConditionalOptions::complete,
                GenerativeLabels::conditional,
                components));
    labels
        .addBinding("logistic")
        .toInstance(
            ComponentFactory.of(
                "a logistic regression for each label: binary relevance",
                LabelNetworkOptions.DEFAULTS,
                LogisticLabels::new));
    labels
        .addBinding("softmax")
        .toInstance(
            ComponentFactory.of(
                "labels as shares by softmax, without their number [Martins and Astudillo 2016]",
                LabelNetworkOptions.DEFAULTS,
                LabelShares::softmax));
    labels
        .addBinding("sparsemax")
        .toInstance(
            ComponentFactory.of(
                "labels as shares by sparsemax, without their number [Martins and Astudillo 2016]",
                LabelNetworkOptions.DEFAULTS,
                LabelShares::sparsemax));
  }

  private void bindLikelihoods() {
    DjlBindings.likelihood(binder())
        .addBinding("bernoulli")
        .toInstance(
            ComponentFactory.of(
                "independent binary dimensions",
                new BernoulliLikelihood.Options(),
                (options, context) -> new BernoulliLikelihood()));
    DjlBindings.likelihood(binder())
        .addBinding("gaussian")
        .toInstance(
            ComponentFactory.of(
                "independent real dimensions, variance learned or fixed",
                GaussianLikelihood.Options.DEFAULTS,
                (options, context) -> new GaussianLikelihood(options)));
  }

  private void bindEstimators() {
    estimator(
        "pathwise",
        ComponentFactory.of(
            "through the sample: Gumbel-Softmax and its straight-through form [Jang et al. 2017]",
            new PathwiseEstimator.Options(),
            (options, context) -> new PathwiseEstimator()));
    estimator(
        "score-function",
        ComponentFactory.of(
            "score function with a learned baseline of x: NVIL [Mnih and Gregor 2014]",
            BaselineOptions.DEFAULTS,
            ScoreFunctionEstimator::new));
    estimator(
        "leave-one-out",
        ComponentFactory.of(
            "score function of hard samples, the others as baseline: RLOO [Kool et al. 2019]",
            LeaveOneOutEstimator.Options.DEFAULTS,
            (options, context) -> new LeaveOneOutEstimator(options)));
    estimator(
        "muprop",
        ComponentFactory.of(
            "score function of what a Taylor expansion leaves [Gu et al. 2016]",
            BaselineOptions.DEFAULTS,
            MuPropEstimator::new));
    estimator(
        "disarm",
        ComponentFactory.of(
            "antithetic pairs of bits; for binary latents [Dong et al. 2020]",
            new DisarmEstimator.Options(),
            (options, context) -> new DisarmEstimator(context)));
    bindHardForwardEstimators();
  }

  private void bindHardForwardEstimators() {
    estimator(
        "straight-through",
        ComponentFactory.of(
            "hard forward, the probability's derivative backward [Bengio et al. 2013]",
            new StraightThroughEstimator.Options(),
            (options, context) -> new StraightThroughEstimator(context)));
    estimator(
        "slope-annealed",
        ComponentFactory.of(
            "straight-through with a slope that rises [Chung et al. 2017]",
            SlopeAnnealedEstimator.Options.DEFAULTS,
            SlopeAnnealedEstimator::new));
    estimator(
        "darn",
        ComponentFactory.of(
            "score function with a Taylor expansion at the sample as baseline [Gregor et al. 2014]",
            new DarnEstimator.Options(),
            (options, context) -> new DarnEstimator(context)));
    estimator(
        "reinmax",
        ComponentFactory.of(
            "straight-through to second order [Liu et al. 2023]",
            ReinMaxEstimator.Options.DEFAULTS,
            ReinMaxEstimator::new));
  }

  private void estimator(
      String name, ComponentFactory<DjlContext, GradientEstimator<NDArray>> factory) {
    DjlBindings.estimator(binder()).addBinding(name).toInstance(factory);
  }
}
