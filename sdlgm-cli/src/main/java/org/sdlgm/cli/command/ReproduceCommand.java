package org.sdlgm.cli.command;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sdlgm.cli.progress.StudyDisplay;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.experiment.run.WorkFolder;
import org.sdlgm.reproduce.Targets;
import org.sdlgm.reproduce.declaration.Request;
import org.sdlgm.reproduce.declaration.Scale;
import org.sdlgm.reproduce.declaration.Target;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sdlgm reproduce}. */
@Command(
    name = "reproduce",
    header = "Make a table or figure of the papers again, the paper's values beside ours.",
    footer = {
      "  sdlgm reproduce table1 --quick",
      "  sdlgm reproduce table1 --iterations 2000 --seeds 1 --jobs 2",
      "  sdlgm reproduce table1 -o table1            the same folder again: goes on",
      "  sdlgm reproduce table3 --columns 8          longer rows than the paper's",
      "",
      "Ctrl-C stops after checkpoints, and shows what there is. The same command goes",
      "on: finished runs are not done again. Other options make other runs beside them."
    })
final class ReproduceCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;
  @Mixin private WorkerOptions workers;
  @Mixin private OverwriteOption overwrite;

  @Parameters(
      paramLabel = "TARGET",
      completionCandidates = Targets.NameList.class,
      description = "What to make: ${COMPLETION-CANDIDATES}.")
  private String target;

  @Option(
      names = "--quick",
      description = "A look at it in little time: its numbers are not to be quoted.")
  private boolean quick;

  @Option(names = "--iterations", paramLabel = "N", description = "Train for N iterations.")
  private Optional<Integer> iterations = Optional.empty();

  @Option(names = "--seeds", paramLabel = "N", description = "Run each model N times.")
  private Optional<Integer> seeds = Optional.empty();

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Measure on the first N test observations only.")
  private Optional<Integer> limit = Optional.empty();

  @Option(
      names = "--columns",
      paramLabel = "N",
      description = "Columns in a row of digits, of table3 (default: the paper's 5).")
  private Optional<Integer> columns = Optional.empty();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      description = "Leave all of it in this folder (default: reproduced/TARGET).")
  private Optional<Path> output = Optional.empty();

  @Override
  public Integer call() {
    Target found = Targets.registry().get(target);
    if (columns.isPresent() && !found.hasColumns()) {
      throw new ConfigurationException(
          "--columns is for table3, not for " + target + ": leave it out");
    }
    Scale scale = new Scale(quick, iterations, seeds, limit, columns);
    Request request =
        new Request(
            target.toLowerCase(Locale.ROOT),
            common.framework(),
            common.location(),
            folder(),
            scale,
            workers.workers(common),
            name -> new StudyDisplay(name, common.display()),
            common.display().out(),
            common.out());
    common.tell("reproducing " + target + " in " + request.folder());
    return found.reproduce(request) ? 0 : 1;
  }

  private Path folder() {
    Path folder = output.orElse(Path.of("reproduced", target.toLowerCase(Locale.ROOT)));
    return WorkFolder.open(folder, overwrite.isGiven());
  }
}
