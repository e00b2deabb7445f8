package org.sdlgm.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sdlgm.error.DataException;

/** What can be given, and what is refused, with its cause and its remedy. */
class InputFileTest {
  private static final byte[] BYTES = "some bytes".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path folder;

  private static void assertRefused(Path path, String part) {
    assertThatThrownBy(() -> InputFile.open(path))
        .isInstanceOf(DataException.class)
        .hasMessageContaining(path.toString())
        .hasMessageContaining(part)
        .hasMessageNotContaining("\n");
  }

  @Test
  void aFileIsReadWhereItIs() throws IOException {
    Path file = Files.write(folder.resolve("file"), BYTES);
    Path link = Files.createSymbolicLink(folder.resolve("link"), file);
    try (InputFile opened = InputFile.open(link)) {
      assertThat(opened.path()).isEqualTo(link);
      assertThat(opened.name()).isEqualTo(link.toString());
    }
    assertThat(file).exists();
  }

  @Test
  void aPipeIsReadOnceAndThenAsOftenAsNeeded() throws IOException {
    Path pipe = SpecialFiles.pipe(folder.resolve("pipe"));
    SpecialFiles.writing(pipe, BYTES);
    Path kept;
    try (InputFile opened = InputFile.open(pipe)) {
      kept = opened.path();
      assertThat(opened.name()).isEqualTo(pipe.toString());
      assertThat(kept).hasBinaryContent(BYTES);
      assertThat(kept).hasBinaryContent(BYTES);
    }
    assertThat(kept.getParent()).doesNotExist();
  }

  @Test
  void aStreamIsKeptUntilItIsClosed() throws IOException {
    InputFile opened = InputFile.of(new ByteArrayInputStream(BYTES), "the standard input");
    assertThat(opened.name()).isEqualTo("the standard input");
    assertThat(opened.path()).hasBinaryContent(BYTES);
    opened.close();
    assertThat(opened.path().getParent()).doesNotExist();
  }

  @Test
  void aStreamThatIsEmptyOrBreaksLeavesNothing() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("Input/output error");
          }

          @Override
          public int read(byte[] bytes, int from, int count) throws IOException {
            throw new IOException("Input/output error");
          }
        };
    assertThatThrownBy(() -> InputFile.of(InputStream.nullInputStream(), "the standard input"))
        .hasMessage("the standard input is empty: give it data");
    assertThatThrownBy(() -> InputFile.of(broken, "the standard input"))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("the standard input cannot be read: its disk or network drive fails");
  }

  @Test
  void whatIsNoFileIsRefusedWithItsCause() throws IOException {
    assertRefused(folder.resolve("none"), "there is no file");
    assertRefused(folder, "is a folder: name a file");
    assertRefused(Files.createFile(folder.resolve("empty")), "is empty: give it data");
    assertRefused(
        Files.createSymbolicLink(folder.resolve("link"), Path.of("nowhere")),
        "there is no file nowhere, to which the symbolic link");
    assertRefused(folder.resolve("empty").resolve("below"), "a part of its path is a file");
  }

  @Test
  void aDeviceHasNoEnd() {
    Path zero = SpecialFiles.zeroDevice(folder.resolve("zero"));
    assertRefused(zero, "is a device, which has no end: name a file");
    assertThatThrownBy(() -> InputFile.text(zero))
        .hasMessageContaining("is a device, which has no end");
  }

  @Test
  void aTextIsShortAndInUtf8() throws IOException {
    Path text = Files.writeString(folder.resolve("text"), "größe: 1\n");
    assertThat(InputFile.text(text)).isEqualTo("größe: 1\n");
    Files.write(text, new byte[] {(byte) 0xe4, 'n'});
    assertThatThrownBy(() -> InputFile.text(text)).hasMessageContaining("is not a text in UTF-8");
    Files.write(text, new byte[(1 << 20) + 1]);
    assertThatThrownBy(() -> InputFile.text(text)).hasMessageContaining("is larger than 1 MiB");
  }

  @Test
  void aTextComesThroughAPipe() {
    Path pipe = SpecialFiles.pipe(folder.resolve("pipe"));
    SpecialFiles.writing(pipe, BYTES);
    assertThat(InputFile.text(pipe)).isEqualTo("some bytes");
  }

  @Test
  void whatIsReadAgainLaterIsNoPipe() throws IOException {
    InputFile.requireLasting(Files.write(folder.resolve("file"), BYTES));
    Path pipe = SpecialFiles.pipe(folder.resolve("pipe"));
    assertThatThrownBy(() -> InputFile.requireLasting(pipe))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("can be read only once")
        .hasMessageContaining("save it to a file");
  }

  @Test
  void whatAKilledProcessKeptGoes() throws IOException {
    Path all;
    try (TemporaryFolder any = TemporaryFolder.create()) {
      all = any.path().getParent();
    }
    Path left = Files.createTempDirectory(all, "sdlgm-");
    Files.createFile(left.resolve(".lock"));
    Files.write(left.resolve("input"), BYTES);
    try (TemporaryFolder own = TemporaryFolder.create()) {
      assertThat(left).doesNotExist();
      TemporaryFolder.create().close();
      assertThat(own.path()).exists();
    }
  }
}
