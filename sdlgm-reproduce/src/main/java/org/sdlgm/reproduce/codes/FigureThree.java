package org.sdlgm.reproduce.codes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.sdlgm.data.RowRange;
import org.sdlgm.model.TrainedModel;
import org.sdlgm.report.PictureRows;
import org.sdlgm.report.PictureRows.Layer;
import org.sdlgm.reproduce.declaration.Measure;
import org.sdlgm.reproduce.declaration.Page;
import org.sdlgm.reproduce.declaration.Request;
import org.sdlgm.reproduce.declaration.Target;

/**
 * Figure 3 of [SDLGM]: test images beside their reconstructions, from relaxed and from hard codes,
 * of the paper's model and of the preset whose codes are made to be stored.
 */
public final class FigureThree extends CodeFigure<List<FigureThree.Kind>> {
  /** The target. */
  public static final Target TARGET =
      target(
          "test images beside reconstructions from relaxed and hard codes [SDLGM figure 3]",
          FigureThree::new);

  private static final int SHOWN = 16;
  private static final int BATCH = 100;

  private static final List<Measure<Kind>> MEASURES =
      List.of(
          Measure.lower("-log p(x|z), nats", 1, kind -> mean(kind.losses())),
          Measure.lower("different pixels, percent", 2, Kind::difference),
          Measure.neutral("sum of the code", 1, Kind::size));

  private static final List<String> NOTES =
      List.of(
          "Relaxed sample: what training sees, soft numbers that nobody can store in few bits. Hard"
              + " sample: gates and features drawn. Stored code: the most probable bag of"
              + " features, what the command encode writes.",
          "-log p(x|z) is the reconstruction alone: what the code costs is in table I's bounds.",
          "Different pixels: where the more probable value is not the image's. The sum of a hard"
              + " code is L, the number of its features.",
          "The images of the figure are the first of the test part; none was chosen.");

  FigureThree(Request request) {
    super(request, request.scale().choose(request.scale().limit(), 1_000, 200));
  }

  /** A kind of codes, by one model, and what the decoder makes of them. */
  record Kind(
      String title, float[][] codes, float[][] images, float[][] pictures, double[] losses) {
    double size() {
      return mean(
          Arrays.stream(codes)
              .mapToDouble(code -> IntStream.range(0, code.length).mapToDouble(k -> code[k]).sum())
              .toArray());
    }

    double difference() {
      long different = 0;
      for (int i = 0; i < images.length; i++) {
        for (int pixel = 0; pixel < images[i].length; pixel++) {
          different += images[i][pixel] > 0.5f == pictures[i][pixel] > 0.5f ? 0 : 1;
        }
      }
      return 100 * ((double) different / images.length / images[0].length);
    }
  }

  @Override
  List<Kind> see(Entry entry, float[][] images) {
    return List.of(
        kind(entry.title() + ", relaxed sample", entry.codes().relaxed(), entry.model(), images),
        kind(entry.title() + ", hard sample", entry.codes().drawn(), entry.model(), images),
        kind(entry.title() + ", stored code", entry.codes().stored(), entry.model(), images));
  }

  private static Kind kind(String title, float[][] codes, TrainedModel model, float[][] images) {
    float[][] pictures = new float[images.length][];
    double[] losses = new double[images.length];
    for (RowRange range : RowRange.over(images.length, BATCH)) {
      range.put(model.reconstruct(range.of(codes)), pictures);
      double[] likelihood = model.logLikelihood(range.of(images), range.of(codes));
      for (int i = 0; i < likelihood.length; i++) {
        losses[range.from() + i] = -likelihood[i];
      }
    }
    return new Kind(title, codes, images, pictures, losses);
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(0);
  }

  @Override
  Page page(List<List<Kind>> seen, float[][] images, boolean whole) {
    List<Kind> kinds = joined(seen.stream());
    int shown = Math.min(SHOWN, images.length);
    List<Layer> layers = new ArrayList<>();
    layers.add(new Layer("original", Arrays.copyOf(images, shown)));
    kinds.forEach(
        kind -> layers.add(new Layer(kind.title(), Arrays.copyOf(kind.pictures(), shown))));
    return new Page(
        Measure.table(
            "Figure 3: reconstructions of %d test images, %s"
                .formatted(images.length, dataset().name()),
            "reconstruction from",
            MEASURES,
            Measure.Line.each(kinds, Kind::title)),
        scale.warning() + "What the decoder makes of codes: " + training(),
        NOTES,
        List.of(
            new Page.Figure(
                PictureRows.of(
                    "Test images and their reconstructions" + scale.mark(),
                    dataset().shape(),
                    layers),
                "The first test images; below each, what the decoder makes of its codes: the mean"
                    + " of p(x|z).",
                "figure3")));
  }
}
