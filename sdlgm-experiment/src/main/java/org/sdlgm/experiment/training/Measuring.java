package org.sdlgm.experiment.training;

import java.util.List;
import org.sdlgm.config.RunConfig;
import org.sdlgm.data.DataPart;
import org.sdlgm.data.ObservationShape;
import org.sdlgm.eval.Evaluator;
import org.sdlgm.eval.Measurement;
import org.sdlgm.eval.PartEvaluation;
import org.sdlgm.eval.Progress;
import org.sdlgm.eval.decision.TaggedPart;
import org.sdlgm.eval.decision.Thresholds;
import org.sdlgm.model.Model;
import org.sdlgm.model.TrainedModel;
import org.sdlgm.model.TrainedTagger;

/** Measures models of either kind as a configuration says. */
final class Measuring {
  /** How many observations a tagger is given at once; what it says does not depend on it. */
  static final int BATCH = 500;

  private final Evaluator evaluator;
  private final RunConfig config;
  private final Progress progress;

  private Measuring(Evaluator evaluator, RunConfig config, Progress progress) {
    this.evaluator = evaluator;
    this.config = config;
    this.progress = progress;
  }

  static Measuring of(Evaluator evaluator, RunConfig config, Progress progress) {
    return new Measuring(evaluator, config, progress);
  }

  /** The configuration's metrics on a part. */
  List<Measurement> measure(Model model, DataPart part, ObservationShape shape) {
    List<String> metrics = config.evaluation().metrics();
    if (model instanceof TrainedTagger tagger) {
      return TaggedPart.of(tagger, part, BATCH)
          .measurements(metrics, new Thresholds(config.evaluation().thresholds()));
    }
    PartEvaluation evaluation =
        PartEvaluation.of(
            (TrainedModel) model,
            part,
            shape,
            config.training().batchSize(),
            config.evaluation().seed());
    return evaluator.measure(evaluation, metrics, progress);
  }
}
