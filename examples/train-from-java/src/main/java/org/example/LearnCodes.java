package org.example;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.sdlgm.Model;
import org.sdlgm.Sdlgm;
import org.sdlgm.code.SparseCode;
import org.sdlgm.data.Observations;
import org.sdlgm.experiment.preset.Presets;
import org.sdlgm.metric.Estimate;

/** Learns sparse codes of rows in memory, and prints one code, its row, and a true bound. */
public final class LearnCodes {
  private LearnCodes() {}

  public static void main(String[] args) {
    float[][] rows = baskets(2000, 1);
    try (Sdlgm sdlgm = Sdlgm.open();
        Model model = sdlgm.train(Presets.get("sparse"), Observations.of(rows))) {
      List<SparseCode> codes = model.encode(Observations.of(rows));
      float[][] decoded = model.decode(codes);
      System.out.println(codes.get(0) + " stands for " + Arrays.toString(decoded[0]));
      Estimate bound = model.measure("gated", Observations.of(baskets(500, 2)));
      System.out.printf("at most %.2f ± %.2f nats%n", bound.mean(), bound.standardError());
    }
  }

  /** Shopping baskets: a row says which of twelve things are in; some things go together. */
  private static float[][] baskets(int count, long seed) {
    int[][] recipes = {{0, 1, 2}, {3, 4, 5}, {6, 7}, {8, 9, 10, 11}};
    SplittableRandom random = new SplittableRandom(seed);
    float[][] baskets = new float[count][12];
    for (float[] basket : baskets) {
      for (int[] recipe : recipes) {
        boolean cooked = random.nextInt(3) == 0;
        for (int thing : recipe) {
          basket[thing] = cooked ? 1 : 0;
        }
      }
    }
    return baskets;
  }
}
