package org.sdlgm.report.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

class DrawingTest {
  /** A PNG of one red pixel. */
  private static String red() throws IOException {
    BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, Color.RED.getRGB());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  private static BufferedImage png(Drawing drawing) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(drawing.png()));
  }

  private static Document svg(Drawing drawing) {
    return Jsoup.parse(drawing.svg(), Parser.xmlParser());
  }

  @Test
  void bothFormsHaveTheSameMarks() throws IOException {
    Drawing drawing = new Drawing("A < B", 40, 30);
    drawing.rectangle(0, 0, 10, 10, "#0000ff");
    drawing.picture(20, 0, 10, 10, red());
    drawing.line(List.of(new double[] {0, 20}, new double[] {40, 20}), 4, "#00ff00");
    drawing.text(1, 28, "x & y", TextStyle.PLAIN.struckThrough());

    Document svg = svg(drawing);
    assertThat(svg.select("title").text()).isEqualTo("A < B");
    assertThat(svg.select("rect[fill=#0000ff]").attr("width")).isEqualTo("10.00");
    assertThat(svg.select("image").attr("href")).startsWith("data:image/png");
    assertThat(svg.select("polyline").attr("points")).isEqualTo("0.00,20.00 40.00,20.00");
    assertThat(svg.select("text[text-decoration=line-through]").text()).isEqualTo("x & y");

    BufferedImage png = png(drawing);
    assertThat(png.getWidth()).isEqualTo(80);
    assertThat(png.getHeight()).isEqualTo(60);
    assertThat(new Color(png.getRGB(10, 10))).isEqualTo(Color.BLUE);
    assertThat(new Color(png.getRGB(50, 10))).isEqualTo(Color.RED);
    assertThat(new Color(png.getRGB(40, 40))).isEqualTo(Color.GREEN);
    assertThat(new Color(png.getRGB(70, 10))).isEqualTo(Color.WHITE);
  }

  @Test
  void barsAreAsHighAsTheirShareOfTheHighest() {
    Histograms.Panel panel =
        new Histograms.Panel(
            "Counts",
            "how many",
            List.of(
                new Histograms.Bar(0, 0.25, "0"),
                new Histograms.Bar(1, 0.5, ""),
                new Histograms.Bar(2, 0, "2")),
            List.of(new double[] {0, 0.5}, new double[] {2, 0}));
    Document svg = svg(Histograms.of("Counts", List.of(panel)));
    assertThat(svg.select("rect[fill=#7aa6d6]").eachAttr("height"))
        .containsExactly("100.00", "200.00", "0.00");
    // From the middle of the first of three bars, 100 wide, at full height, to that of the last.
    assertThat(svg.select("polyline[stroke=#c0392b]").attr("points"))
        .isEqualTo("94.00,44.00 294.00,244.00");
    assertThat(svg.select("text").eachText()).contains("Counts", "how many", "0", "2");
  }

  @Test
  void everyPointHasItsLabelsColour() {
    ScatterPlots.Panel panel =
        new ScatterPlots.Panel("Map", "of three", new double[][] {{0, 0}, {1, 0}, {0, 1}});
    Drawing drawing =
        ScatterPlots.of("Map", List.of(panel, panel), new int[] {0, 1, 1}, List.of("a", "b"));
    Document svg = svg(drawing);
    // Two maps, and the legend.
    assertThat(svg.select("circle[fill=" + Palette.ofClass(0) + "]")).hasSize(2 * 1 + 1);
    assertThat(svg.select("circle[fill=" + Palette.ofClass(1) + "]")).hasSize(2 * 2 + 1);
    assertThat(svg.select("text").eachText()).contains("Map", "of three", "a", "b");
  }
}
