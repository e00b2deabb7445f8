package org.sdlgm.reproduce.table2;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.experiment.tuning.Candidate;
import org.sdlgm.reproduce.table2.Contest.Data;

/**
 * One row of the table.
 *
 * <p>Every method gets as many candidates, over the learning rate, the weight decay and the dropout
 * of the attributes. Linear models have a range of their own, since a learning rate that suits a
 * hidden layer leaves them where they began. They see the attributes as the paper's do; networks
 * with a hidden layer, SDLGM's and the baselines' alike, see them bounded, which cross-validates
 * better: attributes of Birds lie up to ten and more deviations away from their means.
 *
 * @param key of its runs' folders
 * @param title in the table
 * @param model the component that it is
 * @param networks paths of the networks that see the attributes
 * @param linear whether they have no hidden layer
 * @param own whether it is SDLGM's
 * @param published the paper's values in percent, of each dataset the micro and the macro F1; NaN
 *     where there is none, and empty where there are none at all
 */
record Method(
    String key,
    String title,
    ComponentConfig model,
    List<String> networks,
    boolean linear,
    boolean own,
    List<Double> published) {
  private static final double NONE = Double.NaN;
  private static final double UNBOUNDED = 0;

  private static final List<String> ONE = List.of("model.labels.network");
  private static final List<String> TWO =
      List.of("model.labels.sparsity.network", "model.labels.features.network");

  /** The rows, from top to bottom. */
  static final List<Method> ALL =
      List.of(
          linear("logistic", List.of(45.78, 33.77, 66.75, 68.56, 48.88, 24.49)),
          perceptron("logistic"),
          linear("softmax", List.of(48.67, 37.06, 67.34, 67.51, 47.46, 23.51)),
          perceptron("softmax"),
          linear("sparsemax", List.of(49.44, 39.13, 66.38, 66.07, 48.47, NONE)),
          perceptron("sparsemax"),
          sdlgm("dis", "SDLGM-Dis", List.of(NONE, 42.31, 70.99, 70.86, NONE, 20.49)),
          sdlgm("gen", "SDLGM-Gen", List.of(49.96, 41.68, 71.35, 71.07, 44.22, 20.17)),
          sdlgm("con", "SDLGM-Con", List.of(50.67, 45.40, NONE, NONE, NONE, 25.74)));

  private static Method linear(String name, List<Double> published) {
    Map<String, Object> network = Map.of("hidden", List.of(), "dropout", 0);
    ComponentConfig model = new ComponentConfig(name, Map.of("network", network));
    return new Method(name, name + ", linear", model, ONE, true, false, published);
  }

  private static Method perceptron(String name) {
    ComponentConfig model = ComponentConfig.of(name);
    return new Method(name + "-mlp", name + ", MLP +", model, ONE, false, false, List.of());
  }

  private static Method sdlgm(String variant, String title, List<Double> published) {
    String name = "sdlgm-" + variant;
    return new Method(name, title, ComponentConfig.of(name), TWO, false, true, published);
  }

  /** The paper's values in percent, by the columns that they stand in. */
  Map<String, Double> papers() {
    Map<String, Double> papers = new LinkedHashMap<>();
    Iterator<Double> values = published.iterator();
    for (Data data : Data.ALL) {
      F1.ALL.stream()
          .filter(measure -> measure.published() && values.hasNext())
          .forEach(measure -> papers.put(measure.column(data), values.next()));
    }
    papers.values().removeIf(value -> value.isNaN());
    return papers;
  }

  /** What is tried. */
  List<Candidate> candidates() {
    List<Map<String, Object>> points =
        linear
            ? List.of(
                point(0.03, 3, 0.5, UNBOUNDED),
                point(0.03, 1, 0.2, UNBOUNDED),
                point(0.03, 10, 0.2, UNBOUNDED),
                point(0.01, 10, 0.5, UNBOUNDED),
                point(0.003, 3, 0.5, UNBOUNDED))
            : List.of(
                point(0.008, 3, 0.6, 2),
                point(0.008, 1, 0.6, 2),
                point(0.008, 10, 0.3, 2),
                point(0.008, 10, 0.3, 1),
                point(0.004, 3, 0.5, 2));
    return IntStream.range(0, points.size())
        .mapToObj(i -> new Candidate(i + 1, points.get(i)))
        .toList();
  }

  private Map<String, Object> point(
      double rate, double decay, double inputDropout, double inputBound) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("training.optimizer.learningRate", rate);
    values.put("training.optimizer.weightDecay", decay);
    networks.forEach(
        network -> {
          values.put(network + ".inputDropout", inputDropout);
          values.put(network + ".inputBound", inputBound);
        });
    return values;
  }
}
