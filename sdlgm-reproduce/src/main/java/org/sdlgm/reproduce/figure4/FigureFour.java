package org.sdlgm.reproduce.figure4;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.sdlgm.data.Dataset;
import org.sdlgm.data.Labels;
import org.sdlgm.eval.neighbour.Distances;
import org.sdlgm.eval.neighbour.NeighbourLabels;
import org.sdlgm.eval.neighbour.TSne;
import org.sdlgm.eval.statistics.BinomialFit;
import org.sdlgm.eval.statistics.Summary;
import org.sdlgm.eval.table.Cell;
import org.sdlgm.eval.table.Column;
import org.sdlgm.eval.table.ResultTable;
import org.sdlgm.eval.table.Row;
import org.sdlgm.metric.Metric.Direction;
import org.sdlgm.report.Illustration;
import org.sdlgm.report.drawing.Histograms;
import org.sdlgm.report.drawing.ScatterPlots;
import org.sdlgm.reproduce.codes.CodeModels;
import org.sdlgm.reproduce.codes.Codes;
import org.sdlgm.reproduce.target.Request;
import org.sdlgm.reproduce.target.TableFiles;
import org.sdlgm.reproduce.target.Target;

/**
 * Figure 4 of [SDLGM]: a map of the codes of 3 000 test images coloured by digit, and histograms of
 * L and of the sparsity logits beside the fitted binomial. The paper has no numbers; ours are how
 * far the histograms are from binomial, and how well neighbours tell the digit.
 */
public final class FigureFour implements Target {
  private static final int OBSERVATIONS = 3_000;
  private static final int QUICK_OBSERVATIONS = 500;
  private static final int NEIGHBOURS = 10;

  /** Fewer images than these have no ten neighbours, nor a map. */
  private static final int LEAST = 20;

  private static final long SEED = 0;

  private static final List<Column> COLUMNS =
      List.of(
          new Column("10-NN accuracy, percent", Direction.HIGHER, 1),
          new Column("mean L", Direction.NONE, 2),
          new Column("fitted rate", Direction.NONE, 3),
          new Column("distance from binomial", Direction.LOWER, 3),
          new Column("χ² per degree of freedom", Direction.LOWER, 1));

  private static final List<String> NOTES =
      List.of(
          "10-NN accuracy: the share of images whose digit is the most frequent one among the ten nearest"
              + " other images, by Euclidean distance in the space that the row names; no map has a"
              + " share in it.",
          "Distance from binomial: the total variation distance of L from Binomial(L0, rate), the"
              + " rate fitted to the mean: the share of images that would have to have another L."
              + " χ²: Pearson's, cells below 5 joined.",
          "Sparsity logits: of L0 γ, the expected number of open gates of each image, rounded. Where"
              + " each image has its own rate, L of all images together is wider than a binomial; a"
              + " latent of subsets has a gate for each feature, and no sparsity logit.",
          "Maps: exact t-SNE (van der Maaten and Hinton 2008), perplexity 30.");

  /** Points to look at: a row of the table, and perhaps a map and a histogram. */
  private record Space(String title, float[][] points, boolean mapped, Optional<CodeSizes> sizes) {}

  /** What one model adds. */
  private record View(List<Space> spaces, List<Histograms.Panel> histograms, List<Row> rows) {}

  /** What there is to see in a space. */
  private record Sight(Row row, Optional<ScatterPlots.Panel> map) {}

  @Override
  public String summary() {
    return "maps of codes by digit, and histograms of L and of the logits [SDLGM figure 4]";
  }

  @Override
  public boolean reproduce(Request request) {
    CodeModels models = new CodeModels(request);
    Dataset data = models.dataset();
    int asked = request.scale().choose(request.scale().limit(), OBSERVATIONS, QUICK_OBSERVATIONS);
    int count = Math.max(LEAST, asked);
    float[][] images = CodeModels.images(data, count);
    return models.show(
        entry -> view(entry, images),
        (views, missing) -> conclude(data, images, views, missing, models, request));
  }

  private static View view(CodeModels.Entry entry, float[][] images) {
    String title = entry.title();
    int slots = entry.model().description().maxFeatures();
    Codes codes = Codes.of(entry.model(), images, SEED);
    CodeSizes drawn = CodeSizes.ofCodes(title + ", hard sample", codes.drawn(), slots);
    CodeSizes stored = CodeSizes.ofCodes(title + ", stored code", codes.stored(), slots);
    List<Space> spaces =
        List.of(
            new Space(
                title + ", relaxed sample", codes.relaxed(), entry.relaxed(), Optional.empty()),
            new Space(drawn.title(), codes.drawn(), false, Optional.of(drawn)),
            new Space(stored.title(), codes.stored(), true, Optional.of(stored)));
    List<Histograms.Panel> histograms = new ArrayList<>(List.of(drawn.panel()));
    List<Row> rows = new ArrayList<>();
    if (codes.gateLogits().length > 0) {
      String name = title + ", sparsity logits";
      histograms.add(CodeSizes.panel(name, codes.gateLogits(), slots));
      rows.add(
          row(name, Cell.EMPTY, Optional.of(CodeSizes.ofLogits(name, codes.gateLogits(), slots))));
    }
    return new View(spaces, histograms, rows);
  }

  private static void conclude(
      Dataset data,
      float[][] images,
      List<View> views,
      List<String> missing,
      CodeModels models,
      Request request) {
    Labels known = data.test().labels().orElseThrow();
    int[] labels = IntStream.range(0, images.length).map(known::firstLabel).toArray();
    List<Space> spaces = new ArrayList<>();
    spaces.add(new Space("raw pixels", images, true, Optional.empty()));
    views.forEach(view -> spaces.addAll(view.spaces()));
    // Nobody who stopped the trainings waits for maps.
    boolean mapping = missing.isEmpty();
    List<Sight> sights =
        spaces.stream().map(space -> look(space, labels, mapping, request)).toList();
    List<Row> rows = new ArrayList<>(sights.stream().map(Sight::row).toList());
    views.forEach(view -> rows.addAll(view.rows()));
    List<String> notes = new ArrayList<>(NOTES);
    notes.addAll(missing);
    TableFiles.write(
        new ResultTable(
            "Figure 4: codes of %d test images, %s".formatted(images.length, data.name()),
            "space",
            COLUMNS,
            rows,
            request.scale().qualifier(),
            notes),
        request.scale().warning()
            + "Codes of the first test images: %d iterations of training, seed 0."
                .formatted(models.iterations()),
        List.of(),
        illustrations(
            sights.stream().flatMap(sight -> sight.map().stream()).toList(),
            views,
            labels,
            known.names(),
            request),
        request);
  }

  private static Sight look(Space space, int[] labels, boolean mapping, Request request) {
    int count = space.points().length;
    request.out().println("looking at " + count + " images: " + space.title());
    Distances distances = Distances.of(space.points());
    double accuracy = 100 * NeighbourLabels.accuracy(distances, labels, NEIGHBOURS).mean();
    Row row = row(space.title(), Cell.of(Summary.of(accuracy)), space.sizes());
    if (!space.mapped() || !mapping) {
      return new Sight(row, Optional.empty());
    }
    String caption =
        String.format(Locale.ROOT, "10-NN accuracy %.1f percent", accuracy)
            + (request.scale().quick() ? " (quick)" : "");
    double[][] map = TSne.map(distances, options(count));
    return new Sight(row, Optional.of(new ScatterPlots.Panel(space.title(), caption, map)));
  }

  private static TSne.Options options(int images) {
    double perplexity = Math.max(1, Math.min(TSne.Options.DEFAULTS.perplexity(), images / 4.0));
    return new TSne.Options(perplexity, TSne.Options.DEFAULTS.iterations(), SEED);
  }

  private static Row row(String title, Cell accuracy, Optional<CodeSizes> sizes) {
    List<Cell> cells = new ArrayList<>(List.of(accuracy));
    double[] values = sizes.map(FigureFour::numbers).orElse(new double[0]);
    Arrays.stream(values).forEach(value -> cells.add(Cell.of(Summary.of(value))));
    while (cells.size() < COLUMNS.size()) {
      cells.add(Cell.EMPTY);
    }
    return new Row(title, cells);
  }

  private static double[] numbers(CodeSizes sizes) {
    BinomialFit fit = sizes.fit();
    return new double[] {
      sizes.mean(),
      fit.rate(),
      fit.distance(),
      fit.degreesOfFreedom() == 0 ? 0 : fit.statistic() / fit.degreesOfFreedom()
    };
  }

  private static List<Illustration> illustrations(
      List<ScatterPlots.Panel> maps,
      List<View> views,
      int[] labels,
      List<String> names,
      Request request) {
    List<Illustration> illustrations = new ArrayList<>();
    String quick = request.scale().quick() ? " (quick)" : "";
    if (!maps.isEmpty()) {
      illustrations.add(
          TableFiles.draw(
              ScatterPlots.of(
                  "Maps of " + labels.length + " test images" + quick, maps, labels, names),
              "Exact t-SNE of the space that is named; each point is an image, its colour the digit.",
              "figure4-maps",
              request));
    }
    List<Histograms.Panel> histograms =
        views.stream().flatMap(view -> view.histograms().stream()).toList();
    if (!histograms.isEmpty()) {
      illustrations.add(
          TableFiles.draw(
              Histograms.of("L and the sparsity logits" + quick, histograms),
              "Bars: the share of images. Line: the binomial distribution with the same mean.",
              "figure4-histograms",
              request));
    }
    return illustrations;
  }
}
