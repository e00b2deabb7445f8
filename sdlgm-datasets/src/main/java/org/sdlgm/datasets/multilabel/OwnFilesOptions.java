package org.sdlgm.datasets.multilabel;

import java.util.List;
import org.sdlgm.config.Require;
import org.sdlgm.config.Setting;
import org.sdlgm.error.ConfigurationException;

/**
 * Which files of one's own are read, and how. A file is CSV if its name ends with {@code .csv} or
 * {@code .csv.gz}, else ARFF.
 */
public record OwnFilesOptions(
    @Setting("the table, or its training part") String file,
    @Setting("the test part's file; empty if it is drawn from the table") String test,
    @Setting("a label header in Mulan's XML; empty if there is none") String labels,
    @Setting(
            "the labels' names, where there is no header; without either, MEKA's "
                + "`-C` in the relation's name says which attributes are labels")
        List<String> labelNames,
    @Setting("names of attributes that are neither observed nor labels") List<String> ignore,
    @Setting(
            value =
                "the probability that an observation is drawn for the test part, if "
                    + "there is no file of it",
            from = 0.001,
            to = 0.999)
        double testFraction,
    @Setting("of those draws") long splitSeed,
    @Setting("whether attributes get mean 0 and variance 1 over the training part")
        boolean standardize,
    @Setting("whether observations without any label stay") boolean keepUnlabelled) {
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
    Require.settings(
        OwnFilesOptions.class,
        file,
        test,
        labels,
        labelNames,
        ignore,
        testFraction,
        splitSeed,
        standardize,
        keepUnlabelled);
    labelNames = List.copyOf(labelNames);
    ignore = List.copyOf(ignore);
    if (!labels.isEmpty() && !labelNames.isEmpty()) {
      throw new ConfigurationException(
          "labels and labelNames both say which the labels are; set one of them");
    }
  }
}
