package org.sdlgm.datasets.counted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.data.DataLocation;
import org.sdlgm.data.Dataset;
import org.sdlgm.data.Labels;
import org.sdlgm.data.ObservationShape;
import org.sdlgm.data.ObservationShape.Values;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.error.DataException;

final class CountedImagesLoaderTest {
  private static final CountedImagesLoader LOADER = new CountedImagesLoader();
  private static final String TRAINING = "image,cat,dog\na.png,2,0\nb.png,0,1\n";
  private static final String TEST = "image,dog,cat\nc.png,3,1\n";

  @TempDir private Path folder;

  @BeforeEach
  void files() throws IOException {
    Files.createDirectory(folder.resolve("images"));
    grey("a.png", 2, 3, 51);
    grey("b.png", 2, 3, 102);
    grey("c.png", 2, 3, 255);
    write("train.csv", TRAINING);
    write("test.csv", TEST);
  }

  private void grey(String name, int height, int width, int level) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < height * width; i++) {
      image.getRaster().setSample(i % width, i / width, 0, level);
    }
    ImageIO.write(image, "png", folder.resolve("images").resolve(name).toFile());
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
  }

  private Dataset load(Map<String, Object> more) {
    Map<String, Object> options = new HashMap<>();
    options.put("file", folder.resolve("train.csv").toString());
    options.put("test", folder.resolve("test.csv").toString());
    options.put("images", folder.resolve("images").toString());
    options.putAll(more);
    return LOADER.load(
        new ComponentConfig("counts", options),
        new DataLocation(Optional.empty(), Path.of("none"), true));
  }

  private Dataset load() {
    return load(Map.of());
  }

  @Test
  void readsImagesAndCountsOfThemByTheirNames() {
    Dataset data = load();
    assertThat(data.name()).isEqualTo("train.csv (test test.csv)");
    assertThat(data.shape()).isEqualTo(new ObservationShape(List.of(2, 3), Values.UNIT_INTERVAL));
    assertThat(data.training().observations().rows(0, 2)[1]).containsOnly(102 / 255f);
    assertThat(data.training().observations().origin(1))
        .contains(folder.resolve("train.csv") + ":3");
    Labels test = data.test().labels().orElseThrow();
    assertThat(test.names()).containsExactly("cat", "dog");
    assertThat(test.count(0, 0)).isEqualTo(1);
    assertThat(test.count(0, 1)).isEqualTo(3);
    assertThat(data.sums()).containsKeys("train.csv", "test test.csv", "images");
  }

  @Test
  void drawsATestPartWhereThereIsNone() throws IOException {
    StringBuilder rows = new StringBuilder("image,cat\n");
    rows.append("a.png,1\nb.png,2\n".repeat(20));
    write("train.csv", rows.toString());
    Dataset data = load(Map.of("test", ""));
    assertThat(data.training().count() + data.test().count()).isEqualTo(40);
    assertThat(data.test().count()).isBetween(4, 16);
    assertThat(load(Map.of("test", "")).test().count()).isEqualTo(data.test().count());
  }

  @Test
  void coloursAreGreyByTheirLuminanceOrKept() throws IOException {
    BufferedImage red = new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 6; i++) {
      red.setRGB(i % 3, i / 3, 0xff0000);
    }
    for (String name : List.of("a.png", "b.png", "c.png")) {
      ImageIO.write(red, "png", folder.resolve("images").resolve(name).toFile());
    }
    assertThat(load().test().observations().rows(0, 1)[0]).containsOnly(76 / 255f);
    Dataset colours = load(Map.of("channels", 3));
    assertThat(colours.shape().dimensions()).containsExactly(2, 3, 3);
    assertThat(colours.test().observations().rows(0, 1)[0])
        .startsWith(1, 0, 0, 1, 0, 0)
        .hasSize(18);
  }

  @Test
  void readsImagesOfAnIdxFileByTheirNumbers() throws IOException {
    byte[] idx = {0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2, 0, 51, 102, (byte) 255};
    Path file = folder.resolve("images.idx");
    Files.write(file, idx);
    write("train.csv", "image,cat\n1,2\n");
    write("test.csv", "image,cat\n0,1\n");
    Dataset data = load(Map.of("images", file.toString()));
    assertThat(data.training().observations().rows(0, 1)[0]).containsExactly(0.4f, 1);
    assertThat(data.test().observations().rows(0, 1)[0]).containsExactly(0, 0.2f);
    write("test.csv", "image,cat\n2,1\n");
    assertThatThrownBy(() -> load(Map.of("images", file.toString())))
        .isInstanceOf(DataException.class)
        .hasMessage(
            folder.resolve("test.csv")
                + ":2: the image is '2'; in "
                + file
                + " images are numbered from 0 to 1");
    Files.write(file, new byte[] {0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 2});
    assertThatThrownBy(() -> load(Map.of("images", file.toString())))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("has the dimensions [2, 0, 2]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a.png,-1,0  | column 'cat' is '-1'; a count is a whole number, 0 or more",
        "a.png,0,1.5 | column 'dog' is '1.5'; a count is a whole number, 0 or more",
        "a.png,many,0| column 'cat' is 'many'; a count is a whole number, 0 or more",
        "a.png,,0    | column 'cat' has no count: write 0 for none",
        "a.png,200,0 | column 'cat' is 200; counts go up to 127",
        "a.png,1     | the row has 2 values for 3 columns",
        "'',1,1      | names no image in the column 'image'",
      })
  void aWrongRowIsNamed(String row, String message) throws IOException {
    write("train.csv", TRAINING + row.replace("''", "").strip() + "\n");
    assertThatThrownBy(this::load)
        .isInstanceOf(DataException.class)
        .hasMessage(folder.resolve("train.csv") + ":4: " + message);
  }

  @Test
  void aMissingImageIsNamed() throws IOException {
    write("train.csv", TRAINING + "none.png,1,1\n");
    assertThatThrownBy(this::load)
        .isInstanceOf(DataException.class)
        .hasMessage(
            folder.resolve("train.csv")
                + ":4: there is no image 'none.png' in "
                + folder.resolve("images"));
  }

  @Test
  void imagesAreOfOneSize() throws IOException {
    grey("b.png", 3, 3, 0);
    assertThatThrownBy(this::load)
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(
            folder.resolve("train.csv")
                + ":3: the image "
                + folder.resolve("images/b.png")
                + " is 3 x 3 pixels, but the first image, or the model's, is 2 x 3");
  }

  @Test
  void damagedImagesAndOnesOutsideAreRefused() throws IOException {
    Path image = folder.resolve("images/b.png");
    byte[] whole = Files.readAllBytes(image);
    byte[] lying = whole.clone();
    lying[16] = 0x70; // the header's width
    for (byte[] bytes : List.of(new byte[0], "text".getBytes(StandardCharsets.UTF_8), lying)) {
      Files.write(image, bytes);
      assertThatThrownBy(this::load)
          .isInstanceOf(DataException.class)
          .hasMessageStartingWith(folder.resolve("train.csv") + ":3: the image " + image)
          .hasMessageNotContaining("\n");
    }
    write("train.csv", "image,cat,dog\n../train.csv,1,1\n");
    assertThatThrownBy(this::load)
        .isInstanceOf(DataException.class)
        .hasMessageContaining("train.csv:2: the image '../train.csv' is outside of");
  }

  @Test
  void tablesMustCountTheSameThings() throws IOException {
    write("test.csv", "image,cat,bird\nc.png,1,1\n");
    assertThatThrownBy(this::load)
        .isInstanceOf(DataException.class)
        .hasMessageContaining("test.csv counts [cat, bird], but")
        .hasMessageEndingWith("counts [cat, dog]: give both the same columns");
    write("test.csv", "image\nc.png\n");
    assertThatThrownBy(this::load)
        .isInstanceOf(DataException.class)
        .hasMessageContaining("needs a column of images and one for each thing");
  }

  @Test
  void filesThatAreNotThereAreNamed() {
    assertThatThrownBy(() -> load(Map.of("file", "")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("--csv FILE and --images FOLDER");
    assertThatThrownBy(() -> load(Map.of("file", "none.csv")))
        .isInstanceOf(DataException.class)
        .hasMessage("there is no file none.csv; set file to one");
    assertThatThrownBy(() -> load(Map.of("images", "nowhere")))
        .isInstanceOf(DataException.class)
        .hasMessage("there is no folder nowhere; set images to one, or to an IDX file");
    assertThatThrownBy(() -> load(Map.of("channels", 2)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("channels is 2; it must be 1 or 3");
  }

  @Test
  void newImagesAreReadInTheOrderOfTheirNames() throws IOException {
    Path images = folder.resolve("images");
    Files.writeString(images.resolve("notes.txt"), "no image");
    ObservationShape shape = new ObservationShape(List.of(2, 3), Values.UNIT_INTERVAL);
    Images read = Images.of(images, shape);
    assertThat(IntStream.range(0, 3).mapToObj(i -> read.origin(i).get()))
        .containsExactly("a.png", "b.png", "c.png");
    assertThat(read.rows(2, 3)[0]).containsOnly(1);
    ObservationShape other = new ObservationShape(List.of(3, 3), Values.UNIT_INTERVAL);
    assertThatThrownBy(() -> Images.of(images, other))
        .isInstanceOf(DataException.class)
        .hasMessageContaining(
            "a.png is 2 x 3 pixels, but the first image, or the model's, is 3 x 3");
  }
}
