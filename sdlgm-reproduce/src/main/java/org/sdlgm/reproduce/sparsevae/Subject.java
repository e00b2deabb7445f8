package org.sdlgm.reproduce.sparsevae;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.config.RunConfig;
import org.sdlgm.experiment.preset.Presets;
import org.sdlgm.model.LocationScale;

/**
 * Data that a VAE and a sparse VAE are trained on, with the same networks.
 *
 * @param key in names of runs and files
 * @param iterations of each training
 * @param quickIterations of a quick look
 * @param dataset the data
 * @param width of the latent
 * @param encoder hidden widths of the encoder
 * @param decoder hidden widths of the decoder
 * @param likelihood its name
 */
record Subject(
    String key,
    int iterations,
    int quickIterations,
    ComponentConfig dataset,
    int width,
    List<Integer> encoder,
    List<Integer> decoder,
    String likelihood) {
  private static final List<Integer> WIDE = List.of(512, 256);
  private static final List<Integer> WIDENING = List.of(256, 512);
  private static final ComponentConfig MIXTURES = ComponentConfig.of("mixtures");
  private static final ComponentConfig BARS = ComponentConfig.of("bars");
  private static final ComponentConfig CIFAR = ComponentConfig.of("cifar-10");
  private static final ComponentConfig MNIST =
      new ComponentConfig("mnist", Map.of("binarization", "static"));

  /** All of them, the slides' order: synthetic data, MNIST, CIFAR-10. */
  static final List<Subject> ALL =
      List.of(
          new Subject("mixtures", 3000, 400, MIXTURES, 40, List.of(256), List.of(128), "gaussian"),
          new Subject("bars", 3000, 400, BARS, 24, List.of(128), List.of(64), "bernoulli"),
          new Subject("mnist", 6000, 250, MNIST, 50, WIDE, WIDENING, "bernoulli"),
          new Subject("cifar-10", 3000, 150, CIFAR, 100, WIDE, WIDENING, "gaussian"));

  /**
   * The configuration of a training: the preset {@code sparse-vae} but for what is this data's.
   *
   * @param family of the latent
   */
  RunConfig config(LocationScale family) {
    String latent = family.name().toLowerCase(Locale.ROOT);
    return Presets.get("sparse-vae")
        .withName("vae-" + key + "-" + latent)
        .with("dataset", dataset)
        .with("model.latent.name", latent)
        .with("model.latent.width", width)
        .with("model.latent.network.hidden", encoder)
        .with("model.latent.network.activation", "gelu")
        .with("model.decoder.network.hidden", decoder)
        .with("model.likelihood", likelihood);
  }
}
