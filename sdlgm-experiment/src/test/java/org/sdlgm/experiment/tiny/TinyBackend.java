package org.sdlgm.experiment.tiny;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.sdlgm.backend.Backend;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.config.GenerativeModelConfig;
import org.sdlgm.data.DataPart;
import org.sdlgm.error.DataException;
import org.sdlgm.model.Model;
import org.sdlgm.training.IterationReport;
import org.sdlgm.training.TrainingOutcome;
import org.sdlgm.training.TrainingTask;

/** Fits a mixture by expectation and maximisation, in plain Java arrays. */
final class TinyBackend implements Backend {
  private final TinyComponents components;

  TinyBackend(TinyComponents components) {
    this.components = components;
  }

  @Override
  public String engine() {
    return "Tiny 1.0";
  }

  @Override
  public String device() {
    return "cpu";
  }

  @Override
  public TrainingOutcome train(TrainingTask task) {
    GenerativeModelConfig config = (GenerativeModelConfig) task.model();
    DataPart part = task.dataset().training();
    float[][] x = part.observations().rows(0, part.count());
    ComponentConfig latent = config.latent();
    int width = components.latents().get(latent.name()).create(latent, new double[0][]);
    TinyModel model = start(task, config, width, x[0].length);
    int last = task.training().iterations();
    task.listener().started(0, last);
    for (int i = 1; i <= last; i++) {
      double[][] log = model.logResponsibilities(x);
      task.listener().iterationFinished(report(i, model, x));
      model = maximised(task, config, log, x);
    }
    return new TrainingOutcome(model, last, false);
  }

  private TinyModel start(TrainingTask task, GenerativeModelConfig config, int width, int size) {
    SplittableRandom random = new SplittableRandom(task.seed());
    double[][] weights = new double[width][];
    Arrays.setAll(weights, k -> random.doubles(size, -1, 1).toArray());
    double[] logFeatures = new double[width];
    Arrays.fill(logFeatures, -Math.log(width));
    return new TinyModel(components, config, task.dataset().shape(), weights, logFeatures);
  }

  private TinyModel maximised(
      TrainingTask task, GenerativeModelConfig config, double[][] log, float[][] x) {
    ComponentConfig estimator = task.training().estimator();
    double smoothing =
        components.estimators().get(estimator.name()).create(estimator, new double[0][]);
    double[][] weights = new double[log[0].length][x[0].length];
    double[] logFeatures = new double[weights.length];
    for (int k = 0; k < weights.length; k++) {
      double total = 0;
      for (int i = 0; i < x.length; i++) {
        double share = Math.exp(log[i][k]);
        total += share;
        for (int d = 0; d < x[i].length; d++) {
          weights[k][d] += share * x[i][d];
        }
      }
      double seen = total + 2 * smoothing;
      double[] row = weights[k];
      Arrays.setAll(row, d -> TinyComponents.logit((row[d] + smoothing) / seen));
      logFeatures[k] = Math.log((total + smoothing) / (x.length + smoothing * weights.length));
    }
    return new TinyModel(components, config, task.dataset().shape(), weights, logFeatures);
  }

  private static IterationReport report(int iteration, TinyModel model, float[][] x) {
    double loss = -Arrays.stream(model.score(x, iteration)).average().orElseThrow();
    return new IterationReport(iteration, loss, loss, Map.of(), 1, 1, 0, Map.of());
  }

  @Override
  public TrainingOutcome resume(TrainingTask task) {
    throw new DataException("the engine tiny writes no checkpoints: train anew");
  }

  @Override
  public Model load(Path folder) {
    throw new DataException("the engine tiny reads no models: train anew");
  }

  @Override
  public void close() {}
}
