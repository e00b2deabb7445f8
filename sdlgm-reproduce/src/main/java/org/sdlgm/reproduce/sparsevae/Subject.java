package org.sdlgm.reproduce.sparsevae;

import java.util.List;
import java.util.Locale;
import org.sdlgm.config.RunConfig;
import org.sdlgm.djl.storage.ConfigText;
import org.sdlgm.experiment.preset.Presets;
import org.sdlgm.model.LocationScale;

/**
 * Data that a VAE and a sparse VAE are trained on, with the same networks.
 *
 * @param key in names of runs and files
 * @param iterations of each training
 * @param quickIterations of a quick look
 * @param model the latent, its family left open, the decoder and the likelihood, in YAML
 * @param dataset in YAML
 */
record Subject(String key, int iterations, int quickIterations, String dataset, String model) {
  private static final String MODEL =
      """
      latent: {name: %%s, width: %d, network: {hidden: %s, activation: gelu}}
      decoder: {name: mlp, network: {hidden: %s, activation: tanh}, outputBias: data-mean}
      likelihood: %s
      """;

  /** All of them, the slides' order: synthetic data, MNIST, CIFAR-10. */
  static final List<Subject> ALL =
      List.of(
          new Subject("mixtures", 3000, 400, "mixtures", model(40, "[256]", "[128]", "gaussian")),
          new Subject("bars", 3000, 400, "bars", model(24, "[128]", "[64]", "bernoulli")),
          new Subject(
              "mnist",
              6000,
              250,
              "{name: mnist, binarization: static}",
              model(50, "[512, 256]", "[256, 512]", "bernoulli")),
          new Subject(
              "cifar-10",
              3000,
              150,
              "cifar-10",
              model(100, "[512, 256]", "[256, 512]", "gaussian")));

  private static String model(int width, String encoder, String decoder, String likelihood) {
    return MODEL.formatted(width, encoder, decoder, likelihood);
  }

  /**
   * The configuration of a training: the preset {@code sparse-vae} but for what is this data's.
   *
   * @param family of the latent
   */
  RunConfig config(LocationScale family) {
    String latent = family.name().toLowerCase(Locale.ROOT);
    String yaml = "dataset: %s%nmodel:%n%s".formatted(dataset, model.formatted(latent).indent(2));
    return ConfigText.overlay(Presets.get("sparse-vae"), yaml, key);
  }
}
