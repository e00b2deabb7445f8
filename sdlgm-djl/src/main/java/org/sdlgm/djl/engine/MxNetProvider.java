package org.sdlgm.djl.engine;

import com.google.inject.Inject;
import org.sdlgm.djl.context.DjlComponents;

/** Opens Apache MXNet, where there is a build of it. */
public final class MxNetProvider extends DjlProvider {
  @Inject
  MxNetProvider(DjlComponents components) {
    super("MXNet", "Apache MXNet 1.9.1 through DJL: CPU of x86-64 Linux", components);
  }

  /** MXNet reads its number of threads from the environment alone: OMP_NUM_THREADS. */
  @Override
  protected void configure(int threads) {}

  /** Nothing is asked of MXNet about a GPU: its library would write a line of its own. */
  @Override
  protected boolean mayHaveGpu() {
    return false;
  }

  @Override
  protected String remedy() {
    return "MXNet 1.9.1 was built for Linux on x86-64 only, as"
        + " ai.djl.mxnet:mxnet-native-mkl:1.9.1:linux-x86_64; elsewhere use --engine PyTorch";
  }

  @Override
  protected String gpuRemedy() {
    return "this project runs MXNet on the processor; use --engine PyTorch for a GPU";
  }
}
