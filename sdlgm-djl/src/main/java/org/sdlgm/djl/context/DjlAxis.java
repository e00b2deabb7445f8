package org.sdlgm.djl.context;

import ai.djl.ndarray.NDArray;
import com.google.inject.Binder;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.TypeLiteral;
import com.google.inject.multibindings.MapBinder;
import com.google.inject.util.Types;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.sdlgm.component.DecoderComponent;
import org.sdlgm.component.FeatureComponent;
import org.sdlgm.component.GradientEstimator;
import org.sdlgm.component.LabelModel;
import org.sdlgm.component.Latent;
import org.sdlgm.component.Likelihood;
import org.sdlgm.component.PriorComponent;
import org.sdlgm.component.SparsityComponent;
import org.sdlgm.spi.Axis;
import org.sdlgm.spi.ComponentFactory;
import org.sdlgm.spi.Registry;

/**
 * An axis of this backend: where a module adds a component by name.
 *
 * @param <C> what its names stand for
 */
public final class DjlAxis<C> {
  /** Latents. */
  public static final DjlAxis<Latent<NDArray>> LATENT =
      new DjlAxis<>(Axis.LATENT, new TypeLiteral<>() {});

  /** Sparsity components. */
  public static final DjlAxis<SparsityComponent<NDArray>> SPARSITY =
      new DjlAxis<>(Axis.SPARSITY, new TypeLiteral<>() {});

  /** Feature components. */
  public static final DjlAxis<FeatureComponent<NDArray>> FEATURES =
      new DjlAxis<>(Axis.FEATURES, new TypeLiteral<>() {});

  /** Priors of latents of bits. */
  public static final DjlAxis<PriorComponent<NDArray>> PRIOR =
      new DjlAxis<>(Axis.PRIOR, new TypeLiteral<>() {});

  /** Decoders. */
  public static final DjlAxis<DecoderComponent<NDArray>> DECODER =
      new DjlAxis<>(Axis.DECODER, new TypeLiteral<>() {});

  /** Likelihoods. */
  public static final DjlAxis<Likelihood<NDArray>> LIKELIHOOD =
      new DjlAxis<>(Axis.LIKELIHOOD, new TypeLiteral<>() {});

  /** Models of labels. */
  public static final DjlAxis<LabelModel<NDArray>> LABELS =
      new DjlAxis<>(Axis.LABELS, new TypeLiteral<>() {});

  /** Gradient estimators. */
  public static final DjlAxis<GradientEstimator<NDArray>> ESTIMATOR =
      new DjlAxis<>(Axis.ESTIMATOR, new TypeLiteral<>() {});

  private static final List<DjlAxis<?>> ALL =
      List.of(LATENT, SPARSITY, FEATURES, PRIOR, DECODER, LIKELIHOOD, LABELS, ESTIMATOR);

  private final Axis axis;
  private final TypeLiteral<ComponentFactory<DjlContext, C>> factory;

  private DjlAxis(Axis axis, TypeLiteral<ComponentFactory<DjlContext, C>> factory) {
    this.axis = axis;
    this.factory = factory;
  }

  /** All of them. */
  static List<DjlAxis<?>> all() {
    return ALL;
  }

  /**
   * Lets every axis be asked for its names, even where there is none.
   *
   * @param binder the module's
   */
  public static void declare(Binder binder) {
    ALL.forEach(axis -> axis.bindings(binder));
  }

  /** Its words. */
  public Axis axis() {
    return axis;
  }

  /**
   * Adds a component.
   *
   * @param binder the module's
   * @param name in kebab-case
   * @param summary one line: what the component is, and its source
   * @param defaults the options' defaults
   * @param make such as {@code BernoulliSparsity::new}
   * @param <O> the options' record type
   */
  public <O extends Record> void bind(
      Binder binder,
      String name,
      String summary,
      O defaults,
      BiFunction<O, DjlContext, ? extends C> make) {
    bindings(binder).addBinding(name).toInstance(ComponentFactory.of(summary, defaults, make));
  }

  /**
   * Adds a component without options.
   *
   * @param binder the module's
   * @param name in kebab-case
   * @param summary one line: what the component is, and its source
   * @param make such as {@code NoisyOrDecoder::new}
   */
  public void bind(
      Binder binder, String name, String summary, Function<DjlContext, ? extends C> make) {
    bindings(binder).addBinding(name).toInstance(ComponentFactory.of(summary, make));
  }

  /**
   * Where components of any making are added.
   *
   * @param binder the module's
   */
  public MapBinder<String, ComponentFactory<DjlContext, C>> bindings(Binder binder) {
    return MapBinder.newMapBinder(binder, TypeLiteral.get(String.class), factory);
  }

  /** What modules have added. */
  Registry<ComponentFactory<DjlContext, C>> registry(Injector injector) {
    @SuppressWarnings("unchecked") // the key is of that very type
    var entries =
        (Map<String, ComponentFactory<DjlContext, C>>)
            injector.getInstance(Key.get(Types.mapOf(String.class, factory.getType())));
    return new Registry<>(axis.noun(), entries);
  }
}
