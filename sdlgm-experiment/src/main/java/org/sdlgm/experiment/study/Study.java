package org.sdlgm.experiment.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.sdlgm.djl.storage.ConfigText;
import org.sdlgm.error.DataException;
import org.sdlgm.error.SdlgmException;
import org.sdlgm.experiment.progress.StudyProgress;
import org.sdlgm.experiment.run.FolderLock;
import org.sdlgm.experiment.run.RunFolder;
import org.sdlgm.experiment.study.Outcome.State;
import org.sdlgm.experiment.training.StopSignal;
import org.sdlgm.storage.OutputFile;

/**
 * Many runs, each an ordinary run folder in {@code runs/}, brought to their ends by processes that
 * work side by side.
 *
 * <p>It can be stopped and started again at any time: finished runs are not done again, and the
 * others go on from their checkpoints. A run that fails does not stop the others.
 */
public final class Study {
  private final Path folder;
  private final Workers workers;
  private final StudyProgress progress;

  /**
   * @param folder the study's; made if missing
   * @param workers how many processes, and how to start them
   * @param progress is told how far the study is
   */
  public Study(Path folder, Workers workers, StudyProgress progress) {
    this.folder = folder;
    this.workers = workers;
    this.progress = progress;
  }

  /**
   * Runs what is not finished yet.
   *
   * @param trials in the order in which they begin; equal ones are run once
   * @return one outcome per trial, in order
   * @throws DataException if the folder cannot be used, or another process uses it
   */
  public List<Outcome> run(List<Trial> trials) {
    return run(trials, Function.identity());
  }

  /**
   * Runs what is not finished yet, and draws a conclusion; also where a signal stopped the study,
   * before the process ends.
   *
   * @param trials in the order in which they begin; equal ones are run once
   * @param conclusion from one outcome per trial, in order
   * @param <R> what it comes to
   * @throws DataException if the folder cannot be used, or another process uses it
   */
  public <R> R run(List<Trial> trials, Function<List<Outcome>, R> conclusion) {
    OutputFile.folder(folder.resolve("runs"));
    OutputFile.folder(folder.resolve("logs"));
    return FolderLock.alone(folder, () -> new Course(trials).run(conclusion));
  }

  /**
   * The outcomes so far, without running anything.
   *
   * @param trials as {@link #run} takes them
   */
  public List<Outcome> outcomes(List<Trial> trials) {
    return trials.stream()
        .map(trial -> outcome(trial, isFinished(path(trial)) ? State.FINISHED : State.OPEN, ""))
        .toList();
  }

  private Path path(Trial trial) {
    return folder.resolve("runs").resolve(trial.folderName());
  }

  private Outcome outcome(Trial trial, State state, String failure) {
    return new Outcome(trial, path(trial), state, failure);
  }

  private static boolean isFinished(Path path) {
    try {
      return RunFolder.begun(path).filter(RunFolder::isFinished).isPresent();
    } catch (SdlgmException e) {
      return false; // the worker finds it damaged as well, and says so
    }
  }

  /** One start of the study. */
  private final class Course {
    private final List<Trial> trials;
    private final Outcome[] outcomes;
    private final List<Integer> open = new ArrayList<>();
    private final AtomicInteger next = new AtomicInteger();
    private final Set<WorkerProcess> running = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    Course(List<Trial> trials) {
      this.trials = trials;
      this.outcomes = Study.this.outcomes(trials).toArray(Outcome[]::new);
    }

    <R> R run(Function<List<Outcome>, R> conclusion) {
      findOpen();
      StopSignal signal = StopSignal.listen(this::stop);
      try {
        progress.started(sizes(), trials.size() - open.size());
        work();
        progress.close();
        repeatEqual();
        if (!stopping) {
          // All there is to wait for is done: what follows may end at any time.
          signal.close();
        }
        return conclusion.apply(List.of(outcomes));
      } finally {
        progress.close();
        signal.close();
      }
    }

    private void findOpen() {
      Set<String> seen = new HashSet<>();
      for (int i = 0; i < outcomes.length; i++) {
        if (!outcomes[i].isFinished() && seen.add(trials.get(i).folderName())) {
          open.add(i);
        }
      }
    }

    /** Equal trials share their run. */
    private void repeatEqual() {
      for (int i = 0; i < outcomes.length; i++) {
        Outcome own = outcomes[i];
        outcomes[i] =
            Arrays.stream(outcomes).filter(o -> o.path().equals(own.path())).findFirst().get();
      }
    }

    private List<Integer> sizes() {
      return open.stream().map(i -> trials.get(i).iterations()).toList();
    }

    private void work() {
      List<Thread> jobs = new ArrayList<>();
      for (int job = 1; job <= Math.min(workers.jobs(), open.size()); job++) {
        Path log = folder.resolve("logs").resolve("worker-" + job + ".log");
        Thread thread = new Thread(() -> job(log), "job-" + job);
        thread.start();
        jobs.add(thread);
      }
      for (Thread job : jobs) {
        joinWhole(job);
      }
    }

    private void joinWhole(Thread job) {
      boolean interrupted = false;
      while (job.isAlive()) {
        try {
          job.join();
        } catch (InterruptedException e) {
          interrupted = true;
          stop();
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }

    private synchronized void stop() {
      if (!stopping) {
        stopping = true;
        progress.stopping();
        running.forEach(WorkerProcess::close);
      }
    }

    private synchronized Optional<WorkerProcess> start(Path log) {
      if (stopping) {
        return Optional.empty();
      }
      WorkerProcess worker = WorkerProcess.start(workers, log);
      running.add(worker);
      return Optional.of(worker);
    }

    /** One after the other, in a process that is started anew only if it has died. */
    private void job(Path log) {
      Optional<WorkerProcess> worker = Optional.empty();
      for (int i = next.getAndIncrement();
          i < open.size() && !stopping;
          i = next.getAndIncrement()) {
        if (worker.isEmpty()) {
          try {
            worker = start(log);
          } catch (DataException e) {
            end(open.get(i), State.FAILED, e.getMessage());
            continue;
          }
        }
        if (worker.isEmpty()) {
          return;
        }
        if (!run(open.get(i), worker.get(), log)) {
          running.remove(worker.get());
          worker.get().close();
          worker = Optional.empty();
        }
      }
      worker.ifPresent(this::finish);
    }

    private void finish(WorkerProcess worker) {
      running.remove(worker);
      worker.close();
      exitCode(worker);
    }

    /** Whether the process can take another run. */
    private boolean run(int index, WorkerProcess worker, Path log) {
      Trial trial = trials.get(index);
      String config = ConfigText.of(trial.config());
      Order order = new Order(path(trial).toAbsolutePath().toString(), config);
      Optional<Event> last =
          worker.run(order, e -> progress.advanced(trial.name(), e.iteration(), e.loss()));
      if (last.isEmpty()) {
        lost(index, exitCode(worker), log);
        return false;
      }
      switch (last.get().kind()) {
        case FINISHED -> end(index, State.FINISHED, "");
        case FAILED -> end(index, State.FAILED, last.get().failure());
        default -> stop();
      }
      return true;
    }

    /** A signal to the process is meant for the study, as Ctrl-C goes to all of them. */
    private void lost(int index, int exitCode, Path log) {
      if (exitCode == 130 || exitCode == 143) {
        stop();
      }
      if (!stopping) {
        end(
            index,
            State.FAILED,
            "its process ended with exit code " + exitCode + "; what it said is in " + log);
      }
    }

    private void end(int index, State state, String failure) {
      Trial trial = trials.get(index);
      outcomes[index] = outcome(trial, state, failure);
      if (state == State.FAILED) {
        progress.failed(trial.name(), trial.iterations(), failure);
      } else {
        progress.finished(trial.name(), trial.iterations());
      }
    }

    private int exitCode(WorkerProcess worker) {
      try {
        return worker.exitCode();
      } catch (InterruptedException e) {
        throw new IllegalStateException("nobody interrupts a job", e);
      }
    }
  }
}
