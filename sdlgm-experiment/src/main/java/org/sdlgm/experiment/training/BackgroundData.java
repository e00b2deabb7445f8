package org.sdlgm.experiment.training;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.data.Dataset;
import org.sdlgm.experiment.wiring.Failures;

/** A dataset that loads while the engine's libraries do. */
final class BackgroundData {
  private final CompletableFuture<Dataset> dataset;

  private BackgroundData(CompletableFuture<Dataset> dataset) {
    this.dataset = dataset;
  }

  /** Begins to load. */
  static BackgroundData load(Resources resources, ComponentConfig config) {
    return new BackgroundData(CompletableFuture.supplyAsync(() -> resources.dataset(config)));
  }

  /**
   * Waits for the dataset.
   *
   * @throws org.sdlgm.error.SdlgmException if it cannot be had
   */
  Dataset get() {
    try {
      return dataset.join();
    } catch (CompletionException e) {
      throw Failures.cause(e);
    }
  }
}
