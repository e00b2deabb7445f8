package org.sdlgm.djl.training;

import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.config.TrainingConfig;
import org.sdlgm.djl.storage.ConfigText;
import org.sdlgm.storage.Sha256;
import org.sdlgm.training.TrainingTask;

/** Names what is trained, so that a checkpoint is only used for what it is of. */
final class TaskIdentity {
  private TaskIdentity() {}

  /**
   * A digest of all that the losses depend on. How often checkpoints and curves are made is not
   * among it, nor the number of iterations, so that a run can be made longer.
   */
  static String of(Record model, ComponentConfig estimator, TrainingTask task) {
    TrainingConfig relevant = task.training().bare(1).withEstimator(estimator);
    String text =
        String.join(
            "\n",
            yaml(model),
            yaml(relevant),
            Long.toString(task.seed()),
            task.dataset().name(),
            Integer.toString(task.dataset().training().count()),
            new TreeMap<>(task.dataset().sums()).toString());
    return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Without what a network's later options do where they do nothing, which checkpoints of before
   * there were such do not have: no dropout, no normalisation, weights that start as ever, no
   * steering, no refinement. A complete configuration says all of them of each network, so that
   * nothing is lost.
   */
  private static String yaml(Record config) {
    return ConfigText.of(config)
        .replaceAll(
            "(?m)^ *((dropout|inputDropout|inputBound|featurePrice|meanFeatures|leastUse): 0\\.0"
                + "|normalization: none|initialScale: 1\\.0"
                + "|refinement:\\R +rounds: 0\\R +candidates: 4\\R +start: 0)\\R",
            "");
  }
}
