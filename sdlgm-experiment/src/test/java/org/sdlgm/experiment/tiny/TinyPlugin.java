package org.sdlgm.experiment.tiny;

import com.google.inject.Binder;
import java.util.List;
import org.sdlgm.backend.Backend;
import org.sdlgm.backend.BackendProvider;
import org.sdlgm.config.BackendConfig;
import org.sdlgm.plugin.Bindings;
import org.sdlgm.plugin.Plugin;
import org.sdlgm.spi.Components;

/** The engine {@code tiny}. */
public final class TinyPlugin implements Plugin, BackendProvider {
  private final TinyComponents components = new TinyComponents();

  @Override
  public String title() {
    return "tiny 1.0";
  }

  @Override
  public void configure(Binder binder) {
    Bindings.engines(binder).addBinding("tiny").toInstance(this);
  }

  @Override
  public String summary() {
    return "mixtures in plain Java";
  }

  @Override
  public Components components() {
    return components;
  }

  @Override
  public Backend open(BackendConfig config) {
    return new TinyBackend(components);
  }

  @Override
  public Diagnosis diagnose() {
    return new Diagnosis(true, List.of("Tiny 1.0 computes"), "");
  }
}
