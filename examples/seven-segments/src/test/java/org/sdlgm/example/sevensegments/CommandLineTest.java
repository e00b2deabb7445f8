package org.sdlgm.example.sevensegments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sdlgm.cli.Main;
import org.sdlgm.cli.command.Sdlgm;
import org.sdlgm.experiment.wiring.Framework;

/** The plug-in as its users meet it: through the command line, on both ways in. */
class CommandLineTest {
  private static final Path CLASSES = Path.of("target", "classes").toAbsolutePath();

  private static final List<String> TRAIN =
      List.of(
          "train",
          "seven-segments.yaml",
          "--engine=PyTorch",
          "--set=training.iterations=3",
          "--set=training.evaluateEvery=0",
          "--set=dataset.trainingCount=200",
          "--set=dataset.testCount=50");

  @TempDir private Path folder;

  /** In this process, where the plug-in is on the class path: as with a Maven dependency. */
  private static String run(List<String> args) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    int code = new Sdlgm(Framework::load, out, out, 0).run(args.toArray(String[]::new));
    String printed = bytes.toString(StandardCharsets.UTF_8);
    assertThat(code).as(printed).isZero();
    return printed;
  }

  @Test
  void listShowsTheThreeNames() {
    assertThat(run(List.of("list")).lines())
        .anyMatch(line -> line.matches("sparsity +geometric .*"))
        .anyMatch(line -> line.matches("dataset +seven-segments .*"))
        .anyMatch(line -> line.matches("metric +distinct-codes .*"))
        .anyMatch(line -> line.matches("plug-in +seven-segments 0.1.0"));
  }

  @Test
  void theConfigurationTrains() throws IOException {
    Path run = folder.resolve("run");

    String printed = run(with(TRAIN, "--output=" + run));

    assertThat(printed).containsPattern("distinct-codes +[0-9.]+");
    assertThat(run.resolve("config.yaml")).content().contains("geometric", "cost: 1");
  }

  /** In a process of its own, where nothing but the jar has the plug-in. */
  @Test
  void aJarGivenToTheCommandLineTrains() throws IOException, InterruptedException {
    Path jar = jar();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", classPathWithoutThePlugin(), Main.class.getName()));
    command.addAll(with(TRAIN, "--output=" + folder.resolve("run"), "--plugin=" + jar));

    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(printed).isZero();
    assertThat(printed).containsPattern("distinct-codes +[0-9.]+");
  }

  private static List<String> with(List<String> args, String... more) {
    return Stream.concat(args.stream(), Arrays.stream(more)).toList();
  }

  private static String classPathWithoutThePlugin() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !Path.of(entry).toAbsolutePath().equals(CLASSES))
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** What {@code package} makes, which comes after the tests. */
  private Path jar() throws IOException {
    Path jar = folder.resolve("seven-segments.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(file);
        Stream<Path> classes = Files.walk(CLASSES)) {
      for (Path path : classes.filter(Files::isRegularFile).toList()) {
        String name = CLASSES.relativize(path).toString().replace(File.separatorChar, '/');
        entries.putNextEntry(new JarEntry(name));
        Files.copy(path, entries);
      }
    }
    return jar;
  }
}
