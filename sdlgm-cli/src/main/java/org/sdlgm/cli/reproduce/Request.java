package org.sdlgm.cli.reproduce;

import java.io.PrintStream;
import java.nio.file.Path;
import org.sdlgm.cli.progress.Display;
import org.sdlgm.cli.progress.StudyProgress;
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
 */
public record Request(
    String target,
    Framework framework,
    DataLocation location,
    Path folder,
    Scale scale,
    Workers workers,
    Display display,
    PrintStream out) {
  /** Many runs in the target's folder. */
  public Study study() {
    return new Study(folder, workers, StudyProgress.on(target, display));
  }
}
