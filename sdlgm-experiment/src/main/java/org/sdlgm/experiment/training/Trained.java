package org.sdlgm.experiment.training;

import org.sdlgm.backend.Backend;
import org.sdlgm.config.LabelModelConfig;
import org.sdlgm.model.Model;
import org.sdlgm.training.TaggerOutcome;
import org.sdlgm.training.TrainingOutcome;
import org.sdlgm.training.TrainingTask;

/**
 * How the training of a model of either kind ended.
 *
 * @param model the model; the caller closes it
 * @param iterations how many iterations it has had in all
 * @param stopped whether it was asked to stop before its last iteration
 */
record Trained(Model model, int iterations, boolean stopped) {
  /** Trains as the task's configuration says, or goes on. */
  static Trained by(Backend backend, TrainingTask task, boolean resume) {
    if (task.model() instanceof LabelModelConfig) {
      TaggerOutcome outcome = resume ? backend.resumeTagger(task) : backend.trainTagger(task);
      return new Trained(outcome.tagger(), outcome.iterations(), outcome.stopped());
    }
    TrainingOutcome outcome = resume ? backend.resume(task) : backend.train(task);
    return new Trained(outcome.model(), outcome.iterations(), outcome.stopped());
  }
}
