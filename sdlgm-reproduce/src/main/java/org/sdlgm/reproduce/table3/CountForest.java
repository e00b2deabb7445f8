package org.sdlgm.reproduce.table3;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.sdlgm.data.DataPart;
import org.sdlgm.data.Labels;
import org.sdlgm.random.Draws;
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

/**
 * A random forest that regresses all counts from the pixels: Tribuo's trees, each grown from a
 * bootstrap sample (Breiman 2001) and a share of the pixels (Ho 1998), another share of which is
 * drawn for every split.
 *
 * <p>Tribuo deals every value of every pixel to the two sides of a split, and tries a pixel's
 * neighbouring values each anew: its time grows with the number of pixels that a tree sees, and
 * with the square of a pixel's values. Hence the share of the pixels, and few levels of grey.
 */
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
   * @param treeShare of the pixels, drawn anew for each tree
   * @param splitShare of the tree's pixels, drawn anew for each split
   * @param greyLevels to which pixels are rounded, at least 2
   * @param seed of all draws
   */
  record Options(
      int trees,
      int observations,
      double treeShare,
      double splitShare,
      int greyLevels,
      long seed) {}

  private final List<Tree> trees;
  private final List<String> labels;

  private CountForest(List<Tree> trees, List<String> labels) {
    this.trees = trees;
    this.labels = labels;
  }

  /** A tree and the pixels that it sees, at a number of levels of grey. */
  private record Tree(Model<Regressor> model, View view) {}

  /** What a tree sees of a picture. */
  private record View(int[] pixels, String[] names, int greyLevels) {
    static View drawn(int width, Options options, long key) {
      int[] pixels =
          IntStream.range(0, width)
              .filter(i -> Draws.uniform(key, i) < options.treeShare())
              .toArray();
      String[] names =
          Arrays.stream(pixels)
              .mapToObj(i -> String.format(Locale.ROOT, "%06d", i))
              .toArray(String[]::new);
      return new View(pixels, names, options.greyLevels());
    }

    /**
     * Pixels that are 0 are left out, as of sparse data, but for the first: Tribuo refuses none.
     */
    Example<Regressor> of(float[] picture, Regressor counts) {
      double[] grey =
          Arrays.stream(pixels)
              .mapToDouble(i -> (double) Math.round(picture[i] * (greyLevels - 1)))
              .toArray();
      int[] inked = IntStream.range(0, grey.length).filter(i -> i == 0 || grey[i] != 0).toArray();
      return new ArrayExample<>(
          counts,
          Arrays.stream(inked).mapToObj(i -> names[i]).toArray(String[]::new),
          Arrays.stream(inked).mapToDouble(i -> grey[i]).toArray());
    }
  }

  /** Trains a forest on labelled observations, a tree on each core. */
  static CountForest train(DataPart part, Options options) {
    TRIBUO.setLevel(Level.WARNING);
    List<Tree> trees =
        IntStream.range(0, options.trees())
            .parallel()
            .mapToObj(tree -> tree(part, options, Draws.key(options.seed(), tree)))
            .toList();
    return new CountForest(trees, part.labels().orElseThrow().names());
  }

  /** A forest of one tree, which draws its own bootstrap sample. */
  private static Tree tree(DataPart part, Options options, long seed) {
    View view = View.drawn(part.observations().width(), options, seed);
    CARTJointRegressionTrainer tree =
        new CARTJointRegressionTrainer(
            DEPTH,
            LEAF,
            0,
            (float) options.splitShare(),
            false,
            new MeanSquaredError(),
            false,
            seed);
    Model<Regressor> forest =
        new RandomForestTrainer<>(tree, new AveragingCombiner(), 1, seed)
            .train(examples(part, options, view));
    return new Tree(forest, view);
  }

  private static MutableDataset<Regressor> examples(DataPart part, Options options, View view) {
    RegressionFactory factory = new RegressionFactory();
    MutableDataset<Regressor> data =
        new MutableDataset<>(new SimpleDataSourceProvenance("counts", factory), factory);
    Labels labels = part.labels().orElseThrow();
    String[] names = labels.names().toArray(String[]::new);
    for (int i = 0; i < Math.min(options.observations(), part.count()); i++) {
      int row = i;
      double[] counts =
          IntStream.range(0, names.length).mapToDouble(k -> labels.count(row, k)).toArray();
      data.add(view.of(picture(part, i), new Regressor(names, counts)));
    }
    return data;
  }

  private static float[] picture(DataPart part, int row) {
    return part.observations().rows(row, row + 1)[0];
  }

  /** The expected counts of the first observations: rows of C. */
  double[][] expected(DataPart part, int count) {
    return IntStream.range(0, count)
        .parallel()
        .mapToObj(row -> expected(picture(part, row)))
        .toArray(double[][]::new);
  }

  private double[] expected(float[] picture) {
    Regressor unknown = new Regressor(labels.toArray(String[]::new), new double[labels.size()]);
    double[] mean = new double[labels.size()];
    for (Tree tree : trees) {
      Regressor counts = tree.model.predict(tree.view.of(picture, unknown)).getOutput();
      // Tribuo keeps the labels in the order of their names.
      for (int k = 0; k < mean.length; k++) {
        mean[labels.indexOf(counts.getNames()[k])] += counts.getValues()[k] / trees.size();
      }
    }
    return mean;
  }

  /** The whole numbers nearest to expected counts. */
  static int[][] rounded(double[][] expected) {
    return Arrays.stream(expected)
        .map(row -> Arrays.stream(row).mapToInt(v -> (int) Math.max(0, Math.round(v))).toArray())
        .toArray(int[][]::new);
  }
}
