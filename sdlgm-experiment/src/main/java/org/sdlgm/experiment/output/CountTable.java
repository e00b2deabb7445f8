package org.sdlgm.experiment.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.model.LabelCounts;
import org.sdlgm.model.LabelPrediction;

/**
 * Predicted counts as CSV (RFC 4180): the observation; how many things are on it, most probably;
 * how often each is in the most probable bag, under its name; and how often each is expected.
 */
public final class CountTable implements PredictionTable {
  private final List<String> names;
  private final IntFunction<String> observation;

  /**
   * @param names of what is counted
   * @param observation the name of each, by its index from 0
   */
  public CountTable(List<String> names, IntFunction<String> observation) {
    this.names = List.copyOf(names);
    this.observation = observation;
  }

  @Override
  public String header() {
    List<String> fields = new ArrayList<>(List.of("observation", "number"));
    fields.addAll(names);
    names.forEach(name -> fields.add(name + " expected"));
    return CsvLine.of(fields);
  }

  @Override
  public String rows(int first, LabelPrediction prediction) {
    LabelCounts counts =
        prediction
            .counts()
            .orElseThrow(() -> new ConfigurationException("--counts: the model does not count"));
    return IntStream.range(0, counts.bags().length)
        .mapToObj(
            row -> CsvLine.of(fields(first + row, counts.bags()[row], counts.expected()[row])))
        .collect(Collectors.joining());
  }

  private List<String> fields(int index, int[] bag, double[] expected) {
    List<String> fields = new ArrayList<>();
    fields.add(observation.apply(index));
    fields.add(Integer.toString(Arrays.stream(bag).sum()));
    Arrays.stream(bag).forEach(count -> fields.add(Integer.toString(count)));
    Arrays.stream(expected).forEach(mean -> fields.add(CsvLine.number(mean)));
    return fields;
  }
}
