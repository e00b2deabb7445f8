package org.sdlgm.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sdlgm.cli.fake.Shell;
import org.sdlgm.cli.fake.Shell.Result;
import org.sdlgm.random.Draws;

/**
 * From images and a table of counts to predicted counts, on PyTorch, with images that are small.
 */
class CountCommandsTest {
  private static final int SIDE = 6;
  private static final int PLACES = 3;
  private static final String NETWORK =
      "{name: convolutional, convolutions: {channels: [], kernel: 1, pooling: 1, window: [6, 6],"
          + " stride: 6}, network: {hidden: [16]}}";
  private static final List<String> SMALL =
      List.of(
          "--set", "training.iterations=200",
          "--set", "training.batchSize=20",
          "--set", "training.evaluateEvery=100",
          "--set", "training.optimizer.learningRate=0.01",
          "--set", "model.labels.features=" + NETWORK,
          "--set", "model.labels.sparsity=" + NETWORK,
          "--set", "backend.threads=1");

  @TempDir private static Path shared;
  private static Path table;
  private static Path images;
  private static Path run;

  @TempDir private Path folder;

  /** Three places: a bar that lies, one that stands, or nothing. */
  private static int[] draw(Path file, long seed, int index) throws IOException {
    BufferedImage image = new BufferedImage(PLACES * SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
    int[] counts = new int[2];
    for (int place = 0; place < PLACES; place++) {
      int thing = (int) (3 * Draws.uniform(seed, (long) PLACES * index + place));
      if (thing < 2) {
        counts[thing]++;
        for (int i = 0; i < SIDE; i++) {
          int x = thing == 0 ? i : 2;
          int y = thing == 0 ? 2 : i;
          image.getRaster().setSample(place * SIDE + x, y, 0, 255);
        }
      }
    }
    ImageIO.write(image, "png", file.toFile());
    return counts;
  }

  @BeforeAll
  static void trainOnce() throws IOException {
    images = Files.createDirectory(shared.resolve("images"));
    StringBuilder rows = new StringBuilder("image,lying,standing\n");
    for (int i = 0; i < 120; i++) {
      int[] counts = draw(images.resolve(i + ".png"), 1, i);
      rows.append(i).append(".png,").append(counts[0]).append(',').append(counts[1]).append('\n');
    }
    table = shared.resolve("bars.csv");
    Files.writeString(table, rows.toString());
    run = shared.resolve("run");
    Result trained = train(run);
    assertThat(trained.code()).as(trained.err()).isZero();
    assertThat(trained.out()).contains("expected-count-mse", "exact-bags");
  }

  private static Result train(Path output, String... more) {
    List<String> options = new ArrayList<>(SMALL);
    options.addAll(List.of(more));
    return sdlgm(options, "train", "counts", "--csv", table, "--images", images, "-o", output);
  }

  private static Result sdlgm(List<String> options, Object... command) {
    List<Object> all = new ArrayList<>(List.of(command));
    all.addAll(options);
    return new Shell().run(all.toArray());
  }

  @Test
  void countsWhatIsOnNewImages() throws IOException {
    Path photos = Files.createDirectory(folder.resolve("photos"));
    List<String> truth = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      int[] counts = draw(photos.resolve(i + ".png"), 2, i);
      truth.add("%d.png,%d,%d,%d,".formatted(i, counts[0] + counts[1], counts[0], counts[1]));
    }
    Path output = folder.resolve("counts.csv");

    Result predicted = sdlgm(List.of(), "predict", run, "-i", photos, "-o", output);

    assertThat(predicted.code()).as(predicted.err()).isZero();
    assertThat(predicted.out()).contains("counts of 9 observations");
    List<String> lines = Files.readAllLines(output);
    assertThat(lines.get(0))
        .isEqualTo("observation,number,lying,standing,lying expected,standing expected");
    for (int i = 0; i < truth.size(); i++) {
      assertThat(lines.get(i + 1)).startsWith(truth.get(i));
    }
  }

  @Test
  void probabilitiesCanBeHadToo() throws IOException {
    Path output = folder.resolve("labels.csv");
    Result predicted =
        sdlgm(List.of(), "predict", run, "-i", "counts", "--no-counts", "-o", output);
    assertThat(predicted.code()).as(predicted.err()).isZero();
    assertThat(Files.readAllLines(output).get(0))
        .isEqualTo("row,labels,expected,number,lying,standing");
  }

  @Test
  void aCrossValidationMeasuresCounts() {
    Result validated =
        train(
            folder.resolve("validated"),
            "--set",
            "evaluation={folds: 2, metrics: [exact-bags, expected-count-mse]}");
    assertThat(validated.code()).as(validated.err()).isZero();
    assertThat(validated.out()).containsPattern("exact-bags +(1|0\\.[89])").contains("expected-");
  }

  @Test
  void countsAboveL0AreNamedByFileAndLine() {
    Result trained = train(folder.resolve("run"), "--set", "model.labels.maxFeatures=2");
    assertThat(trained.code()).isEqualTo(2);
    assertThat(trained.err())
        .containsPattern("model.labels.maxFeatures is 2, but .*bars.csv:\\d+ has 3 labels");
  }

  @Test
  void wrongOptionsAreNamed() {
    Result alone = sdlgm(List.of(), "train", "counts", "--images", images);
    assertThat(alone.code()).isEqualTo(2);
    assertThat(alone.err()).contains("--images needs --csv");
    Result neither = sdlgm(List.of(), "train", "counts");
    assertThat(neither.code()).isEqualTo(2);
    assertThat(neither.err()).contains("--csv FILE and --images FOLDER");
    Result labelled = sdlgm(List.of(), "train", "counts", "--csv", table);
    assertThat(labelled.code()).isEqualTo(2);
    assertThat(labelled.err()).contains("--labels", "--images");
  }

  @Test
  void columnsAreOfRowsOfDigits() {
    Result other = sdlgm(List.of(), "train", "bars", "--columns", 3);
    assertThat(other.code()).isEqualTo(2);
    assertThat(other.err()).contains("columns");
  }
}
