package org.sdlgm.datasets.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.data.DataLocation;
import org.sdlgm.data.DataPart;
import org.sdlgm.data.Dataset;
import org.sdlgm.data.ObservationShape;
import org.sdlgm.data.ObservationShape.Values;
import org.sdlgm.datasets.source.DataFiles;
import org.sdlgm.datasets.source.PublishedLoader;
import org.sdlgm.random.Draws;

/**
 * Rows of MNIST's digits, whose labels say how often each digit is there: each column of a picture
 * has one of the ten digits or none, eleven outcomes of equal chance ([SDLGM] IV-C, table III).
 *
 * <p>A digit's picture is any of its pictures in MNIST's part of the same name, so that no picture
 * of the test part was seen in training.
 */
public final class DigitColumnsLoader implements PublishedLoader {
  private static final int TRAINING_BRANCH = 0;
  private static final int TEST_BRANCH = 1;

  private final MnistLoader mnist;

  /**
   * @param mnist has the digits
   */
  DigitColumnsLoader(MnistLoader mnist) {
    this.mnist = mnist;
  }

  /** Made of the published digits. */
  public static DigitColumnsLoader ofMnist() {
    return new DigitColumnsLoader(MnistLoader.mnist());
  }

  @Override
  public String summary() {
    return "rows of MNIST's digits to count, 28 x 28 each, some of them empty [SDLGM table III]";
  }

  @Override
  public DigitColumnsOptions defaults() {
    return DigitColumnsOptions.DEFAULTS;
  }

  @Override
  public DataFiles published() {
    return mnist.published();
  }

  @Override
  public Dataset load(ComponentConfig config, DataLocation location) {
    DigitColumnsOptions options = config.optionsOver(defaults());
    MnistLoader.Pictures digits = mnist.read(location);
    return new Dataset(
        name(options),
        new ObservationShape(
            List.of(MnistLoader.SIDE, options.columns() * MnistLoader.SIDE), Values.UNIT_INTERVAL),
        part(
            new DigitColumns(
                digits.training(),
                options.trainingCount(),
                options.columns(),
                Draws.key(options.seed(), TRAINING_BRANCH))),
        part(
            new DigitColumns(
                digits.test(),
                options.testCount(),
                options.columns(),
                Draws.key(options.seed(), TEST_BRANCH))),
        digits.sums());
  }

  private static DataPart part(DigitColumns columns) {
    return new DataPart(columns, Optional.of(columns.labels()));
  }

  private static String name(DigitColumnsOptions options) {
    DigitColumnsOptions usual = DigitColumnsOptions.DEFAULTS;
    List<String> remarks = new ArrayList<>();
    remarks.add(options.columns() == 1 ? "1 column" : options.columns() + " columns");
    if (options.trainingCount() != usual.trainingCount()
        || options.testCount() != usual.testCount()) {
      remarks.add(
          "%d training and %d test observations"
              .formatted(options.trainingCount(), options.testCount()));
    }
    if (options.seed() != usual.seed()) {
      remarks.add("seed " + options.seed());
    }
    return "digit-columns (" + String.join(", ", remarks) + ")";
  }
}
