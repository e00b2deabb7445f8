package org.sdlgm.experiment.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.Binder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.metric.Estimate;
import org.sdlgm.metric.Metric;
import org.sdlgm.metric.Metric.Description;
import org.sdlgm.metric.Metric.Direction;
import org.sdlgm.metric.MetricFactory;
import org.sdlgm.plugin.Bindings;
import org.sdlgm.plugin.Plugin;

class PluginsTest {
  private static final String SERVICE = "META-INF/services/org.sdlgm.plugin.Plugin";

  @TempDir private Path folder;

  /** Adds a metric that is always 1. */
  public static final class OnePlugin implements Plugin {
    @Override
    public String title() {
      return "one 1.0";
    }

    @Override
    public void configure(Binder binder) {
      Bindings.metrics(binder)
          .addBinding("one")
          .toInstance(
              MetricFactory.of(
                  Metric.of(
                      new Description("one", "features", Direction.NONE, "always 1"),
                      evaluation -> Estimate.exact(1, 1))));
    }
  }

  /** Takes a name that is taken. */
  public static final class ClashingPlugin implements Plugin {
    @Override
    public String title() {
      return "clash 1.0";
    }

    @Override
    public void configure(Binder binder) {
      Bindings.metrics(binder)
          .addBinding("relaxed")
          .toInstance(
              MetricFactory.of(
                  Metric.of(
                      new Description("relaxed", "nats", Direction.NONE, "mine"),
                      evaluation -> Estimate.exact(1, 1))));
    }
  }

  private Path jar(String service) throws IOException {
    Path jar = folder.resolve("plugin.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file)) {
      out.putNextEntry(new JarEntry(SERVICE));
      out.write(service.getBytes(StandardCharsets.UTF_8));
    }
    return jar;
  }

  @Test
  void aPluginsNamesAreThereAtOnce() {
    Framework framework = Framework.load(List.of(), List.of(new OnePlugin()));

    assertThat(framework.plugins()).contains("one 1.0");
    assertThat(framework.evaluator().metric("one").description().meaning()).isEqualTo("always 1");
  }

  @Test
  void aJarWithItsOwnClassesIsFound() throws IOException {
    Path jar = folder.resolve("own.jar");
    // A class of the jar's own: the same bytes under a loader that finds them there first.
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file)) {
      out.putNextEntry(new JarEntry(SERVICE));
      out.write(OnePlugin.class.getName().getBytes(StandardCharsets.UTF_8));
      out.putNextEntry(new JarEntry(OnePlugin.class.getName().replace('.', '/') + ".class"));
      try (InputStream in = OnePlugin.class.getResourceAsStream("PluginsTest$OnePlugin.class")) {
        in.transferTo(out);
      }
    }

    assertThat(Plugins.find(List.of(jar))).extracting(Plugin::title).contains("one 1.0");
  }

  @Test
  void aBrokenPluginIsOneLine() throws IOException {
    Path missing = jar("no.such.Plugin");
    assertThatThrownBy(() -> Plugins.find(List.of(missing)))
        .isInstanceOf(ConfigurationException.class)
        .message()
        .contains("plugin.jar", "no.such.Plugin")
        .hasLineCount(1);
  }

  @Test
  void aJarWithoutPluginIsOneLine() throws IOException {
    Path jar = folder.resolve("empty.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file)) {
      out.putNextEntry(new JarEntry("nothing"));
    }
    assertThatThrownBy(() -> Plugins.find(List.of(jar)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("holds no plug-in");
  }

  @Test
  void aNameThatIsTakenIsOneLine() {
    assertThatThrownBy(() -> Framework.load(List.of(), List.of(new ClashingPlugin())))
        .isInstanceOf(ConfigurationException.class)
        .message()
        .contains("clash 1.0", "relaxed")
        .hasLineCount(1);
  }
}
