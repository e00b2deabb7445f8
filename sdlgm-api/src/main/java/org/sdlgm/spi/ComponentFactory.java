package org.sdlgm.spi;

import java.util.function.BiFunction;
import java.util.function.Function;
import org.sdlgm.config.Choice;
import org.sdlgm.config.ComponentConfig;

/**
 * Makes components of one name.
 *
 * @param <X> what making one needs beside its options
 * @param <C> what is made
 */
public interface ComponentFactory<X, C> extends Choice {
  /**
   * Makes the component.
   *
   * @param config name and options; options that are not there have their defaults
   * @param context what making it needs
   * @throws org.sdlgm.error.ConfigurationException if an option cannot be used
   */
  C create(ComponentConfig config, X context);

  /**
   * A factory of what has no options.
   *
   * @param summary one line: what the component is, and its source
   * @param make such as {@code NoisyOrDecoder::new}
   * @param <X> what making one needs
   * @param <C> what is made
   */
  static <X, C> ComponentFactory<X, C> of(String summary, Function<X, ? extends C> make) {
    return of(summary, new NoOptions(), (none, context) -> make.apply(context));
  }

  /**
   * A factory from a constructor.
   *
   * @param summary one line: what the component is, and its source
   * @param defaults the options' defaults
   * @param make such as {@code BernoulliSparsity::new}
   * @param <O> the options' record type
   * @param <X> what making one needs beside its options
   * @param <C> what is made
   */
  static <O extends Record, X, C> ComponentFactory<X, C> of(
      String summary, O defaults, BiFunction<O, X, ? extends C> make) {
    return new ComponentFactory<>() {
      @Override
      public String summary() {
        return summary;
      }

      @Override
      public Record defaults() {
        return defaults;
      }

      @Override
      public C create(ComponentConfig config, X context) {
        return make.apply(config.optionsOver(defaults), context);
      }
    };
  }
}
