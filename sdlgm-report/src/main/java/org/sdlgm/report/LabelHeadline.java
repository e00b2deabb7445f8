package org.sdlgm.report;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.sdlgm.eval.decision.TaggedPart;
import org.sdlgm.eval.decision.Thresholds;
import org.sdlgm.eval.multilabel.MultiLabelMeasure;
import org.sdlgm.eval.multilabel.MultiLabelMeasures;
import org.sdlgm.experiment.run.ReportContent;
import org.sdlgm.model.TaggerDescription;
import org.sdlgm.report.Headline.Stat;
import org.sdlgm.report.Headline.Tile;

/** The first lines of a report of a model of labels. */
final class LabelHeadline {
  private final ReportContent content;
  private final TaggerDescription model;
  private final TaggedPart part;
  private final Thresholds thresholds;

  LabelHeadline(
      ReportContent content, TaggerDescription model, TaggedPart part, Thresholds thresholds) {
    this.content = content;
    this.model = model;
    this.part = part;
    this.thresholds = thresholds;
  }

  /** What was trained on what, in two sentences. */
  String summary() {
    return Headline.data(content)
        + " Each may have any of "
        + Numbers.count(model.labels().names().size(), "label")
        + ".";
  }

  /** Two measures by either decision rule. */
  List<Tile> tiles() {
    List<Tile> tiles = new ArrayList<>();
    String badge = "threshold " + thresholds.describe();
    MultiLabelMeasures byThreshold = part.byThreshold(thresholds);
    add(
        tiles,
        byThreshold,
        "micro-f1",
        badge,
        "Of all decisions pooled: frequent labels dominate.");
    add(tiles, byThreshold, "macro-f1", badge, "The mean over labels: rare ones weigh as much.");
    part.byBag()
        .ifPresent(
            byBag ->
                add(
                    tiles,
                    byBag,
                    "micro-f1",
                    "most probable bag",
                    "The most probable number of labels, then as many of the most probable"
                        + " labels: no threshold to choose."));
    return tiles;
  }

  private static void add(
      List<Tile> tiles, MultiLabelMeasures measures, String name, String badge, String words) {
    OptionalDouble value = MultiLabelMeasure.named(name).of(measures);
    value.ifPresent(
        known ->
            tiles.add(new Tile(name, badge, false, Numbers.brief(100 * known), "percent", words)));
  }

  /** The numbers beside them. */
  List<Stat> stats() {
    List<Stat> stats = new ArrayList<>();
    stats.add(
        new Stat(
            "Labels",
            Numbers.whole(model.labels().names().size()),
            "at most " + model.labels().largestBag() + " on a training observation"));
    stats.addAll(Headline.trainingStats(content));
    return stats;
  }
}
