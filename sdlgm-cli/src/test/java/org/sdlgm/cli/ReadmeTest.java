package org.sdlgm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sdlgm.cli.command.Sdlgm;
import org.sdlgm.experiment.wiring.Framework;
import picocli.CommandLine;

/**
 * README.md and docs say what is so: their commands are understood, by any shell, and README's Java
 * compiles.
 */
class ReadmeTest {
  private static final Path ROOT = Path.of("..");
  private static final String START = "    ./sdlgm ";

  static Stream<String> commands() throws IOException {
    List<Path> pages = new ArrayList<>(List.of(ROOT.resolve("README.md")));
    try (DirectoryStream<Path> docs = Files.newDirectoryStream(ROOT.resolve("docs"), "*.md")) {
      docs.forEach(pages::add);
    }
    List<String> commands = new ArrayList<>();
    for (Path page : pages) {
      Files.readString(page)
          .replace("\\\n", " ")
          .lines()
          .filter(line -> line.startsWith(START))
          .map(line -> line.substring(START.length()).replaceAll(" # .*", "").strip())
          .forEach(commands::add);
    }
    return commands.stream();
  }

  /** As a shell takes a line apart; what is within quotation marks may have blanks. */
  private static String[] words(String command) {
    return Pattern.compile("'([^']*)'|\\S+")
        .matcher(command)
        .results()
        .map(match -> match.group(1) == null ? match.group() : match.group(1))
        .toArray(String[]::new);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandIsUnderstood(String command) {
    Sdlgm sdlgm = new Sdlgm(Framework::load, System.out, System.err, 0);
    CommandLine line = new CommandLine(sdlgm).setCaseInsensitiveEnumValuesAllowed(true);
    line.parseArgs(words(command));
    assertThat(command.replaceAll("'[^']*'", ""))
        .as("some shells take brackets for a pattern of files' names: quote them")
        .doesNotContain("[", "*", "{");
  }

  /** The programs of the example that the build runs stand in README.md, word for word. */
  @ParameterizedTest
  @ValueSource(strings = {"LearnCodes", "TagTable", "CountThings"})
  void itsJavaIsTheJavaThatIsRun(String program) throws IOException {
    Path source = Path.of("examples/train-from-java/src/main/java/org/example", program + ".java");
    String main =
        Files.readString(ROOT.resolve(source))
            .replaceAll("(?s).*(  public static void main.*?\\R  }\\R).*", "$1");
    assertThat(main).contains("Sdlgm.open()");
    assertThat(Files.readString(ROOT.resolve("README.md"))).contains(main);
  }
}
