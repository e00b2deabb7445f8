package org.sdlgm.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.config.RunConfig;
import org.sdlgm.data.DataPart;
import org.sdlgm.data.Dataset;
import org.sdlgm.data.Labels;
import org.sdlgm.data.ObservationShape;
import org.sdlgm.data.Observations;
import org.sdlgm.eval.Measurement;
import org.sdlgm.experiment.run.CurvePoint;
import org.sdlgm.metric.Estimate;
import org.sdlgm.metric.Metric.Description;
import org.sdlgm.metric.Metric.Direction;
import org.sdlgm.training.IterationReport;

/** Runs that nobody ran, for tests and for looking at the report. */
final class SampleRuns {
  private SampleRuns() {}

  /** Rows as observations. */
  record Rows(float[][] rows, int width) implements Observations {
    @Override
    public int count() {
      return rows.length;
    }

    @Override
    public void read(int index, int epoch, float[] destination, int offset) {
      System.arraycopy(rows[index], 0, destination, offset, width);
    }
  }

  /** Random observations in [0, 1), smooth enough to have blobs in them. */
  static Dataset dataset(String name, ObservationShape shape, int count, List<String> labels) {
    SplittableRandom random = new SplittableRandom(7);
    float[][] rows = new float[count][shape.size()];
    byte[] counts = new byte[count * labels.size()];
    for (int i = 0; i < count; i++) {
      for (int d = 0; d < shape.size(); d++) {
        rows[i][d] = random.nextDouble() < 0.2 ? 1 : (float) (0.2 * random.nextDouble());
      }
      if (!labels.isEmpty()) {
        counts[i * labels.size() + i % labels.size()] = 1;
      }
    }
    return dataset(
        name,
        shape,
        rows,
        labels.isEmpty() ? Optional.empty() : Optional.of(Labels.of(labels, counts)));
  }

  static Dataset dataset(
      String name, ObservationShape shape, float[][] rows, Optional<Labels> labels) {
    DataPart part = new DataPart(new Rows(rows, shape.size()), labels);
    return new Dataset(name, shape, part, part, Map.of());
  }

  /** A training as it goes when it goes well. */
  static List<IterationReport> iterations(int count) {
    SplittableRandom random = new SplittableRandom(1);
    List<IterationReport> reports = new ArrayList<>(count);
    for (int i = 1; i <= count; i++) {
      double done = (double) i / count;
      double noise = 4 * (random.nextDouble() - 0.5);
      double reconstruction = 66 + 450 * Math.exp(-60 * done) + 28 * Math.exp(-6 * done) + noise;
      double gates = 6.5 * (1 - Math.exp(-20 * done)) + 0.4 * random.nextDouble();
      double features = 33 * (1 - Math.exp(-12 * done)) + random.nextDouble();
      reports.add(
          new IterationReport(
              i,
              reconstruction + gates + features,
              reconstruction,
              ordered("gates", gates, "features", features),
              20 - 7 * (1 - Math.exp(-9 * done)) + 0.3 * random.nextDouble(),
              1e-3 * Math.min(1, i / (0.02 * count)) * (0.5 + 0.5 * Math.cos(Math.PI * done)),
              12 + 60 * Math.exp(-30 * done) + 6 * random.nextDouble(),
              ordered(
                  "sparsity",
                  0.67 + 2.8 * done * done,
                  "features",
                  0.67 + 5.2 * Math.pow(done, 1.5))));
    }
    return reports;
  }

  private static Map<String, Double> ordered(String a, double x, String b, double y) {
    Map<String, Double> map = new LinkedHashMap<>();
    map.put(a, x);
    map.put(b, y);
    return map;
  }

  /** Bounds that begin together and end {@code gap} apart. */
  static List<CurvePoint> curves(int count, int every, double gap) {
    List<CurvePoint> points = new ArrayList<>();
    for (int i = every; i <= count; i += every) {
      double done = (double) i / count;
      double relaxed = 105 + 120 * Math.exp(-7 * done);
      double hard = relaxed + 6 + gap * done * done;
      points.add(new CurvePoint(i, "relaxed", new Estimate(relaxed, 0.8, 1000)));
      points.add(new CurvePoint(i, "discrete", new Estimate(hard, 1.1, 1000)));
      points.add(new CurvePoint(i, "gated", new Estimate(hard - 0.08 * hard, 1.1, 1000)));
      points.add(new CurvePoint(i, "iw-100", new Estimate(hard - 0.12 * hard, 1, 1000)));
    }
    return points;
  }

  /** The four bounds, hard ones {@code gap} above the relaxed, and two other metrics. */
  static List<Measurement> metrics(double gap) {
    return List.of(
        bound("relaxed", 105.23, 0.27, "at relaxed samples; the paper's criterion, no bound"),
        bound("discrete", 111.48 + gap, 0.31, "at hard samples; a lower bound on log p(x)"),
        bound("gated", 106.9 + 0.92 * gap, 0.31, "KL of the features weighted by the gate"),
        bound("iw-100", 102.67 + 0.9 * gap, 0.28, "importance weighted, 100 hard samples"),
        new Measurement(
            new Description(
                "reconstruction-error", "squared error", Direction.LOWER, "mean over the values"),
            new Estimate(0.0123, 0.00021, 10_000)),
        new Measurement(
            new Description("dead-features", "features", Direction.LOWER, "never in use"),
            Estimate.exact(8, 10_000)));
  }

  private static Measurement bound(String name, double value, double error, String meaning) {
    return new Measurement(
        new Description(name, "nats", Direction.LOWER, meaning),
        new Estimate(value, error, 10_000));
  }

  /** A run's configuration. */
  static RunConfig config(String name) {
    return config(name, ComponentConfig.of("mnist"));
  }

  /** A run's configuration on a dataset. */
  static RunConfig config(String name, ComponentConfig dataset) {
    return new RunConfig(
        name,
        0,
        RunConfig.DEFAULTS.backend(),
        dataset,
        RunConfig.DEFAULTS.model(),
        RunConfig.DEFAULTS.training(),
        RunConfig.DEFAULTS.evaluation());
  }

  /** Where the model comes from. */
  static Map<String, String> provenance() {
    Map<String, String> rows = new LinkedHashMap<>();
    rows.put("Started", "2026-11-21 20:14:07 UTC");
    rows.put("Seed", "0");
    rows.put("Version", "0.2.0 (af61a2b)");
    rows.put("Engine", "PyTorch 2.7.1, cpu, 2 threads");
    rows.put("Machine", "Linux 6.1 x86_64, Java 17.0.15");
    rows.put("Model", "3f9a0e7c".repeat(8));
    rows.put(
        "t10k-images-idx3-ubyte",
        "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7");
    return rows;
  }
}
