package org.sdlgm.cli.study;

import java.util.Optional;
import org.sdlgm.cli.training.Resources;
import org.sdlgm.config.BackendConfig;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.data.Dataset;
import org.sdlgm.model.Backend;

/** Keeps the last dataset for the next run, and the engine to the worker's share of threads. */
final class WorkerResources implements Resources {
  private final Resources resources;
  private final int threads;
  private Optional<Loaded> last = Optional.empty();

  private record Loaded(ComponentConfig config, Dataset dataset) {}

  WorkerResources(Resources resources, int threads) {
    this.resources = resources;
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
  public synchronized Dataset dataset(ComponentConfig config) {
    Optional<Loaded> same = last.filter(loaded -> loaded.config().equals(config));
    if (same.isPresent()) {
      return same.get().dataset();
    }
    last = Optional.empty(); // before the next one needs its memory
    Dataset dataset = resources.dataset(config);
    last = Optional.of(new Loaded(config, dataset));
    return dataset;
  }
}
