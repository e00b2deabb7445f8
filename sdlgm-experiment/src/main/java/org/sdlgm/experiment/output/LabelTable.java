package org.sdlgm.experiment.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.sdlgm.data.Labels;
import org.sdlgm.model.LabelPrediction;

/**
 * Predicted labels as CSV (RFC 4180): the row's number from 1; the labels that are decided on, with
 * semicolons between; how many labels are expected; their most probable number; and the probability
 * of each label under its name. What the model does not know is left empty.
 */
public final class LabelTable implements PredictionTable {
  private final List<String> names;
  private final Function<LabelPrediction, Labels> rule;

  /**
   * @param names of the labels
   * @param rule by which labels are decided on
   */
  public LabelTable(List<String> names, Function<LabelPrediction, Labels> rule) {
    this.names = List.copyOf(names);
    this.rule = rule;
  }

  @Override
  public String header() {
    List<String> fields = new ArrayList<>(List.of("row", "labels", "expected", "number"));
    fields.addAll(names);
    return CsvLine.of(fields);
  }

  @Override
  public String rows(int first, LabelPrediction prediction) {
    Labels decided = rule.apply(prediction);
    return IntStream.range(0, decided.rows())
        .mapToObj(row -> CsvLine.of(fields(first, row, decided, prediction)))
        .collect(Collectors.joining());
  }

  private List<String> fields(int first, int row, Labels decided, LabelPrediction prediction) {
    List<String> fields = new ArrayList<>();
    fields.add(Integer.toString(first + row + 1));
    fields.add(
        IntStream.range(0, names.size())
            .filter(label -> decided.count(row, label) > 0)
            .mapToObj(names::get)
            .collect(Collectors.joining(";")));
    Optional<double[]> expected = prediction.counts().map(counts -> counts.expected()[row]);
    fields.add(expected.map(each -> CsvLine.number(Arrays.stream(each).sum())).orElse(""));
    Optional<int[]> set = prediction.counts().map(counts -> counts.sets()[row]);
    fields.add(set.map(each -> Integer.toString(IntStream.of(each).sum())).orElse(""));
    for (double probability : prediction.probabilities()[row]) {
      fields.add(CsvLine.number(probability));
    }
    return fields;
  }
}
