package org.sdlgm.datasets.idx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sdlgm.datasets.fixture.Bytes;
import org.sdlgm.datasets.source.ByteSource;
import org.sdlgm.error.DataException;

final class IdxStreamTest {
  private static final int ITEMS = 5;
  private static final int WIDTH = 3;
  private static final byte[] IDX = Bytes.idx(Bytes.ramp(0, ITEMS * WIDTH), ITEMS, WIDTH);

  @TempDir private Path folder;

  private ByteSource file(byte[] bytes, boolean compressed) throws IOException {
    return ByteSource.of(
        Files.write(folder.resolve("some.idx"), compressed ? Bytes.gzip(bytes) : bytes));
  }

  private static byte[] item(IdxStream stream, int index) {
    byte[] item = new byte[WIDTH];
    stream.read((long) index * WIDTH, item);
    return item;
  }

  private static void readWhole(ByteSource source) throws IOException {
    try (IdxStream stream = new IdxStream(source)) {
      stream.read(0, new byte[ITEMS * WIDTH]);
    }
  }

  private static void assertRefused(ByteSource source, String part) {
    assertThatThrownBy(() -> readWhole(source))
        .isInstanceOf(DataException.class)
        .hasMessageContainingAll("some.idx", part)
        .message()
        .hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void itemsAreReadInAnyOrder(boolean compressed) throws IOException {
    try (IdxStream stream = new IdxStream(file(IDX, compressed))) {
      assertThat(stream.dimensions()).containsExactly(ITEMS, WIDTH);
      assertThat(stream.width()).isEqualTo(WIDTH);
      for (int index : new int[] {0, 1, 4, 4, 2, 3, 0}) {
        assertThat(item(stream, index)).isEqualTo(Bytes.ramp(index * WIDTH, WIDTH));
      }
      assertThatThrownBy(() -> item(stream, ITEMS)).isInstanceOf(IndexOutOfBoundsException.class);
    }
  }

  @Test
  void aFileOfAnotherLengthIsRefusedAtOnce() throws IOException {
    for (int length : new int[] {IDX.length - 1, IDX.length + 1}) {
      ByteSource source = file(Bytes.first(IDX, length), false);
      assertThatThrownBy(() -> new IdxStream(source).close())
          .isInstanceOf(DataException.class)
          .hasMessageContaining("values, but claims 15");
    }
  }

  @Test
  void aCompressedFileOfAnotherLengthIsRefusedAtItsEnd() throws IOException {
    assertRefused(file(Bytes.first(IDX, IDX.length - 1), true), "ends before the 15 values");
    assertRefused(file(Bytes.first(IDX, IDX.length + 1), true), "has more values than the 15");
  }

  @Test
  void aDamagedCompressedFileIsRefused() throws IOException {
    byte[] compressed = Bytes.gzip(IDX);
    assertRefused(
        file(Bytes.altered(compressed, compressed.length - 6), false), "cannot be read: ");
    assertRefused(file(Bytes.first(compressed, compressed.length - 12), false), "some.idx");
  }

  @Test
  void claimsOfTerabytesTakeNoMemory() throws IOException {
    assertRefused(file(Bytes.idx(new byte[5], 2, -1), true), "claims more values");
    assertRefused(file(Bytes.idx(new byte[5], 1, 1 << 16, 1 << 16), true), "claims more values");
    assertRefused(
        file(Bytes.idx(new byte[5], Integer.MAX_VALUE, Integer.MAX_VALUE), true),
        "ends before the 4611686014132420609 values");
  }
}
