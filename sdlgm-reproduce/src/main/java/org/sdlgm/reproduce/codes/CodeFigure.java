package org.sdlgm.reproduce.codes;

import java.util.List;
import java.util.stream.Stream;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.config.RunConfig;
import org.sdlgm.config.SamplingMode;
import org.sdlgm.data.Dataset;
import org.sdlgm.experiment.study.Trial;
import org.sdlgm.model.TrainedModel;
import org.sdlgm.reproduce.declaration.Page;
import org.sdlgm.reproduce.declaration.Reproduction;
import org.sdlgm.reproduce.declaration.Request;
import org.sdlgm.reproduce.declaration.Runs;
import org.sdlgm.reproduce.table1.Grid;
import org.sdlgm.reproduce.table1.TableOne;

/**
 * A figure of codes, by the first runs of two rows of table I.
 *
 * @param <T> what is seen of a model
 */
abstract class CodeFigure<T> extends Reproduction {
  private static final int QUICK_ITERATIONS = 500;
  private static final long SEED = 0;

  private final List<Trial> trials;
  private final int observations;

  CodeFigure(Request request, int observations) {
    super(request);
    this.observations = observations;
    this.trials =
        TableOne.firstRuns(List.of(Grid.PUBLISHED, Grid.DISCRETE), QUICK_ITERATIONS, request);
  }

  /**
   * A trained model and its codes.
   *
   * @param title of its row in table I
   * @param relaxed whether it was trained on relaxed samples
   * @param model open as long as it is looked at
   * @param codes of the first test images
   */
  record Entry(String title, boolean relaxed, TrainedModel model, Codes codes) {}

  /** What is seen of a model, looking at test images. */
  abstract T see(Entry entry, float[][] images);

  /** What there is to show of what is seen of each trained model; whether that is all of them. */
  abstract Page page(List<T> seen, float[][] images, boolean whole);

  @Override
  public final List<ComponentConfig> needs() {
    return List.of(config().dataset());
  }

  @Override
  public final List<Trial> trials() {
    return trials;
  }

  @Override
  public final Page page(Runs runs) {
    int count = Math.min(observations, dataset().test().count());
    float[][] images = dataset().test().observations().rows(0, count);
    List<T> seen =
        runs.finished().stream()
            .map(run -> look(run, model -> see(entry(run.config(), model, images), images)))
            .toList();
    return page(seen, images, runs.isWhole());
  }

  /** The data that both models are of. */
  final Dataset dataset() {
    return data(config().dataset());
  }

  /** How much the models were trained, and with which seed. */
  final String training() {
    return "%d iterations of training, seed 0.".formatted(config().training().iterations());
  }

  private RunConfig config() {
    return trials.get(0).config();
  }

  private static Entry entry(RunConfig config, TrainedModel model, float[][] images) {
    return new Entry(
        Grid.method(config.name(), 1).title(),
        config.training().sampling() == SamplingMode.RELAXED,
        model,
        Codes.of(model, images, SEED));
  }

  /** Lists in one. */
  static <E> List<E> joined(Stream<List<E>> lists) {
    return lists.flatMap(List::stream).toList();
  }
}
