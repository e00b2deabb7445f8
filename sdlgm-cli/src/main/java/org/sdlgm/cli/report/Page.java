package org.sdlgm.cli.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.samskivert.mustache.DefaultCollector;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sdlgm.cli.report.Headline.Row;
import org.sdlgm.cli.report.Headline.Stat;
import org.sdlgm.cli.report.Headline.Tile;
import org.sdlgm.cli.report.Headline.Verdict;
import org.sdlgm.storage.Sha256;

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
    List<Fact> provenance) {
  private static final String CHART_JS = "/META-INF/resources/webjars/chart.js/4.5.1/";
  private static final ObjectMapper JSON = new ObjectMapper();

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
    Template template =
        Mustache.compiler()
            .escapeHTML(true)
            .strictSections(true)
            .withCollector(new Sections())
            .withLoader(name -> new StringReader(resource(name)))
            .compile(resource("report.html"));
    return template.execute(this);
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

  /** The charts as JSON that is safe within a script element. */
  String chartData() {
    try {
      // "<" stands only within JSON's strings, so "</script>" cannot survive this
      return JSON.writeValueAsString(
              Stream.of(trainingCharts, codeCharts, labelCharts).flatMap(List::stream).toList())
          .replace("<", "\\u003c");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The page's style. */
  String css() {
    return resource("report.css");
  }

  /** Sets the theme before the first paint. */
  String themeScript() {
    return resource("theme.js");
  }

  /** Draws the charts. */
  String pageScript() {
    return resource("report.js");
  }

  /** Chart.js with its licence comments. */
  String chartScript() {
    // without the pointer to a source map, which a browser's developer tools would try to load
    return resource(CHART_JS + "dist/chart.umd.min.js").replaceFirst("//# sourceMappingURL.*", "");
  }

  /** The licence text of Chart.js. */
  String chartLicence() {
    return resource(CHART_JS + "LICENSE.md");
  }

  /** Only these scripts may run, whatever else might have found its way into the page. */
  String scriptSources() {
    return Stream.of(themeScript(), chartScript(), pageScript())
        .map(Page::sha256)
        .map(sum -> "'sha256-" + sum + "'")
        .collect(Collectors.joining(" "));
  }

  /** Makes an Optional a section that is there or not. */
  private static final class Sections extends DefaultCollector {
    @Override
    public Iterator<?> toIterator(Object value) {
      return value instanceof Optional<?> optional
          ? optional.stream().iterator()
          : super.toIterator(value);
    }
  }

  private static String sha256(String script) {
    byte[] sum = Sha256.digest().digest(script.getBytes(StandardCharsets.UTF_8));
    return Base64.getEncoder().encodeToString(sum);
  }

  private static String resource(String name) {
    try (InputStream in = Page.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from the class path");
      }
      // HTML reads a line's end as \n, and the scripts' sums are of what HTML reads
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
