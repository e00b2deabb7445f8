package org.sdlgm.spi;

import org.sdlgm.config.Choice;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.config.ConfigTree;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.model.LatentValues;

/** What there is to choose from: a backend says what it makes models of, by axis and name. */
public interface Components {
  /**
   * The components of an axis.
   *
   * @param axis one of {@link Axis#ofComponents}
   * @return perhaps none
   */
  Registry<? extends Choice> of(Axis axis);

  /**
   * A configuration with every option of every component that it names, and of those that these
   * name.
   *
   * @param config whose settings that name a component are called as the component's axis is
   * @param <C> its type
   * @throws ConfigurationException if a name is unknown or an option cannot be used
   */
  default <C extends Record> C complete(C config) {
    return ConfigTree.mapComponents(
        config,
        (setting, component) -> {
          Choice choice = of(Axis.of(setting).orElseThrow()).get(component.name());
          return ComponentConfig.of(
              component.name(), complete(component.optionsOver(choice.defaults())));
        });
  }

  /**
   * What the values of a latent will be.
   *
   * @param latent its name
   * @throws ConfigurationException if there is no such latent
   */
  default LatentValues latentValues(ComponentConfig latent) {
    return of(Axis.LATENT).get(latent.name()).defaults() instanceof LatentOptions options
        ? options.values()
        : LatentValues.COUNTS;
  }
}
