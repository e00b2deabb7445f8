package org.sdlgm.reproduce.table3;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.sdlgm.data.Dataset;
import org.sdlgm.data.Labels;
import org.sdlgm.eval.count.CountMeasure;
import org.sdlgm.eval.split.SelectedRows;
import org.sdlgm.experiment.run.Json;
import org.sdlgm.storage.InputFile;
import org.sdlgm.storage.OutputFile;

/**
 * What a random forest came to; kept in a file, so that it is trained once.
 *
 * @param options how large it is
 * @param observations how many it was measured on
 * @param dataset the data's name
 * @param values means by measure
 * @param seconds of its training
 */
record ForestResult(
    CountForest.Options options,
    int observations,
    String dataset,
    Map<String, Double> values,
    double seconds) {
  /** The result of a forest that was trained before and kept in a file, if it is like this. */
  static Optional<ForestResult> kept(
      Path file, CountForest.Options options, int observations, String dataset) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Json.parse(InputFile.text(file), ForestResult.class))
          .filter(kept -> options.equals(kept.options))
          .filter(kept -> observations == kept.observations && dataset.equals(kept.dataset));
    } catch (JsonProcessingException e) {
      // Damaged, or of another version: it is made anew.
      return Optional.empty();
    }
  }

  /** Trains a forest, measures it on the first test observations, and keeps the result. */
  static ForestResult of(Path file, CountForest.Options options, int observations, Dataset data) {
    long begun = System.nanoTime();
    CountForest forest = CountForest.train(data.training(), options);
    double seconds = (System.nanoTime() - begun) / 1e9;
    Labels truth = SelectedRows.first(data.test(), observations).labels().orElseThrow();
    double[][] expected = forest.expected(data.test(), truth.rows());
    Map<String, Double> values = new LinkedHashMap<>();
    for (CountMeasure measure : CountMeasure.all()) {
      values.put(
          measure.description().name(),
          measure.of(truth, expected, CountForest.rounded(expected)).mean());
    }
    ForestResult result = new ForestResult(options, observations, data.name(), values, seconds);
    OutputFile.write(file, Json.text(result));
    return result;
  }
}
