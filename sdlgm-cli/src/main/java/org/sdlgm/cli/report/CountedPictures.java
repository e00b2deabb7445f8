package org.sdlgm.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.sdlgm.data.DataPart;
import org.sdlgm.data.Labels;
import org.sdlgm.data.ObservationShape;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.model.TrainedTagger;

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
  private static final int LABEL = 26;
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
   * @param title above it
   */
  public String svg(String title) {
    int width = shape.dimensions().get(1);
    int height = shape.dimensions().get(0);
    int line = Math.max(LINE, height + 8);
    int most = lines.stream().mapToInt(l -> signs(l).size()).max().orElse(0);
    StringBuilder svg = new StringBuilder();
    add(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %1$d %2$d\" width=\"%1$d\""
            + " height=\"%2$d\" font-family=\"sans-serif\" font-size=\"18\">%n",
        width + most * LABEL + 3 * MARGIN,
        lines.size() * line + 2 * MARGIN);
    add(svg, "<title>%s</title>%n", escaped(title));
    add(svg, "<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>%n");
    for (int i = 0; i < lines.size(); i++) {
      int top = MARGIN + i * line;
      add(
          svg,
          "<image x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" href=\"%s\"/>%n",
          MARGIN,
          top,
          width,
          height,
          ImageStrip.of(
                  shape,
                  new float[][] {lines.get(i).picture},
                  new ImageStrip.Range(0, 1),
                  Math.max(width, height))
              .uri());
      int left = width + 2 * MARGIN;
      for (String sign : signs(lines.get(i))) {
        add(svg, sign, left, top + height / 2 + 6);
        left += LABEL;
      }
    }
    return svg.append("</svg>\n").toString();
  }

  /** Elements with places for x and y. */
  private static List<String> signs(Line line) {
    List<String> signs = new ArrayList<>();
    for (Verdict verdict : line.verdicts) {
      String name = escaped(verdict.name).replace("%", "%%");
      repeat(signs, verdict.right, sign(RIGHT, "", name));
      repeat(signs, verdict.tooMuch, sign(TOO_MUCH, " text-decoration=\"line-through\"", name));
      repeat(signs, verdict.missed, sign(MISSED, "", "(" + name + ")"));
    }
    return signs;
  }

  private static String sign(String colour, String style, String text) {
    return "<text x=\"%d\" y=\"%d\" fill=\"" + colour + "\"" + style + ">" + text + "</text>\n";
  }

  private static void repeat(List<String> signs, int times, String sign) {
    for (int i = 0; i < times; i++) {
      signs.add(sign);
    }
  }

  private static void add(StringBuilder svg, String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
