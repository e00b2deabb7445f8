package org.sdlgm.cli.command;

import org.sdlgm.backend.Backend;
import org.sdlgm.config.RunConfig;
import org.sdlgm.data.ObservationShape;
import org.sdlgm.experiment.input.ObservationSource;
import org.sdlgm.experiment.wiring.Framework;
import org.sdlgm.model.Model;

/**
 * A run's trained model, ready for use.
 *
 * @param framework all that there is to choose from
 * @param config the run's
 * @param backend what the model runs on
 * @param model the model
 * @param <M> of which kind it is
 */
record LoadedRun<M extends Model>(Framework framework, RunConfig config, Backend backend, M model)
    implements AutoCloseable {
  /** How many observations the model is given at once: bounds memory, and fills the processor. */
  static final int BATCH = 500;

  /**
   * Where observations for the model are found; asked by its own dataset's name, as it was trained.
   */
  ObservationSource source(CommonOptions common) {
    return new ObservationSource(framework, common.location(), config.dataset());
  }

  ObservationShape shape() {
    return model.description().shape();
  }

  @Override
  public void close() {
    model.close();
    backend.close();
  }
}
