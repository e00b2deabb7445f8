package org.sdlgm.report;

import java.util.List;

/**
 * What the template {@code results.html} fills its places from.
 *
 * @param title of the page
 * @param lead what was done
 * @param sections one for each table
 */
record ResultsPage(String title, String lead, List<Section> sections) implements HtmlPage {
  /**
   * A table and what belongs to it.
   *
   * @param id unique in the page
   * @param name in the page's menu
   * @param title above it; empty if the page's own says it
   * @param lead what was done; empty if the page's own says it
   * @param columns headings of the table, that of the rows' names first
   * @param rows of the table
   * @param notes below the table
   * @param illustrations drawings
   * @param charts learning curves
   */
  record Section(
      String id,
      String name,
      String title,
      String lead,
      List<String> columns,
      List<Line> rows,
      List<String> notes,
      List<Illustration> illustrations,
      List<Chart> charts) {
    /** Whether the page is about more than this. */
    boolean hasTitle() {
      return !title.isEmpty();
    }

    /** Whether there are drawings. */
    boolean hasIllustrations() {
      return !illustrations.isEmpty();
    }

    /** Whether there are learning curves. */
    boolean hasCharts() {
      return !charts.isEmpty();
    }
  }

  /**
   * A row of a table.
   *
   * @param name of what was measured
   * @param cells as the table prints them
   */
  record Line(String name, List<String> cells) {}

  @Override
  public List<Chart> charts() {
    return sections.stream().flatMap(section -> section.charts().stream()).toList();
  }

  /** Whether any section has learning curves. */
  boolean hasCharts() {
    return !charts().isEmpty();
  }
}
