package org.sdlgm.cli.command;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.sdlgm.config.Require;
import org.sdlgm.config.RunConfig;
import org.sdlgm.experiment.bench.Benchmark;
import org.sdlgm.experiment.bench.Benchmark.Amount;
import org.sdlgm.experiment.bench.Figures;
import org.sdlgm.experiment.bench.FiguresJson;
import org.sdlgm.experiment.bench.FiguresText;
import org.sdlgm.experiment.preset.Presets;
import org.sdlgm.experiment.run.Json;
import org.sdlgm.experiment.run.RunFolder;
import org.sdlgm.experiment.training.LastDataset;
import org.sdlgm.experiment.training.Resources;
import org.sdlgm.experiment.tuning.Candidate;
import org.sdlgm.experiment.tuning.SearchSpace;
import org.sdlgm.experiment.wiring.Framework;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sdlgm bench}. */
@Command(
    name = "bench",
    header = "Measure how fast a configuration trains and encodes on this machine.",
    footer = {
      "  sdlgm bench mnist",
      "  sdlgm bench mnist --set training.batchSize=1000 --engine MXNet",
      "  sdlgm bench runs/mnist-TIME                   as a run was configured",
      "  sdlgm bench mnist --over 'model.latent.width=[100, 200, 1000]' \\",
      "    --over 'training.batchSize=[100, 300]'      a line for each of the six",
      "",
      "Times are medians, with the 10th and 90th percentile beside them: repeat it on",
      "a quiet machine where they are far apart. Nothing is kept: no run folder is made."
    })
final class BenchCommand implements Callable<Integer> {
  private static final Amount QUICK = new Amount(20, 30, 4);
  private static final int ITERATIONS = 300;
  private static final int MOST_ITERATIONS = 1_000_000;
  private static final int ENCODED = 20;

  @Mixin private CommonOptions common;
  @Mixin private EngineOptions engine;
  @Mixin private ConfigurationOptions options;

  @Option(
      names = "--iterations",
      paramLabel = "N",
      description = "Count N iterations (default: 300), after half as many that do not count.")
  private Optional<Integer> iterations = Optional.empty();

  @Option(
      names = "--over",
      paramLabel = "PATH=VALUES",
      description = "Measure every value of a field; given again, every combination.")
  private List<String> over = new ArrayList<>();

  @Option(names = "--json", description = "Print JSON, with all there is to say.")
  private boolean json;

  @Override
  public Integer call() {
    RunConfig config = options.configuration(BenchCommand::find, common, engine);
    Framework framework = common.framework();
    List<Candidate> candidates = SearchSpace.of(Map.of()).with("--over", over).grid();
    // All of them first: a mistake in the last shall not show after an hour.
    List<RunConfig> configs =
        candidates.stream().map(each -> framework.complete(each.over(config))).toList();
    Benchmark benchmark =
        new Benchmark(new LastDataset(Resources.of(framework, common.location())), amount());
    List<Figures> figures = new ArrayList<>();
    for (int i = 0; i < configs.size(); i++) {
      if (configs.size() > 1) {
        common.tell((i + 1) + "/" + configs.size() + ": " + candidates.get(i).describe());
      }
      figures.add(benchmark.measure(configs.get(i)));
    }
    print(candidates, figures);
    return 0;
  }

  private static RunConfig find(String source) {
    return !Presets.NAMES.contains(source) && new File(source).isDirectory()
        ? RunFolder.open(Path.of(source)).config()
        : Presets.find(source);
  }

  private Amount amount() {
    if (iterations.isEmpty() && options.isQuick()) {
      return QUICK;
    }
    int counted = iterations.orElse(ITERATIONS);
    Require.inRange("--iterations", counted, 1, MOST_ITERATIONS);
    return new Amount((counted + 1) / 2, counted, options.isQuick() ? QUICK.encoded() : ENCODED);
  }

  private void print(List<Candidate> candidates, List<Figures> figures) {
    if (json) {
      List<Map<String, Object>> all =
          IntStream.range(0, figures.size())
              .mapToObj(i -> FiguresJson.of(candidates.get(i).values(), figures.get(i)))
              .toList();
      common.out().print(Json.text(all));
    } else if (over.isEmpty()) {
      FiguresText.print(figures.get(0), common.out());
    } else {
      List<String> points = candidates.stream().map(Candidate::describe).toList();
      FiguresText.print(points, figures, common.out());
    }
  }
}
