package org.sdlgm.experiment.training;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.sdlgm.config.RunConfig;
import org.sdlgm.data.Dataset;
import org.sdlgm.eval.split.HeldOut;
import org.sdlgm.experiment.wiring.Failures;

/** A dataset that loads while the engine's libraries do. */
final class BackgroundData {
  private final CompletableFuture<Dataset> dataset;

  private BackgroundData(CompletableFuture<Dataset> dataset) {
    this.dataset = dataset;
  }

  /** Begins to load what a run trains on and is measured on. */
  static BackgroundData load(Resources resources, RunConfig config) {
    return new BackgroundData(
        CompletableFuture.supplyAsync(
            () -> HeldOut.of(resources.dataset(config.dataset()), config.evaluation())));
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
