package org.sdlgm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sdlgm.code.SparseCode;
import org.sdlgm.config.RunConfig;
import org.sdlgm.data.DataPart;
import org.sdlgm.data.Dataset;
import org.sdlgm.data.Labels;
import org.sdlgm.data.Observations;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.error.DataException;
import org.sdlgm.error.SdlgmException;
import org.sdlgm.experiment.preset.Presets;
import org.sdlgm.metric.Estimate;
import org.sdlgm.training.IterationReport;
import org.sdlgm.training.TrainingListener;

/** The front door, on the real engine: rows of bits in pairs, of which half the pairs are on. */
class SdlgmTest {
  private static final int WIDTH = 8;
  private static final RunConfig TINY =
      Presets.get("sparse")
          .with("model.latent.width", 6)
          .with("model.latent.maxFeatures", 4)
          .with("model.latent.network.hidden", List.of(8))
          .with("model.decoder.network.hidden", List.of(8))
          .with("training.batchSize", 20)
          .with("training.checkpointEvery", 10)
          .with("training.evaluateEvery", 0)
          .with("evaluation.metrics", List.of("gated"))
          .with("training.iterations", 30);

  @TempDir private Path folder;

  private static Sdlgm sdlgm;

  @BeforeAll
  static void open() {
    sdlgm = Sdlgm.open();
  }

  @AfterAll
  static void close() {
    sdlgm.close();
  }

  private static float[][] rows(int count) {
    SplittableRandom random = new SplittableRandom(1);
    float[][] rows = new float[count][WIDTH];
    for (float[] row : rows) {
      for (int pair = 0; pair < WIDTH; pair += 2) {
        Arrays.fill(row, pair, pair + 2, random.nextInt(2));
      }
    }
    return rows;
  }

  private static String bits(Model model) {
    return Arrays.deepToString(model.decode(model.encode(Observations.of(rows(40)))))
        + Arrays.toString(model.score(Observations.of(rows(40)), 1));
  }

  private static String trained(long seed) {
    try (Model model = sdlgm.train(TINY.withSeed(seed), Observations.of(rows(100)))) {
      return bits(model);
    }
  }

  @Test
  void trainsEncodesDecodesScoresSamplesSavesAndLoads() {
    try (Model model = sdlgm.train(TINY, Observations.of(rows(200)))) {
      List<SparseCode> codes = model.encode(Observations.of(rows(50)));
      assertThat(codes).hasSize(50).allMatch(code -> code.width() == 6);
      assertThat(codes).allMatch(code -> code.featuresInUse() <= 4);
      assertThat(model.decode(codes)).hasDimensions(50, WIDTH);
      assertThat(model.sample(3, 1)).hasDimensions(3, WIDTH);
      // Independent fair bits cost WIDTH log 2 nats: a model that has learned anything costs less.
      Estimate bound = model.measure("gated", Observations.of(rows(200)));
      assertThat(bound.mean()).isPositive().isLessThan(WIDTH * Math.log(2) + 1);
      assertThat(bound.count()).isEqualTo(200);
      model.save(folder.resolve("model"));
      try (Model loaded = sdlgm.load(folder.resolve("model"))) {
        assertThat(bits(loaded)).isEqualTo(bits(model));
      }
      assertThatThrownBy(() -> model.predict(Observations.of(rows(1))))
          .isInstanceOf(DataException.class)
          .hasMessageContaining("generative");
    }
  }

  @Test
  void aModelOfLabelsPredicts() {
    float[][] rows = rows(200);
    int[][] counts = new int[rows.length][];
    Arrays.setAll(counts, i -> new int[] {(int) rows[i][0], (int) rows[i][2]});
    Labels labels = Labels.ofCounts(List.of("first", "second"), counts);
    RunConfig config =
        Presets.get("multilabel")
            .with("training.iterations", 300)
            .with("training.optimizer.learningRate", 0.02);
    try (Model model = sdlgm.train(config, Observations.of(rows), labels)) {
      assertThat(model.predict(Observations.of(rows)).probabilities()).hasDimensions(200, 2);
      assertThat(model.measure("micro-f1", Observations.of(rows), labels).mean())
          .isGreaterThan(0.9);
      assertThatThrownBy(() -> model.encode(Observations.of(rows)))
          .isInstanceOf(DataException.class)
          .hasMessageContaining("model of labels");
    }
  }

  @Test
  void everyFormOfObservationsIsTheSame() {
    float[][] rows = rows(30);
    float[] flat = new float[30 * WIDTH];
    for (int i = 0; i < 30; i++) {
      System.arraycopy(rows[i], 0, flat, i * WIDTH, WIDTH);
    }
    List<Observations> forms =
        List.of(
            Observations.of(rows),
            Observations.of(flat, WIDTH),
            Observations.of(FloatBuffer.wrap(flat), WIDTH),
            Observations.of(List.of(rows)));
    for (Observations form : forms) {
      assertThat(form.count()).isEqualTo(30);
      assertThat(form.rows(0, 30)).isDeepEqualTo(rows);
    }
  }

  @Test
  void twoTrainingsInTwoThreadsEndAsOneAfterTheOther() throws Exception {
    List<String> alone = List.of(trained(1), trained(2));
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Future<String> first = threads.submit(() -> trained(1));
      Future<String> second = threads.submit(() -> trained(2));
      assertThat(List.of(first.get(), second.get())).isEqualTo(alone);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void closingOneModelLeavesTheOthersAndAClosedOneSaysSo() {
    try (Model kept = sdlgm.train(TINY, Observations.of(rows(100)))) {
      String before = bits(kept);
      Model closed = sdlgm.train(TINY.withSeed(2), Observations.of(rows(100)));
      closed.close();
      closed.close();
      assertThatThrownBy(() -> closed.encode(Observations.of(rows(1))))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("closed");
      assertThat(bits(kept)).isEqualTo(before);
    }
  }

  private static TrainingListener stoppingAfter(int iterations, List<Integer> seen) {
    return new TrainingListener() {
      @Override
      public void iterationFinished(IterationReport report) {
        seen.add(report.iteration());
      }

      @Override
      public boolean stopRequested() {
        return seen.size() >= iterations;
      }
    };
  }

  private static Dataset dataset() {
    return Sdlgm.dataset(TINY.model(), part(100), part(40));
  }

  private static DataPart part(int count) {
    return new DataPart(Observations.of(rows(count)), java.util.Optional.empty());
  }

  @Test
  void aListenerSeesEachIterationAndStopsTheTrainingWhichGoesOnFromItsCheckpoints() {
    List<Integer> seen = new ArrayList<>();
    TrainingOptions options = TrainingOptions.NONE.withCheckpoints(folder.resolve("checkpoints"));
    sdlgm.train(TINY, dataset(), options.withListener(stoppingAfter(7, seen))).close();
    assertThat(seen).containsExactly(1, 2, 3, 4, 5, 6, 7);
    try (Model whole = sdlgm.train(TINY, dataset());
        Model resumed =
            sdlgm.train(TINY, dataset(), options.withListener(stoppingAfter(99, seen)))) {
      assertThat(bits(resumed)).isEqualTo(bits(whole));
      assertThat(seen).hasSize(30).endsWith(30);
    }
  }

  @Test
  void aRunFolderIsLeftWhereItIsAskedFor() {
    TrainingOptions options = TrainingOptions.NONE.withRunFolder(folder.resolve("run"));
    try (Model model = sdlgm.train(TINY, dataset(), options);
        Model again = sdlgm.train(TINY, dataset(), options);
        Model loaded = sdlgm.load(folder.resolve("run"))) {
      assertThat(folder.resolve("run")).isDirectoryContaining("glob:**/config.yaml");
      assertThat(bits(again)).isEqualTo(bits(model));
      assertThat(bits(loaded)).isEqualTo(bits(model));
      assertThat(loaded.config().training().iterations()).isEqualTo(30);
    }
  }

  private static void assertRefused(ThrowingCallable action, String... parts) {
    assertThatThrownBy(action)
        .isInstanceOf(SdlgmException.class)
        .hasMessageContainingAll(parts)
        .message()
        .doesNotContain("\n");
  }

  private static float[][] changed(Consumer<float[][]> change) {
    float[][] rows = rows(20);
    change.accept(rows);
    return rows;
  }

  @Test
  void badDataIsNamedByRowAndColumn() {
    float[][] half = changed(rows -> rows[3][5] = 0.5f);
    float[][] nan = changed(rows -> rows[4][6] = Float.NaN);
    float[][] infinite = changed(rows -> rows[4][6] = Float.POSITIVE_INFINITY);
    float[][] ragged = changed(rows -> rows[2] = new float[3]);
    assertRefused(
        () -> sdlgm.train(TINY, Observations.of(half)), "row 3, column 5", "0.5", "gaussian");
    assertRefused(() -> Observations.of(nan), "row 4, column 6", "NaN", "leave the row out");
    assertRefused(() -> Observations.of(infinite), "row 4, column 6", "Infinity");
    assertRefused(() -> Observations.of(ragged), "row 2 has 3 numbers", "one length");
    assertRefused(() -> Observations.of(new float[0][]), "no row");
    assertRefused(() -> Observations.of(new float[7], 4), "not whole rows of 4");
    try (Model model = sdlgm.train(TINY, Observations.of(rows(20)))) {
      assertRefused(() -> model.encode(Observations.of(half)), "row 3, column 5", "0 or 1");
      assertRefused(() -> model.encode(late(nan)), "row 4, column 6", "NaN");
      assertRefused(
          () -> model.encode(Observations.of(new float[2][WIDTH + 1])), "9 columns", "of 8");
      assertRefused(() -> model.measure("gatde", Observations.of(rows(5))), "did you mean");
    }
    assertThatThrownBy(() -> TINY.with("training.iterations", "many"))
        .isInstanceOf(ConfigurationException.class);
  }

  /** Observations of a program's own, which nobody has looked at. */
  private static Observations late(float[][] rows) {
    return new Observations() {
      @Override
      public int count() {
        return rows.length;
      }

      @Override
      public int width() {
        return rows[0].length;
      }

      @Override
      public void read(int index, int epoch, float[] destination, int offset) {
        System.arraycopy(rows[index], 0, destination, offset, width());
      }
    };
  }
}
