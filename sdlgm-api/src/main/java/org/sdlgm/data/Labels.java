package org.sdlgm.data;

import java.util.List;

/**
 * The observable labels y of a data part: a bag per observation, in N^C.
 *
 * <p>A class is a bag of one label; a generated dataset's true features are a bag too.
 */
public final class Labels {
  private final List<String> names;
  private final byte[] counts;
  private final int rows;

  private Labels(List<String> names, byte[] counts, int rows) {
    this.names = names;
    this.counts = counts;
    this.rows = rows;
  }

  /**
   * Labels of {@code counts.length / names.size()} observations.
   *
   * @param names C names
   * @param counts row by row, C values each, at least 0
   * @throws IllegalArgumentException if the counts are not whole rows or one is negative
   */
  public static Labels of(List<String> names, byte[] counts) {
    if (names.isEmpty() || counts.length % names.size() != 0) {
      throw new IllegalArgumentException(
          counts.length + " counts are not rows of " + names.size() + " labels");
    }
    for (byte count : counts) {
      if (count < 0) {
        throw new IllegalArgumentException("a label count is negative: " + count);
      }
    }
    return new Labels(List.copyOf(names), counts.clone(), counts.length / names.size());
  }

  /**
   * One class per observation.
   *
   * @param names C names
   * @param classes indices into names, one per observation
   * @throws IllegalArgumentException if a class is not in [0, C)
   */
  public static Labels ofClasses(List<String> names, int[] classes) {
    byte[] counts = new byte[Math.multiplyExact(names.size(), classes.length)];
    for (int i = 0; i < classes.length; i++) {
      if (classes[i] < 0 || classes[i] >= names.size()) {
        throw new IllegalArgumentException("class " + classes[i] + " of " + names.size());
      }
      counts[i * names.size() + classes[i]] = 1;
    }
    return of(names, counts);
  }

  /**
   * Labels by their counts, such as a model's predictions.
   *
   * @param names C names
   * @param counts rows of C, each from 0 to 127
   * @throws IllegalArgumentException if a row has not C counts, or one is out of range
   */
  public static Labels ofCounts(List<String> names, int[][] counts) {
    byte[] flat = new byte[Math.multiplyExact(names.size(), counts.length)];
    int at = 0;
    for (int[] row : counts) {
      if (row.length != names.size()) {
        throw new IllegalArgumentException(row.length + " counts for " + names.size() + " labels");
      }
      for (int count : row) {
        if (count < 0 || count > Byte.MAX_VALUE) {
          throw new IllegalArgumentException("a label count is " + count + ", not 0 to 127");
        }
        flat[at++] = (byte) count;
      }
    }
    return of(names, flat);
  }

  /** The labels' names, C of them. */
  public List<String> names() {
    return names;
  }

  /** How many observations are labelled. */
  public int rows() {
    return rows;
  }

  /**
   * How often an observation has a label.
   *
   * @param row the observation's index
   * @param label the label's index
   */
  public int count(int row, int label) {
    return counts[row * names.size() + label];
  }

  /**
   * |y|: how many labels an observation has, counting a label as often as it occurs.
   *
   * @param row the observation's index
   */
  public int size(int row) {
    int size = 0;
    for (int label = 0; label < names.size(); label++) {
      size += count(row, label);
    }
    return size;
  }

  /**
   * ||y||_0: how many different labels an observation has.
   *
   * @param row the observation's index
   */
  public int differentLabels(int row) {
    int different = 0;
    for (int label = 0; label < names.size(); label++) {
      different += count(row, label) > 0 ? 1 : 0;
    }
    return different;
  }

  /**
   * The observation's first label: its class, where each has just one.
   *
   * @param row the observation's index
   * @throws IllegalStateException if it has none
   */
  public int firstLabel(int row) {
    for (int label = 0; label < names.size(); label++) {
      if (count(row, label) > 0) {
        return label;
      }
    }
    throw new IllegalStateException("observation " + row + " has no label");
  }
}
