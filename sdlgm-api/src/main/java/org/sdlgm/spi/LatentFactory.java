package org.sdlgm.spi;

import java.util.function.BiFunction;
import org.sdlgm.component.Latent;
import org.sdlgm.component.LatentValues;
import org.sdlgm.config.ComponentConfig;

/**
 * A factory of latents of one name that tells what their values are before there is one, so that a
 * training is measured by what can be measured. A factory of latents of counts need not be one.
 *
 * @param <X> what making one needs beside its options
 * @param <T> the backend's tensor type
 */
public interface LatentFactory<X, T> extends ComponentFactory<X, Latent<T>> {
  /** What the values of its latents are. */
  LatentValues values();

  /**
   * A factory of latents of real numbers from a constructor.
   *
   * @param summary one line: what the latent is, and its source
   * @param defaults the options' defaults
   * @param make such as {@code GaussianLatent::new}
   * @param <O> the options' record type
   * @param <X> what making one needs beside its options
   * @param <T> the backend's tensor type
   */
  static <O extends Record, X, T> LatentFactory<X, T> ofReal(
      String summary, O defaults, BiFunction<O, X, ? extends Latent<T>> make) {
    ComponentFactory<X, Latent<T>> factory = ComponentFactory.of(summary, defaults, make);
    return new LatentFactory<>() {
      @Override
      public LatentValues values() {
        return LatentValues.REAL;
      }

      @Override
      public String summary() {
        return factory.summary();
      }

      @Override
      public Record defaults() {
        return factory.defaults();
      }

      @Override
      public ComponentConfig complete(ComponentConfig config) {
        return factory.complete(config);
      }

      @Override
      public Latent<T> create(ComponentConfig config, X context) {
        return factory.create(config, context);
      }
    };
  }
}
