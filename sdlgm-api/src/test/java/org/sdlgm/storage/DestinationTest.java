package org.sdlgm.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.error.DataException;

/** What output may replace, and what it goes through. */
class DestinationTest {
  private static final FileKind POEM = FileKind.firstLine("a poem", "roses.*");

  @TempDir private Path folder;

  private static void write(Destination destination, String text) throws IOException {
    try (OutputFile file = OutputFile.create(destination, POEM)) {
      file.stream().write(text.getBytes(StandardCharsets.UTF_8));
      file.commit();
    }
  }

  private static void write(Path path) throws IOException {
    write(Destination.of(path), "roses are new");
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private Path run() throws IOException {
    Path run = Files.createDirectories(folder.resolve("run"));
    Files.writeString(run.resolve(RunMark.CONFIG), "name: run\n");
    Files.writeString(run.resolve(RunMark.RECORD), "{}");
    return run;
  }

  private static void assertRefused(Destination destination, String part) {
    assertThatThrownBy(() -> write(destination, "roses are new"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(part)
        .hasMessageContaining("--overwrite")
        .hasMessageNotContaining("\n");
  }

  @Test
  void aNewFileItsOwnKindAndAnEmptyOneAreWritten() throws IOException {
    write(folder.resolve("new"));
    write(file("own", "roses are red\nviolets are blue"));
    write(file("empty", ""));

    for (String name : List.of("new", "own", "empty")) {
      assertThat(folder.resolve(name)).hasContent("roses are new");
    }
  }

  @Test
  void aForeignFileStaysUnlessTheUserSaysSo() throws IOException {
    Path thesis = file("thesis", "chapter 1");

    assertRefused(Destination.of(thesis), "thesis is there already, and is not a poem");

    assertThat(thesis).hasContent("chapter 1");
    write(Destination.of(thesis).overwriting(true), "roses");
    assertThat(thesis).hasContent("roses");
  }

  @Test
  void anInputStaysByWhateverNameItIsCalled() throws IOException {
    Path input = file("input", "roses are read");
    Path hard = Files.createLink(folder.resolve("hard"), input);
    Path soft = Files.createSymbolicLink(folder.resolve("soft"), input);

    for (Path name : List.of(input, hard, soft, folder.resolve(".").resolve("input"))) {
      assertRefused(
          Destination.of(name).apartFrom(List.of(folder.resolve("none"), input)),
          "is the input itself");
    }

    assertThat(input).hasContent("roses are read");
    write(Destination.of(input).apartFrom(List.of(input)).overwriting(true), "roses");
    assertThat(input).hasContent("roses");
  }

  @Test
  void nothingGoesIntoARunHoweverDeepAndByALinkAsWell() throws IOException {
    Path run = run();
    Path model = Files.createDirectories(run.resolve("model"));
    Path weights = Files.writeString(model.resolve("weights"), "roses are weights");
    Path into = Files.createSymbolicLink(folder.resolve("into"), model);
    Path out = Files.createSymbolicLink(folder.resolve("out"), weights);

    for (Path path : List.of(weights, model.resolve("new"), into.resolve("weights"), out)) {
      assertRefused(Destination.of(path), "is inside the run " + run.toRealPath());
    }

    assertThat(weights).hasContent("roses are weights");
    assertThat(model.resolve("new")).doesNotExist();
    write(Destination.of(model.resolve("new")).overwriting(true), "roses");
    assertThat(model.resolve("new")).hasContent("roses");
  }

  @Test
  void aLinkStaysAndItsTargetIsReplacedAsAWhole() throws IOException {
    Path target = file("target", "roses are old");
    Path link = Files.createSymbolicLink(folder.resolve("link"), target);
    Path relative = Files.createSymbolicLink(folder.resolve("relative"), Path.of("link"));

    try (OutputFile file = OutputFile.create(Destination.of(relative), POEM)) {
      file.stream().write("roses are new".getBytes(StandardCharsets.UTF_8));
      assertThat(target).hasContent("roses are old");
      file.commit();
    }

    assertThat(target).hasContent("roses are new");
    assertThat(link).isSymbolicLink();
    assertThat(relative).isSymbolicLink();
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("target", "link", "relative");
  }

  @Test
  void aLinkToNothingToItselfOrToAFolderIsRefused() throws IOException {
    Path dangling = Files.createSymbolicLink(folder.resolve("dangling"), Path.of("nowhere"));
    Path circle = Files.createSymbolicLink(folder.resolve("circle"), Path.of("circle"));
    Path toFolder = Files.createSymbolicLink(folder.resolve("toFolder"), folder);

    assertThatThrownBy(() -> write(dangling))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("is a symbolic link to nowhere, which is not there");
    assertThatThrownBy(() -> write(circle))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("symbolic link");
    assertThatThrownBy(() -> write(Destination.of(toFolder).overwriting(true), ""))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("is a folder");
    assertThat(folder.resolve("nowhere")).doesNotExist();
  }

  @Test
  void aPipeIsWrittenThrough() throws IOException, InterruptedException {
    Path pipe = SpecialFiles.pipe(folder.resolve("pipe"));
    SpecialFiles.Reader reader = SpecialFiles.reading(pipe);

    write(pipe);

    assertThat(reader.bytes()).asString(StandardCharsets.UTF_8).isEqualTo("roses are new");
    assertThat(Files.readAttributes(pipe, BasicFileAttributes.class).isOther()).isTrue();
    assertThat(Destination.of(pipe).isStream()).isTrue();
  }

  @Test
  void aDeviceStaysADevice() throws IOException {
    Path device = SpecialFiles.nullDevice(folder.resolve("null"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), device);

    write(device);
    write(link);

    assertThat(FileType.of(device)).isEqualTo(FileType.CHARACTER_DEVICE);
    assertThat(link).isSymbolicLink();
  }

  @Test
  void aFullDiskIsNamed() {
    Path full = SpecialFiles.fullDevice(folder.resolve("full"));

    assertThatThrownBy(() -> write(full))
        .isInstanceOf(DataException.class)
        .hasMessage(
            full + " cannot be written: the disk is full; make room, or choose another place");
  }

  @Test
  void aDiskIsNeverWritten() throws IOException {
    Path disk = SpecialFiles.disk(folder.resolve("disk"));

    assertThatThrownBy(() -> write(Destination.of(disk).overwriting(true), ""))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("is a disk");
    assertThat(FileType.of(disk)).isEqualTo(FileType.BLOCK_DEVICE);
  }

  @Test
  void aStreamGetsTheBytesAndStaysOpen() throws IOException {
    ByteArrayOutputStream bytes =
        new ByteArrayOutputStream() {
          @Override
          public void close() {
            throw new AssertionError("it belongs to somebody else");
          }
        };

    write(Destination.of(bytes, "the standard output"), "roses");

    assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("roses");
  }

  @Test
  void permissionsOfWhatIsReplacedStay() throws IOException {
    Path secret = file("secret", "roses are secret");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));

    write(secret);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
        .isEqualTo("rw-------");
    assertThat(secret).hasContent("roses are new");
  }

  @Test
  void whatAKilledWriterLeftGoesAndWhatAnotherWritesStays() throws IOException {
    Path target = folder.resolve("poem");
    Path left = file(".poem.2f6a.tmp", "ro");
    Path ofAnotherFile = file(".poems.2f6a.tmp", "ro");

    try (OutputFile own = OutputFile.create(Destination.of(target), POEM)) {
      write(target);
      assertThat(left).doesNotExist();
      assertThat(ofAnotherFile).exists();
      own.stream().write("roses again".getBytes(StandardCharsets.UTF_8));
      own.commit();
    }

    assertThat(target).hasContent("roses again");
  }

  @Test
  void whatIsLockedIsBeingWritten() throws IOException {
    Path other = file(".poem.77.tmp", "ro");
    try (FileChannel channel = FileChannel.open(other, StandardOpenOption.WRITE)) {
      assertThat(channel.tryLock()).isNotNull();
      write(folder.resolve("poem"));
      assertThat(other).exists();
    }
  }

  @Test
  void kindsAreKnownByTheirBeginning() {
    byte[] numbers = "1,2.5,-3e4\n".getBytes(StandardCharsets.UTF_8);
    byte[] words = "name,number\n1,2\n".getBytes(StandardCharsets.UTF_8);
    assertThat(FileKind.numbers("numbers").matches().test(numbers)).isTrue();
    assertThat(FileKind.numbers("numbers").matches().test(words)).isFalse();
    assertThat(FileKind.beginning("two", (byte) 1, (byte) 2).matches().test(new byte[] {1, 2, 3}))
        .isTrue();
    assertThat(FileKind.beginning("two", (byte) 1, (byte) 2).matches().test(new byte[] {1}))
        .isFalse();
    assertThatCode(() -> FileKind.numbers("numbers").matches().test(new byte[FileKind.HEAD]))
        .doesNotThrowAnyException();
  }
}
