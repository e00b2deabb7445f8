package org.sdlgm.datasets.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sdlgm.datasets.fixture.Bytes;
import org.sdlgm.error.DataException;

final class ContentTest {
  private static final byte[] TEXT = Bytes.text("abc");

  /** FIPS 180-2, appendix B.1. */
  private static final String SUM_OF_ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @TempDir Path folder;

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("some"), bytes);
  }

  private void assertRefused(byte[] bytes, int maxBytes, String... parts) throws IOException {
    Path path = file(bytes);
    assertThatThrownBy(() -> Content.read(path, path.toString(), maxBytes))
        .isInstanceOf(DataException.class)
        .hasMessageContaining(path.toString())
        .hasMessageContainingAll(parts)
        .message()
        .hasLineCount(1);
  }

  @Test
  void rawContentIsReadWithItsSum() throws IOException {
    Content content = Content.read(file(TEXT), "some", 3);
    assertThat(content.bytes()).isEqualTo(TEXT);
    assertThat(content.sum()).isEqualTo(SUM_OF_ABC);
  }

  @Test
  void compressedContentIsKnownByItsBytesAndNotByItsName() throws IOException {
    Content content = Content.read(file(Bytes.gzip(TEXT)), "some", 3);
    assertThat(content.bytes()).isEqualTo(TEXT);
    assertThat(content.sum()).isEqualTo(SUM_OF_ABC);
  }

  @Test
  void compressedMembersAreReadAsOne() throws IOException {
    byte[] two = Bytes.join(Bytes.gzip(TEXT), Bytes.gzip(TEXT));
    assertThat(Content.read(file(two), "some", 6).bytes()).isEqualTo(Bytes.text("abcabc"));
  }

  @Test
  void longerContentThanExpectedIsRefused() throws IOException {
    assertRefused(TEXT, 2, "more than the 2 bytes");
    assertRefused(Bytes.gzip(TEXT), 2, "more than the 2 bytes");
  }

  @Test
  void aBombIsRefusedAtTheBound() throws IOException {
    byte[] bomb = Bytes.gzip(new byte[1 << 24]);
    assertThat(bomb.length).isLessThan(1 << 15);
    assertRefused(bomb, 1000, "more than the 1000 bytes");
  }

  @Test
  void aSmallFileDoesNotTakeTheMemoryThatABigOneMay() throws IOException {
    // Would be an OutOfMemoryError if the bound were allocated: more than any array can hold.
    assertThat(Content.read(file(Bytes.gzip(TEXT)), "some", Integer.MAX_VALUE).bytes()).hasSize(3);
  }

  @Test
  void damagedGzipIsRefused() throws IOException {
    byte[] good = Bytes.gzip(Bytes.ramp(0, 1000));
    assertRefused(Bytes.first(good, good.length / 2), 1000, "damaged gzip");
    assertRefused(Bytes.first(good, good.length - 1), 1000, "damaged gzip");
    assertRefused(Bytes.altered(good, good.length - 8), 1000, "damaged gzip", "CRC");
    assertRefused(Bytes.altered(good, good.length - 1), 1000, "damaged gzip");
    assertRefused(Bytes.join(good, TEXT), 1000, "damaged gzip");
    assertRefused(Bytes.first(good, 5), 1000, "damaged gzip");
  }

  @Test
  void anEmptyFileIsRefused() throws IOException {
    assertRefused(new byte[0], 10, "is empty");
    assertRefused(Bytes.gzip(new byte[0]), 10, "is empty");
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    Path nowhere = folder.resolve("nowhere");
    assertThatThrownBy(() -> Content.read(nowhere, nowhere.toString(), 10))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("nowhere");
  }

  @Test
  void aFileWithAnotherSumIsRefusedWithBothSums() throws IOException {
    DataFile expected = new DataFile("some", 10, Optional.of("0".repeat(64)));
    Path path = file(TEXT);
    assertThatThrownBy(() -> expected.read(path, path.toString()))
        .isInstanceOf(DataException.class)
        .hasMessageContainingAll(path.toString(), SUM_OF_ABC, "0".repeat(64));
    assertThat(new DataFile("some", 10, Optional.of(SUM_OF_ABC)).read(path, "some").bytes())
        .isEqualTo(TEXT);
  }

  @Property(tries = 300)
  void anyBytesAfterTheMarkOfGzipAreReadOrRefused(@ForAll @Size(max = 200) byte[] bytes)
      throws IOException {
    Path path = Files.createTempFile("content", ".gz");
    try {
      Files.write(path, Bytes.join(new byte[] {0x1f, (byte) 0x8b, 8}, bytes));
      Content.read(path, "some", 100);
    } catch (DataException e) {
      assertThat(e).hasMessageStartingWith("some ");
    } finally {
      Files.delete(path);
    }
  }

  @Property(tries = 300)
  void aGzipWithOneByteAlteredIsReadRightOrRefused(
      @ForAll @Size(min = 1, max = 200) byte[] bytes, @ForAll int where) throws IOException {
    byte[] good = Bytes.gzip(bytes);
    byte[] bad = Bytes.altered(good, Math.floorMod(where, good.length));
    Path path = Files.createTempFile("content", ".gz");
    try {
      Files.write(path, bad);
      Content content = Content.read(path, "some", 200);
      // Still read: a header field that says nothing of the content, or no gzip any more.
      assertThat(content.bytes()).isIn(bytes, bad);
    } catch (DataException e) {
      assertThat(e).hasMessageStartingWith("some ");
    } finally {
      Files.delete(path);
    }
  }
}
