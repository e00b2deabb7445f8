package org.sdlgm.reproduce.figure5;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.data.Dataset;
import org.sdlgm.data.Labels;
import org.sdlgm.eval.statistics.BinomialFit;
import org.sdlgm.eval.statistics.CountHistogram;
import org.sdlgm.report.drawing.Histograms;
import org.sdlgm.reproduce.declaration.CountPanels;
import org.sdlgm.reproduce.declaration.Measure;
import org.sdlgm.reproduce.declaration.Page;
import org.sdlgm.reproduce.declaration.Reproduction;
import org.sdlgm.reproduce.declaration.Request;
import org.sdlgm.reproduce.declaration.Runs;
import org.sdlgm.reproduce.declaration.Target;

/**
 * Figure 5 of [SDLGM]: the number of labels of an observation in the three multi-label sets, beside
 * the binomial distribution that is SDLGM's prior of it. Training and test part together,
 * observations without labels left out, as in table II.
 */
public final class FigureFive extends Reproduction {
  /** The target. */
  public static final Target TARGET =
      target(
          "labels per observation in Birds, Emotions and CAL500 [SDLGM figure 5]", FigureFive::new);

  private static final String TITLE = "Figure 5: how many labels an observation has";

  private static final List<Measure<Panel>> MEASURES =
      List.of(
          Measure.neutral("observations", 0, panel -> panel.counts().total()),
          Measure.neutral("labels", 0, Panel::labels),
          Measure.neutral("mean of L", 2, panel -> panel.counts().mean()),
          Measure.neutral("deviation of L", 2, Panel::deviation),
          Measure.neutral("largest L", 0, panel -> panel.counts().greatest()),
          Measure.neutral("fitted rate", 3, panel -> panel.fit().rate()),
          Measure.neutral("distance from binomial", 3, panel -> panel.fit().distance()));

  private static final List<String> NOTES =
      List.of(
          "Nothing is trained: a quick look has the same numbers.",
          "Binomial(L0, rate): L0 the largest number of labels, the rate fitted to the mean.",
          "Distance: the share of observations that would have to have another number.");

  FigureFive(Request request) {
    super(request);
  }

  @Override
  public Page page(Runs runs) {
    List<Panel> panels =
        Stream.of("birds", "emotions", "cal500")
            .map(name -> panel(data(ComponentConfig.of(name))))
            .toList();
    return new Page(
        Measure.table(TITLE, "dataset", MEASURES, Measure.Line.each(panels, Panel::title)),
        "The numbers of labels, and the binomial distributions nearest to them.",
        NOTES,
        List.of(
            new Page.Figure(
                Histograms.of(TITLE, panels.stream().map(Panel::histogram).toList()),
                "Bars: the share of observations that have so many labels. Line: the binomial"
                    + " distribution with the same mean.",
                "figure5")));
  }

  /**
   * A dataset.
   *
   * @param title of its panel
   * @param labels how many there are
   * @param counts of labels, by observation
   */
  record Panel(String title, int labels, CountHistogram counts) {
    int slots() {
      return Math.max(1, counts.greatest());
    }

    BinomialFit fit() {
      return BinomialFit.of(counts, slots());
    }

    double deviation() {
      double squares =
          IntStream.rangeClosed(0, counts.greatest())
              .mapToDouble(count -> counts.occurrences(count) * Math.pow(count - counts.mean(), 2))
              .sum();
      return Math.sqrt(squares / counts.total());
    }

    Histograms.Panel histogram() {
      return CountPanels.of(
          "%s: %d observations".formatted(title, counts.total()),
          "L, labels of an observation",
          counts,
          slots());
    }
  }

  static Panel panel(Dataset dataset) {
    List<Labels> parts =
        Stream.of(dataset.training(), dataset.test())
            .flatMap(part -> part.labels().stream())
            .toList();
    int[] sizes =
        parts.stream()
            .flatMapToInt(labels -> IntStream.range(0, labels.rows()).map(labels::size))
            .toArray();
    String title = dataset.name().replaceFirst(" \\(.*", "");
    return new Panel(title, parts.get(0).names().size(), CountHistogram.of(sizes));
  }
}
