package org.sdlgm.plugin;

import com.google.inject.Module;

/**
 * A Guice module whose bindings join the framework's.
 *
 * <p>Named in {@code META-INF/services/org.sdlgm.plugin.Plugin}, it is found on the class path or
 * in a jar given with {@code --plugin}. Its module uses {@link Bindings} for engine-neutral parts,
 * and a backend's own bindings for components.
 */
public interface Plugin extends Module {
  /** The plug-in's name and version, for provenance and {@code sdlgm list}. */
  String title();
}
