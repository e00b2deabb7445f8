package org.sdlgm.cli.reproduce.table3;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.sdlgm.data.DataPart;
import org.sdlgm.data.Labels;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.common.tree.RandomForestTrainer;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.ensemble.AveragingCombiner;
import org.tribuo.regression.rtree.CARTJointRegressionTrainer;
import org.tribuo.regression.rtree.impurity.MeanSquaredError;

/** A random forest (Breiman 2001) that regresses all counts from the pixels: Tribuo's. */
final class CountForest {
  /** Says so for each tree that it begins; held here, since java.util.logging does not hold it. */
  private static final Logger TRIBUO = Logger.getLogger("org.tribuo");

  private static final int DEPTH = 64;

  /** A leaf stands for at least so many observations; for regression, Breiman's choice. */
  private static final float LEAF = 5;

  /**
   * How large it is.
   *
   * @param trees how many
   * @param observations of the training part, from the first, that it sees
   * @param featureShare of the pixels, drawn anew for each split
   * @param seed of all draws
   */
  record Options(int trees, int observations, double featureShare, long seed) {}

  private final Model<Regressor> model;
  private final List<String> labels;
  private final String[] pixels;

  private CountForest(Model<Regressor> model, List<String> labels, String[] pixels) {
    this.model = model;
    this.labels = labels;
    this.pixels = pixels;
  }

  /**
   * Trains a forest.
   *
   * @param part with labels
   * @param options how large
   */
  static CountForest train(DataPart part, Options options) {
    Labels labels = part.labels().orElseThrow();
    String[] pixels =
        IntStream.range(0, part.observations().width())
            .mapToObj(i -> String.format(Locale.ROOT, "%06d", i))
            .toArray(String[]::new);
    TRIBUO.setLevel(Level.WARNING);
    RegressionFactory factory = new RegressionFactory();
    MutableDataset<Regressor> data =
        new MutableDataset<>(new SimpleDataSourceProvenance("counts", factory), factory);
    String[] names = labels.names().toArray(String[]::new);
    for (int i = 0; i < Math.min(options.observations(), part.count()); i++) {
      int row = i;
      double[] counts =
          IntStream.range(0, names.length).mapToDouble(k -> labels.count(row, k)).toArray();
      data.add(
          example(part.observations().rows(i, i + 1)[0], pixels, new Regressor(names, counts)));
    }
    CARTJointRegressionTrainer tree =
        new CARTJointRegressionTrainer(
            DEPTH,
            LEAF,
            0,
            (float) options.featureShare(),
            false,
            new MeanSquaredError(),
            false,
            options.seed());
    Model<Regressor> model =
        new RandomForestTrainer<>(tree, new AveragingCombiner(), options.trees(), options.seed())
            .train(data);
    return new CountForest(model, labels.names(), pixels);
  }

  /** Pixels that are 0 are left out, as of sparse data, but for the first: Tribuo refuses none. */
  private static Example<Regressor> example(float[] row, String[] pixels, Regressor counts) {
    int[] inked = IntStream.range(0, row.length).filter(i -> i == 0 || row[i] != 0).toArray();
    return new ArrayExample<>(
        counts,
        Arrays.stream(inked).mapToObj(i -> pixels[i]).toArray(String[]::new),
        Arrays.stream(inked).mapToDouble(i -> row[i]).toArray());
  }

  /**
   * The expected counts of the first observations.
   *
   * @param part the observations
   * @param count how many
   * @return rows of C
   */
  double[][] expected(DataPart part, int count) {
    Regressor unknown = new Regressor(labels.toArray(String[]::new), new double[labels.size()]);
    double[][] expected = new double[count][];
    for (int i = 0; i < count; i++) {
      float[] row = part.observations().rows(i, i + 1)[0];
      Regressor counts = model.predict(example(row, pixels, unknown)).getOutput();
      // Tribuo keeps the labels in the order of their names.
      double[] values = new double[labels.size()];
      for (int k = 0; k < values.length; k++) {
        values[labels.indexOf(counts.getNames()[k])] = counts.getValues()[k];
      }
      expected[i] = values;
    }
    return expected;
  }

  /**
   * The whole numbers nearest to expected counts.
   *
   * @param expected rows of C
   */
  static int[][] rounded(double[][] expected) {
    return Arrays.stream(expected)
        .map(row -> Arrays.stream(row).mapToInt(v -> (int) Math.max(0, Math.round(v))).toArray())
        .toArray(int[][]::new);
  }
}
