package org.sdlgm.cli.progress;

import java.io.PrintStream;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.sdlgm.eval.Progress;

/** Shows how far a measurement is: a bar per metric, or a line when one begins. */
public final class MeasuringProgress implements Progress, AutoCloseable {
  private final Style style;
  private final PrintStream out;
  private String current = "";
  private Optional<ProgressBar> bar = Optional.empty();

  private MeasuringProgress(Style style, PrintStream out) {
    this.style = style;
    this.out = out;
  }

  /**
   * Progress of the style.
   *
   * @param style how it is shown
   * @param out where
   */
  public static MeasuringProgress of(Style style, PrintStream out) {
    return new MeasuringProgress(style, out);
  }

  @Override
  public void advanced(String metric, int done, int total) {
    if (style == Style.NONE) {
      return;
    }
    if (!metric.equals(current)) {
      current = metric;
      begin(metric, total);
    }
    bar.ifPresent(b -> b.stepTo(done));
  }

  private void begin(String metric, int total) {
    close();
    if (style == Style.LINES) {
      out.println("measuring " + metric + " on " + total + " observations");
      return;
    }
    bar =
        Optional.of(
            new ProgressBarBuilder()
                .setTaskName(metric)
                .setInitialMax(total)
                .setStyle(ProgressBarStyle.ASCII)
                .clearDisplayOnFinish()
                .setConsumer(new ConsoleProgressBarConsumer(out))
                .build());
  }

  @Override
  public void close() {
    bar.ifPresent(ProgressBar::close);
    bar = Optional.empty();
  }
}
