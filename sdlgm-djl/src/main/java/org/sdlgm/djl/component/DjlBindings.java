package org.sdlgm.djl.component;

import ai.djl.ndarray.NDArray;
import com.google.inject.Binder;
import com.google.inject.TypeLiteral;
import com.google.inject.multibindings.MapBinder;
import org.sdlgm.component.DecoderComponent;
import org.sdlgm.component.FeatureComponent;
import org.sdlgm.component.GradientEstimator;
import org.sdlgm.component.LabelModel;
import org.sdlgm.component.Latent;
import org.sdlgm.component.Likelihood;
import org.sdlgm.component.PriorComponent;
import org.sdlgm.component.SparsityComponent;
import org.sdlgm.djl.context.DjlContext;
import org.sdlgm.spi.ComponentFactory;

/** The axes of this backend: where a module adds a component by name. */
public final class DjlBindings {
  private DjlBindings() {}

  /**
   * Sparsity components.
   *
   * @param binder the module's
   */
  public static MapBinder<String, ComponentFactory<DjlContext, SparsityComponent<NDArray>>>
      sparsity(Binder binder) {
    return axis(binder, new TypeLiteral<>() {});
  }

  /**
   * Feature components.
   *
   * @param binder the module's
   */
  public static MapBinder<String, ComponentFactory<DjlContext, FeatureComponent<NDArray>>> features(
      Binder binder) {
    return axis(binder, new TypeLiteral<>() {});
  }

  /**
   * Priors of latents of bits.
   *
   * @param binder the module's
   */
  public static MapBinder<String, ComponentFactory<DjlContext, PriorComponent<NDArray>>> prior(
      Binder binder) {
    return axis(binder, new TypeLiteral<>() {});
  }

  /**
   * Decoders.
   *
   * @param binder the module's
   */
  public static MapBinder<String, ComponentFactory<DjlContext, DecoderComponent<NDArray>>> decoder(
      Binder binder) {
    return axis(binder, new TypeLiteral<>() {});
  }

  /**
   * Likelihoods.
   *
   * @param binder the module's
   */
  public static MapBinder<String, ComponentFactory<DjlContext, Likelihood<NDArray>>> likelihood(
      Binder binder) {
    return axis(binder, new TypeLiteral<>() {});
  }

  /**
   * Latents.
   *
   * @param binder the module's
   */
  public static MapBinder<String, ComponentFactory<DjlContext, Latent<NDArray>>> latent(
      Binder binder) {
    return axis(binder, new TypeLiteral<>() {});
  }

  /**
   * Models of labels.
   *
   * @param binder the module's
   */
  public static MapBinder<String, ComponentFactory<DjlContext, LabelModel<NDArray>>> labels(
      Binder binder) {
    return axis(binder, new TypeLiteral<>() {});
  }

  /**
   * Gradient estimators.
   *
   * @param binder the module's
   */
  public static MapBinder<String, ComponentFactory<DjlContext, GradientEstimator<NDArray>>>
      estimator(Binder binder) {
    return axis(binder, new TypeLiteral<>() {});
  }

  private static <F> MapBinder<String, F> axis(Binder binder, TypeLiteral<F> type) {
    return MapBinder.newMapBinder(binder, TypeLiteral.get(String.class), type);
  }
}
