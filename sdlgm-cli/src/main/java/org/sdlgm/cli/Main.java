package org.sdlgm.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.sdlgm.cli.command.Sdlgm;
import org.sdlgm.experiment.wiring.Framework;

/** Starts the command line. */
public final class Main {
  private Main() {}

  /**
   * Runs a command and ends the process: 0 done, 1 the work failed, 2 wrong usage. A signal that
   * stopped a training gives its own code, 130 or 143.
   *
   * @param args command and options
   */
  public static void main(String[] args) {
    // Numbers are read by programs, and by people of any language: the same everywhere.
    Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
    // Not System.out, which keeps to itself what goes wrong.
    OutputStream out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out));
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    int columns = Integer.getInteger("sdlgm.columns", 0);
    System.exit(new Sdlgm(Framework::load, out, err, columns).run(args));
  }
}
