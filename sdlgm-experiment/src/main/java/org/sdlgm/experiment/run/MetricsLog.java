package org.sdlgm.experiment.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.sdlgm.error.DataException;
import org.sdlgm.metric.Estimate;
import org.sdlgm.storage.FileTrouble;
import org.sdlgm.storage.OutputFile;
import org.sdlgm.training.IterationReport;

/**
 * {@code metrics.jsonl}: a line of JSON per iteration, and one per measurement of the bounds.
 *
 * <p>A process killed in mid-line leaves half a line at the end; it is read as if it were not
 * there.
 */
public final class MetricsLog implements AutoCloseable {
  /** How many iterations' lines a log has at most, beside the last ones. */
  private static final int MAX_LINES = 20_000;

  /** Every one of the last iterations is kept: results are quoted as means over them. */
  private static final int WHOLE_TAIL = 1000;

  private static final String ITERATION = "iteration";
  private static final String EVALUATION = "evaluation";

  private final Path file;
  private final BufferedWriter out;

  private MetricsLog(Path file, BufferedWriter out) {
    this.file = file;
    this.out = out;
  }

  /**
   * The bounds in mid-training.
   *
   * @param iteration how many iterations the model has had
   * @param part the data part, such as {@code test}
   * @param bounds by name, in nats
   */
  public record Measurement(int iteration, String part, Map<String, Estimate> bounds) {
    /** Copies the map, keeping its order. */
    public Measurement {
      bounds = Collections.unmodifiableMap(new LinkedHashMap<>(bounds));
    }
  }

  /**
   * What a log holds.
   *
   * @param iterations in order
   * @param measurements in order
   * @param elapsed seconds of training up to each of the iterations
   */
  public record History(
      List<IterationReport> iterations, List<Measurement> measurements, List<Double> elapsed) {
    /** Seconds of training up to the last line; 0 if there is none. */
    public double seconds() {
      return elapsed.isEmpty() ? 0 : elapsed.get(elapsed.size() - 1);
    }

    /**
     * The time of an iteration in seconds: the mean over the middle half of them, so that what a
     * measurement or a checkpoint took between two of them has no share in it. Empty if there are
     * not two lines.
     */
    public OptionalDouble secondsPerIteration() {
      double[] each =
          IntStream.range(1, iterations.size())
              .mapToDouble(i -> (elapsed.get(i) - elapsed.get(i - 1)) / step(i))
              .sorted()
              .toArray();
      return Arrays.stream(each, each.length / 4, each.length - each.length / 4).average();
    }

    private int step(int i) {
      return iterations.get(i).iteration() - iterations.get(i - 1).iteration();
    }
  }

  private record IterationLine(
      String type,
      int iteration,
      double loss,
      double reconstruction,
      Map<String, Double> divergences,
      double meanFeatures,
      double learningRate,
      double gradientNorm,
      Map<String, Double> temperatures,
      @JsonInclude(JsonInclude.Include.NON_NULL) Double labelLoss,
      double seconds) {
    IterationReport report() {
      return new IterationReport(
          iteration,
          loss,
          reconstruction,
          divergences,
          meanFeatures,
          learningRate,
          gradientNorm,
          temperatures,
          labelLoss == null ? OptionalDouble.empty() : OptionalDouble.of(labelLoss));
    }
  }

  private record EvaluationLine(
      String type, int iteration, String part, Map<String, Estimate> bounds) {}

  /**
   * Iterations that have no line, though they should have one.
   *
   * @param first of them
   * @param last of them
   */
  public record Gap(int first, int last) {
    private static final int NAMED = 10;

    /**
     * What is missing, in one line for people.
     *
     * @param log the file
     * @param gaps at least one
     */
    public static String describe(Path log, List<Gap> gaps) {
      String named =
          gaps.stream().limit(NAMED).map(Gap::toString).collect(Collectors.joining(", "));
      return "%s has no lines of the iterations %s%s: the training goes on, and its curves show a gap there"
          .formatted(log, named, gaps.size() > NAMED ? ", ..." : "");
    }

    @Override
    public String toString() {
      return first == last ? Integer.toString(first) : first + "-" + last;
    }
  }

  /**
   * Whether an iteration has a line: long trainings keep some of them, so that a log stays short.
   * It depends on nothing else, so that a resumed run keeps the same lines.
   *
   * @param iteration from 1
   * @param total how many the training has
   */
  public static boolean isKept(int iteration, int total) {
    int stride = (total + MAX_LINES - 1) / MAX_LINES;
    return iteration % stride == 0 || iteration > total - WHOLE_TAIL;
  }

  /**
   * The iterations whose lines are missing, in order.
   *
   * @param reports that the log has, in order
   * @param done how many iterations are done
   * @param total how many the training has
   */
  public static List<Gap> gaps(List<IterationReport> reports, int done, int total) {
    List<Gap> gaps = new ArrayList<>();
    int next = 0;
    int first = 0;
    for (int iteration = 1; iteration <= done; iteration++) {
      while (next < reports.size() && reports.get(next).iteration() < iteration) {
        next++;
      }
      boolean isThere = next < reports.size() && reports.get(next).iteration() == iteration;
      if (isThere && first > 0) {
        gaps.add(new Gap(first, iteration - 1));
        first = 0;
      } else if (!isThere && first == 0 && isKept(iteration, total)) {
        first = iteration;
      }
    }
    if (first > 0) {
      gaps.add(new Gap(first, done));
    }
    return gaps;
  }

  /**
   * Goes on with a log, without the lines of iterations after {@code iteration}: a training that
   * resumes from a checkpoint does those again.
   *
   * @param file the log; begun if missing
   * @param iteration the last iteration whose lines are kept
   * @throws DataException if it cannot be written, or a line but the last is no JSON
   */
  public static MetricsLog open(Path file, int iteration) {
    try {
      copyUpTo(file, iteration);
      return new MetricsLog(
          file,
          new BufferedWriter(
              new OutputStreamWriter(OutputFile.append(file), StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw FileTrouble.writing(file, e);
    }
  }

  /**
   * Adds an iteration.
   *
   * @param report what it did
   * @param seconds of training so far
   * @throws DataException if it cannot be written
   */
  public void add(IterationReport report, double seconds) {
    add(
        new IterationLine(
            ITERATION,
            report.iteration(),
            report.loss(),
            report.reconstruction(),
            report.divergences(),
            report.meanFeatures(),
            report.learningRate(),
            report.gradientNorm(),
            report.temperatures(),
            report.labelLoss().isPresent() ? report.labelLoss().getAsDouble() : null,
            seconds));
  }

  /**
   * Adds a measurement of the bounds.
   *
   * @param measurement the bounds
   * @throws DataException if it cannot be written
   */
  public void add(Measurement measurement) {
    add(
        new EvaluationLine(
            EVALUATION, measurement.iteration(), measurement.part(), measurement.bounds()));
  }

  private void add(Object line) {
    try {
      out.write(Json.line(line) + "\n");
      out.flush();
    } catch (IOException e) {
      throw FileTrouble.writing(file, e);
    }
  }

  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException e) {
      throw FileTrouble.writing(file, e);
    }
  }

  /**
   * Reads a log.
   *
   * @param file the log; a missing one is empty
   * @throws DataException if it cannot be read, or a line but the last is no JSON
   */
  public static History read(Path file) {
    List<IterationReport> iterations = new ArrayList<>();
    List<Measurement> measurements = new ArrayList<>();
    List<Double> elapsed = new ArrayList<>();
    forEachLine(
        file,
        (text, node) -> {
          if (node.path("type").asText().equals(ITERATION)) {
            IterationLine line = Json.convert(node, IterationLine.class);
            iterations.add(line.report());
            elapsed.add(line.seconds());
          } else if (node.path("type").asText().equals(EVALUATION)) {
            EvaluationLine line = Json.convert(node, EvaluationLine.class);
            measurements.add(new Measurement(line.iteration(), line.part(), line.bounds()));
          }
        });
    return new History(iterations, measurements, elapsed);
  }

  private static void copyUpTo(Path file, int iteration) throws IOException {
    try (OutputFile kept = OutputFile.own(file)) {
      forEachLine(
          file,
          (text, node) -> {
            if (node.path(ITERATION).asInt(Integer.MAX_VALUE) <= iteration) {
              kept.stream().write((text + "\n").getBytes(StandardCharsets.UTF_8));
            }
          });
      kept.commit();
    }
  }

  private interface LineReader {
    void read(String text, JsonNode node) throws IOException;
  }

  private static void forEachLine(Path file, LineReader reader) {
    if (!Files.exists(file)) {
      return;
    }
    int number = 0;
    try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      String line = in.readLine();
      while (line != null) {
        number++;
        String next = in.readLine();
        if (isWhole(line) || next != null) {
          reader.read(line, Json.parse(line));
        }
        line = next;
      }
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new DataException(
          file + ", line " + number + " is not a line of this log: remove it, or the whole file",
          e);
    } catch (IOException e) {
      throw FileTrouble.reading(file, e);
    }
  }

  /** Whether the last line is all there: an object, and closed. */
  private static boolean isWhole(String line) {
    try {
      return Json.parse(line).isObject();
    } catch (JsonProcessingException e) {
      return false;
    }
  }
}
