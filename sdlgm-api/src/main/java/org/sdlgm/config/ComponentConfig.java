package org.sdlgm.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.sdlgm.error.ConfigurationException;

/**
 * A component chosen by name, with the options that its factory understands.
 *
 * <p>In YAML the options stand beside the name: <code>{name: mlp, hidden: [256, 64]}</code>; a bare
 * name is a component with its defaults.
 *
 * @param name under which a factory is registered
 * @param options plain values, lists and maps, as YAML gives them
 */
public record ComponentConfig(String name, Map<String, Object> options) {
  /** Copies the options, keeping their order. */
  public ComponentConfig {
    if (name == null || name.isBlank()) {
      throw new ConfigurationException("a component has no name: say which with name: ...");
    }
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
  }

  /**
   * A component with its defaults.
   *
   * @param name under which a factory is registered
   */
  public static ComponentConfig of(String name) {
    return new ComponentConfig(name, Map.of());
  }

  /**
   * A component with the options of a record.
   *
   * @param name under which a factory is registered
   * @param options a record of the factory's options type
   */
  public static ComponentConfig of(String name, Record options) {
    return new ComponentConfig(name, ConfigTree.of(options));
  }

  /**
   * The options as a record: the defaults, with what this configuration says laid over.
   *
   * @param defaults the factory's defaults
   * @param <O> the options' record type
   * @throws ConfigurationException if an option is unknown (with the nearest known one), of the
   *     wrong type or out of range
   */
  public <O extends Record> O optionsOver(O defaults) {
    return ConfigTree.overlay(defaults, options, name);
  }
}
