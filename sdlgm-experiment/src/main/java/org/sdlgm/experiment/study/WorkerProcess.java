package org.sdlgm.experiment.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.sdlgm.error.DataException;
import org.sdlgm.experiment.run.Json;

/**
 * A process that brings runs to their end, one after the other. Orders go in and events come out,
 * as lines of JSON; what it says otherwise goes into a log.
 */
final class WorkerProcess implements AutoCloseable {
  private final Process process;
  private final BufferedWriter orders;
  private final BufferedReader events;

  private WorkerProcess(Process process) {
    this.process = process;
    this.orders = process.outputWriter(StandardCharsets.UTF_8);
    this.events = process.inputReader(StandardCharsets.UTF_8);
  }

  /**
   * Starts a process.
   *
   * @param workers how
   * @param log of what it says beside events
   * @throws org.sdlgm.error.DataException if it cannot be started
   */
  static WorkerProcess start(Workers workers, Path log) {
    ProcessBuilder builder =
        new ProcessBuilder(workers.commandLine())
            .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
    Map<String, String> environment = builder.environment();
    environment.putIfAbsent("OMP_WAIT_POLICY", "PASSIVE");
    environment.put("OMP_NUM_THREADS", Integer.toString(workers.threads()));
    try {
      WorkerProcess worker = new WorkerProcess(builder.start());
      worker.send(Json.line(workers.settings()));
      return worker;
    } catch (IOException e) {
      throw new DataException(
          "no process could be started to train in (its log would be "
              + log
              + "): "
              + e.getMessage()
              + "; free some memory, or use fewer --jobs",
          e);
    }
  }

  /**
   * Brings a run to its end.
   *
   * @param order which
   * @param advanced is told of its iterations
   * @return the last event; empty if the process ended without one
   */
  Optional<Event> run(Order order, Consumer<Event> advanced) {
    try {
      send(Json.line(order));
      for (String line = events.readLine(); line != null; line = events.readLine()) {
        Optional<Event> event = parse(line);
        if (event.isPresent() && event.get().kind() != Event.Kind.ADVANCED) {
          return event;
        }
        event.ifPresent(advanced);
      }
    } catch (IOException e) {
      // A pipe whose other end is gone: how the process ended says more.
      return Optional.empty();
    }
    return Optional.empty();
  }

  /** Empty if a library has printed the line. */
  private void send(String line) throws IOException {
    orders.write(line);
    orders.newLine();
    orders.flush();
  }

  private static Optional<Event> parse(String line) {
    try {
      return Optional.ofNullable(Json.parse(line, Event.class)).filter(e -> e.kind() != null);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** Waits for the end, and gives the exit code. */
  int exitCode() throws InterruptedException {
    return process.waitFor();
  }

  /** Ends the orders: an idle process ends, a busy one writes its checkpoint and ends. */
  @Override
  public void close() {
    try {
      orders.close();
    } catch (IOException e) {
      // It is gone already.
      process.destroy();
    }
  }
}
