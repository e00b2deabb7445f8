package org.sdlgm.djl.engine;

import ai.djl.pytorch.jni.JniUtils;
import com.google.inject.Inject;
import java.util.Optional;
import org.sdlgm.djl.context.DjlComponents;
import org.sdlgm.djl.model.EngineThreads;

/** Opens libtorch. */
public final class PyTorchProvider extends DjlProvider {
  @Inject
  PyTorchProvider(DjlComponents components) {
    super("PyTorch", "libtorch through DJL: CPU, and CUDA with a CUDA build of it", components);
  }

  @Override
  protected void configure(int threads) {
    System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(threads));
    // Only for TorchScript models, of which there are none; its default logs a line.
    System.setProperty("ai.djl.pytorch.graph_optimizer", "false");
  }

  @Override
  protected Optional<EngineThreads> threads(int count) {
    return Optional.of(
        new EngineThreads() {
          @Override
          public int count() {
            return count;
          }

          @Override
          public void use(int threads) {
            JniUtils.setNumThreads(threads);
          }
        });
  }

  @Override
  protected String remedy() {
    return "put ai.djl.pytorch:pytorch-native-cpu:2.7.1 with the classifier of this system"
        + " (linux-x86_64, linux-aarch64, osx-aarch64, win-x86_64) on the class path, or set"
        + " PYTORCH_LIBRARY_PATH to the folder of a libtorch 2.7.1";
  }

  @Override
  protected String gpuRemedy() {
    return "needs an NVIDIA driver and a CUDA build of libtorch 2.7.1: put"
        + " ai.djl.pytorch:pytorch-native-cu128:2.7.1 (classifier linux-x86_64 or win-x86_64) on"
        + " the class path in place of pytorch-native-cpu, or set PYTORCH_LIBRARY_PATH to its"
        + " folder";
  }
}
