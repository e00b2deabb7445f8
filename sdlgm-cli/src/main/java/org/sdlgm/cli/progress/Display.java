package org.sdlgm.cli.progress;

import java.io.PrintStream;
import java.time.Duration;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * Where and how progress is shown.
 *
 * @param style how
 * @param out where
 * @param columns the terminal's width; 0 if there is none
 */
public record Display(Style style, PrintStream out, int columns) {
  private static final int UPDATE_MILLIS = 200;

  /** How progress is shown. */
  public enum Style {
    /** Not at all. */
    NONE,
    /** A line now and then: for logs. */
    LINES,
    /** A bar that moves: for terminals. */
    BAR
  }

  /**
   * The display that suits a stream.
   *
   * @param quiet whether nothing is to be shown
   * @param out where
   * @param columns the terminal's width; 0 if the stream is none
   */
  public static Display of(boolean quiet, PrintStream out, int columns) {
    Style style = quiet ? Style.NONE : columns > 0 ? Style.BAR : Style.LINES;
    return new Display(style, out, columns);
  }

  /**
   * A new bar.
   *
   * @param name what goes on
   * @param unit of a step
   * @param total how many steps there will be
   * @param done how many are done
   * @param before time that these took
   */
  ProgressBar bar(String name, String unit, long total, long done, Duration before) {
    // With a width of our own: to ask the terminal for it, the library would bring in JLine, which
    // puts the system's own handler in place of the JVM's, and Ctrl-C would kill at once.
    return new ProgressBarBuilder()
        .setTaskName(name)
        .setUnit(unit, 1)
        .setInitialMax(total)
        .startsFrom(done, before)
        .setStyle(ProgressBarStyle.ASCII)
        .showSpeed()
        .setUpdateIntervalMillis(UPDATE_MILLIS)
        .setConsumer(new ConsoleProgressBarConsumer(out, columns - 1))
        .build();
  }
}
