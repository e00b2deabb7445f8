package org.sdlgm.experiment.training;

import org.sdlgm.backend.Backend;
import org.sdlgm.config.RunConfig;
import org.sdlgm.data.Dataset;
import org.sdlgm.experiment.run.ScratchFolder;
import org.sdlgm.model.Model;
import org.sdlgm.training.TrainingListener;
import org.sdlgm.training.TrainingTask;

/** Trainings without a run folder and without measurements, to see how fast they are. */
public final class BareTraining {
  private BareTraining() {}

  /**
   * Trains for some iterations.
   *
   * @param backend what on
   * @param config complete; how often it measures and writes checkpoints has no effect
   * @param dataset the configuration's
   * @param iterations how many there are, whatever the configuration says
   * @param listener is told what happens
   * @return the model; the caller closes it
   */
  public static Model train(
      Backend backend,
      RunConfig config,
      Dataset dataset,
      int iterations,
      TrainingListener listener) {
    try (ScratchFolder scratch = ScratchFolder.create()) {
      TrainingTask task =
          new TrainingTask(
              config.model(),
              config.training().bare(iterations),
              config.seed(),
              dataset,
              scratch.path(),
              listener,
              () -> false);
      return Trained.by(backend, task, false).model();
    }
  }
}
