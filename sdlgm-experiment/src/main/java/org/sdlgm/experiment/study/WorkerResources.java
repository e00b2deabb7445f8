package org.sdlgm.experiment.study;

import org.sdlgm.backend.Backend;
import org.sdlgm.config.BackendConfig;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.data.Dataset;
import org.sdlgm.experiment.training.LastDataset;
import org.sdlgm.experiment.training.Resources;

/** Keeps the last dataset for the next run, and the engine to the worker's share of threads. */
final class WorkerResources implements Resources {
  private final Resources resources;
  private final int threads;

  WorkerResources(Resources resources, int threads) {
    this.resources = new LastDataset(resources);
    this.threads = threads;
  }

  int threads() {
    return threads;
  }

  @Override
  public Backend backend(BackendConfig config) {
    return resources.backend(new BackendConfig(config.engine(), config.device(), threads));
  }

  @Override
  public Dataset dataset(ComponentConfig config) {
    return resources.dataset(config);
  }
}
