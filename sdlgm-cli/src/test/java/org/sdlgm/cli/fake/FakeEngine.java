package org.sdlgm.cli.fake;

import com.google.inject.Binder;
import com.google.inject.Inject;
import java.util.List;
import java.util.OptionalInt;
import org.sdlgm.backend.Backend;
import org.sdlgm.backend.BackendProvider;
import org.sdlgm.config.BackendConfig;
import org.sdlgm.djl.context.DjlComponents;
import org.sdlgm.error.SdlgmException;
import org.sdlgm.plugin.Bindings;
import org.sdlgm.plugin.Plugin;
import org.sdlgm.spi.Components;

/** The engine {@code fake}, and {@code absent}, which does not load. */
public final class FakeEngine implements Plugin, BackendProvider {
  @Inject private DjlComponents components;
  private OptionalInt failure = OptionalInt.empty();

  /**
   * Makes trainings fail.
   *
   * @param iteration at this iteration
   */
  public void failAt(int iteration) {
    failure = OptionalInt.of(iteration);
  }

  /** Makes trainings go well again. */
  public void mend() {
    failure = OptionalInt.empty();
  }

  boolean failsAt(int iteration) {
    return failure.isPresent() && failure.getAsInt() == iteration;
  }

  @Override
  public String title() {
    return "fake engine 1.0";
  }

  @Override
  public void configure(Binder binder) {
    Bindings.engines(binder).addBinding("fake").toInstance(this);
    Bindings.engines(binder).addBinding("absent").toInstance(new Absent(this));
  }

  @Override
  public String summary() {
    return "counts";
  }

  @Override
  public Components components() {
    return components;
  }

  @Override
  public Backend open(BackendConfig config) {
    return new FakeBackend(this);
  }

  @Override
  public Diagnosis diagnose() {
    return new Diagnosis(true, List.of("version 1.0"), "");
  }

  /** An engine whose libraries are missing. */
  private record Absent(FakeEngine other) implements BackendProvider {
    @Override
    public Components components() {
      return other.components;
    }

    @Override
    public String summary() {
      return "is not here";
    }

    @Override
    public Backend open(BackendConfig config) {
      throw new SdlgmException("the engine absent cannot be loaded: add its library");
    }

    @Override
    public Diagnosis diagnose() {
      return new Diagnosis(false, List.of("no library"), "add its library");
    }
  }
}
