package org.sdlgm.reproduce.figure5;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.data.DataPart;
import org.sdlgm.data.Dataset;
import org.sdlgm.data.Labels;
import org.sdlgm.eval.statistics.BinomialFit;
import org.sdlgm.eval.statistics.CountHistogram;
import org.sdlgm.eval.statistics.Summary;
import org.sdlgm.eval.table.Cell;
import org.sdlgm.eval.table.Column;
import org.sdlgm.eval.table.ResultTable;
import org.sdlgm.eval.table.Row;
import org.sdlgm.metric.Metric.Direction;
import org.sdlgm.report.Illustration;
import org.sdlgm.report.drawing.Histograms;
import org.sdlgm.reproduce.target.CountPanels;
import org.sdlgm.reproduce.target.Request;
import org.sdlgm.reproduce.target.TableFiles;
import org.sdlgm.reproduce.target.Target;

/**
 * Figure 5 of [SDLGM]: the number of labels of an observation in the three multi-label sets, beside
 * the binomial distribution that is SDLGM's prior of it. Training and test part together,
 * observations without labels left out, as in table II.
 */
public final class FigureFive implements Target {
  private static final List<String> DATASETS = List.of("birds", "emotions", "cal500");

  private static final List<Column> COLUMNS =
      List.of(
          new Column("observations", Direction.NONE, 0),
          new Column("labels", Direction.NONE, 0),
          new Column("mean of L", Direction.NONE, 2),
          new Column("deviation of L", Direction.NONE, 2),
          new Column("largest L", Direction.NONE, 0),
          new Column("fitted rate", Direction.NONE, 3),
          new Column("distance from binomial", Direction.NONE, 3));

  @Override
  public String summary() {
    return "labels per observation in Birds, Emotions and CAL500 [SDLGM figure 5]";
  }

  @Override
  public boolean reproduce(Request request) {
    List<Panel> panels =
        DATASETS.stream()
            .map(name -> request.framework().load(ComponentConfig.of(name), request.location()))
            .map(FigureFive::panel)
            .toList();
    ResultTable table =
        new ResultTable(
            "Figure 5: how many labels an observation has",
            "dataset",
            COLUMNS,
            panels.stream().map(FigureFive::row).toList(),
            request.scale().qualifier(),
            List.of(
                "Nothing is trained: a quick look has the same numbers.",
                "Binomial(L0, rate): L0 the largest number of labels, the rate fitted to the mean.",
                "Distance: the share of observations that would have to have another number."));
    Illustration picture =
        TableFiles.draw(
            Histograms.of(table.title(), panels.stream().map(Panel::histogram).toList()),
            "Bars: the share of observations that have so many labels. Line: the binomial"
                + " distribution with the same mean.",
            "figure5",
            request);
    TableFiles.write(
        table,
        "The numbers of labels, and the binomial distributions nearest to them.",
        List.of(),
        List.of(picture),
        request);
    return true;
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
            .flatMap(part -> labels(part).stream())
            .toList();
    int[] sizes =
        parts.stream()
            .flatMapToInt(labels -> IntStream.range(0, labels.rows()).map(labels::size))
            .toArray();
    String title = dataset.name().replaceFirst(" \\(.*", "");
    return new Panel(title, parts.get(0).names().size(), CountHistogram.of(sizes));
  }

  private static List<Labels> labels(DataPart part) {
    return part.labels().stream().toList();
  }

  private static Row row(Panel panel) {
    CountHistogram counts = panel.counts();
    double mean = counts.mean();
    double squares = 0;
    for (int count = 0; count <= counts.greatest(); count++) {
      squares += counts.occurrences(count) * (count - mean) * (count - mean);
    }
    List<Cell> cells = new ArrayList<>();
    for (double value :
        new double[] {
          counts.total(),
          panel.labels(),
          mean,
          Math.sqrt(squares / counts.total()),
          counts.greatest(),
          panel.fit().rate(),
          panel.fit().distance()
        }) {
      cells.add(Cell.of(Summary.of(value)));
    }
    return new Row(panel.title(), cells);
  }
}
