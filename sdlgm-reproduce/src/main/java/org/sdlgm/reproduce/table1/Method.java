package org.sdlgm.reproduce.table1;

import java.util.Map;
import org.sdlgm.config.RunConfig;

/**
 * One row of the table.
 *
 * @param key of its runs' folders
 * @param latent a heading of the learning curves, such as {@code Bernoulli 200}
 * @param title in the table
 * @param config of its runs, but for their seeds
 * @param papers the paper's values in nats, by the columns that they stand in
 */
public record Method(
    String key, String latent, String title, RunConfig config, Map<String, Double> papers) {
  /** The title without the latent's name. */
  String shortTitle() {
    return title.startsWith(latent + ", ") ? title.substring(latent.length() + 2) : title;
  }

  /** Whether the paper has it. */
  boolean isPublished() {
    return !papers.isEmpty();
  }
}
