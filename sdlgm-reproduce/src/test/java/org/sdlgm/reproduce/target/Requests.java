package org.sdlgm.reproduce.target;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.sdlgm.data.DataLocation;
import org.sdlgm.datasets.DataLocations;
import org.sdlgm.experiment.progress.StudyProgress;
import org.sdlgm.experiment.study.Workers;
import org.sdlgm.experiment.wiring.Framework;

/** What tests of targets ask for: one process at a time, no downloads, no progress shown. */
public final class Requests {
  private Requests() {}

  /**
   * A request that trains nothing that is there already.
   *
   * @param target its name
   * @param folder in which all is left
   * @param scale how much of it
   * @param out is given what is printed
   */
  public static Request of(String target, Path folder, Scale scale, ByteArrayOutputStream out) {
    return of(target, DataLocations.standard(Optional.empty(), true), folder, scale, out);
  }

  /**
   * A request as a person would make it, with data of a place.
   *
   * @param target its name
   * @param location where data is
   * @param folder in which all is left
   * @param scale how much of it
   * @param out is given what is printed
   */
  public static Request of(
      String target, DataLocation location, Path folder, Scale scale, ByteArrayOutputStream out) {
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    return new Request(
        target,
        Framework.load(List.of()),
        location,
        folder,
        scale,
        new Workers(1, 1, new Workers.Places(List.of(), location)),
        name -> StudyProgress.NONE,
        stream,
        stream);
  }
}
