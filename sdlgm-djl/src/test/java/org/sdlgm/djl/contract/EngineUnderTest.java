package org.sdlgm.djl.contract;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.engine.Engine;
import com.google.inject.Guice;
import com.google.inject.Key;
import java.util.Map;
import org.sdlgm.backend.Backend;
import org.sdlgm.backend.BackendProvider;
import org.sdlgm.config.BackendConfig;
import org.sdlgm.djl.DjlModule;
import org.sdlgm.error.SdlgmException;

/** An engine that the contracts run on; skips them where it cannot be had. */
public enum EngineUnderTest {
  /** Runs wherever the project builds. */
  PYTORCH("PyTorch"),
  /** Was built for x86-64 only. */
  MXNET("MXNet");

  private final String engineName;

  EngineUnderTest(String engineName) {
    this.engineName = engineName;
  }

  /** Opens a backend on this engine; an assumption fails where the engine cannot be had. */
  public Backend open() {
    BackendProvider provider =
        Guice.createInjector(new DjlModule())
            .getInstance(new Key<Map<String, BackendProvider>>() {})
            .get(engineName);
    try {
      return provider.open(new BackendConfig(engineName, BackendConfig.Device.CPU, 1));
    } catch (SdlgmException e) {
      // PyTorch runs wherever the project builds: only MXNet may be missing.
      assumeTrue(this == PYTORCH, e.getMessage());
      throw e;
    }
  }

  /** Opens a harness on this engine; an assumption fails where the engine cannot be had. */
  public DjlHarness harness() {
    open().close();
    return new DjlHarness(Engine.getEngine(engineName));
  }
}
