package org.sdlgm.experiment.training;

import java.util.Optional;
import org.sdlgm.backend.Backend;
import org.sdlgm.config.BackendConfig;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.data.Dataset;

/** Resources that keep the last dataset, for the next run is often on the same. */
public final class LastDataset implements Resources {
  private final Resources resources;
  private Optional<Loaded> last = Optional.empty();

  private record Loaded(ComponentConfig config, Dataset dataset) {}

  /**
   * @param resources where engines and datasets come from
   */
  public LastDataset(Resources resources) {
    this.resources = resources;
  }

  @Override
  public Backend backend(BackendConfig config) {
    return resources.backend(config);
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
