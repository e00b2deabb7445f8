package org.sdlgm.experiment.bench;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * How fast a configuration is.
 *
 * @param setting what was measured
 * @param training the training step
 * @param encoding observations to codes; of a model of labels, to labels
 * @param peakResidentBytes the most memory that the process has had at once, engine and data among
 *     it, if the system tells
 */
public record Figures(
    Setting setting, Step training, Encoding encoding, OptionalLong peakResidentBytes) {
  /**
   * What was measured.
   *
   * @param name of the configuration
   * @param engine its name and version
   * @param device cpu or gpu
   * @param threads of the engine
   * @param batchSize B
   * @param seed of weights, noise and order
   */
  public record Setting(
      String name, String engine, String device, int threads, int batchSize, long seed) {}

  /**
   * The training step.
   *
   * @param iterations how many were counted
   * @param milliseconds of an iteration
   * @param segments milliseconds of its parts by name; empty if the engine does not tell
   * @param observationsPerSecond at the median
   * @param heapBytes of Java's heap that an iteration takes, if the JVM tells
   * @param collections of that heap during all iterations
   */
  public record Step(
      int iterations,
      Spread milliseconds,
      Map<String, Spread> segments,
      double observationsPerSecond,
      OptionalDouble heapBytes,
      long collections) {
    /** Copies the map, keeping its order. */
    public Step {
      segments = Collections.unmodifiableMap(new LinkedHashMap<>(segments));
    }
  }

  /**
   * Encoding.
   *
   * @param batches how many were counted
   * @param batchSize how many at once
   * @param milliseconds of a batch
   * @param segments milliseconds of its parts by name
   * @param observationsPerSecond at the median
   */
  public record Encoding(
      int batches,
      int batchSize,
      Spread milliseconds,
      Map<String, Spread> segments,
      double observationsPerSecond) {
    /** Copies the map, keeping its order. */
    public Encoding {
      segments = Collections.unmodifiableMap(new LinkedHashMap<>(segments));
    }
  }
}
