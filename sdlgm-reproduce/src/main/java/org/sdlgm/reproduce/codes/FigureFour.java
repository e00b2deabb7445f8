package org.sdlgm.reproduce.codes;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.sdlgm.data.Labels;
import org.sdlgm.eval.neighbour.Distances;
import org.sdlgm.eval.neighbour.NeighbourLabels;
import org.sdlgm.eval.neighbour.TSne;
import org.sdlgm.metric.Metric.Direction;
import org.sdlgm.report.drawing.Histograms;
import org.sdlgm.report.drawing.ScatterPlots;
import org.sdlgm.reproduce.declaration.Measure;
import org.sdlgm.reproduce.declaration.Page;
import org.sdlgm.reproduce.declaration.Request;
import org.sdlgm.reproduce.declaration.Target;

/**
 * Figure 4 of [SDLGM]: a map of the codes of 3 000 test images coloured by digit, and histograms of
 * L and of the sparsity logits beside the fitted binomial. The paper has no numbers; ours are how
 * far the histograms are from binomial, and how well neighbours tell the digit.
 *
 * <p>Longer than other declarations: codes are seen in three ways, each as a row, as a map or as a
 * histogram ({@link CodeSizes}), and not each in all of them.
 */
public final class FigureFour extends CodeFigure<FigureFour.View> {
  /** The target. */
  public static final Target TARGET =
      target(
          "maps of codes by digit, and histograms of L and of the logits [SDLGM figure 4]",
          FigureFour::new);

  private static final int NEIGHBOURS = 10;

  /** Fewer images than these have no ten neighbours, nor a map. */
  private static final int LEAST = 20;

  private static final List<Measure<Sight>> MEASURES =
      List.of(
          Measure.some("10-NN accuracy, percent", Direction.HIGHER, 1, Sight::accuracy),
          Measure.some("mean L", Direction.NONE, 2, sight -> sight.of(CodeSizes::mean)),
          Measure.some("fitted rate", Direction.NONE, 3, sight -> sight.of(s -> s.fit().rate())),
          Measure.some(
              "distance from binomial",
              Direction.LOWER,
              3,
              sight -> sight.of(s -> s.fit().distance())),
          Measure.some(
              "χ² per degree of freedom",
              Direction.LOWER,
              1,
              sight -> sight.of(CodeSizes::statisticPerDegree)));

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

  FigureFour(Request request) {
    super(request, Math.max(LEAST, request.scale().choose(request.scale().limit(), 3_000, 500)));
  }

  /** Points to look at: a row of the table, and perhaps a map. */
  private record Space(String title, float[][] points, boolean mapped, Optional<CodeSizes> sizes) {}

  /** What one model adds. */
  record View(List<Space> spaces, List<Histograms.Panel> histograms, List<Sight> logits) {}

  /** A row, and perhaps its map. */
  private record Sight(
      String title,
      OptionalDouble accuracy,
      Optional<CodeSizes> sizes,
      Optional<ScatterPlots.Panel> map) {
    OptionalDouble of(ToDoubleFunction<CodeSizes> value) {
      return sizes.stream().mapToDouble(value).findFirst();
    }
  }

  @Override
  View see(Entry entry, float[][] images) {
    String title = entry.title();
    int slots = entry.model().description().maxFeatures();
    Codes codes = entry.codes();
    CodeSizes drawn = CodeSizes.ofCodes(title + ", hard sample", codes.drawn(), slots);
    CodeSizes stored = CodeSizes.ofCodes(title + ", stored code", codes.stored(), slots);
    List<Space> spaces =
        List.of(
            new Space(
                title + ", relaxed sample", codes.relaxed(), entry.relaxed(), Optional.empty()),
            new Space(drawn.title(), codes.drawn(), false, Optional.of(drawn)),
            new Space(stored.title(), codes.stored(), true, Optional.of(stored)));
    if (codes.gateLogits().length == 0) {
      return new View(spaces, List.of(drawn.panel()), List.of());
    }
    String name = title + ", sparsity logits";
    CodeSizes open = CodeSizes.ofLogits(name, codes.gateLogits(), slots);
    return new View(
        spaces,
        List.of(drawn.panel(), CodeSizes.panel(name, codes.gateLogits(), slots)),
        List.of(new Sight(name, OptionalDouble.empty(), Optional.of(open), Optional.empty())));
  }

  @Override
  Page page(List<View> views, float[][] images, boolean whole) {
    Labels known = dataset().test().labels().orElseThrow();
    int[] labels = IntStream.range(0, images.length).map(known::firstLabel).toArray();
    List<Space> spaces = new ArrayList<>();
    spaces.add(new Space("raw pixels", images, true, Optional.empty()));
    spaces.addAll(joined(views.stream().map(View::spaces)));
    List<Sight> rows = new ArrayList<>();
    // Nobody who stopped the trainings waits for maps.
    spaces.forEach(space -> rows.add(look(space, labels, whole)));
    rows.addAll(joined(views.stream().map(View::logits)));
    return new Page(
        Measure.table(
            "Figure 4: codes of %d test images, %s".formatted(images.length, dataset().name()),
            "space",
            MEASURES,
            Measure.Line.each(rows, Sight::title)),
        scale.warning() + "Codes of the first test images: " + training(),
        NOTES,
        figures(
            rows.stream().flatMap(row -> row.map().stream()).toList(),
            joined(views.stream().map(View::histograms)),
            labels,
            known.names()));
  }

  private Sight look(Space space, int[] labels, boolean mapping) {
    int count = space.points().length;
    request.out().println("looking at " + count + " images: " + space.title());
    Distances distances = Distances.of(space.points());
    double accuracy = 100 * NeighbourLabels.accuracy(distances, labels, NEIGHBOURS).mean();
    return new Sight(
        space.title(),
        OptionalDouble.of(accuracy),
        space.sizes(),
        space.mapped() && mapping
            ? Optional.of(map(space.title(), distances, accuracy, count))
            : Optional.empty());
  }

  private ScatterPlots.Panel map(String title, Distances distances, double accuracy, int count) {
    double perplexity = Math.max(1, Math.min(TSne.Options.DEFAULTS.perplexity(), count / 4.0));
    return new ScatterPlots.Panel(
        title,
        String.format(Locale.ROOT, "10-NN accuracy %.1f percent", accuracy) + scale.mark(),
        TSne.map(distances, new TSne.Options(perplexity, TSne.Options.DEFAULTS.iterations(), 0)));
  }

  private List<Page.Figure> figures(
      List<ScatterPlots.Panel> maps,
      List<Histograms.Panel> histograms,
      int[] labels,
      List<String> names) {
    List<Page.Figure> figures = new ArrayList<>();
    if (!maps.isEmpty()) {
      String title = "Maps of " + labels.length + " test images" + scale.mark();
      figures.add(
          new Page.Figure(
              ScatterPlots.of(title, maps, labels, names),
              "Exact t-SNE of the space that is named; each point is an image, its colour the digit.",
              "figure4-maps"));
    }
    if (!histograms.isEmpty()) {
      figures.add(
          new Page.Figure(
              Histograms.of("L and the sparsity logits" + scale.mark(), histograms),
              "Bars: the share of images. Line: the binomial distribution with the same mean.",
              "figure4-histograms"));
    }
    return figures;
  }
}
