package org.sdlgm.cli.command;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.error.SdlgmException;
import org.sdlgm.experiment.wiring.Failures;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** One line per error, and the exit code that goes with it. */
final class ErrorReport implements IParameterExceptionHandler, IExecutionExceptionHandler {
  private static final int FAILED = 1;
  private static final int WRONG_USAGE = 2;

  private final PrintStream err;
  private final StandardOutput results;

  ErrorReport(PrintStream err, StandardOutput results) {
    this.err = err;
    this.results = results;
  }

  /** The exit code, once all that was printed has really gone out. */
  int ended(int code) {
    try {
      results.flush();
    } catch (IOException e) {
      // It is remembered with those before it.
    }
    if (code != 0 || results.failure().isEmpty() || results.isReaderGone()) {
      return code;
    }
    err.println("sdlgm: " + results.failure().get());
    return FAILED;
  }

  @Override
  public int handleParseException(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    err.println(
        "sdlgm: "
            + oneLine(e.getMessage())
            + suggestion(e)
            + " (see '"
            + command.getCommandSpec().qualifiedName()
            + " --help')");
    return WRONG_USAGE;
  }

  private static String suggestion(ParameterException e) {
    if (!(e instanceof UnmatchedArgumentException unmatched)) {
      return "";
    }
    List<String> suggestions = unmatched.getSuggestions();
    return suggestions.isEmpty() ? "" : "; did you mean '" + suggestions.get(0) + "'?";
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
    boolean verbose = isVerbose(parsed);
    if (results.isReaderGone()) {
      return 0; // who reads has seen enough, and nobody has to hear of it
    }
    if (!(e instanceof SdlgmException)) {
      return internal(e, verbose);
    }
    err.println("sdlgm: " + oneLine(e.getMessage()));
    if (verbose) {
      e.printStackTrace(err);
    }
    return e instanceof ConfigurationException ? WRONG_USAGE : FAILED;
  }

  /** Whether the user asked a command, or one below it, to say more. */
  static boolean isVerbose(ParseResult parsed) {
    return parsed.hasMatchedOption("--verbose")
        || (parsed.hasSubcommand() && isVerbose(parsed.subcommand()));
  }

  /** A failure that nobody foresaw: a defect, or a JVM without room. */
  int internal(Throwable e, boolean verbose) {
    if (e instanceof OutOfMemoryError) {
      err.println(
          "sdlgm: out of memory: give the JVM more, such as SDLGM_JAVA_OPTS=-Xmx8g, or use less"
              + " data");
    } else {
      err.println(
          "sdlgm: internal error: "
              + e.getClass().getSimpleName()
              + ": "
              + Failures.rootMessage(e)
              + (verbose ? "" : "; run with --verbose for the details that a report needs"));
    }
    if (verbose) {
      e.printStackTrace(err);
    }
    return FAILED;
  }

  private static String oneLine(String message) {
    return message.lines().map(String::strip).collect(Collectors.joining(" "));
  }
}
