package org.sdlgm.experiment.run;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sdlgm.config.RunConfig;
import org.sdlgm.data.Dataset;
import org.sdlgm.eval.Measurement;
import org.sdlgm.model.Model;
import org.sdlgm.training.IterationReport;

/**
 * Everything that a report is made of. Texts may be anything: the report escapes them.
 *
 * @param config the run's complete configuration
 * @param provenance what made the model, as rows for people to read, in order
 * @param iterations the training's iterations in order, all or some; may be empty
 * @param curves bounds and losses measured during training, in any order; may be empty
 * @param metrics what was measured at the end; may be empty
 * @param model the trained model; the caller closes it
 * @param dataset the data; pictures and statistics are of its test part
 * @param seconds the training's wall time; 0 if unknown
 * @param trials of the search that chose the configuration; often empty
 */
public record ReportContent(
    RunConfig config,
    Map<String, String> provenance,
    List<IterationReport> iterations,
    List<CurvePoint> curves,
    List<Measurement> metrics,
    Model model,
    Dataset dataset,
    double seconds,
    List<TrialLine> trials) {
  /** Copies the collections, keeping their order. */
  public ReportContent {
    provenance = Collections.unmodifiableMap(new LinkedHashMap<>(provenance));
    iterations = List.copyOf(iterations);
    curves = List.copyOf(curves);
    metrics = List.copyOf(metrics);
    trials = List.copyOf(trials);
  }
}
