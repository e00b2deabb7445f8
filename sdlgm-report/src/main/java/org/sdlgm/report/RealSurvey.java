package org.sdlgm.report;

import java.util.List;
import java.util.Optional;
import org.sdlgm.config.SamplingMode;
import org.sdlgm.data.Observations;
import org.sdlgm.data.RowRange;
import org.sdlgm.eval.statistics.ColumnVariances;
import org.sdlgm.model.Posterior;
import org.sdlgm.model.TrainedModel;

/**
 * The codes of many observations, where they are real numbers: rows of K.
 *
 * @param centres of each observation's posterior
 * @param drawn a sample of each observation's posterior
 * @param prior draws from the prior, as many
 */
record RealSurvey(float[][] centres, float[][] drawn, float[][] prior) implements Survey {
  /** Enough numbers for histograms that do not flicker, and few enough for any memory. */
  private static final int MAX_NUMBERS = 1 << 20;

  private static final int BATCH = 100;

  /** Encodes the first observations, a batch at a time. */
  static RealSurvey of(TrainedModel model, Observations observations, long seed) {
    int most = Math.max(1, MAX_NUMBERS / model.description().width());
    int count = Math.min(observations.count(), most);
    float[][] centres = new float[count][];
    float[][] drawn = new float[count][];
    for (RowRange range : RowRange.over(count, BATCH)) {
      Posterior posterior = model.posterior(range.of(observations));
      range.put(posterior.mode(), centres);
      range.put(posterior.sample(SamplingMode.HARD, seed + range.from()), drawn);
    }
    return new RealSurvey(centres, drawn, model.samplePrior(count, seed));
  }

  @Override
  public int count() {
    return centres.length;
  }

  /** The prior's draws are there already. */
  @Override
  public List<Chart> charts(TrainedModel model, long seed) {
    return RealCharts.of(this);
  }

  @Override
  public Optional<BagSurvey> bags() {
    return Optional.empty();
  }

  /** The variance of each number's centre over the observations: K values. */
  ColumnVariances variances() {
    ColumnVariances variances = new ColumnVariances(centres[0].length);
    for (float[] centre : centres) {
      variances.add(centre);
    }
    return variances;
  }
}
