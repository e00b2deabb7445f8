package org.sdlgm.reproduce.declaration;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;
import org.sdlgm.data.DataLocation;
import org.sdlgm.experiment.progress.StudyProgress;
import org.sdlgm.experiment.study.Study;
import org.sdlgm.experiment.study.Workers;
import org.sdlgm.experiment.wiring.Framework;
import org.sdlgm.report.Results;

/**
 * What a target needs to know.
 *
 * @param target its name
 * @param framework all that there is to choose from
 * @param location where data is looked for
 * @param folder its own, in which all that it makes is left
 * @param scale how much of it
 * @param workers the processes that its trainings share
 * @param progress makes what is told how far a study is, given the study's name
 * @param notes where what is no result is said
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
    Function<String, StudyProgress> progress,
    PrintStream notes,
    PrintStream out,
    Path trainings,
    Consumer<Results> audience) {
  /** A target by itself: its trainings are in its own folder, and nobody else is told of it. */
  public Request(
      String target,
      Framework framework,
      DataLocation location,
      Path folder,
      Scale scale,
      Workers workers,
      Function<String, StudyProgress> progress,
      PrintStream notes,
      PrintStream out) {
    this(
        target,
        framework,
        location,
        folder,
        scale,
        workers,
        progress,
        notes,
        out,
        folder,
        results -> {});
  }

  /**
   * Its trainings.
   *
   * @param processes that they share
   */
  Study study(Workers processes) {
    return new Study(trainings, processes, progress.apply(target));
  }
}
