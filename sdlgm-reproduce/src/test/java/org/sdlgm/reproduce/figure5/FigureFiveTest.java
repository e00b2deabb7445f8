package org.sdlgm.reproduce.figure5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.data.DataLocation;
import org.sdlgm.data.Dataset;
import org.sdlgm.eval.statistics.CountHistogram;
import org.sdlgm.experiment.wiring.Framework;
import org.sdlgm.report.drawing.Histograms;
import org.sdlgm.reproduce.figure5.FigureFive.Panel;

class FigureFiveTest {
  @Test
  void labelsThatAreBinomialFitTheBinomial() {
    DataLocation nowhere = new DataLocation(Optional.empty(), Path.of("none"), true);
    Dataset generated = Framework.load(List.of()).load(ComponentConfig.of("multilabel"), nowhere);

    Panel panel = FigureFive.panel(generated);

    // L ~ Binomial(6, 0.4): 3000 observations, so that the rate is good to 0.4 * 0.6 / 18000.
    assertThat(panel.title()).isEqualTo("multilabel");
    assertThat(panel.counts().total()).isEqualTo(3000);
    assertThat(panel.fit().rate()).isCloseTo(0.4, within(4 * Math.sqrt(0.24 / 18_000)));
    assertThat(panel.fit().distance()).isLessThan(0.03);
  }

  @Test
  void aPictureHasABarForEachNumber() {
    Panel panel = new Panel("weather", 3, CountHistogram.of(new int[] {0, 1, 1, 2}));
    String svg = Histograms.of("labels", List.of(panel.histogram(), panel.histogram())).svg();
    assertThat(svg)
        .startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\"")
        .endsWith("</svg>\n")
        .contains("weather: 4 observations", "Binomial(2, 0.500)");
    // A background, and three bars in each of two panels.
    assertThat(svg.split("<rect ", -1)).hasSize(1 + 1 + 2 * 3);
    // A line and an axis in each.
    assertThat(svg.split("<polyline ", -1)).hasSize(1 + 2 * 2);
  }
}
