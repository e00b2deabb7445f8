package org.sdlgm.report;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sdlgm.config.EvaluationConfig;
import org.sdlgm.data.DataPart;
import org.sdlgm.data.Dataset;
import org.sdlgm.djl.storage.ConfigText;
import org.sdlgm.eval.decision.TaggedPart;
import org.sdlgm.eval.decision.Thresholds;
import org.sdlgm.eval.split.SelectedRows;
import org.sdlgm.experiment.run.ReportContent;
import org.sdlgm.experiment.run.RunReport;
import org.sdlgm.experiment.run.TrialLine;
import org.sdlgm.model.Description;
import org.sdlgm.model.TrainedModel;
import org.sdlgm.model.TrainedTagger;
import org.sdlgm.storage.OutputFile;

/** Writes the report of a run: one HTML file that needs nothing else. */
public final class ReportWriter implements RunReport {
  /** How many observations a tagger is given at once. */
  private static final int BATCH = 500;

  /**
   * Writes a report, replacing the file atomically.
   *
   * @param content what it shows; the model is run on part of the test data
   * @param file where to; its folder is made if missing
   * @throws org.sdlgm.error.DataException if it cannot be written
   */
  @Override
  public void draw(ReportContent content, Path file) {
    String html = page(content).html();
    OutputFile.folder(file.toAbsolutePath().getParent());
    OutputFile.write(file, html);
  }

  private static Page page(ReportContent content) {
    return content.model() instanceof TrainedTagger tagger
        ? ofTagger(content, tagger)
        : ofModel(content, (TrainedModel) content.model());
  }

  private static Page ofModel(ReportContent content, TrainedModel model) {
    DataPart part = shown(content.dataset());
    long seed = content.config().evaluation().seed();
    Survey survey = Survey.of(model, part.observations(), seed);
    Headline headline = new Headline(content, model, survey);
    Exhibition exhibition = new Exhibition(model, content.dataset().shape(), seed);
    return new Page(
        content.config().name(),
        content.dataset().name(),
        engine(content),
        headline.summary(),
        headline.tiles(),
        headline.verdict(),
        headline.stats(),
        Headline.rows(content),
        TrainingCharts.of(content.iterations(), content.curves(), model.description().values()),
        survey.charts(model, seed),
        List.of(),
        Optional.of(exhibition.reconstructions(part)),
        Optional.of(exhibition.priorSamples()),
        survey.bags().map(bags -> exhibition.dictionary(bags, part.labels())),
        trials(content),
        part.labels().isPresent(),
        partName(content),
        Numbers.whole(survey.count()),
        ConfigText.of(content.config()),
        facts(content));
  }

  /** Attributes are no pictures, so there is none. */
  private static Page ofTagger(ReportContent content, TrainedTagger tagger) {
    EvaluationConfig evaluation = content.config().evaluation();
    DataPart measured = SelectedRows.measured(shown(content.dataset()), evaluation);
    TaggedPart part = TaggedPart.of(tagger, measured, BATCH);
    Thresholds thresholds = new Thresholds(evaluation.thresholds());
    LabelHeadline headline = new LabelHeadline(content, tagger.description(), part, thresholds);
    return new Page(
        content.config().name(),
        content.dataset().name(),
        engine(content),
        headline.summary(),
        headline.tiles(),
        Optional.empty(),
        headline.stats(),
        Headline.rows(content),
        TrainingCharts.ofLabels(content.iterations(), content.curves()),
        List.of(),
        LabelCharts.of(part, thresholds),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        trials(content),
        true,
        partName(content),
        Numbers.whole(part.truth().rows()),
        ConfigText.of(content.config()),
        facts(content));
  }

  private static Optional<Page.Trials> trials(ReportContent content) {
    List<String> measures =
        content.trials().stream()
            .flatMap(trial -> trial.scores().keySet().stream())
            .distinct()
            .toList();
    List<Page.Trial> rows = content.trials().stream().map(trial -> row(trial, measures)).toList();
    return rows.isEmpty() ? Optional.empty() : Optional.of(new Page.Trials(measures, rows));
  }

  private static Page.Trial row(TrialLine trial, List<String> measures) {
    String values =
        trial.values().entrySet().stream()
            .map(value -> value.getKey() + " = " + value.getValue())
            .collect(Collectors.joining(", "));
    return new Page.Trial(
        Numbers.whole(trial.trial()),
        trial.failure().isEmpty() ? values : values + ": " + trial.failure(),
        measures.stream()
            .map(measure -> Optional.ofNullable(trial.scores().get(measure)))
            .map(score -> score.map(known -> Numbers.brief(known.value())).orElse("–"))
            .toList());
  }

  private static String engine(ReportContent content) {
    Description model = content.model().description();
    return model.engine() + ", " + model.device();
  }

  private static String partName(ReportContent content) {
    return hasTest(content.dataset()) ? "test data" : "training data";
  }

  private static List<Page.Fact> facts(ReportContent content) {
    return content.provenance().entrySet().stream()
        .map(fact -> new Page.Fact(fact.getKey(), fact.getValue()))
        .toList();
  }

  /** The test part, or the training part of data that has no other. */
  private static DataPart shown(Dataset dataset) {
    return hasTest(dataset) ? dataset.test() : dataset.training();
  }

  private static boolean hasTest(Dataset dataset) {
    return dataset.test().count() > 0;
  }
}
