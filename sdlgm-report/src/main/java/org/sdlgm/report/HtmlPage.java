package org.sdlgm.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.samskivert.mustache.DefaultCollector;
import com.samskivert.mustache.Mustache;
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
import org.sdlgm.storage.Sha256;

/** What every page of ours has: its style, its scripts and its charts, all within one file. */
interface HtmlPage {
  /** What the page's script draws. */
  List<Chart> charts();

  /**
   * A page as HTML.
   *
   * @param template a resource of this package; it escapes every text
   * @param page fills the template's places
   */
  static String render(String template, HtmlPage page) {
    return Mustache.compiler()
        .escapeHTML(true)
        .strictSections(true)
        .withCollector(new Sections())
        .withLoader(name -> new StringReader(resource(name)))
        .compile(resource(template))
        .execute(page);
  }

  /** The charts as JSON that is safe within a script element. */
  default String chartData() {
    try {
      // "<" stands only within JSON's strings, so "</script>" cannot survive this
      return new ObjectMapper().writeValueAsString(charts()).replace("<", "\\u003c");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The page's style. */
  default String css() {
    return resource("report.css");
  }

  /** Sets the theme before the first paint. */
  default String themeScript() {
    return resource("theme.js");
  }

  /** Draws the charts. */
  default String pageScript() {
    return resource("report.js");
  }

  /** Chart.js with its licence comments. */
  default String chartScript() {
    // without the pointer to a source map, which a browser's developer tools would try to load
    return resource(chartJs("dist/chart.umd.min.js")).replaceFirst("//# sourceMappingURL.*", "");
  }

  /** The licence text of Chart.js. */
  default String chartLicence() {
    return resource(chartJs("LICENSE.md"));
  }

  /** Only these scripts may run, whatever else might have found its way into the page. */
  default String scriptSources() {
    return Stream.of(themeScript(), chartScript(), pageScript())
        .map(HtmlPage::sha256)
        .map(sum -> "'sha256-" + sum + "'")
        .collect(Collectors.joining(" "));
  }

  private static String chartJs(String file) {
    return "/META-INF/resources/webjars/chart.js/4.5.1/" + file;
  }

  private static String sha256(String script) {
    byte[] sum = Sha256.digest().digest(script.getBytes(StandardCharsets.UTF_8));
    return Base64.getEncoder().encodeToString(sum);
  }

  private static String resource(String name) {
    try (InputStream in = HtmlPage.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from the class path");
      }
      // HTML reads a line's end as \n, and the scripts' sums are of what HTML reads
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes an Optional a section that is there or not. */
  final class Sections extends DefaultCollector {
    @Override
    public Iterator<?> toIterator(Object value) {
      return value instanceof Optional<?> optional
          ? optional.stream().iterator()
          : super.toIterator(value);
    }
  }
}
