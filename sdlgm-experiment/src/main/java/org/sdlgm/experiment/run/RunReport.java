package org.sdlgm.experiment.run;

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
    found().forEach(report -> report.draw(content, file));
  }

  /** Whether there is a report on the class path: then a finished run has its page. */
  static boolean isPossible() {
    return found().iterator().hasNext();
  }

  private static ServiceLoader<RunReport> found() {
    return ServiceLoader.load(RunReport.class, RunReport.class.getClassLoader());
  }
}
