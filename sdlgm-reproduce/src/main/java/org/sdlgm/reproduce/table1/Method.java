package org.sdlgm.reproduce.table1;

import java.util.OptionalDouble;
import org.sdlgm.config.RunConfig;

/**
 * One row of the table.
 *
 * @param key of its runs' folders
 * @param latent a heading of the learning curves, such as {@code Bernoulli 200}
 * @param title in the table
 * @param config of its runs, but for their seeds
 * @param relaxed whether its gradient passes relaxed samples, so that it has a temperature and the
 *     bound {@code relaxed} is one of its own
 * @param published the paper's value on the test data, in nats; empty if the paper has none
 * @param publishedTraining the paper's value on the training data, in nats; empty if it has none
 */
record Method(
    String key,
    String latent,
    String title,
    RunConfig config,
    boolean relaxed,
    OptionalDouble published,
    OptionalDouble publishedTraining) {
  /** The title without the latent's name. */
  String shortTitle() {
    return title.startsWith(latent + ", ") ? title.substring(latent.length() + 2) : title;
  }

  /** Whether the paper has it. */
  boolean isPublished() {
    return published.isPresent();
  }
}
