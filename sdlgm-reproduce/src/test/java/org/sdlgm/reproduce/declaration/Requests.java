package org.sdlgm.reproduce.declaration;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sdlgm.data.DataLocation;
import org.sdlgm.datasets.DataLocations;
import org.sdlgm.experiment.progress.StudyProgress;
import org.sdlgm.experiment.run.RunRecord;
import org.sdlgm.experiment.run.RunRecord.Status;
import org.sdlgm.experiment.study.Workers;
import org.sdlgm.experiment.wiring.Framework;

/**
 * What tests of targets ask for: one process at a time, no downloads, no progress shown; and what
 * they find.
 */
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

  /**
   * What a run leaves that has ended as it should.
   *
   * @param iterations of its training
   * @param seconds of its training
   */
  public static RunRecord finished(int iterations, double seconds) {
    return new RunRecord(
        RunRecord.FORMAT,
        Status.FINISHED,
        iterations,
        seconds,
        0,
        "Fake",
        "cpu",
        "test",
        Map.of(),
        "",
        List.of(),
        Map.of(),
        Map.of(),
        "",
        "");
  }

  /**
   * The first line that begins so.
   *
   * @param text what was printed
   * @param start of the line
   */
  public static String line(String text, String start) {
    return text.lines().filter(one -> one.startsWith(start)).findFirst().orElseThrow();
  }
}
