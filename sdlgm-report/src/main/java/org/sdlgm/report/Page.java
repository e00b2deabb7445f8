package org.sdlgm.report;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sdlgm.report.Headline.Row;
import org.sdlgm.report.Headline.Stat;
import org.sdlgm.report.Headline.Tile;
import org.sdlgm.report.Headline.Verdict;

/**
 * What the template {@code report.html} fills its places from. The template escapes every text; the
 * parts that it takes as they are come from this package's own files, or are numbers and Base64.
 *
 * @param name of the run
 * @param dataset the data's name
 * @param engine engine and device
 * @param summary what was trained on what
 * @param tiles the numbers that matter most: bounds, or a few measures
 * @param verdict hard against soft
 * @param stats other numbers
 * @param metrics the table of all metrics
 * @param trainingCharts how it went
 * @param codeCharts what the codes are like
 * @param labelCharts what a model of labels says beside the truth
 * @param reconstructions originals and reconstructions, of a generative model
 * @param prior samples of the prior, of a generative model
 * @param dictionary single features, where there are codes
 * @param trials of the search that chose the configuration
 * @param labelled whether the dictionary's captions name labels
 * @param part which data the pictures and codes are of
 * @param surveyed how many observations the codes are of
 * @param yaml the configuration
 * @param provenance what made the model
 */
record Page(
    String name,
    String dataset,
    String engine,
    String summary,
    List<Tile> tiles,
    Optional<Verdict> verdict,
    List<Stat> stats,
    List<Row> metrics,
    List<Chart> trainingCharts,
    List<Chart> codeCharts,
    List<Chart> labelCharts,
    Optional<Exhibit> reconstructions,
    Optional<Exhibit> prior,
    Optional<Exhibit> dictionary,
    Optional<Trials> trials,
    boolean labelled,
    String part,
    String surveyed,
    String yaml,
    List<Fact> provenance)
    implements HtmlPage {
  /**
   * A row of provenance.
   *
   * @param name what
   * @param value how
   */
  record Fact(String name, String value) {}

  /**
   * What a search tried.
   *
   * @param measures that its trials were measured by
   * @param rows one per trial
   */
  record Trials(List<String> measures, List<Trial> rows) {}

  /**
   * What was tried.
   *
   * @param number of the trial
   * @param values of the fields that were searched
   * @param scores one per measure
   */
  record Trial(String number, String values, List<String> scores) {}

  /** The page as HTML. */
  String html() {
    return HtmlPage.render("report.html", this);
  }

  @Override
  public List<Chart> charts() {
    return Stream.of(trainingCharts, codeCharts, labelCharts).flatMap(List::stream).toList();
  }

  /** Whether there is a chart of the training. */
  boolean hasTraining() {
    return !trainingCharts.isEmpty();
  }

  /** Whether there are codes to show. */
  boolean hasCodes() {
    return !codeCharts.isEmpty();
  }

  /** Whether there are labels to show. */
  boolean hasLabels() {
    return !labelCharts.isEmpty();
  }

  /** Whether anything was measured. */
  boolean hasMetrics() {
    return !metrics.isEmpty();
  }

  /** Whether there is provenance. */
  boolean hasProvenance() {
    return !provenance.isEmpty();
  }

  /** Every exhibit, for the strips' styles. */
  List<Exhibit> exhibits() {
    return Stream.of(reconstructions, prior, dictionary).flatMap(Optional::stream).toList();
  }
}
