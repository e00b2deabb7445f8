package org.sdlgm.experiment.wiring;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.jar.JarFile;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.plugin.Plugin;

/** Finds plug-ins: on the class path, and in jars that the user names. */
final class Plugins {
  private static final String SERVICE = "META-INF/services/" + Plugin.class.getName();

  private Plugins() {}

  /**
   * All plug-ins.
   *
   * @param jars each must hold at least one
   * @throws ConfigurationException if one cannot be loaded, or a jar has none
   */
  static List<Plugin> find(List<Path> jars) {
    Map<Class<?>, Plugin> plugins = new LinkedHashMap<>();
    load("the class path", Plugins.class.getClassLoader(), plugins);
    for (Path jar : jars) {
      requirePlugin(jar);
      load(jar.toString(), loaderOf(jar), plugins);
    }
    return List.copyOf(plugins.values());
  }

  private static void requirePlugin(Path jar) {
    if (!Files.isRegularFile(jar)) {
      throw new ConfigurationException("--plugin " + jar + ": there is no such file");
    }
    try (JarFile file = new JarFile(jar.toFile())) {
      if (file.getEntry(SERVICE) == null) {
        throw new ConfigurationException(
            "--plugin " + jar + " holds no plug-in: it has no " + SERVICE);
      }
    } catch (IOException e) {
      throw new ConfigurationException("--plugin " + jar + " is not a jar that can be read", e);
    }
  }

  // The classes are in use until the process ends, so the loader is never closed.
  private static ClassLoader loaderOf(Path jar) {
    try {
      return new URLClassLoader(new URL[] {jar.toUri().toURL()}, Plugins.class.getClassLoader());
    } catch (IOException e) {
      throw new ConfigurationException("--plugin " + jar + " cannot be a class path", e);
    }
  }

  /** A jar's loader finds the plug-ins of the class path as well: each is made once. */
  private static void load(String place, ClassLoader loader, Map<Class<?>, Plugin> plugins) {
    try {
      ServiceLoader.load(Plugin.class, loader).stream()
          .forEach(provider -> plugins.computeIfAbsent(provider.type(), type -> provider.get()));
    } catch (ServiceConfigurationError | LinkageError e) {
      throw new ConfigurationException(
          "a plug-in in "
              + place
              + " does not load: "
              + Failures.rootMessage(e)
              + "; build it against this version",
          e);
    }
  }
}
