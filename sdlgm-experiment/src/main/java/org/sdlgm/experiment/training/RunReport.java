package org.sdlgm.experiment.training;

import java.nio.file.Path;
import java.util.ServiceLoader;

/**
 * Draws what a run left, as a page. The library has no pages of its own: {@code sdlgm-report}
 * brings one, and run folders have a report where it is on the class path.
 */
public interface RunReport {
  /**
   * Writes the page.
   *
   * @param content what it shows
   * @param file where, replaced if there is one
   */
  void draw(ReportContent content, Path file);

  /**
   * Writes the page of each report on the class path; none if there is none.
   *
   * @param content what it shows
   * @param file where, replaced if there is one
   */
  static void write(ReportContent content, Path file) {
    ServiceLoader.load(RunReport.class, RunReport.class.getClassLoader())
        .forEach(report -> report.draw(content, file));
  }
}
