package org.sdlgm.djl;

import com.google.inject.AbstractModule;
import com.google.inject.Scopes;
import org.sdlgm.djl.component.BernoulliLikelihood;
import org.sdlgm.djl.component.BernoulliSparsity;
import org.sdlgm.djl.component.CategoricalFeatures;
import org.sdlgm.djl.component.DjlBindings;
import org.sdlgm.djl.component.DjlComponents;
import org.sdlgm.djl.component.GaussianLikelihood;
import org.sdlgm.djl.component.MlpDecoder;
import org.sdlgm.djl.engine.MxNetProvider;
import org.sdlgm.djl.engine.PyTorchProvider;
import org.sdlgm.djl.estimator.LeaveOneOutEstimator;
import org.sdlgm.djl.estimator.PathwiseEstimator;
import org.sdlgm.djl.latent.SparseLatentFactory;
import org.sdlgm.spi.Bindings;
import org.sdlgm.spi.ComponentFactory;

/** Binds the engines PyTorch and MXNet, and the components that they run. */
public final class DjlModule extends AbstractModule {
  @Override
  protected void configure() {
    Bindings.engines(binder()).addBinding("PyTorch").to(PyTorchProvider.class);
    Bindings.engines(binder()).addBinding("MXNet").to(MxNetProvider.class);
    bind(DjlComponents.class).in(Scopes.SINGLETON);
    DjlBindings.latent(binder()).addBinding("sparse").to(SparseLatentFactory.class);
    DjlBindings.sparsity(binder())
        .addBinding("bernoulli")
        .toInstance(
            ComponentFactory.of(
                "independent gates with a rate read from x [SDLGM eq. 1, 7]",
                BernoulliSparsity.Options.DEFAULTS,
                BernoulliSparsity::new));
    DjlBindings.features(binder())
        .addBinding("categorical")
        .toInstance(
            ComponentFactory.of(
                "each slot's feature from one categorical read from x [SDLGM eq. 2, 8]",
                CategoricalFeatures.Options.DEFAULTS,
                CategoricalFeatures::new));
    DjlBindings.decoder(binder())
        .addBinding("mlp")
        .toInstance(
            ComponentFactory.of(
                "multilayer perceptron [SDLGM eq. 4]",
                MlpDecoder.Options.DEFAULTS,
                MlpDecoder::new));
    bindLikelihoods();
    bindEstimators();
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
    DjlBindings.estimator(binder())
        .addBinding("pathwise")
        .toInstance(
            ComponentFactory.of(
                "through the sample: Gumbel-Softmax and its straight-through form [Jang et al."
                    + " 2017]",
                new PathwiseEstimator.Options(),
                (options, context) -> new PathwiseEstimator()));
    DjlBindings.estimator(binder())
        .addBinding("leave-one-out")
        .toInstance(
            ComponentFactory.of(
                "score function of hard samples, the others as baseline: RLOO [Kool et al. 2019]",
                LeaveOneOutEstimator.Options.DEFAULTS,
                (options, context) -> new LeaveOneOutEstimator(options)));
  }
}
