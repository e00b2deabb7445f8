package org.sdlgm.datasets.multilabel;

import java.util.List;
import org.sdlgm.config.Require;
import org.sdlgm.error.ConfigurationException;

/**
 * Which files of one's own are read, and how. A file is CSV if its name ends with {@code .csv} or
 * {@code .csv.gz}, else ARFF.
 *
 * @param file the table, or its training part
 * @param test the test part's file; empty if it is drawn from the table
 * @param labels a label header in Mulan's XML; empty if there is none
 * @param labelNames the labels' names, where there is no header; without either, MEKA's {@code -C}
 *     in the relation's name says which attributes are labels
 * @param ignore names of attributes that are neither observed nor labels
 * @param testFraction the probability that an observation is drawn for the test part, in (0, 1), if
 *     there is no file of it
 * @param splitSeed of those draws
 * @param standardize whether attributes get mean 0 and variance 1 over the training part
 * @param keepUnlabelled whether observations without any label stay
 */
public record OwnFilesOptions(
    String file,
    String test,
    String labels,
    List<String> labelNames,
    List<String> ignore,
    double testFraction,
    long splitSeed,
    boolean standardize,
    boolean keepUnlabelled) {
  /** No file yet; a quarter tests; the paper's standardisation. */
  public static final OwnFilesOptions DEFAULTS =
      new OwnFilesOptions("", "", "", List.of(), List.of(), 0.25, 0, true, false);

  /**
   * Copies the names.
   *
   * @throws ConfigurationException if a value is missing or out of range, or labels are named in
   *     two ways
   */
  public OwnFilesOptions {
    Require.present("file", file);
    Require.present("test", test);
    Require.present("labels", labels);
    Require.present("labelNames", labelNames);
    Require.present("ignore", ignore);
    labelNames = List.copyOf(labelNames);
    ignore = List.copyOf(ignore);
    Require.inRange("testFraction", testFraction, 0.001, 0.999);
    if (!labels.isEmpty() && !labelNames.isEmpty()) {
      throw new ConfigurationException(
          "labels and labelNames both say which the labels are; set one of them");
    }
  }
}
