package org.sdlgm.cli.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.sdlgm.cli.run.FileTrouble;
import org.sdlgm.cli.wiring.Framework;
import org.sdlgm.config.RunConfig;
import org.sdlgm.config.TrainingConfig;
import org.sdlgm.data.DataLocation;
import org.sdlgm.data.Dataset;
import org.sdlgm.model.Backend;
import org.sdlgm.training.IterationReport;
import org.sdlgm.training.TrainingListener;
import org.sdlgm.training.TrainingTask;

/**
 * How long a start takes, in seconds since the JVM's own start.
 *
 * @param engine what it was measured on
 * @param ready until loading begins
 * @param loaded until engine and data are loaded
 * @param firstIteration until the first iteration is done
 */
public record StartTiming(String engine, double ready, double loaded, double firstIteration) {
  private static final double MILLIS = 1e3;

  /**
   * Starts a training as {@code train} does, and ends it after its first iteration.
   *
   * @param framework all that there is to choose from
   * @param location where data is looked for
   * @param config complete
   * @param jvmStarted when the JVM was started, in milliseconds since 1970
   */
  public static StartTiming measure(
      Framework framework, DataLocation location, RunConfig config, long jvmStarted) {
    double ready = since(jvmStarted);
    BackgroundData data = BackgroundData.load(Resources.of(framework, location), config.dataset());
    try (Backend backend = framework.open(config.backend())) {
      Dataset dataset = data.get();
      double loaded = since(jvmStarted);
      double[] first = new double[1];
      trainOnce(
          backend,
          config,
          dataset,
          new TrainingListener() {
            @Override
            public void iterationFinished(IterationReport report) {
              first[0] = since(jvmStarted);
            }
          });
      return new StartTiming(backend.engine(), ready, loaded, first[0]);
    }
  }

  private static void trainOnce(
      Backend backend, RunConfig config, Dataset dataset, TrainingListener listener) {
    Path scratch = scratch();
    try {
      TrainingConfig training = config.training();
      TrainingConfig once =
          new TrainingConfig(
              1,
              training.batchSize(),
              training.estimator(),
              training.sampling(),
              training.featureDivergence(),
              training.divergenceWarmUp(),
              training.optimizer(),
              training.checkpointEvery(),
              0);
      backend
          .train(
              new TrainingTask(
                  config.model(), once, config.seed(), dataset, scratch, listener, () -> false))
          .model()
          .close();
    } finally {
      delete(scratch);
    }
  }

  private static double since(long jvmStarted) {
    return (System.currentTimeMillis() - jvmStarted) / MILLIS;
  }

  private static Path scratch() {
    try {
      return Files.createTempDirectory("sdlgm-timing");
    } catch (IOException e) {
      throw FileTrouble.writing(Path.of(System.getProperty("java.io.tmpdir")), e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw FileTrouble.writing(folder, e);
    }
  }
}
