package org.sdlgm.datasets.arff;

import java.util.Arrays;
import java.util.List;

/** The declared values of a nominal attribute, found by their bytes in a hash table. */
final class NominalValues {
  private static final int EMPTY = -1;

  private final byte[][] values;
  private final int[] table;

  /**
   * @param values as the file writes them, unescaped
   */
  NominalValues(List<byte[]> values) {
    this.values = values.toArray(byte[][]::new);
    this.table = new int[Math.max(2, Integer.highestOneBit(values.size()) * 4)];
    Arrays.fill(table, EMPTY);
    for (int i = 0; i < this.values.length; i++) {
      table[slot(this.values[i], 0, this.values[i].length)] = i;
    }
  }

  /** The index of the value that the bytes from..to (exclusive) are, or -1. */
  int find(byte[] bytes, int from, int to) {
    return table[slot(bytes, from, to)];
  }

  /** Where the value is, or would be. At least half of the table is empty. */
  private int slot(byte[] bytes, int from, int to) {
    int hash = 0;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + bytes[i];
    }
    int mask = table.length - 1;
    int slot = (hash ^ (hash >>> 16)) & mask;
    while (table[slot] != EMPTY) {
      byte[] value = values[table[slot]];
      if (Arrays.equals(value, 0, value.length, bytes, from, to)) {
        return slot;
      }
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}
