package org.sdlgm.cli.progress;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import me.tongfei.progressbar.ProgressBar;
import org.sdlgm.experiment.progress.StudyProgress;

/**
 * One display over many runs: how many are done, the time left, and the losses of those at work.
 * Safe for use by several threads.
 */
public final class StudyDisplay implements StudyProgress {
  private static final long BETWEEN_LINES = Duration.ofSeconds(10).toNanos();
  private static final double NANOS = 1e9;

  private final String name;
  private final Display display;
  private final LongSupplier nanoTime;
  private final Map<String, At> atWork = new LinkedHashMap<>();
  private Optional<ProgressBar> bar = Optional.empty();
  private int total;
  private int done;
  private int failed;
  private long size;
  private long begunAt;
  private long over;
  private long begun;
  private long lastLine;

  private record At(int first, int iteration, double loss) {}

  /**
   * @param name what goes on
   * @param display where and how
   */
  /**
   * @param name what goes on
   * @param display where and how
   */
  public StudyDisplay(String name, Display display) {
    this(name, display, System::nanoTime);
  }

  StudyDisplay(String name, Display display, LongSupplier nanoTime) {
    this.name = name;
    this.display = display;
    this.nanoTime = nanoTime;
  }

  @Override
  public synchronized void started(List<Integer> iterations, int finished) {
    total = iterations.size() + finished;
    done = finished;
    size = iterations.stream().mapToLong(Integer::longValue).sum();
    begun = nanoTime.getAsLong();
    lastLine = begun;
    if (display.style() == Display.Style.BAR && size > 0) {
      bar = Optional.of(display.bar(name, " it", size, 0, Duration.ZERO));
    } else {
      say(summary());
    }
    show(false);
  }

  @Override
  public synchronized void advanced(String run, int iteration, double loss) {
    At before = atWork.get(run);
    int first = before == null ? iteration : before.first();
    if (before == null) {
      // Iterations of earlier starts cost this one no time.
      begunAt += iteration;
    }
    atWork.put(run, new At(first, iteration, loss));
    show(false);
  }

  @Override
  public synchronized void finished(String run, int iterations) {
    atWork.remove(run);
    over += iterations;
    done++;
    show(true);
  }

  @Override
  public synchronized void failed(String run, int iterations, String cause) {
    atWork.remove(run);
    over += iterations;
    failed++;
    if (display.style() != Display.Style.NONE) {
      display.out().println("sdlgm: " + run + " failed: " + cause);
    }
    show(true);
  }

  @Override
  public synchronized void stopping() {
    display.out().println();
    display.out().println("sdlgm: stopping: runs write their checkpoints ...");
  }

  @Override
  public synchronized void close() {
    bar.ifPresent(ProgressBar::close);
    bar = Optional.empty();
  }

  private long iterations() {
    return over + atWork.values().stream().mapToLong(At::iteration).sum();
  }

  private void show(boolean changed) {
    bar.ifPresent(
        b -> {
          b.stepTo(iterations());
          b.setExtraMessage(" " + state() + losses());
        });
    long now = nanoTime.getAsLong();
    if (changed || now - lastLine >= BETWEEN_LINES) {
      lastLine = now;
      say(summary());
    }
  }

  private void say(String line) {
    if (display.style() == Display.Style.LINES) {
      display.out().println(line);
    }
  }

  private String summary() {
    return name + ": " + state() + timeLeft() + losses();
  }

  private String state() {
    return done + " of " + total + " runs done" + (failed == 0 ? "" : ", " + failed + " failed");
  }

  private String timeLeft() {
    long spent = iterations() - begunAt;
    if (spent <= 0 || iterations() >= size) {
      return "";
    }
    double seconds = (nanoTime.getAsLong() - begun) / NANOS / spent * (size - iterations());
    Duration left = Duration.ofSeconds(Math.round(seconds));
    return String.format(
        Locale.ROOT,
        ", %d:%02d:%02d left",
        left.toHours(),
        left.toMinutesPart(),
        left.toSecondsPart());
  }

  private String losses() {
    return atWork.entrySet().stream()
        .map(
            run ->
                String.format(
                    Locale.ROOT,
                    "; %s %d%s",
                    run.getKey(),
                    run.getValue().iteration(),
                    Double.isNaN(run.getValue().loss())
                        ? ""
                        : String.format(Locale.ROOT, ": %.2f", run.getValue().loss())))
        .collect(Collectors.joining());
  }
}
