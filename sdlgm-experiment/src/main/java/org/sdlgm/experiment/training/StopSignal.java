package org.sdlgm.experiment.training;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * Ctrl-C or SIGTERM during a training: asks it to stop, and holds the end of the process until it
 * has written its checkpoint.
 *
 * <p>The JVM then ends with the signal's own exit code, 130 or 143.
 */
public final class StopSignal implements BooleanSupplier, AutoCloseable {
  private final AtomicBoolean requested = new AtomicBoolean();
  private final CountDownLatch done = new CountDownLatch(1);
  private final Runnable action;
  private final Thread hook = new Thread(this::stop, "stop-signal");

  private StopSignal(Runnable action) {
    this.action = action;
  }

  /**
   * Begins to listen. Where the process is ending already, because the signal came just before, it
   * has been heard at once.
   *
   * @param action is run when the signal was heard
   */
  public static StopSignal listen(Runnable action) {
    StopSignal signal = new StopSignal(action);
    try {
      Runtime.getRuntime().addShutdownHook(signal.hook);
    } catch (IllegalStateException e) {
      signal.done.countDown();
      signal.stop();
    }
    return signal;
  }

  /**
   * Begins to listen where there is nothing to wait for: the process ends right after the action.
   *
   * @param action is run when the signal was heard
   */
  public static StopSignal last(Runnable action) {
    StopSignal signal = listen(action);
    signal.done.countDown();
    return signal;
  }

  private void stop() {
    requested.set(true);
    action.run();
    try {
      done.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether the signal came. */
  @Override
  public boolean getAsBoolean() {
    return requested.get();
  }

  /** Lets the process end. */
  @Override
  public void close() {
    done.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending, which is why it was closed.
      requested.set(true);
    }
  }
}
