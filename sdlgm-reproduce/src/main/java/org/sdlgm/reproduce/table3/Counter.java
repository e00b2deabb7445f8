package org.sdlgm.reproduce.table3;

import java.util.List;
import org.sdlgm.config.RunConfig;
import org.sdlgm.djl.storage.ConfigText;
import org.sdlgm.experiment.preset.Presets;

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
          sparsity: {name: %s, network: {activation: relu, %s}}
          features: {name: %s, network: {activation: relu, %s}}
      training:
        optimizer: {%s}
      """;

  private static final String EACH_COLUMN =
      "convolutional, convolutions: {channels: [], kernel: 1, pooling: 1, window: [28, 28],"
          + " stride: 28}";
  private static final String DROPPING = ", dropout: 0.5, inputDropout: 0.2";

  /** All of them, the best of the paper's kind first. */
  static final List<Counter> ALL =
      List.of(
          new Counter(
              "convolutional", "SDLGM-Dis, convolutional", 1000, Presets.get("digit-columns")),
          of(
              "columns",
              "SDLGM-Dis, a perceptron at each column",
              1000,
              // An empty column is told by biases alone: without noise, and in large steps.
              PERCEPTRONS.formatted(
                  EACH_COLUMN,
                  "hidden: [64]",
                  EACH_COLUMN,
                  "hidden: [256]" + DROPPING,
                  "learningRate: 0.005, weightDecay: 0.001")),
          of(
              "row",
              "SDLGM-Dis, a perceptron of the whole row",
              2000,
              PERCEPTRONS.formatted(
                  "bernoulli",
                  "hidden: [128]" + DROPPING,
                  "categorical",
                  "hidden: [512]" + DROPPING,
                  "learningRate: 0.001, weightDecay: 0.01")));

  private static Counter of(String key, String title, int iterations, String yaml) {
    return new Counter(
        key, title, iterations, ConfigText.overlay(Presets.get("digit-columns"), yaml, title));
  }
}
