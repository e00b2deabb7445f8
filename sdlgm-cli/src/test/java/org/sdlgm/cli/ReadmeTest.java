package org.sdlgm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Guice;
import com.google.inject.Key;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sdlgm.cli.command.Sdlgm;
import org.sdlgm.cli.wiring.Framework;
import org.sdlgm.code.SparseCode;
import org.sdlgm.config.BackendConfig;
import org.sdlgm.djl.DjlModule;
import org.sdlgm.model.Backend;
import org.sdlgm.model.BackendProvider;
import org.sdlgm.model.TrainedModel;
import picocli.CommandLine;

/** README.md says what is so: its commands are understood, and its Java compiles. */
class ReadmeTest {
  private static final Path ROOT = Path.of("..");
  private static final String START = "    ./sdlgm ";

  static Stream<String> commands() throws IOException {
    return Files.readString(ROOT.resolve("README.md"))
        .replace("\\\n", " ")
        .lines()
        .filter(line -> line.startsWith(START))
        .map(line -> line.substring(START.length()).replaceAll(" # .*", "").strip());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandIsUnderstood(String command) {
    Sdlgm sdlgm = new Sdlgm(Framework::load, System.out, System.err, 0);
    CommandLine line = new CommandLine(sdlgm).setCaseInsensitiveEnumValuesAllowed(true);
    line.parseArgs(Arrays.stream(command.split("\\s+")).toArray(String[]::new));
  }

  /** What follows the marker stands in README.md, word for word. */
  static void codesOfAFinishedRun(float[][] images) {
    // README
    Map<String, BackendProvider> engines =
        Guice.createInjector(new DjlModule()).getInstance(new Key<>() {});
    try (Backend backend = engines.get("PyTorch").open(BackendConfig.DEFAULTS);
        TrainedModel model = backend.load(Path.of("runs/mnist/model"))) {
      List<SparseCode> codes = model.encode(images);
      float[][] reconstructions = model.decode(codes);
      System.out.println(codes.get(0) + " " + reconstructions[0].length);
    }
    // end
  }

  @Test
  void itsJavaIsTheJavaThatIsCompiledHere() throws IOException {
    String source =
        Files.readString(Path.of("src/test/java/org/sdlgm/cli/ReadmeTest.java"))
            .replaceAll("(?s).*    // README\n(.*)    // end\n.*", "$1");
    assertThat(Files.readString(ROOT.resolve("README.md"))).contains(source);
  }
}
