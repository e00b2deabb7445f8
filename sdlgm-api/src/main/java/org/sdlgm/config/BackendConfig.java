package org.sdlgm.config;

/**
 * Where a model runs.
 *
 * @param engine name of an engine, such as PyTorch or MXNet
 * @param device cpu or gpu
 * @param threads of PyTorch on the CPU; 0 for one per core. MXNet takes the environment's {@code
 *     OMP_NUM_THREADS}
 */
public record BackendConfig(String engine, Device device, int threads) {
  /** A kind of device. */
  public enum Device {
    /** The processor. */
    CPU,
    /** The first CUDA device. */
    GPU
  }

  /** PyTorch on the processor, on every core. */
  public static final BackendConfig DEFAULTS = new BackendConfig("PyTorch", Device.CPU, 0);

  /**
   * @throws org.sdlgm.error.ConfigurationException if a value is missing or out of range
   */
  public BackendConfig {
    Require.present("backend.engine", engine);
    Require.present("backend.device", device);
    Require.inRange("backend.threads", threads, 0, 1024);
  }

  /** The same with another {@link #engine}. */
  public BackendConfig withEngine(String engine) {
    return ConfigTree.with(this, "engine", engine);
  }

  /** The same with another {@link #device}. */
  public BackendConfig withDevice(Device device) {
    return ConfigTree.with(this, "device", device);
  }

  /** The same with another {@link #threads}. */
  public BackendConfig withThreads(int threads) {
    return ConfigTree.with(this, "threads", threads);
  }
}
