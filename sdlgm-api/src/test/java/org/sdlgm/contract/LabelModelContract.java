package org.sdlgm.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.sdlgm.component.BoundEstimator;
import org.sdlgm.component.GradientEstimator;
import org.sdlgm.component.LabelModel;
import org.sdlgm.component.Latent;
import org.sdlgm.component.LatentPosterior;
import org.sdlgm.config.DivergenceWeighting;
import org.sdlgm.config.SamplingMode;
import org.sdlgm.model.Divergence;
import org.sdlgm.model.LabelCounts;
import org.sdlgm.model.LabelPrediction;

/**
 * What any {@link LabelModel} does, of {@link #LABELS} labels and observations of {@link #SIZE}.
 *
 * @param <T> the backend's tensor type
 */
public abstract class LabelModelContract<T> extends ComponentContract<T> {
  /** D. */
  protected static final int SIZE = 4;

  /** C. */
  protected static final int LABELS = 3;

  /** L0, of models that have one. */
  protected static final int MAX_LABELS = 4;

  private static final int ROWS = 3;

  /** Makes the model under test; the same at each call. */
  protected abstract LabelModel<T> model();

  /** {@code a - b}, of two tensors of the same shape. */
  protected abstract T minus(T a, T b);

  /** No label, one, two: what every model takes. */
  protected final double[][] labels() {
    return new double[][] {{0, 0, 0}, {0, 1, 0}, {1, 0, 1}};
  }

  protected final T observations() {
    return harness().tensor(normal(ROWS * SIZE, 3), ROWS, SIZE);
  }

  /** The gradient through relaxed samples, with the whole divergence. */
  protected final BoundEstimator<T> pathwise() {
    return new BoundEstimator<>() {
      @Override
      public LatentPosterior<T> infer(Latent<T> latent, T observations) {
        return latent.infer(observations);
      }

      @Override
      public GradientEstimator.Loss<T> estimate(
          LatentPosterior<T> posterior, UnaryOperator<T> logLikelihood, double divergenceWeight) {
        T log = logLikelihood.apply(posterior.sample(SamplingMode.RELAXED));
        Divergence<T> divergence = posterior.divergence();
        return new GradientEstimator.Loss<>(
            minus(scaled(divergence.full(), divergenceWeight), log), log, divergence);
      }

      @Override
      public DivergenceWeighting weighting() {
        return DivergenceWeighting.FULL;
      }
    };
  }

  private T scaled(T tensor, double factor) {
    double[] factors = new double[values(tensor).length];
    Arrays.fill(factors, factor);
    return harness().weighted(tensor, factors);
  }

  @Test
  void saysItsSizes() {
    assertThat(model().width()).isEqualTo(LABELS);
    model().maxLabels().ifPresent(most -> assertThat(most).isEqualTo(MAX_LABELS));
  }

  @Test
  void lossesAreOnePerObservation() {
    LabelModel<T> model = model();
    T labelLoss = model.labelLoss(observations(), matrix(labels()));
    assertShape(labelLoss, ROWS);
    for (double loss : values(labelLoss)) {
      assertThat(loss).isFinite().isGreaterThanOrEqualTo(-1e-5);
    }
    harness().reseed(5, 1);
    LabelModel.Loss<T> loss = model.loss(observations(), matrix(labels()), pathwise());
    assertShape(loss.surrogate(), ROWS);
    assertShape(loss.value(), ROWS);
    assertFinite(values(loss.surrogate()));
    assertClose(values(loss.labelLoss()), values(labelLoss));
    assertClose(values(loss.surrogate()), values(loss.value()));
  }

  @Test
  void aModelWithoutABoundMinimisesItsLabelLoss() {
    harness().reseed(5, 1);
    LabelModel.Loss<T> loss = model().loss(observations(), matrix(labels()), pathwise());
    if (loss.bound().isEmpty()) {
      assertClose(values(loss.value()), values(loss.labelLoss()));
    } else {
      assertShape(loss.bound().get().logLikelihood(), ROWS);
      assertThat(values(loss.value())).isNotEqualTo(values(loss.labelLoss()));
    }
  }

  @Test
  void sameNoiseGivesTheSameLoss() {
    LabelModel<T> model = model();
    double[] loss = surrogate(model, observations(), 1);
    assertThat(surrogate(model, observations(), 1)).containsExactly(loss);
  }

  private double[] surrogate(LabelModel<T> model, T observations, long step) {
    harness().reseed(5, step);
    return values(model.loss(observations, matrix(labels()), pathwise()).surrogate());
  }

  /** Against differences of what is minimised, by the observations; through relaxed samples. */
  @Test
  void gradientMatchesDifferences() {
    LabelModel<T> model = model();
    assertGradientMatchesDifferences(
        x -> {
          harness().reseed(5, 1);
          return model.loss(x, matrix(labels()), pathwise()).surrogate();
        },
        values(observations()),
        ROWS,
        SIZE);
  }

  @Test
  void aPredictionIsOfEachObservationByItself() {
    LabelModel<T> model = model();
    double[] x = normal(ROWS * SIZE, 3);
    double[][] together = model.predict(harness().tensor(x, ROWS, SIZE)).probabilities();
    assertThat(together).hasDimensions(ROWS, LABELS);
    for (int row = 0; row < ROWS; row++) {
      double[] one = Arrays.copyOfRange(x, row * SIZE, (row + 1) * SIZE);
      assertClose(model.predict(harness().tensor(one, 1, SIZE)).probabilities()[0], together[row]);
      for (double probability : together[row]) {
        assertThat(probability).isBetween(0.0, 1.0);
      }
    }
  }

  @Test
  void countsBelongTogether() {
    LabelPrediction prediction = model().predict(observations());
    if (prediction.counts().isEmpty()) {
      for (double[] shares : prediction.probabilities()) {
        assertThat(Arrays.stream(shares).sum()).isCloseTo(1, Offset.offset(1e-5));
      }
      return;
    }
    LabelCounts counts = prediction.counts().get();
    harness().reseed(5, 1);
    double[] expected =
        values(
            model()
                .loss(observations(), matrix(labels()), pathwise())
                .expectedCount()
                .orElseThrow());
    for (int row = 0; row < ROWS; row++) {
      double[] sizes = counts.sizes()[row];
      double mean = 0;
      for (int l = 0; l < sizes.length; l++) {
        mean += l * sizes[l];
      }
      assertThat(Arrays.stream(sizes).sum()).isCloseTo(1, Offset.offset(1e-9));
      assertThat(Arrays.stream(counts.expected()[row]).sum())
          .isCloseTo(mean, Offset.offset(TOLERANCE));
      assertThat(mean).isCloseTo(expected[row], Offset.offset(TOLERANCE));
      assertThat(Arrays.stream(counts.sets()[row]).sum())
          .isEqualTo(Math.min(LABELS, mostProbable(sizes)));
    }
  }

  private static int mostProbable(double[] sizes) {
    int best = 0;
    for (int l = 1; l < sizes.length; l++) {
      best = sizes[l] > sizes[best] ? l : best;
    }
    return best;
  }

  /** The loss of all bags that there can be, and what is predicted, say the same. */
  @Test
  void probabilitiesAreThoseOfTheLoss() {
    LabelModel<T> model = model();
    LabelPrediction prediction = model.predict(observations());
    if (prediction.counts().isEmpty()) {
      return;
    }
    int most = model.maxLabels().orElse(1);
    double[][] there = new double[ROWS][LABELS];
    double[] total = new double[ROWS];
    for (int bag = 0; bag < Math.pow(most + 1, LABELS); bag++) {
      int code = bag;
      double[] labels = new double[LABELS];
      for (int k = 0; k < LABELS; k++) {
        labels[k] = code % (most + 1);
        code /= most + 1;
      }
      if (model.maxLabels().isEmpty() || Arrays.stream(labels).sum() <= most) {
        double[] loss = values(model.labelLoss(observations(), repeated(labels, ROWS)));
        for (int row = 0; row < ROWS; row++) {
          total[row] += Math.exp(-loss[row]);
          for (int k = 0; k < LABELS; k++) {
            there[row][k] += labels[k] > 0 ? Math.exp(-loss[row]) : 0;
          }
        }
      }
    }
    for (int row = 0; row < ROWS; row++) {
      assertThat(total[row]).as("probability of all bags").isCloseTo(1, Offset.offset(TOLERANCE));
      assertClose(prediction.probabilities()[row], there[row]);
    }
  }

  @Test
  void extremeObservationsStayFinite() {
    LabelModel<T> model = model();
    double[] large = normal(ROWS * SIZE, 3);
    Arrays.setAll(large, i -> 100 * large[i]);
    T x = harness().tensor(large, ROWS, SIZE);
    assertFinite(values(model.labelLoss(x, matrix(labels()))));
    assertFinite(harness().gradient(at -> model.labelLoss(at, matrix(labels())), x));
    for (double[] row : model.predict(x).probabilities()) {
      assertFinite(row);
    }
  }
}
