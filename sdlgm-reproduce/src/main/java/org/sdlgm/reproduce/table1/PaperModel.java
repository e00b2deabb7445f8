package org.sdlgm.reproduce.table1;

import org.sdlgm.config.RunConfig;
import org.sdlgm.experiment.study.Trial;
import org.sdlgm.reproduce.target.Request;

/**
 * A model of table I, for targets that show more of it.
 *
 * @param key its name in runs
 * @param title its row's
 * @param config of its runs, but for their seeds
 */
public record PaperModel(String key, String title, RunConfig config) {
  /** SDLGM as published: the preset {@code mnist}. */
  public static final String PUBLISHED = "sdlgm";

  /** The preset {@code mnist-discrete}. */
  public static final String DISCRETE = "mnist-discrete";

  /** Gumbel-Softmax with 200 bits. */
  public static final String GUMBEL_BITS = "bernoulli-pathwise-relaxed";

  /** Gumbel-Softmax with 20 variables of 10 classes. */
  public static final String GUMBEL_CLASSES = "categorical-pathwise-relaxed";

  /**
   * The model of a row.
   *
   * @param key one of the constants
   * @param iterations over which schedules go
   * @throws java.util.NoSuchElementException if there is no such row
   */
  public static PaperModel of(String key, int iterations) {
    Method method = find(key, iterations);
    return new PaperModel(key, method.title(), method.config());
  }

  /**
   * The model's first run in table I, which is trained once where both share a folder.
   *
   * @param key one of the constants
   * @param quickIterations of a quick look, where table I's own would show little
   * @param request how much of it
   */
  public static Trial firstRun(String key, int quickIterations, Request request) {
    TableOne.Plan whole = TableOne.Plan.of(request.scale());
    int iterations =
        request.scale().choose(request.scale().iterations(), whole.iterations(), quickIterations);
    TableOne.Plan plan = new TableOne.Plan(iterations, 1, whole.observations());
    return TableOne.trial(find(key, iterations), 0, plan, request);
  }

  private static Method find(String key, int iterations) {
    return Grid.methods(iterations).stream()
        .filter(method -> method.key().equals(key))
        .findFirst()
        .orElseThrow();
  }
}
