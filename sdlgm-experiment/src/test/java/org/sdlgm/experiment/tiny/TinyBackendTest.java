package org.sdlgm.experiment.tiny;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.sdlgm.Model;
import org.sdlgm.Sdlgm;
import org.sdlgm.TrainingOptions;
import org.sdlgm.code.SparseCode;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.config.GenerativeModelConfig;
import org.sdlgm.config.RunConfig;
import org.sdlgm.data.DataPart;
import org.sdlgm.data.Observations;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.experiment.settings.SettingsPage;
import org.sdlgm.experiment.wiring.Framework;
import org.sdlgm.spi.Axis;
import org.sdlgm.training.IterationReport;
import org.sdlgm.training.TrainingListener;

class TinyBackendTest {
  private static final RunConfig CONFIG =
      RunConfig.DEFAULTS
          .with("backend.engine", "tiny")
          .withModel(
              new GenerativeModelConfig(
                  ComponentConfig.of("mixture"),
                  ComponentConfig.of("additive"),
                  ComponentConfig.of("bernoulli")))
          .with("training.estimator", "em")
          .with("training.iterations", 30);

  /** Rows of two kinds: the first or the last four of eight bits, a twentieth of them flipped. */
  private static float[][] rows() {
    SplittableRandom random = new SplittableRandom(7);
    float[][] rows = new float[200][8];
    for (int i = 0; i < rows.length; i++) {
      for (int d = 0; d < 8; d++) {
        boolean on = d / 4 == i % 2;
        rows[i][d] = random.nextDouble() < 0.05 == on ? 0 : 1;
      }
    }
    return rows;
  }

  @Test
  void trainsWithItsOwnComponents() {
    List<Double> losses = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void iterationFinished(IterationReport report) {
            losses.add(report.loss());
          }
        };
    try (Sdlgm sdlgm = Sdlgm.open(new TinyPlugin())) {
      RunConfig config = CONFIG.with("model.latent.width", 2);
      try (Model model =
          sdlgm.train(
              config,
              Sdlgm.dataset(
                  config.model(), new DataPart(Observations.of(rows()), Optional.empty())),
              TrainingOptions.NONE.withListener(listener))) {
        List<SparseCode> codes = model.encode(Observations.of(rows()));

        assertThat(losses).hasSize(30);
        assertThat(losses.get(29)).isLessThan(losses.get(0) - 2);
        assertThat(codes.get(0)).isEqualTo(codes.get(2)).isNotEqualTo(codes.get(1));
        assertThat(model.decode(codes)[0][0]).isGreaterThan(0.9f);
        assertThat(model.measure("gated", Observations.of(rows())).mean()).isLessThan(3);
      }
    }
  }

  @Test
  void isListedBesideTheOthers() {
    Framework framework = Framework.load(List.of(), List.of(new TinyPlugin()));

    assertThat(framework.offers(Axis.LATENT))
        .filteredOn(offer -> offer.engines().equals(List.of("tiny")))
        .extracting(Framework.Offer::name)
        .containsExactly("mixture");
    assertThat(framework.offers(Axis.LATENT))
        .filteredOn(offer -> offer.name().equals("sparse"))
        .extracting(Framework.Offer::engines)
        .containsExactly(List.of("MXNet", "PyTorch"));
    assertThat(SettingsPage.of(framework))
        .contains(
            "Options of the latent `mixture` of tiny",
            "| `width` | whole number | `4` | from 1 to 64 | K, how many features there are |",
            "| `smoothing` | number | `0.5` | above 0 and at most 1000 |");
  }

  @Test
  void isConfigured() {
    Framework framework = Framework.load(List.of(), List.of(new TinyPlugin()));

    GenerativeModelConfig model = (GenerativeModelConfig) framework.complete(CONFIG).model();

    assertThat(model.latent().options()).containsEntry("width", 4);
    assertThat(framework.complete(CONFIG).training().estimator().options())
        .containsEntry("smoothing", 0.5);
    assertRefused(framework, "model.latent.width", 65, "width is 65; it must be from 1 to 64");
  }

  @Test
  void refusesAWrongNameWithTheNearestRightOne() {
    Framework framework = Framework.load(List.of(), List.of(new TinyPlugin()));

    assertRefused(
        framework,
        "model.decoder",
        "aditive",
        "unknown decoder 'aditive'; did you mean 'additive'? Known: additive");
    // What another engine has is not known here.
    assertRefused(framework, "model.latent", "sparse", "unknown latent 'sparse'");
  }

  private static void assertRefused(
      Framework framework, String path, Object value, String message) {
    assertThatThrownBy(() -> framework.complete(CONFIG.with(path, value)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(message);
  }
}
