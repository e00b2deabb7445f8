package org.sdlgm.cli.report;

import java.util.List;

/**
 * What the template {@code results.html} fills its places from.
 *
 * @param title of the page
 * @param lead what was done
 * @param columns headings of the table, that of the rows' names first
 * @param rows of the table
 * @param notes below the table
 * @param illustrations drawings
 * @param charts learning curves
 */
record ResultsPage(
    String title,
    String lead,
    List<String> columns,
    List<Line> rows,
    List<String> notes,
    List<Illustration> illustrations,
    List<Chart> charts)
    implements HtmlPage {
  /**
   * A row of the table.
   *
   * @param name of what was measured
   * @param cells as the table prints them
   */
  record Line(String name, List<String> cells) {}

  /** Whether there are drawings. */
  boolean hasIllustrations() {
    return !illustrations.isEmpty();
  }

  /** Whether there are learning curves. */
  boolean hasCharts() {
    return !charts.isEmpty();
  }
}
