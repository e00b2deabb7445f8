package org.sdlgm.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.sdlgm.data.DataPart;
import org.sdlgm.data.Labels;
import org.sdlgm.data.ObservationShape;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.experiment.output.GreyScale;
import org.sdlgm.model.TrainedTagger;
import org.sdlgm.report.drawing.Drawing;
import org.sdlgm.report.drawing.TextStyle;

/**
 * Pictures beside the counts that a model predicts for them, each label as often as it counts it:
 * what is right, what is too much, and what it missed.
 */
public final class CountedPictures {
  /** How many of the first observations are looked at. */
  private static final int CONSIDERED = 200;

  private static final int FIRST = 10;
  private static final int WRONG = 5;

  private static final int LINE = 36;
  private static final int MARGIN = 12;
  private static final int LABEL = 30;
  private static final int FONT = 18;
  private static final String RIGHT = "#1a7f37";
  private static final String TOO_MUCH = "#c62828";
  private static final String MISSED = "#767676";

  private final ObservationShape shape;
  private final List<Line> lines;
  private final int wrong;
  private final int considered;

  /** What a label is to a picture: its name, and how many are right, too much and missed. */
  private record Verdict(String name, int right, int tooMuch, int missed) {}

  private record Line(float[] picture, List<Verdict> verdicts) {
    boolean isRight() {
      return verdicts.stream().allMatch(v -> v.tooMuch == 0 && v.missed == 0);
    }
  }

  private CountedPictures(ObservationShape shape, List<Line> all) {
    this.shape = shape;
    this.considered = all.size();
    this.wrong = (int) all.stream().filter(line -> !line.isRight()).count();
    List<Line> chosen = new ArrayList<>(all.subList(0, Math.min(FIRST, all.size())));
    all.stream().skip(FIRST).filter(line -> !line.isRight()).limit(WRONG).forEach(chosen::add);
    this.lines = List.copyOf(chosen);
  }

  /**
   * The first pictures, and the next ones on which the model is wrong.
   *
   * @param tagger a model of counts of pictures
   * @param part with labels
   * @throws ConfigurationException if observations are no pictures, or the model does not count
   */
  public static CountedPictures of(TrainedTagger tagger, DataPart part) {
    ObservationShape shape = tagger.description().shape();
    int count = Math.min(CONSIDERED, part.count());
    float[][] pictures = part.observations().rows(0, count);
    int[][] bags =
        tagger
            .predict(pictures)
            .counts()
            .filter(counts -> shape.isImage())
            .orElseThrow(
                () -> new ConfigurationException("pictures and counts are what can be shown here"))
            .bags();
    Labels truth = part.labels().orElseThrow();
    return new CountedPictures(
        shape,
        IntStream.range(0, count)
            .mapToObj(row -> new Line(pictures[row], verdicts(truth, row, bags[row])))
            .toList());
  }

  private static List<Verdict> verdicts(Labels truth, int row, int[] bag) {
    List<Verdict> verdicts = new ArrayList<>();
    for (int label = 0; label < bag.length; label++) {
      int right = Math.min(bag[label], truth.count(row, label));
      int tooMuch = bag[label] - right;
      int missed = truth.count(row, label) - right;
      if (right + tooMuch + missed > 0) {
        verdicts.add(new Verdict(truth.names().get(label), right, tooMuch, missed));
      }
    }
    return verdicts;
  }

  /** How many of the pictures that were looked at are wrong, in a sentence. */
  public String summary() {
    return "Of the first %d images, all counts of %d are right."
        .formatted(considered, considered - wrong);
  }

  /**
   * The drawing.
   *
   * @param title for those who cannot see it
   */
  public Drawing drawing(String title) {
    int width = shape.dimensions().get(1);
    int height = shape.dimensions().get(0);
    int line = Math.max(LINE, height + 8);
    int most = lines.stream().mapToInt(one -> signs(one).size()).max().orElse(0);
    Drawing drawing =
        new Drawing(title, width + most * LABEL + 3 * MARGIN, lines.size() * line + 2 * MARGIN);
    for (int i = 0; i < lines.size(); i++) {
      int top = MARGIN + i * line;
      drawing.picture(MARGIN, top, width, height, uri(lines.get(i), Math.max(width, height)));
      int left = width + 2 * MARGIN;
      for (Sign sign : signs(lines.get(i))) {
        drawing.text(left, top + height / 2.0 + 6, sign.text, sign.style);
        left += LABEL;
      }
    }
    return drawing;
  }

  private String uri(Line line, int side) {
    return ImageStrip.of(shape, new float[][] {line.picture}, new GreyScale(0, 1), side).uri();
  }

  private record Sign(String text, TextStyle style) {}

  private static List<Sign> signs(Line line) {
    List<Sign> signs = new ArrayList<>();
    TextStyle style = TextStyle.PLAIN.sized(FONT);
    for (Verdict verdict : line.verdicts) {
      String name = verdict.name;
      repeat(signs, verdict.right, new Sign(name, style.coloured(RIGHT)));
      repeat(signs, verdict.tooMuch, new Sign(name, style.coloured(TOO_MUCH).struckThrough()));
      repeat(signs, verdict.missed, new Sign("(" + name + ")", style.coloured(MISSED)));
    }
    return signs;
  }

  private static void repeat(List<Sign> signs, int times, Sign sign) {
    signs.addAll(Collections.nCopies(times, sign));
  }
}
