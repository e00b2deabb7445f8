package org.sdlgm.reproduce.declaration;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.sdlgm.backend.Backend;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.config.RunConfig;
import org.sdlgm.data.Dataset;
import org.sdlgm.experiment.study.Outcome;
import org.sdlgm.experiment.study.Trial;
import org.sdlgm.experiment.study.Workers;
import org.sdlgm.model.TrainedModel;

/**
 * A target as a declaration: what is trained, and what is shown of it. All else is done here:
 * training, going on with what was stopped, saying what is missing, drawing and writing.
 */
public abstract class Reproduction {
  /** Where, how much, on what. */
  protected final Request request;

  /** How much. */
  protected final Scale scale;

  private final Map<ComponentConfig, Dataset> data = new HashMap<>();

  protected Reproduction(Request request) {
    this.request = request;
    this.scale = request.scale();
  }

  private record Declared(
      String summary, Function<Request, Reproduction> declaration, boolean hasColumns)
      implements Target {
    @Override
    public boolean reproduce(Request request) {
      return declaration.apply(request).make();
    }
  }

  /** A target of a declaration, with a line of what it shows, and of which paper. */
  protected static Target target(String summary, Function<Request, Reproduction> declaration) {
    return target(summary, declaration, false);
  }

  /** A target that may also count rows of digits. */
  protected static Target target(
      String summary, Function<Request, Reproduction> declaration, boolean hasColumns) {
    return new Declared(summary, declaration, hasColumns);
  }

  /** The data that must be there before anything is trained. */
  public List<ComponentConfig> needs() {
    return List.of();
  }

  /** Trials from which others are chosen; none where there is nothing to choose. */
  public List<Trial> search() {
    return List.of();
  }

  /** What is trained, in the order in which it begins. */
  public List<Trial> trials() {
    return List.of();
  }

  /** What is trained, after what became of the search. */
  public List<Trial> chosen(List<Outcome> searched) {
    return trials();
  }

  /** The processes that the trainings share. */
  public Workers workers() {
    return request.workers();
  }

  /**
   * What there is to show of the search's and the trainings' runs, of which some may be missing.
   */
  public abstract Page page(Runs runs);

  /** Makes it; whether all of it is there. */
  public final boolean make() {
    needs().forEach(this::data);
    List<Trial> search = search();
    List<Outcome> searched = search.isEmpty() ? List.of() : request.study(workers()).run(search);
    if (searched.stream().anyMatch(outcome -> outcome.state() == Outcome.State.OPEN)) {
      request.notes().println("sdlgm: stopped; the same command goes on");
      return false;
    }
    List<Trial> trials = chosen(searched);
    if (trials.isEmpty()) {
      return conclude(searched);
    }
    return request
        .study(workers())
        .run(
            trials,
            trained -> conclude(Stream.concat(searched.stream(), trained.stream()).toList()));
  }

  /** Shows what there is; whether all of it is there. */
  public final boolean conclude(List<Outcome> outcomes) {
    Runs runs = new Runs(outcomes);
    TableFiles.write(page(runs).withNotes(runs.missing()), request);
    return runs.isWhole();
  }

  /** Data, which is loaded once. */
  protected final Dataset data(ComponentConfig config) {
    return data.computeIfAbsent(config, name -> request.framework().load(name, request.location()));
  }

  /**
   * The first run of every configuration, then the second: a table that is stopped early is of use.
   *
   * @param prefix of the trials' names, before the configurations'
   * @param seeds how many runs of each
   * @param configs in order, each with a name of its own
   */
  protected final List<Trial> rounds(String prefix, int seeds, List<RunConfig> configs) {
    return IntStream.range(0, seeds)
        .boxed()
        .flatMap(seed -> configs.stream().map(config -> trial(prefix, config.withSeed(seed))))
        .toList();
  }

  private Trial trial(String prefix, RunConfig config) {
    String name = prefix + config.name() + "-" + config.seed();
    return new Trial(name, request.framework().complete(config));
  }

  /** Looks at the model that a run trained, and closes it. */
  protected final <T> T look(Run run, Function<TrainedModel, T> look) {
    try (Backend backend = request.framework().open(run.config().backend());
        TrainedModel model = run.folder().load(backend).generative()) {
      return look.apply(model);
    }
  }
}
