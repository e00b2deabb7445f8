package org.sdlgm.reproduce.codes;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.sdlgm.backend.Backend;
import org.sdlgm.config.RunConfig;
import org.sdlgm.config.SamplingMode;
import org.sdlgm.data.Dataset;
import org.sdlgm.experiment.study.Outcome;
import org.sdlgm.experiment.study.Trial;
import org.sdlgm.model.TrainedModel;
import org.sdlgm.reproduce.table1.PaperModel;
import org.sdlgm.reproduce.target.Request;

/** The models whose codes figures 3 and 4 show: the first runs of two rows of table I. */
public final class CodeModels {
  private static final int QUICK_ITERATIONS = 500;

  /**
   * A trained model.
   *
   * @param title of its row in table I
   * @param relaxed whether it was trained on relaxed samples
   * @param model open as long as it is looked at
   */
  public record Entry(String title, boolean relaxed, TrainedModel model) {}

  private final Request request;
  private final List<Trial> trials;

  /**
   * @param request how much to train, and where
   */
  public CodeModels(Request request) {
    this.request = request;
    this.trials =
        List.of(
            PaperModel.firstRun(PaperModel.PUBLISHED, QUICK_ITERATIONS, request),
            PaperModel.firstRun(PaperModel.DISCRETE, QUICK_ITERATIONS, request));
  }

  /** The data that both are of. */
  public Dataset dataset() {
    return request.framework().load(trials.get(0).config().dataset(), request.location());
  }

  /** How long they are trained. */
  public int iterations() {
    return trials.get(0).config().training().iterations();
  }

  /**
   * The first images of the test part.
   *
   * @param count at most so many
   */
  public static float[][] images(Dataset dataset, int count) {
    return dataset.test().observations().rows(0, Math.min(count, dataset.test().count()));
  }

  /**
   * Trains the models where they are not trained, and looks at each.
   *
   * @param look at a model; it is closed afterwards
   * @param conclusion from what was seen of each, and what is missing, one line for each model
   * @param <T> what is seen of a model
   * @return whether all models are trained
   */
  public <T> boolean show(Function<Entry, T> look, Conclusion<T> conclusion) {
    return request
        .study()
        .run(
            trials,
            outcomes -> {
              List<T> seen = new ArrayList<>();
              List<String> missing = new ArrayList<>();
              for (Outcome outcome : outcomes) {
                if (outcome.isFinished()) {
                  seen.add(look(outcome, look));
                } else {
                  missing.add(outcome.missing());
                }
              }
              conclusion.draw(seen, missing);
              return missing.isEmpty();
            });
  }

  /**
   * What to make of models.
   *
   * @param <T> what is seen of a model
   */
  public interface Conclusion<T> {
    /**
     * Draws it.
     *
     * @param seen of each model that is trained
     * @param missing a line for each that is not
     */
    void draw(List<T> seen, List<String> missing);
  }

  private <T> T look(Outcome outcome, Function<Entry, T> look) {
    RunConfig config = outcome.trial().config();
    String title = PaperModel.of(config.name(), 1).title();
    boolean relaxed = config.training().sampling() == SamplingMode.RELAXED;
    try (Backend backend = request.framework().open(config.backend());
        TrainedModel model = backend.load(outcome.folder().trainedModel()).generative()) {
      return look.apply(new Entry(title, relaxed, model));
    }
  }
}
