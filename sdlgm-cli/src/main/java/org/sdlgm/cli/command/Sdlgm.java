package org.sdlgm.cli.command;

import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.sdlgm.experiment.run.BuildInfo;
import org.sdlgm.experiment.wiring.Framework;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command above all commands. */
@Command(
    name = "sdlgm",
    versionProvider = Sdlgm.Version.class,
    header = "Sparse deep latent generative models: observations as bags of at most L0 features.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "  sdlgm train mnist                the paper's model; writes runs/mnist-TIME/",
      "  sdlgm train bars --quick         a look at it in a minute, no data needed",
      "  sdlgm evaluate runs/mnist-TIME   its bounds on the test data",
      "  sdlgm train --help               what a command takes, with examples",
      "",
      "Exit codes: 0 done, 1 the work failed, 2 wrong usage, 130 or 143 stopped by a",
      "signal."
    },
    subcommands = {
      TrainCommand.class,
      ResumeCommand.class,
      EvaluateCommand.class,
      PredictCommand.class,
      TuneCommand.class,
      ReproduceCommand.class,
      EncodeCommand.class,
      DecodeCommand.class,
      SampleCommand.class,
      DataCommand.class,
      ListCommand.class,
      DoctorCommand.class,
      BenchCommand.class
    })
public final class Sdlgm implements Runnable {
  private static final int LEAST_WIDTH = 80;
  private static final int MOST_WIDTH = 120;

  private final Function<List<Path>, Framework> frameworks;
  private final StandardOutput results;
  private final PrintStream out;
  private final PrintStream err;
  private final int columns;

  @Spec private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help; 'sdlgm COMMAND --help' for a command's.")
  boolean helpAsked;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show versions.")
  boolean versionAsked;

  /**
   * @param frameworks makes the framework with the given plug-in jars; asked only by commands that
   *     need it
   * @param out for results
   * @param err for progress and errors
   * @param columns the width of the terminal that {@code err} is; 0 if it is none
   */
  public Sdlgm(
      Function<List<Path>, Framework> frameworks, OutputStream out, PrintStream err, int columns) {
    this.frameworks = frameworks;
    this.results = new StandardOutput(out);
    this.out = new PrintStream(results, true, StandardCharsets.UTF_8);
    this.err = err;
    this.columns = columns;
  }

  /**
   * Runs a command.
   *
   * @param args command and options
   * @return the exit code
   */
  public int run(String... args) {
    CommandLine line =
        new CommandLine(this)
            .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
            .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setUsageHelpWidth(Math.max(LEAST_WIDTH, Math.min(columns, MOST_WIDTH)));
    layOut(line);
    ErrorReport errors = new ErrorReport(err, results);
    line.setParameterExceptionHandler(errors);
    line.setExecutionExceptionHandler(errors);
    try {
      return errors.ended(line.execute(args));
    } catch (OutOfMemoryError | StackOverflowError | LinkageError e) {
      return errors.internal(e, ErrorReport.isVerbose(line.getParseResult()));
    }
  }

  /** The same layout of help for all commands. */
  private static void layOut(CommandLine line) {
    line.getCommandSpec()
        .usageMessage()
        .sortOptions(false)
        .abbreviateSynopsis(true)
        .synopsisHeading("%nUsage: ")
        .parameterListHeading("%nArguments:%n")
        .optionListHeading("%nOptions:%n")
        .commandListHeading("%nCommands:%n")
        .footerHeading("%nExamples:%n");
    line.getSubcommands().values().forEach(Sdlgm::layOut);
  }

  /** Without a command there is nothing to do. */
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "there is no command");
  }

  Framework framework(List<Path> plugins) {
    return frameworks.apply(plugins);
  }

  PrintStream out() {
    return out;
  }

  OutputStream results() {
    return results;
  }

  PrintStream err() {
    return err;
  }

  int columns() {
    return columns;
  }

  /** What {@code --version} prints. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {
        "sdlgm " + BuildInfo.version(),
        "DJL " + BuildInfo.djl(),
        "Java " + System.getProperty("java.version") + ", " + System.getProperty("java.vm.name")
      };
    }
  }
}
