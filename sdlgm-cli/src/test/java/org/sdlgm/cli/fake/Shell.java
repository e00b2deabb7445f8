package org.sdlgm.cli.fake;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sdlgm.cli.command.Sdlgm;
import org.sdlgm.experiment.wiring.Framework;

/** Runs commands in this process, and keeps what they print. */
public final class Shell {
  private final FakeEngine engine = new FakeEngine();

  /**
   * What a command came to.
   *
   * @param code the exit code
   * @param out what it printed
   * @param err what it printed on the error stream
   */
  public record Result(int code, String out, String err) {
    /** The lines on the error stream that begin as errors do. */
    public List<String> errors() {
      return err.lines().filter(line -> line.startsWith("sdlgm: ")).toList();
    }
  }

  /** The engine under the name {@code fake}. */
  public FakeEngine engine() {
    return engine;
  }

  /**
   * Runs a command.
   *
   * @param args command and options
   */
  public Result run(Object... args) {
    return run(new ByteArrayOutputStream(), args);
  }

  /**
   * Runs a command whose results are no text.
   *
   * @param out takes them
   * @param args command and options
   */
  public Result run(ByteArrayOutputStream out, Object... args) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    List<String> texts = new ArrayList<>();
    for (Object arg : args) {
      texts.add(arg.toString());
    }
    int code = new Sdlgm(this::framework, out, stream(err), 0).run(texts.toArray(String[]::new));
    return new Result(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private Framework framework(List<Path> jars) {
    return Framework.load(jars, List.of(engine));
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}
