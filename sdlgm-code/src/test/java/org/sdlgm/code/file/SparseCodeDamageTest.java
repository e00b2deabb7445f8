package org.sdlgm.code.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sdlgm.code.file.SparseCodes.read;
import static org.sdlgm.code.file.SparseCodes.write;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sdlgm.code.SparseCode;
import org.sdlgm.error.DataException;

/** A file that is not whole gives one line, never other codes. */
class SparseCodeDamageTest {
  private static final int CRC = 4;

  @TempDir private Path folder;
  private Path path;
  private List<SparseCode> codes;
  private byte[] whole;

  @BeforeEach
  void writeFile() throws IOException {
    path = folder.resolve("codes.slc");
    codes = SparseCodes.independent(new double[] {0.5, 0.1, 0, 0.9, 0.2, 0.3}, 100, 1);
    write(path, 6, 6, codes);
    whole = Files.readAllBytes(path);
  }

  @Test
  void everyAlteredByteIsFound() {
    for (int i = 0; i < whole.length; i++) {
      for (int flip : new int[] {0x01, 0x80, 0xFF}) {
        byte[] altered = whole.clone();
        altered[i] ^= (byte) flip;
        assertRefused(altered, "");
      }
    }
  }

  @Test
  void everyTruncationIsFound() {
    for (int length = 0; length < whole.length; length++) {
      assertRefused(Arrays.copyOf(whole, length), "");
    }
    assertRefused(Arrays.copyOf(whole, 20), "is cut off");
    assertRefused(Arrays.copyOf(whole, whole.length - 1), "is cut off");
  }

  @Test
  void whatFollowsTheEndIsFound() {
    assertRefused(Arrays.copyOf(whole, whole.length + 1), "bytes follow its end");
  }

  @Test
  void aBlockThatIsMissingOrThereTwiceIsFound() {
    int header = Layout.HEADER_BYTES;
    int end = whole.length - Layout.TRAILER_BYTES;
    byte[] block = Arrays.copyOfRange(whole, header, end);

    byte[] missing =
        ByteBuffer.allocate(header + Layout.TRAILER_BYTES)
            .put(whole, 0, header)
            .put(whole, end, Layout.TRAILER_BYTES)
            .array();
    byte[] twice =
        ByteBuffer.allocate(whole.length + block.length)
            .put(whole, 0, end)
            .put(block)
            .put(whole, end, Layout.TRAILER_BYTES)
            .array();

    assertRefused(missing, "checksum");
    assertRefused(twice, "checksum");
  }

  @Test
  void aForeignFileIsNamedAsOne() {
    assertRefused(new byte[0], "is empty");
    assertRefused("hello, world".getBytes(StandardCharsets.UTF_8), "not a file of sparse codes");
    assertRefused(new byte[5000], "not a file of sparse codes");
  }

  @Test
  void aTextTransferIsFound() {
    byte[] altered =
        new String(whole, StandardCharsets.ISO_8859_1)
            .replace("\r\n", "\n")
            .getBytes(StandardCharsets.ISO_8859_1);

    assertRefused(altered, "not a file of sparse codes");
  }

  @Test
  void aNewerVersionAsksForAnUpdate() {
    byte[] newer = whole.clone();
    newer[9] = 3;

    assertRefused(newer, "version 3, this program reads up to 2: update it");
  }

  @Test
  void aHeaderThatLiesWithARightChecksumIsRefused() {
    int width = 12;
    int maxFeatures = 16;
    for (int lie : new int[] {0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, (1 << 20) + 1}) {
      assertRefused(withHeader(width, lie), "claims what no writer writes");
    }
    assertRefused(withHeader(maxFeatures, 0), "claims what no writer writes");
    assertRefused(withHeader(maxFeatures, -1), "claims what no writer writes");
  }

  @Test
  void aBlockThatClaimsMoreThanTheFileHoldsTakesNoMemory() {
    int codesAt = Layout.HEADER_BYTES;
    int lengthAt = codesAt + 4;
    assertRefused(with(lengthAt, Integer.MAX_VALUE), "claims what no writer writes");
    assertRefused(with(lengthAt, Layout.MAX_PAYLOAD_BYTES), "is cut off");
    assertRefused(with(lengthAt, -1), "claims what no writer writes");
    assertRefused(with(lengthAt, 4), "claims what no writer writes");
    assertRefused(with(codesAt, Integer.MAX_VALUE), "claims what no writer writes");
    assertRefused(with(codesAt, -1), "claims what no writer writes");
  }

  @Test
  void aWrongNumberOfCodesWithRightChecksumsIsFound() {
    assertRefused(resealed(with(Layout.HEADER_BYTES, codes.size() - 1)), "last code");
    assertRefused(resealed(with(Layout.HEADER_BYTES, 60_000)), "");
    byte[] total = resealed(with(whole.length - 8, codes.size() + 1));
    assertRefused(total, "holds 100 codes and claims 101");
  }

  /** Whoever forges checksums gets codes within the bounds or an error, and an end, always. */
  @Test
  void randomBytesUnderRightChecksumsEnd() throws IOException {
    SplittableRandom random = new SplittableRandom(9);
    for (int width : new int[] {1, 6, 5000, 1 << 20}) {
      for (int i = 0; i < (width < 10_000 ? 200 : 10); i++) {
        byte[] forged = withHeader(12, width);
        ByteBuffer.wrap(forged).putInt(16, random.nextBoolean() ? Integer.MAX_VALUE : 6);
        ByteBuffer.wrap(forged).putInt(Layout.HEADER_BYTES, 1 + random.nextInt(1 << 16));
        for (int at = Layout.HEADER_BYTES + 9; at < whole.length - 20; at++) {
          forged[at] = (byte) random.nextInt(256);
        }
        assertRefused(resealed(forged), "");
      }
    }
  }

  @Test
  void whatIsNoFileIsNamed() {
    assertThatThrownBy(() -> SparseCodeReader.open(folder))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("is a folder: name a file");
    assertThatThrownBy(() -> SparseCodeReader.open(folder.resolve("none.slc")))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("there is no file");
  }

  @Test
  void blocksBeforeTheDamageAreGivenOut() throws IOException {
    List<SparseCode> many = SparseCodes.independent(new double[] {0.5, 0.5, 0.5}, 200_000, 2);
    write(path, 3, 3, many);
    byte[] bytes = Files.readAllBytes(path);
    bytes[bytes.length - 30] ^= 1;
    Files.write(path, bytes);

    try (SparseCodeReader reader = SparseCodeReader.open(path)) {
      for (int i = 0; i < Layout.MAX_BLOCK_CODES; i++) {
        assertThat(reader.next()).isEqualTo(many.get(i));
      }
      assertThatThrownBy(() -> reader.forEachRemaining(code -> {}))
          .isInstanceOf(DataException.class);
    }
  }

  private void assertRefused(byte[] bytes, String message) {
    assertThatThrownBy(
            () -> {
              Files.write(path, bytes);
              read(path);
            })
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(path.toString())
        .hasMessageContaining(message)
        .hasMessageNotContaining("\n");
  }

  private byte[] with(int at, int value) {
    byte[] altered = whole.clone();
    ByteBuffer.wrap(altered).putInt(at, value);
    return altered;
  }

  private byte[] withHeader(int at, int value) {
    return resealed(with(at, value));
  }

  /** The same bytes with the checksums that they should have. */
  private byte[] resealed(byte[] bytes) {
    byte[] sealed = bytes.clone();
    seal(sealed, Layout.HEADER_BYTES - CRC);
    seal(sealed, whole.length - Layout.TRAILER_BYTES - CRC);
    seal(sealed, whole.length - CRC);
    return sealed;
  }

  private static void seal(byte[] bytes, int at) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, 0, at);
    ByteBuffer.wrap(bytes).putInt(at, (int) checksum.getValue());
  }
}
