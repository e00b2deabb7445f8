package org.sdlgm.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sdlgm.cli.fake.Shell;
import org.sdlgm.cli.fake.Shell.Result;
import org.sdlgm.experiment.wiring.Framework;
import org.sdlgm.storage.SpecialFiles;
import picocli.CommandLine;

/**
 * Every command that writes against everything that can be at its output's place, and every command
 * that reads against everything that can be given: nothing is destroyed, and each refusal is one
 * line.
 */
class DoorsTest {
  /** Commands that write a file, by the option {@code --output}; by what they are called here. */
  private static final Map<String, Command> WRITERS =
      new TreeMap<>(
          Map.of(
              "encode", new Command("encode", ".slc", "codes", "pictures.idx"),
              "decode to CSV", new Command("decode", ".csv", "codes", "codes.slc"),
              "decode to IDX", new Command("decode", ".idx", "codes", "codes.slc"),
              "decode to PNG", new Command("decode", ".png", "codes", "codes.slc"),
              "sample", new Command("sample", ".csv", "codes", ""),
              "predict", new Command("predict", ".csv", "labels", "table.csv")));

  private static final Set<String> FOLDER_WRITERS = Set.of("train", "tune", "reproduce");

  private static final String KEPT = "a file of somebody's that must not be lost";

  @TempDir private static Path shared;
  @TempDir private Path folder;

  private final Shell shell = new Shell();
  private Path place;

  /**
   * A command.
   *
   * @param name of it
   * @param extension of what it writes
   * @param run whose model it takes
   * @param input that it takes; empty if it takes none
   */
  private record Command(String name, String extension, String run, String input) {
    Path source() {
      return shared.resolve(input);
    }

    List<Object> with(Object given, Object output) {
      List<Object> line = new ArrayList<>(List.of(name, shared.resolve(run), "-q"));
      line.addAll(input.isEmpty() ? List.of("-n", 3) : List.of("-i", given));
      line.addAll(List.of("-o", output));
      return line;
    }
  }

  @BeforeAll
  static void trainOnce() throws IOException {
    Path codes = shared.resolve("codes");
    done("train", "bars", "--engine", "fake", "-o", codes, "--quick", "-q");
    Path labels = shared.resolve("labels");
    Path table = Files.writeString(shared.resolve("table.csv"), table());
    done(
        "train",
        "multilabel",
        "--csv",
        table,
        "--labels",
        "sunny,windy",
        "-o",
        labels,
        "-q",
        "--set",
        "training.iterations=3",
        "--set",
        "training.batchSize=10",
        "--set",
        "backend.threads=1");
    done("sample", codes, "-q", "-n", 3, "-o", shared.resolve("pictures.idx"));
    done(
        "encode",
        codes,
        "-q",
        "-i",
        shared.resolve("pictures.idx"),
        "-o",
        shared.resolve("codes.slc"));
  }

  private static String table() {
    StringBuilder text = new StringBuilder("sunny,x,y,windy\n");
    for (int row = 0; row < 30; row++) {
      text.append("%d,%d.5,%d.25,%d\n".formatted(row % 2, row % 7, row % 5, row % 3 / 2));
    }
    return text.toString();
  }

  private static void done(Object... command) {
    Result result = new Shell().run(command);
    assertThat(result.code()).as(result.err()).isZero();
  }

  @BeforeEach
  void prepare() throws IOException {
    place = Files.createDirectory(folder.resolve("place"));
  }

  static Set<String> writers() {
    return WRITERS.keySet();
  }

  static Stream<String> readers() {
    return WRITERS.keySet().stream().filter(name -> !WRITERS.get(name).input().isEmpty());
  }

  private Result write(String writer, Object output, Object... more) {
    Command command = WRITERS.get(writer);
    List<Object> line = command.with(command.source(), output);
    line.addAll(List.of(more));
    return shell.run(line.toArray());
  }

  private Result read(String reader, Object input) {
    Command command = WRITERS.get(reader);
    return shell.run(command.with(input, place.resolve("out" + command.extension())).toArray());
  }

  private Path path(String writer, String stem) {
    return place.resolve(stem + WRITERS.get(writer).extension());
  }

  private Path foreign(String writer) throws IOException {
    return Files.writeString(path(writer, "foreign"), KEPT);
  }

  private static void assertDone(Result result) {
    assertThat(result.err()).isEmpty();
    assertThat(result.code()).isZero();
  }

  private static void assertRefused(Result result, String part) {
    assertThat(result.err())
        .contains(part)
        .doesNotContain("internal error", "out of memory", "\tat ");
    assertThat(result.err().lines()).hasSize(1);
    assertThat(result.code()).isIn(1, 2);
  }

  /** Nothing but what was there, and no temporary file. */
  private void assertOnly(Path... files) throws IOException {
    try (Stream<Path> all = Files.list(place)) {
      assertThat(all).containsExactlyInAnyOrder(files);
    }
  }

  @Test
  void noCommandThatWritesIsMissingHere() {
    Set<String> named = new TreeSet<>(FOLDER_WRITERS);
    WRITERS.values().forEach(writer -> named.add(writer.name()));
    Set<String> found = new TreeSet<>();
    CommandLine line =
        new CommandLine(new Sdlgm(Framework::load, new ByteArrayOutputStream(), System.err, 0));
    line.getSubcommands()
        .forEach(
            (name, command) -> {
              if (command.getCommandSpec().findOption("--output") != null) {
                found.add(name);
              }
            });
    assertThat(found).isEqualTo(named);
    // A run's folder is new or empty, so there is nothing to replace.
    named.remove("train");
    assertThat(named)
        .allMatch(
            name ->
                line.getSubcommands().get(name).getCommandSpec().findOption("--overwrite") != null);
  }

  @ParameterizedTest
  @MethodSource("writers")
  void aNewFileAndItsOwnKindAreWritten(String writer) throws IOException {
    Path out = path(writer, "new");
    assertDone(write(writer, out));
    byte[] first = Files.readAllBytes(out);
    assertThat(first).isNotEmpty();
    assertDone(write(writer, out));
    assertThat(out).hasBinaryContent(first);
    assertOnly(out);
  }

  @ParameterizedTest
  @MethodSource("writers")
  void aForeignFileStaysUnlessTheUserSaysSo(String writer) throws IOException {
    Path out = foreign(writer);
    assertRefused(write(writer, out), "is there already, and is not a");
    assertThat(out).hasContent(KEPT);
    assertDone(write(writer, out, "--overwrite"));
    assertThat(Files.readAllBytes(out)).isNotEqualTo(KEPT.getBytes(StandardCharsets.UTF_8));
    assertOnly(out);
  }

  @ParameterizedTest
  @MethodSource("writers")
  void aFolderIsNoFile(String writer) throws IOException {
    Path out = Files.createDirectory(path(writer, "folder"));
    assertRefused(write(writer, out), "is a folder: name a file");
    assertRefused(write(writer, out, "--overwrite"), "is a folder: name a file");
    assertOnly(out);
  }

  @ParameterizedTest
  @MethodSource("writers")
  void aLinkIsFollowed(String writer) throws IOException {
    Path target = path(writer, "target");
    assertDone(write(writer, target));
    Path link = Files.createSymbolicLink(path(writer, "link"), target);
    Path foreign = foreign(writer);
    Path toForeign = Files.createSymbolicLink(path(writer, "toForeign"), foreign);
    Path toFolder = Files.createSymbolicLink(path(writer, "toFolder"), folder);
    Path dangling = Files.createSymbolicLink(path(writer, "dangling"), Path.of("nowhere"));

    assertDone(write(writer, link));
    assertRefused(write(writer, toForeign), "is not a");
    assertRefused(write(writer, toFolder), "is a folder");
    assertRefused(write(writer, dangling), "is a symbolic link to nowhere, which is not there");

    assertThat(link).isSymbolicLink();
    assertThat(foreign).hasContent(KEPT);
    assertOnly(target, link, foreign, toForeign, toFolder, dangling);
  }

  @ParameterizedTest
  @MethodSource("writers")
  void aPipeIsWrittenThrough(String writer) throws IOException, InterruptedException {
    Path file = path(writer, "file");
    assertDone(write(writer, file));
    Path pipe = SpecialFiles.pipe(path(writer, "pipe"));
    SpecialFiles.Reader reader = SpecialFiles.reading(pipe);
    assertDone(write(writer, pipe));
    assertThat(reader.bytes()).isEqualTo(Files.readAllBytes(file));
    assertThat(Files.readAttributes(pipe, BasicFileAttributes.class).isOther()).isTrue();
    assertOnly(file, pipe);
  }

  @ParameterizedTest
  @MethodSource("writers")
  void aDeviceStaysADevice(String writer) throws IOException {
    Path device = SpecialFiles.nullDevice(path(writer, "null"));
    Path full = SpecialFiles.fullDevice(path(writer, "full"));
    Path disk = SpecialFiles.disk(path(writer, "disk"));
    assertDone(write(writer, device));
    assertRefused(write(writer, full), "the disk is full");
    assertRefused(write(writer, disk), "is a disk");
    for (Path each : List.of(device, full, disk)) {
      assertThat(Files.readAttributes(each, BasicFileAttributes.class).isOther()).isTrue();
    }
    assertOnly(device, full, disk);
  }

  @ParameterizedTest
  @MethodSource("writers")
  void aFolderThatIsMissingOrReadOnlyIsNamed(String writer) {
    assertRefused(
        write(writer, place.resolve("none").resolve(path(writer, "out").getFileName())),
        "its folder does not exist; make it first");
    Assumptions.assumeTrue(
        place.toFile().setWritable(false) && !Files.isWritable(place),
        "skipped: root may write into a read-only folder");
    assertRefused(write(writer, path(writer, "out")), "no permission");
    assertThat(place.toFile().setWritable(true)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("writers")
  void aRunIsNotWrittenInto(String writer) throws IOException {
    Path run = shared.resolve("codes");
    Path model = run.resolve("model").resolve("out" + WRITERS.get(writer).extension());
    Path link = Files.createSymbolicLink(place.resolve("link"), run);
    Path byLink = link.resolve("out" + WRITERS.get(writer).extension());
    assertRefused(write(writer, model), "is inside the run");
    assertRefused(write(writer, byLink), "is inside the run");
    assertThat(model).doesNotExist();
    assertThat(byLink).doesNotExist();
  }

  @ParameterizedTest
  @MethodSource("readers")
  void theInputStays(String reader) throws IOException {
    Command command = WRITERS.get(reader);
    Path input = Files.copy(command.source(), path(reader, "input"));
    byte[] before = Files.readAllBytes(input);
    assertRefused(shell.run(command.with(input, input).toArray()), "");
    assertThat(input).hasBinaryContent(before);
    assertOnly(input);
  }

  @ParameterizedTest
  @MethodSource("writers")
  void theStandardOutputHasTheFileAndNothingElse(String writer) throws IOException {
    Assumptions.assumeFalse(
        Set.of(".idx", ".png").contains(WRITERS.get(writer).extension()),
        "the standard output is given CSV, or codes");
    Path file = path(writer, "file");
    assertDone(write(writer, file));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Command command = WRITERS.get(writer);
    int code = shell.run(out, command.with(command.source(), "-").toArray()).code();
    assertThat(code).isZero();
    assertThat(out.toByteArray()).isEqualTo(Files.readAllBytes(file));
  }

  static Stream<Arguments> given() {
    return readers()
        .flatMap(
            reader ->
                Stream.of("file", "link", "gzip", "pipe", "standard input")
                    .map(form -> Arguments.of(reader, form)));
  }

  @ParameterizedTest
  @MethodSource("given")
  void theSameInputInEachFormGivesTheSameOutput(String reader, String form) throws IOException {
    Command command = WRITERS.get(reader);
    Path out = place.resolve("out" + command.extension());
    assertDone(read(reader, command.source()));
    byte[] expected = Files.readAllBytes(out);
    Files.delete(out);
    byte[] bytes = Files.readAllBytes(command.source());
    InputStream standard = System.in;
    Object input = command.source();
    switch (form) {
      case "link" ->
          input = Files.createSymbolicLink(folder.resolve(command.input()), command.source());
      case "gzip" -> {
        Assumptions.assumeFalse(command.name().equals("decode"), "codes are compressed already");
        input = gzipped(folder.resolve(command.input() + ".gz"), bytes);
      }
      case "pipe" -> {
        Path pipe = SpecialFiles.pipe(folder.resolve("pipe"));
        SpecialFiles.writing(pipe, bytes);
        input = pipe;
      }
      case "standard input" -> {
        System.setIn(new java.io.ByteArrayInputStream(bytes));
        input = "-";
      }
      default -> assertThat(form).isEqualTo("file");
    }
    try {
      assertDone(read(reader, input));
    } finally {
      System.setIn(standard);
    }
    assertThat(out).hasBinaryContent(expected);
  }

  private static Path gzipped(Path file, byte[] bytes) throws IOException {
    try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(bytes);
    }
    return file;
  }

  static Stream<Arguments> wrong() {
    return readers()
        .flatMap(
            reader ->
                Stream.of(
                        "missing",
                        "folder",
                        "dangling link",
                        "empty",
                        "one byte",
                        "truncated",
                        "sparse",
                        "wrong kind",
                        "empty pipe",
                        "device")
                    .map(form -> Arguments.of(reader, form)));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void whatCannotBeReadIsRefusedInOneLine(String reader, String form) throws IOException {
    Path input = folder.resolve(WRITERS.get(reader).input());
    byte[] bytes = Files.readAllBytes(WRITERS.get(reader).source());
    switch (form) {
      case "folder" -> Files.createDirectory(input);
      case "dangling link" -> Files.createSymbolicLink(input, Path.of("nowhere"));
      case "empty" -> Files.createFile(input);
      case "one byte" -> Files.write(input, new byte[] {1});
      case "truncated" ->
          Files.write(input, java.util.Arrays.copyOf(bytes, bytes.length - 1 - bytes.length / 40));
      case "sparse" -> sparse(input);
      case "wrong kind" -> Files.writeString(input, KEPT);
      case "empty pipe" -> {
        SpecialFiles.pipe(input);
        SpecialFiles.writing(input, new byte[0]);
      }
      case "device" -> SpecialFiles.zeroDevice(input);
      default -> assertThat(input).doesNotExist();
    }
    assertRefused(read(reader, input), "");
    assertOnly();
  }

  /** Ten gigabytes of nothing, which take no room on the disk. */
  private static void sparse(Path file) throws IOException {
    try (java.io.RandomAccessFile bytes = new java.io.RandomAccessFile(file.toFile(), "rw")) {
      bytes.setLength(10L << 30);
    }
  }

  @Test
  void aFolderOfOtherFilesIsNoFolderOfASearch() throws IOException {
    Path file = Files.writeString(place.resolve("trials.jsonl"), KEPT);
    Result tuned =
        shell.run("tune", "bars", "--engine", "fake", "--search", "seed=[1]", "-o", place);
    assertRefused(tuned, "has files that this command did not leave");
    assertRefused(shell.run("reproduce", "figure5", "-o", place), "choose an empty folder with -o");
    assertThat(file).hasContent(KEPT);
    assertOnly(file);
  }

  @Test
  void aConfigurationSaysSomething() throws IOException {
    Path empty = Files.writeString(place.resolve("empty.yaml"), "# nothing\n");
    assertRefused(shell.run("train", empty), "says nothing: it must say at least one setting");
    Path zero = SpecialFiles.zeroDevice(place.resolve("zero"));
    assertRefused(shell.run("train", zero), "is a device, which has no end");
  }
}
