package org.sdlgm.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.config.RunConfig;
import org.sdlgm.data.DataPart;
import org.sdlgm.data.Dataset;
import org.sdlgm.data.ObservationShape;
import org.sdlgm.data.ObservationShape.Values;
import org.sdlgm.djl.storage.ConfigText;
import org.sdlgm.error.DataException;
import org.sdlgm.eval.Measurement;
import org.sdlgm.experiment.run.CurvePoint;
import org.sdlgm.experiment.run.ReportContent;
import org.sdlgm.metric.Estimate;
import org.sdlgm.metric.Metric.Description;
import org.sdlgm.metric.Metric.Direction;

final class ReportWriterTest {
  private static final ObservationShape PICTURE =
      new ObservationShape(List.of(8, 8), Values.BINARY);
  private static final ObservationShape TABLE = new ObservationShape(List.of(12), Values.REAL);
  private static final String EVIL = "</script><script>alert('x')</script><img src=http://evil/>";

  @TempDir Path folder;

  @Test
  void showsEverythingThatAPersonAsksOfARun() {
    Document page = write(content(PICTURE, 0));

    assertThat(page.title()).startsWith("sample");
    assertThat(page.select(".tile .value").eachText())
        .containsExactly("105.23", "111.48", "106.90", "102.67");
    assertThat(page.select(".tile .unit").get(0).text()).startsWith("± 0.27 nats");
    assertThat(charts(page))
        .extracting(chart -> chart.get("id").asText())
        .containsExactly(
            "loss",
            "bounds",
            "divergences",
            "features",
            "temperatures",
            "gradient",
            "learning-rate",
            "sizes",
            "in-use",
            "gate-logits",
            "usage");
    assertThat(page.select("#reconstructions .gallery > li")).hasSize(30);
    assertThat(page.select("#reconstructions .gallery > li:first-child .picture")).hasSize(3);
    assertThat(page.select("#reconstructions .key li").eachText())
        .containsExactly("original", "from the hard code", "from a relaxed sample");
    assertThat(page.select("#prior .picture")).hasSize(45);
    assertThat(page.select("#dictionary .caption b").get(0).text()).isEqualTo("none");
    assertThat(page.select("#metrics tbody tr")).hasSize(6);
    assertThat(page.select(".facts th").eachText()).contains("Seed", "Engine");
  }

  @Test
  void configurationOnThePageIsTheConfiguration() {
    ReportContent content = content(PICTURE, 0);

    Document page = write(content);

    assertThat(page.getElementById("yaml").wholeText().strip())
        .isEqualTo(ConfigText.of(content.config()).strip());
  }

  @Test
  void everyChartHasItsCanvasAndItsWords() {
    Document page = write(content(PICTURE, 0));

    for (JsonNode chart : charts(page)) {
      Element canvas = page.getElementById("chart-" + chart.get("id").asText());
      assertThat(canvas).isNotNull();
      assertThat(canvas.attr("aria-label")).contains(chart.get("summary").asText());
    }
    assertThat(page.select("canvas")).hasSize(charts(page).size());
    assertThat(page.select("[role=img]:not([aria-label])")).isEmpty();
  }

  @Test
  void warnsOfACodeThatOnlyWorksWhileItIsSoft() {
    Document page = write(content(PICTURE, 900));

    assertThat(page.select(".verdict.warning[role=note]").text())
        .contains("only works while it is soft", "105.2", "1\u202f011", "straight-through");
  }

  @Test
  void doesNotWarnWhereHardCodesAreAsGood() {
    Document page = write(content(PICTURE, 0));

    assertThat(page.select(".verdict[role=note].good")).hasSize(1);
    assertThat(page.select(".verdict[role=note].warning")).isEmpty();
  }

  @Test
  void loadsNothingFromAnywhere() throws Exception {
    Document page = write(content(PICTURE, 0));

    for (Element element : page.select("[src], [href], [srcset], [action], [data]")) {
      String target = element.attr("href") + element.attr("src");
      assertThat(target).as(element.tagName()).matches("#[a-z]+|data:,");
    }
    Matcher urls = Pattern.compile("url\\(([^)]*)\\)").matcher(page.select("style").first().data());
    int count = 0;
    while (urls.find()) {
      assertThat(urls.group(1)).startsWith("data:image/png;base64,");
      count++;
    }
    assertThat(count).isEqualTo(5);
    assertThat(page.html()).doesNotContain("@import", "sourceMappingURL");
    String policy = page.select("meta[http-equiv=Content-Security-Policy]").attr("content");
    assertThat(policy).contains("default-src 'none'", "img-src data:");
    List<Element> scripts = page.select("script:not([type])");
    assertThat(scripts).hasSize(3);
    for (Element script : scripts) {
      assertThat(policy).contains("'sha256-" + sha256(script.data()) + "'");
    }
  }

  @Test
  void keepsTheChartLibrarysLicence() {
    Document page = write(content(PICTURE, 0));

    assertThat(page.html()).contains("Chart.js v4.5.1", "Released under the MIT License");
    assertThat(page.select("footer pre").text())
        .contains("Permission is hereby granted, free of charge");
  }

  @Test
  void textsOfOthersStayTexts() {
    List<String> labels = List.of(EVIL, "{{name}} " + EVIL);
    Dataset dataset = SampleRuns.dataset(EVIL, PICTURE, 40, labels);
    RunConfig config = SampleRuns.config("sample", new ComponentConfig(EVIL, Map.of("path", EVIL)));
    Measurement metric =
        new Measurement(new Description(EVIL, EVIL, Direction.NONE, EVIL), new Estimate(1, 0.1, 9));
    CurvePoint point = new CurvePoint(1, EVIL, new Estimate(1, 0.1, 9));

    Document page =
        write(
            new ReportContent(
                config,
                Map.of(EVIL, EVIL),
                SampleRuns.iterations(3),
                List.of(point),
                List.of(metric),
                BlobModel.of(PICTURE, 16, 6),
                dataset,
                1,
                List.of()));

    assertThat(page.select("script")).hasSize(4);
    assertThat(page.select("img")).isEmpty();
    assertThat(page.select(".eyebrow").text()).contains(EVIL);
    assertThat(page.select(".facts td").text()).isEqualTo(EVIL);
    assertThat(page.select("#metrics tbody th").text()).isEqualTo(EVIL);
    assertThat(page.select("#dictionary").text()).contains(EVIL);
    assertThat(charts(page).get(1).at("/series/0/name").asText()).isEqualTo(EVIL);
  }

  @Test
  void numbersTakeThePlaceOfPicturesWhereTheDataAreNone() {
    Document page = write(content(TABLE, 0));

    assertThat(page.select(".picture")).isEmpty();
    assertThat(page.select("#reconstructions table tbody")).hasSize(10);
    assertThat(page.select("#reconstructions tbody").get(0).select("tr th.layer").eachText())
        .containsExactly("original", "from the hard code", "from a relaxed sample");
    assertThat(page.select("#reconstructions thead .number")).hasSize(10);
    assertThat(page.select("#reconstructions").text()).contains("and 2 more values each");
    assertThat(page.select("#prior td.number").get(0).text()).matches("−?[0-9.]+");
  }

  @Test
  void colourPicturesKeepTheirColours() throws IOException {
    ObservationShape shape = new ObservationShape(List.of(2, 3, 3), Values.UNIT_INTERVAL);
    float[] row = new float[shape.size()];
    row[0] = 1; // top left: red
    row[3 * 5 + 2] = 0.5f; // bottom right: half of blue
    Dataset dataset =
        SampleRuns.dataset("two pixels", shape, new float[][] {row, row}, Optional.empty());

    Document page = write(content(dataset, BlobModel.of(shape, 4, 3), 0));

    BufferedImage strip = strip(page, "reconstructions-0");
    assertThat(strip.getWidth()).isEqualTo(3);
    assertThat(strip.getHeight()).isEqualTo(2 * 2);
    assertThat(strip.getRGB(0, 0)).isEqualTo(0xffff0000);
    assertThat(strip.getRGB(2, 3)).isEqualTo(0xff000080);
  }

  @Test
  void realPicturesUseTheRangeOfTheOriginals() throws IOException {
    ObservationShape shape = new ObservationShape(List.of(1, 3), Values.REAL);
    float[][] rows = {{-2, 0, 2}, {Float.NaN, 2, -2}};

    Document page =
        write(
            content(
                SampleRuns.dataset("real", shape, rows, Optional.empty()),
                BlobModel.of(shape, 3, 2),
                0));

    BufferedImage strip = strip(page, "reconstructions-0");
    assertThat(levels(strip, 0)).containsExactly(0, 128, 255);
    assertThat(levels(strip, 1)).containsExactly(0, 255, 0);
  }

  @Test
  void largePicturesAreShrunk() throws IOException {
    ObservationShape shape = new ObservationShape(List.of(200, 300), Values.UNIT_INTERVAL);
    Dataset dataset = SampleRuns.dataset("large", shape, 3, List.of());

    Document page = write(content(dataset, BlobModel.of(shape, 9, 3), 0));

    BufferedImage strip = strip(page, "reconstructions-0");
    assertThat(strip.getWidth()).isEqualTo(75);
    assertThat(strip.getHeight()).isEqualTo(50 * 3);
  }

  @Test
  void aContinuousLatentHasNumbersAndNoFeatures() {
    Dataset dataset = SampleRuns.dataset("pictures", PICTURE, 40, List.of());

    Document page = write(content(dataset, BlobModel.continuous(PICTURE, 16), 0));

    assertThat(page.select("#codes h3").eachText())
        .containsExactly("Values of z", "How far each number of z moves");
    assertThat(page.select("#codes .intro").text())
        .isEqualTo("Of 40 observations of the test data.");
    assertThat(page.getElementById("dictionary")).isNull();
    assertThat(page.select(".verdict[role=note]")).isEmpty();
    assertThat(page.select(".lead").text()).endsWith("described by 16 numbers.");
    assertThat(page.select("nav a[href=#codes]")).hasSize(1);
    assertThat(page.select("nav a[href=#dictionary]")).isEmpty();
    assertThat(page.select("#reconstructions .key li").eachText())
        .containsExactly("original", "from the mode", "from a sample");
    assertThat(page.select("#prior .picture")).hasSize(45);
  }

  @Test
  void aRunWithoutHistoryOrMetricsHasAReportToo() {
    Document page =
        write(
            new ReportContent(
                SampleRuns.config("sample"),
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                BlobModel.of(PICTURE, 16, 6),
                SampleRuns.dataset("pictures", PICTURE, 5, List.of()),
                0,
                List.of()));

    assertThat(page.getElementById("training")).isNull();
    assertThat(page.getElementById("metrics")).isNull();
    assertThat(page.select(".tile, .facts, nav a[href=#training]")).isEmpty();
    assertThat(page.select("#reconstructions .gallery > li")).hasSize(5);
  }

  @Test
  void dataWithoutTestPartShowTheTrainingPart() {
    Dataset whole = SampleRuns.dataset("pictures", PICTURE, 5, List.of());
    DataPart none =
        new DataPart(new SampleRuns.Rows(new float[0][], PICTURE.size()), Optional.empty());
    Dataset training = new Dataset("pictures", PICTURE, whole.training(), none, Map.of());

    Document page = write(content(training, BlobModel.of(PICTURE, 16, 6), 0));

    assertThat(page.select("#codes > .intro").text())
        .isEqualTo("Of 5 observations of the training data.");
  }

  @Test
  void aLongTrainingIsThinnedAndThePageStaysSmall() throws IOException {
    ReportContent content =
        new ReportContent(
            SampleRuns.config("sample"),
            SampleRuns.provenance(),
            SampleRuns.iterations(100_000),
            SampleRuns.curves(100_000, 20, 0),
            SampleRuns.metrics(0),
            BlobModel.of(PICTURE, 5000, 6),
            SampleRuns.dataset("pictures", PICTURE, 20, List.of()),
            100,
            List.of());

    Document page = write(content);

    for (JsonNode chart : charts(page)) {
      for (JsonNode series : chart.get("series")) {
        assertThat(series.get("points").size()).isLessThanOrEqualTo(1000);
      }
    }
    JsonNode loss = charts(page).get(0).at("/series/0/points");
    assertThat(loss.get(loss.size() - 1).get(0).asInt()).isEqualTo(100_000);
    assertThat(Files.size(folder.resolve("report.html"))).isLessThan(2_000_000);
  }

  @Test
  void runsTheModelOnSmallBatches() {
    BlobModel model = BlobModel.of(PICTURE, 16, 6);

    write(content(SampleRuns.dataset("pictures", PICTURE, 1234, List.of()), model, 0));

    assertThat(model.largestBatch()).isLessThanOrEqualTo(100);
  }

  @Test
  void replacesAnOlderReportAndLeavesNothingElse() throws IOException {
    Path file = folder.resolve("deep/report.html");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "old");

    new ReportWriter().draw(content(PICTURE, 0), file);

    assertThat(file).content().contains("</html>").doesNotContain("old</html>");
    try (Stream<Path> files = Files.list(file.getParent())) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void saysInOneLineWhyItCannotWrite() throws IOException {
    Path notAFolder = Files.writeString(folder.resolve("file"), "");

    assertThatThrownBy(
            () -> new ReportWriter().draw(content(PICTURE, 0), notAFolder.resolve("report.html")))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("is a file, not a folder")
        .hasMessageNotContaining("\n");
  }

  private Document write(ReportContent content) {
    Path file = folder.resolve("report.html");
    new ReportWriter().draw(content, file);
    try {
      return Jsoup.parse(file.toFile(), StandardCharsets.UTF_8.name());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static ReportContent content(ObservationShape shape, double gap) {
    return content(
        SampleRuns.dataset("sample data", shape, 40, List.of("odd", "even")),
        BlobModel.of(shape, 16, 6),
        gap);
  }

  private static ReportContent content(Dataset dataset, BlobModel model, double gap) {
    return new ReportContent(
        SampleRuns.config("sample"),
        SampleRuns.provenance(),
        SampleRuns.iterations(50),
        SampleRuns.curves(50, 10, gap),
        SampleRuns.metrics(gap),
        model,
        dataset,
        12,
        List.of());
  }

  private static List<JsonNode> charts(Document page) {
    try {
      List<JsonNode> charts = new ArrayList<>();
      new ObjectMapper().readTree(page.getElementById("charts").data()).forEach(charts::add);
      return charts;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static BufferedImage strip(Document page, String name) throws IOException {
    Matcher uri =
        Pattern.compile(
                "\\.strip-"
                    + name
                    + " \\{ background-image: url\\(data:image/png;base64,([^)]*)\\)")
            .matcher(page.select("style").first().data());
    assertThat(uri.find()).isTrue();
    return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(uri.group(1))));
  }

  private static int[] levels(BufferedImage strip, int row) {
    return strip.getRaster().getSamples(0, row, strip.getWidth(), 1, 0, (int[]) null);
  }

  private static String sha256(String text) throws Exception {
    byte[] sum = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    return Base64.getEncoder().encodeToString(sum);
  }
}
