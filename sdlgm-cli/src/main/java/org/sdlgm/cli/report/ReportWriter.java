package org.sdlgm.cli.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.sdlgm.config.ConfigMapper;
import org.sdlgm.data.DataPart;
import org.sdlgm.data.Dataset;
import org.sdlgm.error.DataException;
import org.sdlgm.model.ModelDescription;
import org.sdlgm.storage.AtomicFile;

/** Writes the report of a run: one HTML file that needs nothing else. */
public final class ReportWriter {
  /**
   * Writes a report, replacing the file atomically.
   *
   * @param content what it shows; the model is run on part of the test data
   * @param file where to; its folder is made if missing
   * @throws DataException if it cannot be written
   */
  public void write(ReportContent content, Path file) {
    String html = page(content).html();
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
    } catch (IOException e) {
      throw new DataException(
          file + " cannot be written (" + e + "): check the folder's permissions and free space",
          e);
    }
    AtomicFile.write(file, html);
  }

  private static Page page(ReportContent content) {
    ModelDescription model = content.model().description();
    DataPart part = shown(content.dataset());
    long seed = content.config().evaluation().seed();
    Survey survey = Survey.of(content.model(), part.observations(), seed);
    Headline headline = new Headline(content, survey);
    Exhibition exhibition = new Exhibition(content.model(), content.dataset().shape(), seed);
    return new Page(
        content.config().name(),
        content.dataset().name(),
        model.engine() + ", " + model.device(),
        headline.summary(),
        headline.tiles(),
        headline.verdict(),
        headline.stats(),
        headline.rows(),
        TrainingCharts.of(content.iterations(), content.curves()),
        survey.hasCodes() ? CodeCharts.of(content.model(), survey, seed) : List.of(),
        exhibition.reconstructions(part),
        exhibition.priorSamples(),
        survey.hasCodes()
            ? Optional.of(exhibition.dictionary(survey, part.labels()))
            : Optional.empty(),
        part.labels().isPresent(),
        hasTest(content.dataset()) ? "test data" : "training data",
        Numbers.whole(survey.stored().size()),
        ConfigMapper.toYaml(content.config()),
        content.provenance().entrySet().stream()
            .map(fact -> new Page.Fact(fact.getKey(), fact.getValue()))
            .toList());
  }

  /** The test part, or the training part of data that has no other. */
  private static DataPart shown(Dataset dataset) {
    return hasTest(dataset) ? dataset.test() : dataset.training();
  }

  private static boolean hasTest(Dataset dataset) {
    return dataset.test().count() > 0;
  }
}
