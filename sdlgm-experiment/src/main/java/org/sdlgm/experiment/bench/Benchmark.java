package org.sdlgm.experiment.bench;

import org.sdlgm.backend.Backend;
import org.sdlgm.config.BackendConfig;
import org.sdlgm.config.RunConfig;
import org.sdlgm.data.Dataset;
import org.sdlgm.data.Observations;
import org.sdlgm.experiment.training.Resources;
import org.sdlgm.model.Model;
import org.sdlgm.model.Posterior;
import org.sdlgm.model.TrainedTagger;
import org.sdlgm.training.TrainingTask;

/** Measures how fast configurations train, and how fast what was trained encodes. */
public final class Benchmark {
  /** How many observations are encoded at once: as many as {@code encode} takes. */
  private static final int BATCH = 500;

  private final Resources resources;
  private final Amount amount;

  /**
   * How much is done. What comes before that is not counted: the JVM compiles meanwhile.
   *
   * @param warmUp iterations that are not counted
   * @param iterations that are
   * @param encoded batches of observations, as many as are not counted before
   */
  public record Amount(int warmUp, int iterations, int encoded) {}

  /**
   * @param resources where engines and data come from
   * @param amount how much is done
   */
  public Benchmark(Resources resources, Amount amount) {
    this.resources = resources;
    this.amount = amount;
  }

  /**
   * Trains for some iterations, and encodes.
   *
   * @param config complete
   * @throws org.sdlgm.error.SdlgmException if anything that it needs cannot be had
   */
  public Figures measure(RunConfig config) {
    Dataset dataset = resources.dataset(config.dataset());
    try (Backend backend = resources.backend(config.backend())) {
      StepStopwatch stopwatch = new StepStopwatch(amount.warmUp(), amount.iterations());
      int iterations = stopwatch.iterations();
      try (Model model =
          backend.train(TrainingTask.of(bare(config, iterations), dataset, stopwatch)).model()) {
        return new Figures(
            setting(config, backend),
            stopwatch.figures(config.training().batchSize()),
            encoding(model, dataset.test().observations()),
            ResidentMemory.peak());
      }
    }
  }

  private static RunConfig bare(RunConfig config, int iterations) {
    return config.withTraining(config.training().bare(iterations));
  }

  private static Figures.Setting setting(RunConfig config, Backend backend) {
    BackendConfig asked = config.backend();
    return new Figures.Setting(
        config.name(),
        backend.engine(),
        backend.device(),
        asked.threads() == 0 ? Runtime.getRuntime().availableProcessors() : asked.threads(),
        config.training().batchSize(),
        config.seed());
  }

  private Figures.Encoding encoding(Model model, Observations observations) {
    Laps laps = new Laps(amount.encoded(), amount.encoded());
    int batch = Math.min(BATCH, observations.count());
    int batches = observations.count() / batch;
    laps.start();
    while (laps.done() < 2 * amount.encoded()) {
      int from = laps.done() % batches * batch;
      long start = System.nanoTime();
      float[][] rows = observations.rows(from, from + batch);
      long read = System.nanoTime();
      laps.part("data", read - start);
      encode(model, rows, laps);
      laps.finish();
    }
    return new Figures.Encoding(
        laps.counted(), batch, laps.whole(), laps.parts(), laps.perSecond(batch));
  }

  private static void encode(Model model, float[][] rows, Laps laps) {
    long start = System.nanoTime();
    if (model instanceof TrainedTagger tagger) {
      tagger.predict(rows);
      laps.part("labels", System.nanoTime() - start);
      return;
    }
    Posterior posterior = model.generative().posterior(rows);
    long encoded = System.nanoTime();
    laps.part("encoder", encoded - start);
    posterior.mode();
    laps.part("code", System.nanoTime() - encoded);
  }
}
