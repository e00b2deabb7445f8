package org.sdlgm.experiment.study;

import java.nio.charset.StandardCharsets;
import org.sdlgm.config.RunConfig;
import org.sdlgm.djl.storage.ConfigText;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.storage.Sha256;

/**
 * One run of a study.
 *
 * @param name for people: letters, digits, '.', '_' and '-'
 * @param config complete; every difference, but that of threads, makes another trial
 */
public record Trial(String name, RunConfig config) {
  private static final int DIGITS = 10;

  /**
   * @throws ConfigurationException if the name cannot be part of a file's name
   */
  public Trial {
    if (!name.matches("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,199}")) {
      throw new ConfigurationException(
          "the trial's name is '" + name + "'; use letters, digits, '.', '_' and '-'");
    }
  }

  /** How many iterations its trainings have: a cross-validation has some. */
  int iterations() {
    return config.training().iterations() * Math.max(1, config.evaluation().validationModels());
  }

  /** The name of the trial's folder: its name, and a sum of its configuration. */
  public String folderName() {
    RunConfig anyThreads = withThreads(config, 0);
    byte[] yaml = ConfigText.of(anyThreads).getBytes(StandardCharsets.UTF_8);
    return name + "-" + Sha256.of(yaml).substring(0, DIGITS);
  }

  /** The configuration with another number of the engine's threads. */
  static RunConfig withThreads(RunConfig config, int threads) {
    return config.withBackend(config.backend().withThreads(threads));
  }
}
