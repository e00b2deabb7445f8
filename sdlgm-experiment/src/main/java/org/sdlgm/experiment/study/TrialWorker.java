package org.sdlgm.experiment.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.sdlgm.config.RunConfig;
import org.sdlgm.djl.storage.ConfigText;
import org.sdlgm.error.SdlgmException;
import org.sdlgm.experiment.run.Json;
import org.sdlgm.experiment.run.RunFolder;
import org.sdlgm.experiment.training.Resources;
import org.sdlgm.experiment.training.TrainingRun;
import org.sdlgm.experiment.wiring.Failures;
import org.sdlgm.experiment.wiring.Framework;

/**
 * The other end of a {@link WorkerProcess}: brings runs to their end, one after the other, as
 * orders come in, and tells how far they are.
 *
 * <p>The end of the orders in mid-run is a signal to stop: the study was stopped, or its process is
 * gone. The run then writes its checkpoint.
 */
public final class TrialWorker {
  /** As of a process that SIGTERM ended. */
  private static final int STOPPED = 143;

  private final Framework framework;
  private final WorkerResources resources;
  private final BufferedReader orders;
  private final PrintStream events;
  private final BlockingQueue<Optional<Order>> queue = new LinkedBlockingQueue<>();
  private volatile boolean busy;

  /**
   * @param framework all that there is to choose from
   * @param resources where engines and data come from
   * @param threads of the engine, at least 1
   * @param orders a line of JSON each
   * @param events a line of JSON each
   */
  public TrialWorker(
      Framework framework,
      Resources resources,
      int threads,
      BufferedReader orders,
      PrintStream events) {
    this.framework = framework;
    this.resources = new WorkerResources(resources, threads);
    this.orders = orders;
    this.events = events;
  }

  /**
   * A worker of a study in another process: its settings are the first line of the standard input,
   * orders the others, and events go to the standard output.
   *
   * @param args none
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    // Numbers are read by programs, and by people of any language: the same everywhere.
    Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
    BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    PrintStream events = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Workers.Settings settings = Json.parse(orders.readLine(), Workers.Settings.class);
    Framework framework = Framework.load(settings.pluginJars());
    Resources resources = Resources.of(framework, settings.data());
    new TrialWorker(framework, resources, settings.threads(), orders, events).run();
    System.exit(0);
  }

  /** Works until the orders end. */
  public void run() throws InterruptedException {
    Thread reader = new Thread(this::read, "orders");
    reader.setDaemon(true);
    reader.start();
    for (Optional<Order> order = queue.take(); order.isPresent(); order = queue.take()) {
      carryOut(order.get());
    }
  }

  private void read() {
    try (orders) {
      for (String line = orders.readLine(); line != null; line = orders.readLine()) {
        busy = true;
        queue.add(Optional.of(Json.parse(line, Order.class)));
      }
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an order that is none", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      queue.add(Optional.empty());
      if (busy) {
        // Whose hooks let a training write its checkpoint.
        System.exit(STOPPED);
      }
    }
  }

  private void carryOut(Order order) {
    Event last;
    try (TrainingRun.Result result = train(order)) {
      last = Event.of(result.stopped() ? Event.Kind.STOPPED : Event.Kind.FINISHED);
    } catch (SdlgmException e) {
      last = Event.failed(e.getMessage());
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError | LinkageError e) {
      e.printStackTrace();
      last =
          Event.failed(
              "internal error: " + e.getClass().getSimpleName() + ": " + Failures.rootMessage(e));
    }
    busy = false;
    events.println(Json.line(last));
  }

  private TrainingRun.Result train(Order order) {
    Path path = Path.of(order.folder());
    TrainingRun run = new TrainingRun(framework, resources, new EventProgress(events));
    Optional<RunFolder> begun = RunFolder.begun(path);
    if (begun.isPresent()) {
      return run.resume(begun.get());
    }
    RunConfig config = ConfigText.overlay(RunConfig.DEFAULTS, order.config(), "the trial");
    return run.begin(Trial.withThreads(config, resources.threads()), () -> RunFolder.beginAt(path));
  }
}
