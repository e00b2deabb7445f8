package org.sdlgm.cli.reproduce.figure5;

import java.util.List;
import java.util.Locale;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.sdlgm.cli.reproduce.figure5.FigureFive.Panel;

/** Histograms side by side, with the fitted binomial over each, as SVG. */
final class HistogramPicture {
  private static final int WIDTH = 300;
  private static final int HEIGHT = 200;
  private static final int MARGIN = 40;

  private final StringBuilder svg = new StringBuilder();

  private HistogramPicture() {}

  static String svg(List<Panel> panels) {
    HistogramPicture picture = new HistogramPicture();
    int width = panels.size() * (WIDTH + MARGIN) + MARGIN;
    int height = HEIGHT + 2 * MARGIN;
    picture.add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\""
            + " height=\"%d\" font-family=\"sans-serif\" font-size=\"12\">\n",
        width, height, width, height);
    picture.add("<rect width=\"%d\" height=\"%d\" fill=\"#fff\"/>\n", width, height);
    for (int i = 0; i < panels.size(); i++) {
      picture.draw(panels.get(i), MARGIN + i * (WIDTH + MARGIN));
    }
    return picture.svg.append("</svg>\n").toString();
  }

  private void draw(Panel panel, int left) {
    int counts = panel.slots() + 1;
    double step = (double) WIDTH / counts;
    double[] observed = new double[counts];
    double[] expected = new double[counts];
    BinomialDistribution binomial = BinomialDistribution.of(panel.slots(), panel.fit().rate());
    double highest = 0;
    for (int count = 0; count < counts; count++) {
      observed[count] = (double) panel.counts().occurrences(count) / panel.counts().total();
      expected[count] = binomial.probability(count);
      highest = Math.max(highest, Math.max(observed[count], expected[count]));
    }
    int bottom = MARGIN + HEIGHT;
    add(
        "<text x=\"%d\" y=\"%d\" font-size=\"14\">%s: %d observations</text>\n",
        left, MARGIN - 15, panel.title(), panel.counts().total());
    StringBuilder line = new StringBuilder();
    for (int count = 0; count < counts; count++) {
      double bar = HEIGHT * observed[count] / highest;
      add(
          "<rect x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\" fill=\"#7aa6d6\"/>\n",
          left + (count + 0.1) * step, bottom - bar, 0.8 * step, bar);
      line.append(
          String.format(
              Locale.ROOT,
              "%.2f,%.2f ",
              left + (count + 0.5) * step,
              bottom - HEIGHT * expected[count] / highest));
    }
    add(
        "<polyline points=\"%s\" fill=\"none\" stroke=\"#c0392b\" stroke-width=\"2\"/>\n",
        line.toString().strip());
    add(
        "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"#333\"/>\n",
        left, bottom, left + WIDTH, bottom);
    int every = Math.max(1, (counts + 9) / 10);
    for (int count = 0; count < counts; count += every) {
      add(
          "<text x=\"%.2f\" y=\"%d\" text-anchor=\"middle\">%d</text>\n",
          left + (count + 0.5) * step, bottom + 15, count);
    }
    add(
        "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">L, labels of an observation; line:"
            + " Binomial(%d, %.3f)</text>\n",
        left + WIDTH / 2, bottom + 32, panel.slots(), panel.fit().rate());
  }

  private void add(String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values));
  }
}
