package org.sdlgm.djl.search;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sdlgm.config.NetworkConfig;
import org.sdlgm.config.NetworkConfig.Activation;
import org.sdlgm.config.TemperatureConfig;
import org.sdlgm.djl.component.AutoregressivePrior;
import org.sdlgm.djl.context.DjlContext;
import org.sdlgm.djl.contract.DjlHarness;
import org.sdlgm.djl.contract.EngineUnderTest;
import org.sdlgm.djl.latent.BernoulliLatent;
import org.sdlgm.djl.parameter.Initialization;
import org.sdlgm.djl.tensor.Rows;
import org.sdlgm.model.CodeSearch;

/**
 * A search against a sum over all codes of eight bits, of which at most three are 1. log p(x|z) =
 * -1/2 ||x - W z||²: features that stand in each other's way.
 */
class BatchSearchTest {
  private static final int ROWS = 40;
  private static final int SIZE = 5;
  private static final int WIDTH = 8;
  private static final int MOST = 3;
  private static final double PRECISION = 0.5;

  private DjlHarness harness;
  private DjlContext context;
  private BernoulliLatent latent;
  private final float[][] dictionary = normal(WIDTH, SIZE, 1);
  private final float[][] observations = normal(ROWS, SIZE, 2);
  private final float[][] logits = normal(ROWS, WIDTH, 3);

  private static float[][] normal(int rows, int columns, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[][] values = new float[rows][columns];
    for (float[] row : values) {
      for (int i = 0; i < columns; i++) {
        row[i] = (float) random.nextGaussian();
      }
    }
    return values;
  }

  private void open(EngineUnderTest engine) {
    harness = engine.harness();
    Initialization initialization =
        (name, shape, fresh) -> {
          float[] values = Initialization.random(1).values(name, shape, fresh);
          if (name.endsWith("prior/weight")) {
            for (int i = 0; i < values.length; i++) {
              values[i] = (i % 7 - 3) / 2f;
            }
          }
          return values;
        };
    context =
        harness
            .context("bits", SIZE, initialization)
            .withSizes(new DjlContext.ModelSizes(SIZE, WIDTH, MOST, 0, Optional.empty()));
    latent =
        new BernoulliLatent(
            new AutoregressivePrior(new AutoregressivePrior.Options(0.3), context.within("prior")),
            new NetworkConfig(List.of(4), Activation.TANH),
            TemperatureConfig.fixed(1),
            context);
  }

  @BeforeEach
  void noHarnessYet() {
    harness = null;
  }

  @AfterEach
  void close() {
    if (harness != null) {
      harness.close();
    }
  }

  private NDArray logLikelihood(NDArray x, NDArray z) {
    NDArray residual = x.sub(z.matMul(Rows.toArray(context.manager(), dictionary, SIZE)));
    NDArray precision = harness.tensor(new double[] {-PRECISION});
    return residual.mul(residual).sum(new int[] {1}).mul(precision);
  }

  private float[][] search(CodeSearch search) {
    NDArray x = Rows.toArray(context.manager(), observations, SIZE);
    return new BatchSearch(this::logLikelihood, latent, context, search, new float[WIDTH])
        .from(x, logits);
  }

  /** log p(x|z) + log p(z), in double precision. */
  private double value(int row, float[] code) {
    double squares = 0;
    for (int d = 0; d < SIZE; d++) {
      double residual = observations[row][d];
      for (int k = 0; k < WIDTH; k++) {
        residual -= code[k] * dictionary[k][d];
      }
      squares += residual * residual;
    }
    return latent.logPrior(new float[][] {code})[0] - PRECISION * squares;
  }

  private static int features(float[] code) {
    int features = 0;
    for (float bit : code) {
      features += (int) bit;
    }
    return features;
  }

  private float[] best(int row, int most) {
    return AllCodes.of(WIDTH, most).stream()
        .max((a, b) -> Double.compare(value(row, a), value(row, b)))
        .orElseThrow();
  }

  @ParameterizedTest
  @EnumSource(EngineUnderTest.class)
  void findsTheBestCodeWhereAllCanBeTried(EngineUnderTest engine) {
    open(engine);
    assertThat(AllCodes.of(WIDTH, MOST)).hasSize(1 + 8 + 28 + 56);
    float[][] found = search(CodeSearch.USUAL);
    for (int row = 0; row < ROWS; row++) {
      assertThat(value(row, found[row])).isCloseTo(value(row, best(row, MOST)), within());
    }
  }

  private static Offset<Double> within() {
    return Offset.offset(1e-3);
  }

  /** Ten rounds of six try at most 60 of the 93 codes, and so cannot try them all. */
  @ParameterizedTest
  @EnumSource(EngineUnderTest.class)
  void stepsAreNeverWorseThanTheModeAndGainMostOfWhatCanBeGained(EngineUnderTest engine) {
    open(engine);
    CodeSearch steps = new CodeSearch(10, 6);
    float[][] modes = search(CodeSearch.NONE);
    float[][] found = search(steps);
    double gained = 0;
    double possible = 0;
    for (int row = 0; row < ROWS; row++) {
      assertThat(features(found[row])).isLessThanOrEqualTo(MOST);
      double mode = value(row, modes[row]);
      double gain = value(row, found[row]) - mode;
      assertThat(gain).isGreaterThanOrEqualTo(-1e-4);
      gained += gain;
      possible += value(row, best(row, MOST)) - mode;
    }
    assertThat(gained / possible).isBetween(0.75, 1 + 1e-6);
  }

  @ParameterizedTest
  @EnumSource(EngineUnderTest.class)
  void keepsToABudgetOfFeatures(EngineUnderTest engine) {
    open(engine);
    float[][] found = search(CodeSearch.USUAL.withAtMost(1));
    for (int row = 0; row < ROWS; row++) {
      assertThat(features(found[row])).isLessThanOrEqualTo(1);
      assertThat(value(row, found[row])).isCloseTo(value(row, best(row, 1)), within());
    }
  }

  /** The cheapest code costs less, so that every row can keep to it. */
  @ParameterizedTest
  @EnumSource(EngineUnderTest.class)
  void keepsToABudgetOfBits(EngineUnderTest engine) {
    open(engine);
    double bits = 5;
    float[][] found = search(CodeSearch.USUAL.withMostBits(bits));
    float[][] without = search(CodeSearch.USUAL);
    double[] cost = Arrays.stream(latent.logPrior(found)).map(log -> -log / Math.log(2)).toArray();
    double[] free =
        Arrays.stream(latent.logPrior(without)).map(log -> -log / Math.log(2)).toArray();
    assertThat(Arrays.stream(cost).max().orElseThrow()).isLessThanOrEqualTo(bits);
    assertThat(Arrays.stream(free).max().orElseThrow())
        .as("a budget that binds")
        .isGreaterThan(bits);
    for (int row = 0; row < ROWS; row++) {
      if (free[row] <= bits) {
        assertThat(value(row, found[row])).isCloseTo(value(row, without[row]), within());
      }
    }
  }

  /** Parameters and encoder get no gradient from a search. */
  @ParameterizedTest
  @EnumSource(EngineUnderTest.class)
  void leavesNoTraceInWhatIsBeingRecorded(EngineUnderTest engine) {
    open(engine);
    NDArray x = Rows.toArray(context.manager(), observations, SIZE);
    double[] gradient =
        harness.gradient(
            input -> {
              new BatchSearch(
                      this::logLikelihood, latent, context, CodeSearch.USUAL, new float[WIDTH])
                  .from(input, logits);
              return latent.logits(latent.infer(input));
            },
            x);
    double[] alone = harness.gradient(input -> latent.logits(latent.infer(input)), x);
    assertThat(gradient).containsExactly(alone);
  }
}
