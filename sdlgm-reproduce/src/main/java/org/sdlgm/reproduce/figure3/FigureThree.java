package org.sdlgm.reproduce.figure3;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sdlgm.data.Dataset;
import org.sdlgm.data.RowRange;
import org.sdlgm.eval.statistics.Summary;
import org.sdlgm.eval.table.Cell;
import org.sdlgm.eval.table.Column;
import org.sdlgm.eval.table.ResultTable;
import org.sdlgm.eval.table.Row;
import org.sdlgm.metric.Metric.Direction;
import org.sdlgm.model.TrainedModel;
import org.sdlgm.report.PictureRows;
import org.sdlgm.report.PictureRows.Layer;
import org.sdlgm.reproduce.codes.CodeModels;
import org.sdlgm.reproduce.codes.Codes;
import org.sdlgm.reproduce.target.Request;
import org.sdlgm.reproduce.target.TableFiles;
import org.sdlgm.reproduce.target.Target;

/**
 * Figure 3 of [SDLGM]: test images beside their reconstructions, from relaxed and from hard codes,
 * of the paper's model and of the preset whose codes are made to be stored.
 */
public final class FigureThree implements Target {
  private static final int SHOWN = 16;
  private static final int OBSERVATIONS = 1_000;
  private static final int QUICK_OBSERVATIONS = 200;
  private static final int BATCH = 100;
  private static final long SEED = 0;

  private static final List<Column> COLUMNS =
      List.of(
          new Column("-log p(x|z), nats", Direction.LOWER, 1),
          new Column("different pixels, percent", Direction.LOWER, 2),
          new Column("sum of the code", Direction.NONE, 1));

  private static final List<String> NOTES =
      List.of(
          "Relaxed sample: what training sees, soft numbers that nobody can store in few bits. Hard"
              + " sample: gates and features drawn. Stored code: the most probable bag of"
              + " features, what the command encode writes.",
          "-log p(x|z) is the reconstruction alone: what the code costs is in table I's bounds.",
          "Different pixels: where the more probable value is not the image's. The sum of a hard"
              + " code is L, the number of its features.",
          "The images of the figure are the first of the test part; none was chosen.");

  /** A kind of codes, by one model, and what the decoder makes of them. */
  private record Kind(String title, float[][] codes, float[][] pictures, double[] losses) {
    Row row(float[][] images) {
      return Row.of(
          title,
          Cell.of(Summary.of(Arrays.stream(losses).average().orElse(0))),
          Cell.of(Summary.of(100 * difference(images))),
          Cell.of(
              Summary.of(Arrays.stream(codes).mapToDouble(FigureThree::sum).average().orElse(0))));
    }

    private double difference(float[][] images) {
      long different = 0;
      for (int i = 0; i < images.length; i++) {
        for (int pixel = 0; pixel < images[i].length; pixel++) {
          different += images[i][pixel] > 0.5f == pictures[i][pixel] > 0.5f ? 0 : 1;
        }
      }
      return (double) different / images.length / images[0].length;
    }
  }

  @Override
  public String summary() {
    return "test images beside reconstructions from relaxed and hard codes [SDLGM figure 3]";
  }

  @Override
  public boolean reproduce(Request request) {
    CodeModels models = new CodeModels(request);
    Dataset data = models.dataset();
    int count = request.scale().choose(request.scale().limit(), OBSERVATIONS, QUICK_OBSERVATIONS);
    float[][] images = CodeModels.images(data, count);
    return models.show(
        entry -> kinds(entry, images),
        (seen, missing) ->
            conclude(
                data,
                images,
                seen.stream().flatMap(List::stream).toList(),
                missing,
                models,
                request));
  }

  private static List<Kind> kinds(CodeModels.Entry entry, float[][] images) {
    Codes codes = Codes.of(entry.model(), images, SEED);
    return List.of(
        kind(entry.title() + ", relaxed sample", codes.relaxed(), entry.model(), images),
        kind(entry.title() + ", hard sample", codes.drawn(), entry.model(), images),
        kind(entry.title() + ", stored code", codes.stored(), entry.model(), images));
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
    return new Kind(title, codes, pictures, losses);
  }

  private static double sum(float[] code) {
    double sum = 0;
    for (float value : code) {
      sum += value;
    }
    return sum;
  }

  private static void conclude(
      Dataset data,
      float[][] images,
      List<Kind> kinds,
      List<String> missing,
      CodeModels models,
      Request request) {
    List<Layer> layers = new ArrayList<>();
    layers.add(new Layer("original", Arrays.copyOf(images, Math.min(SHOWN, images.length))));
    for (Kind kind : kinds) {
      layers.add(
          new Layer(kind.title(), Arrays.copyOf(kind.pictures(), layers.get(0).rows().length)));
    }
    List<String> notes = new ArrayList<>(NOTES);
    notes.addAll(missing);
    String title =
        "Figure 3: reconstructions of %d test images, %s".formatted(images.length, data.name());
    TableFiles.write(
        new ResultTable(
            title,
            "reconstruction from",
            COLUMNS,
            kinds.stream().map(kind -> kind.row(images)).toList(),
            request.scale().qualifier(),
            notes),
        request.scale().warning()
            + "What the decoder makes of codes: %d iterations of training, seed 0."
                .formatted(models.iterations()),
        List.of(),
        List.of(
            TableFiles.draw(
                PictureRows.of(
                    "Test images and their reconstructions"
                        + (request.scale().quick() ? " (quick)" : ""),
                    data.shape(),
                    layers),
                "The first test images; below each, what the decoder makes of its codes: the mean"
                    + " of p(x|z).",
                "figure3",
                request)),
        request);
  }
}
