package org.sdlgm.cli.reproduce;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.sdlgm.cli.progress.Display;
import org.sdlgm.cli.progress.StudyProgress;
import org.sdlgm.cli.report.Results;
import org.sdlgm.cli.study.Study;
import org.sdlgm.cli.study.Workers;
import org.sdlgm.cli.wiring.Framework;
import org.sdlgm.data.DataLocation;

/**
 * What a target needs to know.
 *
 * @param target its name
 * @param framework all that there is to choose from
 * @param location where data is looked for
 * @param folder its own, in which all that it makes is left
 * @param scale how much of it
 * @param workers the processes that its trainings share
 * @param display where and how progress is shown
 * @param out for results
 * @param trainings the folder that its trainings are in, which targets may share
 * @param audience is given all results, beside the files
 */
public record Request(
    String target,
    Framework framework,
    DataLocation location,
    Path folder,
    Scale scale,
    Workers workers,
    Display display,
    PrintStream out,
    Path trainings,
    Consumer<Results> audience) {
  /**
   * A target by itself: its trainings are in its own folder.
   *
   * @param target its name
   * @param framework all that there is to choose from
   * @param location where data is looked for
   * @param folder its own, in which all that it makes is left
   * @param scale how much of it
   * @param workers the processes that its trainings share
   * @param display where and how progress is shown
   * @param out for results
   */
  public Request(
      String target,
      Framework framework,
      DataLocation location,
      Path folder,
      Scale scale,
      Workers workers,
      Display display,
      PrintStream out) {
    this(target, framework, location, folder, scale, workers, display, out, folder, results -> {});
  }

  /** Its trainings. */
  public Study study() {
    return study(workers);
  }

  /**
   * Its trainings, in other processes than the usual ones.
   *
   * @param others the processes
   */
  public Study study(Workers others) {
    return new Study(trainings, others, StudyProgress.on(target, display));
  }
}
