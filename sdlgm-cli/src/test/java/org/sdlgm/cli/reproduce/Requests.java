package org.sdlgm.cli.reproduce;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.sdlgm.cli.progress.Display;
import org.sdlgm.cli.study.Workers;
import org.sdlgm.cli.wiring.Framework;
import org.sdlgm.datasets.DataLocations;

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
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    return new Request(
        target,
        Framework.load(List.of()),
        DataLocations.standard(Optional.empty(), true),
        folder,
        scale,
        new Workers(1, 1, List.of()),
        new Display(Display.Style.NONE, stream, 0),
        stream);
  }
}
