package org.sdlgm.reproduce.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.sdlgm.report.drawing.Histograms;

class CodeSizesTest {
  @Test
  void theSizeOfACodeIsItsNumberOfFeatures() {
    CodeSizes sizes =
        CodeSizes.ofCodes("codes", new float[][] {{0, 0, 0}, {2, 0, 1}, {1, 1, 1}}, 4);
    assertThat(sizes.counts()).containsExactly(0, 3, 3);
    assertThat(sizes.mean()).isEqualTo(2);
    assertThat(sizes.fit().rate()).isEqualTo(0.5);
    // Binomial(4, 1/2) has 1/16, 4/16, 6/16, 4/16, 1/16; seen are 1/3 and 2/3.
    assertThat(sizes.fit().distance())
        .isEqualTo((13.0 / 48 + 4.0 / 16 + 6.0 / 16 + 20.0 / 48 + 1.0 / 16) / 2, within(1e-12));
  }

  @Test
  void aLogitIsTheNumberOfGatesThatItOpens() {
    double quarter = Math.log(1.0 / 3);
    CodeSizes sizes = CodeSizes.ofLogits("logits", new double[] {quarter, 0, -50, 50}, 40);
    assertThat(sizes.counts()).containsExactly(10, 20, 0, 40);
  }

  @Test
  void theBinomialStandsOnTheLogitsAxisWithItsOwnMass() {
    double[] logits = new double[400];
    for (int i = 0; i < logits.length; i++) {
      logits[i] = -2 + i / 100.0;
    }
    Histograms.Panel panel = CodeSizes.panel("logits", logits, 40);
    assertThat(panel.bars().stream().mapToDouble(Histograms.Bar::height).sum())
        .isEqualTo(1, within(1e-9));
    double width = panel.bars().get(1).middle() - panel.bars().get(0).middle();
    // The line is a density times a bar's width: it sums to 1 over the logits.
    double mass = 0;
    for (int i = 1; i < panel.line().size(); i++) {
      double[] from = panel.line().get(i - 1);
      double[] to = panel.line().get(i);
      mass += (to[0] - from[0]) * (from[1] + to[1]) / 2 / width;
    }
    assertThat(mass).isEqualTo(1, within(0.01));
  }
}
