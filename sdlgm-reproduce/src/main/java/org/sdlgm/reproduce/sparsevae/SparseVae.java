package org.sdlgm.reproduce.sparsevae;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.sdlgm.config.RunConfig;
import org.sdlgm.data.Dataset;
import org.sdlgm.error.DataException;
import org.sdlgm.experiment.study.Trial;
import org.sdlgm.model.LocationScale;
import org.sdlgm.report.drawing.Histograms;
import org.sdlgm.report.drawing.Histograms.Panel;
import org.sdlgm.reproduce.declaration.Measure;
import org.sdlgm.reproduce.declaration.Page;
import org.sdlgm.reproduce.declaration.Reproduction;
import org.sdlgm.reproduce.declaration.Request;
import org.sdlgm.reproduce.declaration.Run;
import org.sdlgm.reproduce.declaration.Runs;
import org.sdlgm.reproduce.declaration.Target;

/**
 * R. Pyle, "Sparse Variational Autoencoder", 2017: a VAE with a Gaussian latent beside one with a
 * Cauchy, on generated data, MNIST and CIFAR-10; their pictures, and the numbers that the slides
 * lack.
 *
 * <p>Longer than other declarations: data may be missing, and there are four kinds of pictures of
 * each, which {@link View} and {@link Pictures} make.
 */
public final class SparseVae extends Reproduction {
  /** The target. */
  public static final Target TARGET =
      target(
          "a VAE beside a sparse VAE on generated data, MNIST and CIFAR-10 [Pyle 2017]",
          SparseVae::new);

  private static final List<Measure<Run>> MEASURES =
      List.of(
          measure("elbo, nats", "elbo", 1),
          measure("iw-100, nats", "iw-100", 1),
          measure("KL, nats", "divergence", 1),
          measure("squared error", "reconstruction-error", 4),
          percent("explained, percent", "explained-variance"),
          measure("Hoyer", "hoyer", 3),
          percent("near 0, percent", "near-centre"),
          measure("active units", "active-units", 1));

  private static final List<String> NOTES =
      List.of(
          "The slides show pictures and no numbers: there is nothing of theirs to stand beside ours.",
          "elbo and iw-100 are negative bounds on log p(x), lower is better: of densities on"
              + " mixtures and cifar-10, where they may be below 0, of probabilities on bars and"
              + " mnist (static binarisation). Squared error is per pixel.",
          "A code is where the posterior is centred. Hoyer: 1 for a single value that is not 0, 0"
              + " for values of one size. Near 0: values within 0.1 of the prior's centre. Active"
              + " units: values with a variance above 0.01 over the test data.",
          "Both models have the same networks, width and training; nothing is tuned for either.");

  private final List<Subject> present = new ArrayList<>();
  private final List<String> leftOut = new ArrayList<>();
  private final int observations = scale.choose(scale.limit(), 0, 200);

  /** Data whose files cannot be had is left out: the rest can be made without it. */
  SparseVae(Request request) {
    super(request);
    for (Subject subject : Subject.ALL) {
      try {
        data(subject);
        present.add(subject);
      } catch (DataException e) {
        leftOut.add(subject.key() + " is left out: " + e.getMessage());
        request.out().println(leftOut.get(leftOut.size() - 1));
      }
    }
  }

  private static Measure<Run> measure(String name, String metric, int decimals) {
    return Measure.neutral(name, decimals, run -> run.mean(metric));
  }

  private static Measure<Run> percent(String name, String metric) {
    return Measure.neutral(name, 1, run -> 100 * run.mean(metric));
  }

  private Dataset data(Subject subject) {
    RunConfig config = subject.config(LocationScale.GAUSSIAN);
    return data(request.framework().complete(config).dataset());
  }

  @Override
  public List<Trial> trials() {
    List<RunConfig> configs =
        present.stream()
            .flatMap(subject -> families().map(family -> config(subject, family)))
            .toList();
    return rounds("", scale.choose(scale.seeds(), 1, 1), configs);
  }

  private static Stream<LocationScale> families() {
    return Arrays.stream(LocationScale.values());
  }

  private RunConfig config(Subject subject, LocationScale family) {
    int iterations =
        scale.choose(scale.iterations(), subject.iterations(), subject.quickIterations());
    return subject
        .config(family)
        .with("training.iterations", iterations)
        .with("training.divergenceWarmUp", iterations / 4)
        .with("training.checkpointEvery", Math.min(500, iterations))
        .with("training.evaluateEvery", 0)
        .with("evaluation.observations", observations);
  }

  @Override
  public Page page(Runs runs) {
    List<Measure.Line<Run>> lines =
        present.stream()
            .flatMap(subject -> families().map(family -> line(subject, family, runs)))
            .toList();
    return new Page(
        Measure.table(
            "Sparse VAE: a Cauchy latent beside a Gaussian", "data, model", MEASURES, lines),
        lead(),
        Stream.of(NOTES, leftOut).flatMap(List::stream).toList(),
        figures(runs));
  }

  private static Measure.Line<Run> line(Subject subject, LocationScale family, Runs runs) {
    return new Measure.Line<>(
        subject.key() + ", " + View.name(family), runs.of(subject.config(family).name()), Map.of());
  }

  private String lead() {
    List<String> iterations =
        trials().stream()
            .map(Trial::config)
            .map(config -> config.dataset().name() + " " + config.training().iterations())
            .distinct()
            .toList();
    return scale.warning()
        + "Iterations of 100 observations: %s; measured on %s test observations."
            .formatted(
                String.join(", ", iterations),
                observations == 0 ? "all" : "the first " + observations);
  }

  /** Of the first run of each model. */
  private List<Page.Figure> figures(Runs runs) {
    List<Pictures> pictures =
        present.stream()
            .map(subject -> pictures(subject, runs))
            .filter(one -> !one.views().isEmpty())
            .toList();
    if (pictures.isEmpty()) {
      return List.of();
    }
    List<Panel> panels = pictures.stream().flatMap(one -> one.activations().stream()).toList();
    List<Page.Figure> figures = new ArrayList<>();
    figures.add(
        new Page.Figure(
            Histograms.of("Values of codes" + scale.mark(), panels, 2),
            "How often a code has a value, in percent, all values of all test codes together; the"
                + " line is the prior's density. A sparse code has most of its values at 0.",
            "activations"));
    pictures.forEach(one -> figures.addAll(one.figures()));
    return figures;
  }

  private Pictures pictures(Subject subject, Runs runs) {
    Dataset data = data(subject);
    List<View> views =
        families()
            .flatMap(
                family ->
                    runs.of(subject.config(family).name()).stream()
                        .limit(1)
                        .map(run -> look(run, model -> View.of(model, family, data.test()))))
            .toList();
    return new Pictures(subject.key(), scale.mark(), data, views);
  }
}
