package org.sdlgm.reproduce.table1;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.sdlgm.config.RunConfig;
import org.sdlgm.djl.storage.ConfigText;
import org.sdlgm.experiment.preset.Presets;

/**
 * The methods of table I, and those beyond it, by one protocol.
 *
 * <p>All have the encoder and decoder of the preset {@code mnist}, batches of 100 and Adam at 1e-3
 * without a schedule, as SDLGM's own training: no method has a learning rate of its own, so none is
 * tuned and none is favoured. What is a method's own:
 *
 * <ul>
 *   <li>Gumbel-Softmax and its straight-through form: a temperature that falls from 1 to 0.5 (Jang
 *       et al. 2017, section 4.2), exponentially over the training
 *   <li>slope annealing: a slope that rises from 1 to 5 over the training
 *   <li>SDLGM: both temperatures learned from 1; with the other estimators the samples are hard,
 *       with straight-through Gumbel-Softmax both temperatures fall as above
 * </ul>
 */
final class Grid {
  private static final String BERNOULLI = "Bernoulli 200";
  private static final String CATEGORICAL = "categorical 20x10";
  private static final String SPARSE = "SDLGM (K 200, L0 40)";
  private static final double NONE = Double.NaN;

  private static final String NETWORK = "network: {hidden: [512, 384, 256], activation: relu}";

  private final List<Method> methods = new ArrayList<>();
  private final RunConfig base = Presets.get("mnist");
  private final int iterations;

  private Grid(int iterations) {
    this.iterations = iterations;
  }

  /**
   * The rows of the table, from top to bottom.
   *
   * @param iterations over which schedules go
   */
  static List<Method> methods(int iterations) {
    Grid grid = new Grid(iterations);
    grid.addBernoulli();
    grid.addCategorical();
    grid.addSparse();
    return grid.methods;
  }

  private void addBernoulli() {
    String latent = "{name: bernoulli, width: 200, " + NETWORK + ", " + annealed() + "}";
    List<Method> rows =
        independent(
            "bernoulli",
            BERNOULLI,
            latent,
            List.of(112.2, 110.9, 109.7, 116.0, 111.5, 105.0, 111.5));
    methods.addAll(rows);
    methods.add(hard("bernoulli", BERNOULLI, latent, "DisARM", "disarm", NONE));
  }

  private void addCategorical() {
    String latent =
        "{name: categorical, variables: 20, classes: 10, " + NETWORK + ", " + annealed() + "}";
    methods.addAll(
        independent(
            "categorical",
            CATEGORICAL,
            latent,
            List.of(110.6, 128.8, 107.0, 110.9, 107.8, 101.5, 107.8)));
  }

  /** What is defined for independent bits and classes alike; values in the paper's order. */
  private List<Method> independent(String key, String group, String latent, List<Double> paper) {
    List<Method> rows =
        new ArrayList<>(
            List.of(
                hard(key, group, latent, "SF (NVIL)", "score-function", paper.get(0)),
                hard(key, group, latent, "DARN", "darn", paper.get(1)),
                hard(key, group, latent, "MuProp", "muprop", paper.get(2)),
                hard(key, group, latent, "ST", "straight-through", paper.get(3)),
                hard(key, group, latent, "annealed ST", slopes(), paper.get(4)),
                pathwise(key, group, latent, "Gumbel-Softmax", "relaxed", paper.get(5)),
                pathwise(
                    key, group, latent, "ST Gumbel-Softmax", "straight-through", paper.get(6))));
    rows.add(hard(key, group, latent, "RLOO, 4 samples", "leave-one-out", NONE));
    rows.add(hard(key, group, latent, "ReinMax", "reinmax", NONE));
    return rows;
  }

  private void addSparse() {
    methods.add(
        new Method(
            "sdlgm",
            SPARSE,
            "SDLGM, as published",
            base,
            true,
            OptionalDouble.of(99.05),
            OptionalDouble.of(99.58)));
    String latent = "{sparsity: {%s}, features: {%s}}".formatted(annealed(), annealed());
    methods.add(
        pathwise("sdlgm", SPARSE, latent, "SDLGM, ST Gumbel-Softmax", "straight-through", NONE));
    addHard("SF (NVIL)", "score-function", latent);
    addHard("DARN", "darn", latent);
    addHard("MuProp", "muprop", latent);
    addHard("ST", "straight-through", latent);
    addHard("annealed ST", slopes(), latent);
    addHard("RLOO, 4 samples", "leave-one-out", latent);
    addHard("ReinMax", "reinmax", latent);
    methods.add(
        new Method(
            "mnist-discrete",
            SPARSE,
            "SDLGM, preset mnist-discrete",
            Presets.get("mnist-discrete"),
            false,
            OptionalDouble.empty(),
            OptionalDouble.empty()));
  }

  private void addHard(String title, String estimator, String latent) {
    methods.add(hard("sdlgm", SPARSE, latent, "SDLGM, " + title, estimator, NONE));
  }

  private Method hard(
      String key, String group, String latent, String title, String estimator, double paper) {
    return method(key, group, latent, title, estimator, "hard", paper);
  }

  private Method pathwise(
      String key, String group, String latent, String title, String sampling, double paper) {
    return method(key, group, latent, title, "pathwise", sampling, paper);
  }

  private Method method(
      String key,
      String group,
      String latent,
      String title,
      String estimator,
      String sampling,
      double paper) {
    String yaml =
        """
        model: {latent: %s}
        training: {estimator: %s, sampling: %s}
        """
            .formatted(latent, estimator, sampling);
    boolean relaxed = estimator.equals("pathwise");
    String name = estimator.replaceFirst("\\{name: ([a-z-]+).*", "$1");
    return new Method(
        key + "-" + name + (relaxed ? "-" + sampling : ""),
        group,
        group.equals(SPARSE) ? title : group + ", " + title,
        ConfigText.overlay(base, yaml, title),
        relaxed,
        Double.isNaN(paper) ? OptionalDouble.empty() : OptionalDouble.of(paper),
        OptionalDouble.empty());
  }

  private String annealed() {
    return "temperature: {mode: annealed, initial: 1, minimum: 0.5, iterations: "
        + iterations
        + "}";
  }

  private String slopes() {
    return "{name: slope-annealed, iterations: " + iterations + "}";
  }
}
