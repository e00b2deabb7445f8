package org.sdlgm.report;

import java.util.List;
import java.util.Optional;
import org.sdlgm.data.Observations;
import org.sdlgm.model.TrainedModel;

/** The codes of many observations, to show what they are like. */
sealed interface Survey permits BagSurvey, RealSurvey {
  /** Encodes the first observations, as many as charts need. */
  static Survey of(TrainedModel model, Observations observations, long seed) {
    return switch (model.description().values()) {
      case COUNTS -> BagSurvey.of(model, observations, seed);
      case REAL -> RealSurvey.of(model, observations, seed);
    };
  }

  /** How many observations. */
  int count();

  /** What the codes are like, beside the model's prior. */
  List<Chart> charts(TrainedModel model, long seed);

  /** This, if the codes are bags of features. */
  Optional<BagSurvey> bags();
}
