package org.sdlgm.experiment.training;

import org.sdlgm.backend.Backend;
import org.sdlgm.config.BackendConfig;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.data.DataLocation;
import org.sdlgm.data.Dataset;
import org.sdlgm.experiment.wiring.Framework;

/** Where a run's engine and data come from. */
public interface Resources {
  /**
   * Opens a backend.
   *
   * @param config engine, device, threads
   * @throws org.sdlgm.error.SdlgmException if it cannot be had here
   */
  Backend backend(BackendConfig config);

  /**
   * Reads or generates a dataset.
   *
   * @param config its name and options
   * @throws org.sdlgm.error.SdlgmException if it cannot be had
   */
  Dataset dataset(ComponentConfig config);

  /**
   * The framework's.
   *
   * @param framework all that there is to choose from
   * @param location where data is looked for
   */
  static Resources of(Framework framework, DataLocation location) {
    return new Resources() {
      @Override
      public Backend backend(BackendConfig config) {
        return framework.open(config);
      }

      @Override
      public Dataset dataset(ComponentConfig config) {
        return framework.load(config, location);
      }
    };
  }
}
