package org.sdlgm.cli.reproduce.table3;

import java.util.List;
import org.sdlgm.cli.preset.Presets;
import org.sdlgm.config.ConfigMapper;
import org.sdlgm.config.RunConfig;

/**
 * A model that counts: SDLGM-Dis with one network or another.
 *
 * @param key in names of runs
 * @param title its row's
 * @param iterations of its training
 * @param config without its seed, as the preset {@code digit-columns} has it but for the networks
 */
record Counter(String key, String title, int iterations, RunConfig config) {
  /** What takes the place of the preset's networks, and how it is trained. */
  private static final String PERCEPTRONS =
      """
      model:
        labels:
          name: sdlgm-dis
          sparsity: {name: %s, network: {hidden: [%s], activation: relu, dropout: 0.5%s}}
          features: {name: %s, network: {hidden: [%s], activation: relu, dropout: 0.5%s}}
      training:
        optimizer: {learningRate: 0.001, weightDecay: %s}
      """;

  private static final String EACH_COLUMN =
      "convolutional, convolutions: {channels: [], kernel: 1, pooling: 1, window: [28, 28],"
          + " stride: 28}";
  private static final String FEW_INPUTS = ", inputDropout: 0.2";

  /** All of them, the best of the paper's kind first. */
  static final List<Counter> ALL =
      List.of(
          new Counter(
              "convolutional", "SDLGM-Dis, convolutional", 500, Presets.preset("digit-columns")),
          of(
              "columns",
              "SDLGM-Dis, a perceptron at each column",
              2000,
              PERCEPTRONS.formatted(
                  EACH_COLUMN, "64", FEW_INPUTS, EACH_COLUMN, "256", FEW_INPUTS, "0.001")),
          of(
              "row",
              "SDLGM-Dis, a perceptron of the whole row",
              2000,
              PERCEPTRONS.formatted(
                  "bernoulli", "128", FEW_INPUTS, "categorical", "512", FEW_INPUTS, "0.01")));

  private static Counter of(String key, String title, int iterations, String yaml) {
    return new Counter(
        key, title, iterations, ConfigMapper.overlay(Presets.preset("digit-columns"), yaml, title));
  }
}
