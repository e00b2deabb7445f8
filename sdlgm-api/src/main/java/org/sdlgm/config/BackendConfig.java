package org.sdlgm.config;

/** Where a model runs. */
public record BackendConfig(
    @Setting("name of an engine, such as PyTorch or MXNet") String engine,
    @Setting("the processor, or the first CUDA device") Device device,
    @Setting(
            value =
                "of PyTorch on the CPU; 0 for one per core. MXNet takes the "
                    + "environment's `OMP_NUM_THREADS`",
            from = 0,
            to = 1024)
        int threads) {
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
    Require.settings(BackendConfig.class, engine, device, threads);
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
