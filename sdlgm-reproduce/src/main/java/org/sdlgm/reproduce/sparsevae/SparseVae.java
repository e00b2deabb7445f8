package org.sdlgm.reproduce.sparsevae;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.sdlgm.backend.Backend;
import org.sdlgm.config.RunConfig;
import org.sdlgm.data.Dataset;
import org.sdlgm.djl.storage.ConfigText;
import org.sdlgm.error.DataException;
import org.sdlgm.eval.statistics.Summary;
import org.sdlgm.eval.table.Cell;
import org.sdlgm.eval.table.Column;
import org.sdlgm.eval.table.ResultTable;
import org.sdlgm.eval.table.Row;
import org.sdlgm.experiment.run.RunFolder;
import org.sdlgm.experiment.study.Outcome;
import org.sdlgm.experiment.study.Trial;
import org.sdlgm.metric.Metric.Direction;
import org.sdlgm.model.LocationScale;
import org.sdlgm.model.TrainedModel;
import org.sdlgm.report.Illustration;
import org.sdlgm.report.drawing.Histograms.Panel;
import org.sdlgm.reproduce.target.Request;
import org.sdlgm.reproduce.target.Scale;
import org.sdlgm.reproduce.target.TableFiles;
import org.sdlgm.reproduce.target.Target;

/**
 * R. Pyle, "Sparse Variational Autoencoder", 2017: a VAE with a Gaussian latent beside one with a
 * Cauchy, on generated data, MNIST and CIFAR-10; their pictures, and the numbers that the slides
 * lack.
 */
public final class SparseVae implements Target {
  private static final int SEEDS = 1;

  /** A column, the metric in it and what it is multiplied with. */
  private record Measure(Column column, String metric, double factor) {}

  private static final List<Measure> MEASURES =
      List.of(
          measure("elbo, nats", "elbo", 1, 1),
          measure("iw-100, nats", "iw-100", 1, 1),
          measure("KL, nats", "divergence", 1, 1),
          measure("squared error", "reconstruction-error", 1, 4),
          measure("explained, percent", "explained-variance", 100, 1),
          measure("Hoyer", "hoyer", 1, 3),
          measure("near 0, percent", "near-centre", 100, 1),
          measure("active units", "active-units", 1, 1));

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

  private static Measure measure(String name, String metric, double factor, int decimals) {
    return new Measure(new Column(name, Direction.NONE, decimals), metric, factor);
  }

  /**
   * Data that is at hand.
   *
   * @param subject what is made of it
   * @param data the data
   */
  private record Present(Subject subject, Dataset data) {}

  @Override
  public String summary() {
    return "a VAE beside a sparse VAE on generated data, MNIST and CIFAR-10 [Pyle 2017]";
  }

  @Override
  public boolean reproduce(Request request) {
    List<String> missing = new ArrayList<>();
    List<Present> present = present(request, missing);
    return request
        .study()
        .run(
            trials(present.stream().map(Present::subject).toList(), request),
            outcomes -> {
              outcomes.stream()
                  .filter(outcome -> !outcome.isFinished())
                  .map(Outcome::missing)
                  .forEach(missing::add);
              conclude(present, outcomes, missing, request);
              return outcomes.stream().allMatch(Outcome::isFinished);
            });
  }

  /** Data whose files cannot be had is left out: the rest can be made without it. */
  private static List<Present> present(Request request, List<String> missing) {
    List<Present> present = new ArrayList<>();
    for (Subject subject : Subject.ALL) {
      try {
        RunConfig config = request.framework().complete(subject.config(LocationScale.GAUSSIAN));
        Dataset data = request.framework().load(config.dataset(), request.location());
        present.add(new Present(subject, data));
      } catch (DataException e) {
        missing.add(subject.key() + " is left out: " + e.getMessage());
        request.out().println(missing.get(missing.size() - 1));
      }
    }
    return present;
  }

  /** The first run of every model, then the second. */
  static List<Trial> trials(List<Subject> subjects, Request request) {
    List<Trial> trials = new ArrayList<>();
    Scale scale = request.scale();
    for (int seed = 0; seed < scale.choose(scale.seeds(), SEEDS, SEEDS); seed++) {
      for (Subject subject : subjects) {
        for (LocationScale family : LocationScale.values()) {
          trials.add(trial(subject, family, seed, request));
        }
      }
    }
    return trials;
  }

  private static Trial trial(Subject subject, LocationScale family, int seed, Request request) {
    Scale scale = request.scale();
    int iterations =
        scale.choose(scale.iterations(), subject.iterations(), subject.quickIterations());
    String key = key(subject, family);
    String yaml =
        String.format(
            Locale.ROOT,
            """
            name: %s
            seed: %d
            training:
              iterations: %d
              divergenceWarmUp: %d
              checkpointEvery: %d
              evaluateEvery: 0
            evaluation: {observations: %d}
            """,
            key,
            seed,
            iterations,
            iterations / 4,
            Math.max(1, Math.min(500, iterations)),
            scale.choose(scale.limit(), 0, 200));
    RunConfig config = ConfigText.overlay(subject.config(family), yaml, key);
    return new Trial(key + "-" + seed, request.framework().complete(config));
  }

  private static String key(Subject subject, LocationScale family) {
    return "vae-" + subject.key() + "-" + family.name().toLowerCase(Locale.ROOT);
  }

  /** What a model is called. */
  static String name(LocationScale family) {
    return switch (family) {
      case GAUSSIAN -> "VAE (Gaussian)";
      case CAUCHY -> "sparse VAE (Cauchy)";
    };
  }

  /** What a model is called. */
  static String name(View view) {
    return name(view.family());
  }

  private static void conclude(
      List<Present> present, List<Outcome> outcomes, List<String> missing, Request request) {
    Map<String, List<Outcome>> finished = new LinkedHashMap<>();
    outcomes.stream()
        .filter(Outcome::isFinished)
        .forEach(
            outcome ->
                finished
                    .computeIfAbsent(outcome.trial().config().name(), key -> new ArrayList<>())
                    .add(outcome));
    List<Row> rows = new ArrayList<>();
    for (Present one : present) {
      for (LocationScale family : LocationScale.values()) {
        String title = one.subject().key() + ", " + name(family);
        rows.add(row(title, finished.getOrDefault(key(one.subject(), family), List.of())));
      }
    }
    List<String> notes = new ArrayList<>(NOTES);
    notes.addAll(missing);
    TableFiles.write(
        new ResultTable(
            "Sparse VAE: a Cauchy latent beside a Gaussian",
            "data, model",
            MEASURES.stream().map(Measure::column).toList(),
            rows,
            request.scale().qualifier(),
            notes),
        lead(outcomes, request.scale()),
        List.of(),
        illustrations(present, finished, request),
        request);
  }

  /** Of the first run of each model. */
  private static List<Illustration> illustrations(
      List<Present> present, Map<String, List<Outcome>> finished, Request request) {
    List<Illustration> illustrations = new ArrayList<>();
    List<Panel> panels = new ArrayList<>();
    for (Present one : present) {
      List<View> views =
          Arrays.stream(LocationScale.values())
              .flatMap(family -> view(one, family, finished, request).stream())
              .toList();
      if (!views.isEmpty()) {
        illustrations.addAll(draw(one, views, request));
        views.forEach(view -> panels.add(Pictures.activations(one.subject().key(), view)));
      }
    }
    if (!panels.isEmpty()) {
      illustrations.add(0, histograms(panels, request));
    }
    return illustrations;
  }

  private static Optional<View> view(
      Present one, LocationScale family, Map<String, List<Outcome>> finished, Request request) {
    return finished.getOrDefault(key(one.subject(), family), List.of()).stream()
        .findFirst()
        .map(run -> view(run, family, one.data(), request));
  }

  private static String lead(List<Outcome> outcomes, Scale scale) {
    List<String> iterations =
        outcomes.stream()
            .map(outcome -> outcome.trial().config())
            .map(config -> config.dataset().name() + " " + config.training().iterations())
            .distinct()
            .toList();
    return scale.warning()
        + "Iterations of 100 observations: "
        + String.join(", ", iterations)
        + "; measured on "
        + scale
            .limit()
            .or(() -> scale.quick() ? Optional.of(200) : Optional.empty())
            .map(limit -> "the first " + limit + " test observations.")
            .orElse("all test observations.");
  }

  private static Row row(String name, List<Outcome> runs) {
    return new Row(name, MEASURES.stream().map(measure -> cell(runs, measure)).toList());
  }

  private static Cell cell(List<Outcome> runs, Measure measure) {
    ToDoubleFunction<RunFolder> value =
        run -> measure.factor() * run.results().get(measure.metric()).mean();
    double[] values = runs.stream().map(Outcome::folder).mapToDouble(value).toArray();
    return values.length == 0 ? Cell.EMPTY : Cell.of(Summary.of(values));
  }

  private static View view(Outcome run, LocationScale family, Dataset data, Request request) {
    try (Backend backend = request.framework().open(run.trial().config().backend());
        TrainedModel model = backend.load(run.folder().trainedModel()).generative()) {
      return View.of(model, family, data.test());
    }
  }

  private static Illustration histograms(List<Panel> panels, Request request) {
    return TableFiles.draw(
        Pictures.activations("Values of codes" + quick(request), panels),
        "How often a code has a value, in percent, all values of all test codes together; the line"
            + " is the prior's density. A sparse code has most of its values at 0.",
        "activations",
        request);
  }

  private static List<Illustration> draw(Present one, List<View> views, Request request) {
    String key = one.subject().key();
    Function<String, String> title = what -> key + ": " + what + quick(request);
    return List.of(
        TableFiles.draw(
            Pictures.reconstructions(title.apply("reconstructions"), one.data(), views),
            "The first test observations, and what each model makes of their codes.",
            key + "-reconstructions",
            request),
        TableFiles.draw(
            Pictures.samples(title.apply("samples of the priors"), one.data(), views),
            "The first test observations for comparison, and E[x|z] at draws from each prior.",
            key + "-samples",
            request),
        TableFiles.draw(
            Pictures.traversals(title.apply("traversals"), one.data(), views),
            "The first test observations for comparison; below, E[x|z] along single values of z, the"
                + " others at 0: the six that vary most, from the first to the last percentile of"
                + " the test codes.",
            key + "-traversals",
            request));
  }

  private static String quick(Request request) {
    return request.scale().quick() ? " (quick)" : "";
  }
}
