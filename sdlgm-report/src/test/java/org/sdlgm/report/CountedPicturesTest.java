package org.sdlgm.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.config.LabelModelConfig;
import org.sdlgm.data.DataPart;
import org.sdlgm.data.LabelSpace;
import org.sdlgm.data.Labels;
import org.sdlgm.data.ObservationShape;
import org.sdlgm.data.ObservationShape.Values;
import org.sdlgm.data.Observations;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.model.LabelCounts;
import org.sdlgm.model.LabelPrediction;
import org.sdlgm.model.TaggerDescription;
import org.sdlgm.model.TrainedTagger;

/** A model that always counts two a and one b, whatever it is shown. */
class CountedPicturesTest {
  private static final List<String> NAMES = List.of("<a>", "b", "c");
  private static final int[] BAG = {2, 1, 0};

  private static DataPart part(int width, int[]... truth) {
    Observations blank =
        new Observations() {
          @Override
          public int count() {
            return truth.length;
          }

          @Override
          public int width() {
            return width;
          }

          @Override
          public void read(int index, int epoch, float[] destination, int offset) {
            Arrays.fill(destination, offset, offset + width, 0.5f);
          }
        };
    return new DataPart(blank, Optional.of(Labels.ofCounts(NAMES, truth)));
  }

  private static TrainedTagger tagger(List<Integer> dimensions) {
    return new TrainedTagger() {
      @Override
      public TaggerDescription description() {
        return new TaggerDescription(
            new LabelModelConfig(ComponentConfig.of("constant")),
            new ObservationShape(dimensions, Values.UNIT_INTERVAL),
            new LabelSpace(NAMES, 3),
            "none",
            "cpu",
            0);
      }

      @Override
      public LabelPrediction predict(float[][] observations) {
        int[][] bags = new int[observations.length][];
        Arrays.fill(bags, BAG);
        double[][] numbers = new double[observations.length][3];
        return new LabelPrediction(
            numbers, Optional.of(new LabelCounts(numbers, numbers, bags, bags)));
      }

      @Override
      public double[] labelLoss(float[][] observations, Labels labels) {
        return new double[observations.length];
      }

      @Override
      public String fingerprint() {
        return "";
      }

      @Override
      public void save(Path folder) {}

      @Override
      public void close() {}
    };
  }

  @Test
  void showsWhatIsRightTooMuchAndMissed() {
    CountedPictures pictures =
        CountedPictures.of(
            tagger(List.of(2, 6)), part(12, new int[] {2, 1, 0}, new int[] {1, 1, 2}));

    Document svg = Jsoup.parse(pictures.drawing("A & B").svg(), Parser.xmlParser());
    assertThat(svg.select("title").text()).isEqualTo("A & B");
    assertThat(svg.select("image")).hasSize(2);
    assertThat(svg.select("text[fill=#1a7f37]").eachText())
        .containsExactly("<a>", "<a>", "b", "<a>", "b");
    assertThat(svg.select("text[text-decoration=line-through]").eachText()).containsExactly("<a>");
    assertThat(svg.select("text[fill=#767676]").eachText()).containsExactly("(c)", "(c)");
    assertThat(pictures.summary()).isEqualTo("Of the first 2 images, all counts of 1 are right.");
  }

  @Test
  void whatIsNoPictureIsRefused() {
    assertThatThrownBy(() -> CountedPictures.of(tagger(List.of(12)), part(12, new int[] {2, 1, 0})))
        .isInstanceOf(ConfigurationException.class);
  }
}
