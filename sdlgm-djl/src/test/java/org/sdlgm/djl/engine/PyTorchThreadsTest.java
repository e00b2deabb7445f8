package org.sdlgm.djl.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.pytorch.jni.JniUtils;
import com.google.inject.Guice;
import com.google.inject.Key;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sdlgm.backend.BackendProvider;
import org.sdlgm.config.BackendConfig;
import org.sdlgm.djl.DjlModule;

class PyTorchThreadsTest {
  private static void open(int threads) {
    Guice.createInjector(new DjlModule())
        .getInstance(new Key<Map<String, BackendProvider>>() {})
        .get("PyTorch")
        .open(new BackendConfig("PyTorch", BackendConfig.Device.CPU, threads))
        .close();
  }

  /** The second in a process finds the engine loaded, with the first one's number. */
  @Test
  void eachBackendHasTheThreadsThatItAsksFor() {
    for (int threads : new int[] {2, 3, 1}) {
      open(threads);
      assertThat(JniUtils.getNumThreads()).isEqualTo(threads);
    }
  }
}
