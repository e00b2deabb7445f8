package org.sdlgm.experiment.training;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.sdlgm.backend.Backend;
import org.sdlgm.config.BackendConfig;
import org.sdlgm.config.RunConfig;
import org.sdlgm.data.DataPart;
import org.sdlgm.data.Dataset;
import org.sdlgm.error.SdlgmException;
import org.sdlgm.eval.Measurement;
import org.sdlgm.eval.split.SelectedRows;
import org.sdlgm.experiment.progress.MeasuringProgress;
import org.sdlgm.experiment.progress.RunProgress;
import org.sdlgm.experiment.run.CurvePoint;
import org.sdlgm.experiment.run.MetricsLog;
import org.sdlgm.experiment.run.Provenance;
import org.sdlgm.experiment.run.ReportContent;
import org.sdlgm.experiment.run.RunFolder;
import org.sdlgm.experiment.run.RunRecord;
import org.sdlgm.experiment.run.RunRecord.Status;
import org.sdlgm.experiment.run.RunReport;
import org.sdlgm.experiment.wiring.Framework;
import org.sdlgm.metric.Estimate;
import org.sdlgm.model.Model;
import org.sdlgm.training.TrainingListener;
import org.sdlgm.training.TrainingOutcome;
import org.sdlgm.training.TrainingTask;

/** Trains, measures, saves and reports. */
public final class TrainingRun {
  private final Framework framework;
  private final Resources resources;
  private final RunProgress progress;
  private final TrainingListener listener;

  /**
   * @param framework all that there is to choose from
   * @param resources where engines and data come from
   * @param progress is told how far it is
   */
  public TrainingRun(Framework framework, Resources resources, RunProgress progress) {
    this(framework, resources, progress, TrainingListener.NONE);
  }

  /**
   * @param framework all that there is to choose from
   * @param resources where engines and data come from
   * @param progress is told how far it is
   * @param listener is told of the training's course, and can stop it
   */
  public TrainingRun(
      Framework framework, Resources resources, RunProgress progress, TrainingListener listener) {
    this.framework = framework;
    this.resources = resources;
    this.progress = progress;
    this.listener = listener;
  }

  /**
   * What a run came to; closing it closes the model.
   *
   * @param folder of the run
   * @param stopped whether it ended before its last iteration
   * @param iterations that it has had
   * @param measured what was measured; empty if it was stopped
   * @param model the model; empty after a cross-validation
   */
  public record Result(
      RunFolder folder,
      boolean stopped,
      int iterations,
      List<Measurement> measured,
      Optional<Model> model)
      implements AutoCloseable {
    @Override
    public void close() {
      model.ifPresent(Model::close);
    }
  }

  /**
   * Begins a run.
   *
   * @param config complete
   * @param folder makes its folder, once it is known that the run can begin
   * @throws org.sdlgm.error.SdlgmException if anything that it needs cannot be had
   */
  public Result begin(RunConfig config, Supplier<RunFolder> folder) {
    BackgroundData data = BackgroundData.load(resources, config);
    try (Backend backend = resources.backend(config.backend())) {
      Dataset dataset = data.get();
      RunFolder made = folder.get();
      return made.alone(() -> startOrRemove(config, made, backend, dataset));
    }
  }

  /** What cannot even start, such as a model that does not fit the data, leaves no run behind. */
  private Result startOrRemove(
      RunConfig config, RunFolder folder, Backend backend, Dataset dataset) {
    RunRecord record = Provenance.of(config, backend, dataset, framework.plugins());
    try {
      // The record first: a folder with a configuration counts as a run, which has a record.
      folder.write(record);
      folder.write(config);
      return course(config, folder, backend, dataset, record, false);
    } catch (RuntimeException | Error e) {
      if (!isStarted(folder)) {
        remove(folder, e);
      }
      throw e;
    }
  }

  private static boolean isStarted(RunFolder folder) {
    try {
      return folder.hasCheckpoints()
          || folder.isWhole()
          || !MetricsLog.read(folder.metrics()).iterations().isEmpty();
    } catch (SdlgmException e) {
      return true; // not to be told, so not to be removed
    }
  }

  private static void remove(RunFolder folder, Throwable failure) {
    try {
      folder.removeUnstarted();
    } catch (SdlgmException second) {
      // What failed first is what the user must hear of.
      failure.addSuppressed(second);
    }
  }

  /**
   * Goes on with a run.
   *
   * @param folder the run's
   * @throws org.sdlgm.error.SdlgmException if its files are damaged, or anything that it needs
   *     cannot be had
   */
  public Result resume(RunFolder folder) {
    return resume(folder, UnaryOperator.identity());
  }

  /**
   * Goes on with a run on another engine or device: its further losses are not to the bit those of
   * a run that was never stopped.
   *
   * @param folder the run's
   * @param engine gives what it is to run on for what it ran on
   * @throws org.sdlgm.error.SdlgmException if its files are damaged, or anything that it needs
   *     cannot be had
   */
  public Result resume(RunFolder folder, UnaryOperator<BackendConfig> engine) {
    RunConfig written = folder.config();
    RunConfig config = framework.complete(written.withBackend(engine.apply(written.backend())));
    RunRecord before = folder.record();
    BackgroundData data = BackgroundData.load(resources, config);
    try (Backend backend = resources.backend(config.backend())) {
      Dataset dataset = data.get();
      RunRecord record = before.on(backend.engine(), backend.device());
      return folder.alone(
          () -> course(config, folder, backend, dataset, record, folder.hasCheckpoints()));
    }
  }

  private Result course(
      RunConfig config,
      RunFolder folder,
      Backend backend,
      Dataset dataset,
      RunRecord record,
      boolean resume) {
    return config.evaluation().folds() > 0
        ? new ValidationCourse(
                framework.task(config.model()), progress, config, folder, backend, dataset)
            .run(record)
        : new Course(config, folder, backend, dataset, record).run(resume);
  }

  /** One run's course. */
  private final class Course {
    private final RunConfig config;
    private final RunFolder folder;
    private final Backend backend;
    private final Dataset dataset;
    private RunRecord record;

    Course(RunConfig config, RunFolder folder, Backend backend, Dataset dataset, RunRecord record) {
      this.config = config;
      this.folder = folder;
      this.backend = backend;
      this.dataset = dataset;
      this.record = record;
    }

    Result run(boolean resume) {
      try (Recorder recorder =
          new Recorder(
              folder,
              config,
              dataset,
              framework.task(config.model()),
              progress,
              listener,
              record)) {
        return runOrMarkFailed(recorder, resume);
      }
    }

    private Result runOrMarkFailed(Recorder recorder, boolean resume) {
      try {
        TrainingOutcome trained = train(recorder, resume);
        Model model = trained.model();
        try {
          return trained.stopped() ? stopped(model, recorder) : finish(model, recorder);
        } catch (RuntimeException e) {
          model.close();
          throw e;
        }
      } catch (RuntimeException e) {
        markFailed(recorder, e);
        throw e;
      }
    }

    private void markFailed(Recorder recorder, RuntimeException failure) {
      try {
        recorder.close();
        write(Status.FAILED, recorder);
      } catch (RuntimeException second) {
        // What failed first, such as a full disk, is what the user must hear of.
        failure.addSuppressed(second);
      }
    }

    private TrainingOutcome train(Recorder recorder, boolean resume) {
      try (StopSignal stop = StopSignal.listen(progress::stopping)) {
        recorder.stopIf(stop);
        TrainingTask task =
            TrainingTask.of(config, dataset, recorder).withCheckpoints(folder.checkpoints());
        write(Status.RUNNING, record.iterations(), record.seconds());
        TrainingOutcome trained = resume ? backend.resume(task) : backend.train(task);
        recorder.close();
        if (trained.stopped()) {
          // While the signal still waits: the process may end right after.
          write(Status.INTERRUPTED, recorder);
          progress.stopped(trained.iterations(), folder.path());
        }
        return trained;
      }
    }

    private Result stopped(Model model, Recorder recorder) {
      return new Result(folder, true, recorder.iterations(), List.of(), Optional.of(model));
    }

    private Result finish(Model model, Recorder recorder) {
      double seconds = recorder.seconds();
      model.save(folder.model());
      record = record.withModel(model.fingerprint());
      List<Measurement> measured = measure(model, recorder);
      folder.writeResults(results(measured));
      RunRecord finished =
          record.at(Status.FINISHED, recorder.iterations(), seconds, Provenance.now());
      RunReport.write(content(model, measured, finished, seconds), folder.report());
      // Last, so that a run that is killed before can be resumed.
      folder.write(finished);
      return new Result(folder, false, recorder.iterations(), measured, Optional.of(model));
    }

    private List<Measurement> measure(Model model, Recorder recorder) {
      StopSignal stop = StopSignal.last(() -> leaveUnmeasured(recorder));
      try (MeasuringProgress measuring = progress.measuring()) {
        DataPart part = SelectedRows.measured(dataset.test(), config.evaluation());
        return framework.task(config.model()).measure(model, part, config, measuring);
      } finally {
        stop.close();
      }
    }

    private void leaveUnmeasured(Recorder recorder) {
      write(Status.INTERRUPTED, recorder);
      progress.stoppedMeasuring(folder.path());
    }

    private static Map<String, Estimate> results(List<Measurement> measured) {
      Map<String, Estimate> results = new LinkedHashMap<>();
      measured.forEach(m -> results.put(m.description().name(), m.estimate()));
      return results;
    }

    private void write(Status status, Recorder recorder) {
      write(status, recorder.iterations(), recorder.seconds());
    }

    private void write(Status status, int iterations, double seconds) {
      folder.write(record.at(status, iterations, seconds, Provenance.now()));
    }

    private ReportContent content(
        Model model, List<Measurement> measured, RunRecord finished, double seconds) {
      MetricsLog.History history = MetricsLog.read(folder.metrics());
      List<CurvePoint> curves =
          history.measurements().stream()
              .flatMap(
                  at ->
                      at.bounds().entrySet().stream()
                          .map(
                              bound ->
                                  new CurvePoint(at.iteration(), bound.getKey(), bound.getValue())))
              .toList();
      return new ReportContent(
          config,
          finished.provenance(),
          history.iterations(),
          curves,
          measured,
          model,
          dataset,
          seconds,
          folder.trials());
    }
  }
}
