package org.sdlgm.datasets.idx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.sdlgm.datasets.fixture.Bytes;
import org.sdlgm.datasets.source.Content;
import org.sdlgm.error.DataException;
import org.sdlgm.storage.Sha256;

final class IdxArrayTest {
  private static IdxArray parse(byte[] bytes) {
    return IdxArray.parse(new Content("some.idx", bytes, Sha256.of(bytes)));
  }

  private static void assertRefused(byte[] bytes, String part) {
    assertThatThrownBy(() -> parse(bytes))
        .isInstanceOf(DataException.class)
        .hasMessageContainingAll("some.idx", part)
        .message()
        .hasLineCount(1);
  }

  @Test
  void valuesAreUnsignedAndTheLastDimensionIsTheFastest() {
    IdxArray array = parse(Bytes.idx(new byte[] {0, 1, 2, (byte) 255, 4, 5}, 2, 3));
    assertThat(array.dimensions()).containsExactly(2, 3);
    assertThat(array.value(0)).isZero();
    assertThat(array.value(3)).isEqualTo(255);
    assertThat(array.bytes()[array.offset() + 5]).isEqualTo((byte) 5);
  }

  @Test
  void anotherFormatIsRefused() {
    assertRefused(Bytes.text("PNG and so on"), "is no IDX file");
    assertRefused(new byte[3], "is no IDX file");
    assertRefused(Bytes.altered(Bytes.idx(new byte[2], 2), 1), "is no IDX file");
  }

  @Test
  void anotherTypeIsRefused() {
    byte[] floats = Bytes.idx(new byte[8], 2);
    floats[2] = 0x0d;
    assertRefused(floats, "type 0x0d");
  }

  @Test
  void anIncompleteHeaderIsRefused() {
    assertRefused(Bytes.first(Bytes.idx(new byte[0], 1, 1, 1), 12), "ends within its header");
    assertRefused(new byte[] {0, 0, 8, 0}, "ends within its header");
    assertRefused(new byte[] {0, 0, 8, (byte) 255, 1, 1}, "ends within its header");
  }

  @Test
  void dimensionsMustBeWhatTheFileHas() {
    assertRefused(Bytes.idx(new byte[5], 2, 3), "has 5 values, but claims 6");
    assertRefused(Bytes.idx(new byte[7], 2, 3), "has 7 values, but claims 6");
  }

  @Test
  void claimsOfTerabytesTakeNoMemory() {
    assertRefused(Bytes.idx(new byte[5], -1, -1, -1), "claims more values");
    assertRefused(Bytes.idx(new byte[5], 1 << 30, 1 << 10), "5 values, but claims 1099511627776");
    assertRefused(Bytes.idx(new byte[5], 0, -1), "claims more values");
    // 2^16 * 2^16 * 2^16 * 2^16 wraps to 0.
    assertRefused(Bytes.idx(new byte[0], 1 << 16, 1 << 16, 1 << 16, 1 << 16), "claims more");
  }

  @Property(tries = 200)
  void whatIsWrittenIsRead(
      @ForAll @IntRange(min = 1, max = 5) int rows, @ForAll @Size(max = 20) byte[] row) {
    byte[] values = new byte[rows * row.length];
    for (int i = 0; i < rows; i++) {
      System.arraycopy(row, 0, values, i * row.length, row.length);
    }
    IdxArray array = parse(Bytes.idx(values, rows, row.length));
    assertThat(array.dimensions()).containsExactly(rows, row.length);
    assertThat(Arrays.copyOfRange(array.bytes(), array.offset(), array.bytes().length))
        .isEqualTo(values);
  }

  @Property(tries = 500)
  void anyBytesAreReadOrRefused(@ForAll @Size(max = 60) byte[] bytes) {
    byte[] file = Bytes.join(new byte[] {0, 0, 8}, bytes);
    try {
      parse(file);
    } catch (DataException e) {
      assertThat(e).hasMessageStartingWith("some.idx ");
    }
  }
}
