package org.sdlgm.datasets.image;

import java.util.List;
import org.sdlgm.data.Labels;
import org.sdlgm.datasets.idx.IdxArray;
import org.sdlgm.datasets.source.Content;
import org.sdlgm.error.DataException;

/**
 * A file of square pictures and the file of their classes.
 *
 * @param pixels [count, side, side]
 * @param indices [count], each below the number of classes
 * @param classes the classes' names
 */
record IdxImages(IdxArray pixels, IdxArray indices, List<String> classes) {
  /**
   * Understands both files' contents, and checks one against the other.
   *
   * @param images the pictures' file
   * @param labels the classes' file
   * @param side the pictures' height and width
   * @param classes the classes' names
   * @throws DataException if a file is no IDX file of the right dimensions, there are no pictures,
   *     there are not as many labels, or a label is no class
   */
  static IdxImages of(Content images, Content labels, int side, List<String> classes) {
    IdxArray pixels = IdxArray.parse(images);
    requireSquare(pixels.dimensions(), side, images.source());
    IdxArray indices = IdxArray.parse(labels);
    requireCount(indices.dimensions(), pixels.dimensions().get(0), labels.source());
    requireClasses(indices, classes.size(), labels.source());
    return new IdxImages(pixels, indices, classes);
  }

  private static void requireSquare(List<Integer> dimensions, int side, String source) {
    boolean square = dimensions.size() == 3 && dimensions.subList(1, 3).equals(List.of(side, side));
    if (!square || dimensions.get(0) == 0) {
      throw new DataException(
          "%s has the dimensions %s, but images have [count, %d, %d]%s"
              .formatted(
                  source,
                  dimensions,
                  side,
                  side,
                  dimensions.size() == 1 ? "; is it a file of labels?" : ""));
    }
  }

  private static void requireCount(List<Integer> dimensions, int images, String source) {
    if (!dimensions.equals(List.of(images))) {
      throw new DataException(
          "%s has the dimensions %s, but the labels of %d images have [%d]%s"
              .formatted(
                  source,
                  dimensions,
                  images,
                  images,
                  dimensions.size() == 3 ? "; is it a file of images?" : ""));
    }
  }

  private static void requireClasses(IdxArray indices, int classes, String source) {
    for (int i = 0; i < indices.dimensions().get(0); i++) {
      if (indices.value(i) >= classes) {
        throw new DataException(
            "%s has the label %d at index %d, but there are %d classes"
                .formatted(source, indices.value(i), i, classes));
      }
    }
  }

  /** How many pictures there are. */
  int count() {
    return pixels.dimensions().get(0);
  }

  /**
   * The classes of the first pictures.
   *
   * @param first how many
   */
  Labels labels(int first) {
    int[] values = new int[first];
    for (int i = 0; i < first; i++) {
      values[i] = indices.value(i);
    }
    return Labels.ofClasses(classes, values);
  }
}
