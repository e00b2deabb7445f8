package org.sdlgm.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sdlgm.code.SparseCode;
import org.sdlgm.config.SamplingMode;
import org.sdlgm.error.DataException;
import org.sdlgm.model.Posterior;
import org.sdlgm.model.TrainedModel;

/** What any {@link TrainedModel} does, on a tiny model of binary data. */
public abstract class TrainedModelContract extends ModelContract {
  private TrainedModel model;

  @BeforeEach
  final void trainOne() {
    model =
        backend()
            .train(task(Stripes.dataset(), 1, "training", new Recorder()))
            .model()
            .generative();
  }

  @AfterEach
  final void closeTwice() {
    if (model != null) {
      model.close();
      model.close();
    }
  }

  @Test
  void saysWhatItIs() {
    assertThat(model.description().shape()).isEqualTo(Stripes.dataset().shape());
    assertThat(model.description().width()).isEqualTo(6);
    assertThat(model.description().maxFeatures()).isEqualTo(4);
    assertThat(model.description().engine()).isEqualTo(backend().engine());
    assertThat(model.description().device()).isEqualTo(backend().device());
    assertThat(model.description().parameterCount()).isPositive();
    assertThat(model.fingerprint()).matches("[0-9a-f]{64}");
  }

  @Test
  void encodesWithinTheBudget() {
    List<SparseCode> codes = model.encode(Stripes.rows(16));
    assertThat(codes).hasSize(16);
    for (SparseCode code : codes) {
      assertThat(code.width()).isEqualTo(6);
      assertThat(code.size()).isLessThanOrEqualTo(4);
    }
    assertThat(model.encode(Stripes.rows(16))).isEqualTo(codes);
  }

  @Test
  void decodesToMeansOfBinaryData() {
    List<SparseCode> codes = model.encode(Stripes.rows(16));
    float[][] decoded = model.decode(codes);
    assertThat(decoded).hasDimensions(16, Stripes.SIZE);
    for (float[] row : decoded) {
      for (float mean : row) {
        assertThat(mean).isBetween(0f, 1f);
      }
    }
    assertThatThrownBy(() -> model.decode(List.of(SparseCode.of(5, new int[0], new int[0]))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesWhatIsNoObservationOfItsAndNamesIt() {
    assertRefused(new float[2][Stripes.SIZE + 1], "row 0", "17 numbers");
    float[][] ragged = {new float[Stripes.SIZE], new float[Stripes.SIZE - 1]};
    assertRefused(ragged, "row 1", "15 numbers");
    for (float value : new float[] {Float.NaN, Float.NEGATIVE_INFINITY, 0.5f, 2}) {
      float[][] rows = new float[3][Stripes.SIZE];
      rows[2][7] = value;
      assertRefused(rows, "row 2, column 7", Float.toString(value));
    }
  }

  private void assertRefused(float[][] rows, String... parts) {
    assertThatThrownBy(() -> model.posterior(rows))
        .isInstanceOf(DataException.class)
        .hasMessageContainingAll(parts)
        .message()
        .doesNotContain("\n");
  }

  @Test
  void treatsEachObservationByItself() {
    float[][] rows = Stripes.rows(16);
    Posterior together = model.posterior(rows);
    float[][] hard = together.sample(SamplingMode.HARD, 1);
    double[] likelihood = model.logLikelihood(rows, hard);
    float[][] means = model.reconstruct(hard);
    for (int i = 0; i < rows.length; i++) {
      float[][] row = {rows[i]};
      float[][] latent = {hard[i]};
      Posterior alone = model.posterior(row);
      assertThat(alone.gateLogits()[0]).isCloseTo(together.gateLogits()[i], Offset.offset(1e-4));
      assertThat(alone.divergence().full()[0])
          .isCloseTo(together.divergence().full()[i], Offset.offset(1e-3));
      assertThat(model.logLikelihood(row, latent)[0]).isCloseTo(likelihood[i], Offset.offset(1e-3));
      assertThat(model.reconstruct(latent)[0]).containsExactly(means[i], Offset.offset(1e-4f));
    }
  }

  @Test
  void likelihoodIsThatOfTheMeans() {
    float[][] rows = Stripes.rows(16);
    float[][] latents = model.posterior(rows).mode();
    float[][] means = model.reconstruct(latents);
    double[] likelihood = model.logLikelihood(rows, latents);
    for (int i = 0; i < rows.length; i++) {
      double expected = 0;
      for (int d = 0; d < Stripes.SIZE; d++) {
        expected += Math.log(rows[i][d] == 1 ? means[i][d] : 1 - means[i][d]);
      }
      assertThat(likelihood[i]).isCloseTo(expected, Offset.offset(1e-3));
    }
  }

  @Test
  void scoreIsTheGatedBoundAtOneHardSample() {
    float[][] rows = Stripes.rows(16);
    Posterior posterior = model.posterior(rows);
    double[] score = model.score(rows, 9);
    double[] likelihood = model.logLikelihood(rows, posterior.sample(SamplingMode.HARD, 9));
    double[] divergence = posterior.divergence().gated();
    for (int i = 0; i < rows.length; i++) {
      assertThat(score[i])
          .isNegative()
          .isCloseTo(likelihood[i] - divergence[i], Offset.offset(1e-3));
    }
    assertThat(model.score(rows, 9)).containsExactly(score);
  }

  @Test
  void samplesAreAFunctionOfTheSeed() {
    float[][] sample = model.sample(8, 1);
    assertThat(sample).hasDimensions(8, Stripes.SIZE);
    assertThat(model.sample(8, 1)).isDeepEqualTo(sample);
    assertThat(Arrays.deepEquals(model.sample(8, 2), sample)).isFalse();
    for (double log : model.logPrior(model.samplePrior(50, 1))) {
      assertThat(log).isNegative().isFinite();
    }
  }

  @Test
  void relaxedSamplesAreAFunctionOfTheSeed() {
    Posterior posterior = model.posterior(Stripes.rows(16));
    float[][] sample = posterior.sample(SamplingMode.RELAXED, 1);
    assertThat(sample).hasDimensions(16, 6);
    assertThat(posterior.sample(SamplingMode.RELAXED, 1)).isDeepEqualTo(sample);
    for (float[] z : sample) {
      for (float value : z) {
        assertThat(value).isBetween(0f, 4f);
      }
    }
  }

  @Test
  void aPosteriorOutlivesWhatTheModelDoesNext() {
    Posterior posterior = model.posterior(Stripes.rows(4));
    double[] before = posterior.gateLogits();
    float[][] sample = posterior.sample(SamplingMode.RELAXED, 1);
    model.posterior(Stripes.rows(16)).sample(SamplingMode.RELAXED, 2);
    assertThat(posterior.gateLogits()).containsExactly(before);
    assertThat(posterior.sample(SamplingMode.RELAXED, 1)).isDeepEqualTo(sample);
  }

  @Test
  void comesBackFromDiskAsItWas() {
    Path saved = folder.resolve("deep/saved");
    model.save(saved);
    model.save(saved);
    float[][] rows = Stripes.rows(16);
    try (TrainedModel loaded = backend().load(saved).generative()) {
      assertThat(loaded.fingerprint()).isEqualTo(model.fingerprint());
      assertThat(loaded.description()).isEqualTo(model.description());
      assertThat(loaded.encode(rows)).isEqualTo(model.encode(rows));
      assertThat(loaded.score(rows, 3)).containsExactly(model.score(rows, 3));
    }
  }

  @Test
  void anotherModelHasAnotherFingerprint() {
    try (TrainedModel other =
        backend().train(task(Stripes.dataset(), 2, "other", new Recorder())).model().generative()) {
      assertThat(other.fingerprint()).isNotEqualTo(model.fingerprint());
    }
  }

  @Test
  void loadingSaysWhatIsMissingOrDamaged() throws IOException {
    assertThatThrownBy(() -> backend().load(folder.resolve("nowhere")).generative())
        .isInstanceOf(DataException.class)
        .hasMessageContaining("nowhere");
    Path saved = folder.resolve("saved");
    model.save(saved);
    List<Path> files;
    try (Stream<Path> walk = Files.walk(saved)) {
      files = walk.filter(Files::isRegularFile).toList();
    }
    assertThat(files).isNotEmpty();
    for (Path file : files) {
      byte[] right = Files.readAllBytes(file);
      for (int length : new int[] {0, 1, right.length / 2, right.length - 1}) {
        Files.write(file, Arrays.copyOf(right, length));
        assertThatThrownBy(() -> backend().load(saved).generative())
            .as("%s cut to %d of %d bytes", file.getFileName(), length, right.length)
            .isInstanceOf(DataException.class)
            .message()
            .doesNotContain("\n");
      }
      Files.write(file, right);
    }
    backend().load(saved).close();
  }
}
