package org.sdlgm.datasets.image;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.sdlgm.data.Labels;
import org.sdlgm.data.Observations;
import org.sdlgm.error.DataException;
import org.sdlgm.random.Draws;

/** Pictures put side by side when they are read: of each column, only which picture is kept. */
final class DigitColumns implements Observations {
  private static final int EMPTY = -1;
  private static final int SIDE = MnistLoader.SIDE;

  private final IdxImages images;
  private final int columns;

  /** The picture in each column of each observation, or EMPTY. */
  private final int[][] rows;

  /**
   * Draws what is in each column.
   *
   * @param images pictures of each class
   * @param count how many observations
   * @param columns of an observation
   * @param key of the draws
   * @throws DataException if a class has no picture
   */
  DigitColumns(IdxImages images, int count, int columns, long key) {
    this.images = images;
    this.columns = columns;
    this.rows = new int[count][columns];
    int[][] byClass = byClass(images);
    for (int i = 0; i < count; i++) {
      long own = Draws.key(key, i);
      for (int column = 0; column < columns; column++) {
        int outcome = draw(own, 2 * column, byClass.length + 1);
        rows[i][column] =
            outcome == byClass.length
                ? EMPTY
                : byClass[outcome][draw(own, 2 * column + 1, byClass[outcome].length)];
      }
    }
  }

  /** Uniform in [0, bound). */
  private static int draw(long key, int index, int bound) {
    return (int) (Draws.uniform(key, index) * bound);
  }

  private static int[][] byClass(IdxImages images) {
    List<List<Integer>> pictures = new ArrayList<>();
    images.classes().forEach(name -> pictures.add(new ArrayList<>()));
    for (int i = 0; i < images.count(); i++) {
      pictures.get(images.indices().value(i)).add(i);
    }
    int empty = pictures.indexOf(List.of());
    if (empty >= 0) {
      throw new DataException(
          "among the %d pictures there is none of the class %s; fetch the dataset anew"
              .formatted(images.count(), images.classes().get(empty)));
    }
    return pictures.stream()
        .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
        .toArray(int[][]::new);
  }

  /** How often each class is in each row. */
  Labels labels() {
    int classes = images.classes().size();
    byte[] counts = new byte[Math.multiplyExact(rows.length, classes)];
    for (int i = 0; i < rows.length; i++) {
      for (int picture : rows[i]) {
        if (picture != EMPTY) {
          counts[i * classes + images.indices().value(picture)]++;
        }
      }
    }
    return Labels.of(images.classes(), counts);
  }

  @Override
  public int count() {
    return rows.length;
  }

  @Override
  public int width() {
    return columns * SIDE * SIDE;
  }

  @Override
  public void read(int index, int epoch, float[] destination, int offset) {
    int[] row = rows[Objects.checkIndex(index, rows.length)];
    Arrays.fill(destination, offset, offset + width(), 0);
    for (int column = 0; column < columns; column++) {
      if (row[column] != EMPTY) {
        draw(row[column], destination, offset + column * SIDE);
      }
    }
  }

  private void draw(int picture, float[] destination, int corner) {
    byte[] pixels = images.pixels().bytes();
    int from = images.pixels().offset() + picture * SIDE * SIDE;
    for (int y = 0; y < SIDE; y++) {
      int to = corner + y * columns * SIDE;
      for (int x = 0; x < SIDE; x++) {
        destination[to + x] = GreyLevels.of(pixels[from + y * SIDE + x]);
      }
    }
  }
}
