package org.sdlgm.djl.component;

import com.google.inject.Provider;
import java.util.function.BiFunction;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.djl.context.DjlContext;
import org.sdlgm.spi.ComponentFactory;

/**
 * Makes a component that is made of others, each by its own name.
 *
 * @param <O> its options
 * @param <C> what is made
 */
public final class CompositeFactory<O extends Record, C>
    implements ComponentFactory<DjlContext, C> {
  private final String summary;
  private final O defaults;
  private final BiFunction<O, DjlComponents, O> complete;
  private final Maker<O, C> maker;
  private final Provider<DjlComponents> components;

  /**
   * Makes a component.
   *
   * @param <O> its options
   * @param <C> what is made
   */
  @FunctionalInterface
  public interface Maker<O, C> {
    /**
     * The component.
     *
     * @param options all of them
     * @param components what it may be made of
     * @param context where parameters are made
     * @throws org.sdlgm.error.ConfigurationException if an option cannot be used
     */
    C make(O options, DjlComponents components, DjlContext context);
  }

  /**
   * @param summary one line: what the component is, and its source
   * @param defaults the options' defaults
   * @param complete the options, with every option of the components in them
   * @param maker such as {@code SparseLatent::create}
   * @param components what it may be made of; asked for no sooner than that is
   */
  public CompositeFactory(
      String summary,
      O defaults,
      BiFunction<O, DjlComponents, O> complete,
      Maker<O, C> maker,
      Provider<DjlComponents> components) {
    this.summary = summary;
    this.defaults = defaults;
    this.complete = complete;
    this.maker = maker;
    this.components = components;
  }

  @Override
  public String summary() {
    return summary;
  }

  @Override
  public Record defaults() {
    return defaults;
  }

  @Override
  public ComponentConfig complete(ComponentConfig config) {
    return ComponentConfig.of(
        config.name(), complete.apply(config.optionsOver(defaults), components.get()));
  }

  @Override
  public C create(ComponentConfig config, DjlContext context) {
    return maker.make(config.optionsOver(defaults), components.get(), context);
  }
}
