package org.sdlgm.experiment.training;

import org.sdlgm.backend.Backend;
import org.sdlgm.config.RunConfig;
import org.sdlgm.data.DataLocation;
import org.sdlgm.data.Dataset;
import org.sdlgm.experiment.wiring.Framework;
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
    BackgroundData data = BackgroundData.load(Resources.of(framework, location), config);
    try (Backend backend = framework.open(config.backend())) {
      Dataset dataset = data.get();
      double loaded = since(jvmStarted);
      double[] first = new double[1];
      TrainingListener listener =
          new TrainingListener() {
            @Override
            public void iterationFinished(IterationReport report) {
              first[0] = since(jvmStarted);
            }
          };
      RunConfig bare = config.withTraining(config.training().bare(1));
      backend.train(TrainingTask.of(bare, dataset, listener)).model().close();
      return new StartTiming(backend.engine(), ready, loaded, first[0]);
    }
  }

  private static double since(long jvmStarted) {
    return (System.currentTimeMillis() - jvmStarted) / MILLIS;
  }
}
