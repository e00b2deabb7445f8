package org.example;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.sdlgm.Model;
import org.sdlgm.Sdlgm;
import org.sdlgm.data.Labels;
import org.sdlgm.data.Observations;
import org.sdlgm.experiment.preset.Presets;

/** Learns how many cars and lorries pass from what three sensors say, and counts again. */
public final class CountThings {
  private CountThings() {}

  public static void main(String[] args) {
    int[][] counts = traffic(2000, 1);
    Labels passed = Labels.ofCounts(List.of("car", "lorry"), counts);
    try (Sdlgm sdlgm = Sdlgm.open();
        Model model =
            sdlgm.train(Presets.get("multilabel"), Observations.of(sensors(counts)), passed)) {
      float[][] readings = sensors(new int[][] {{3, 0}, {1, 2}});
      double[][] expected =
          model.predict(Observations.of(readings)).counts().orElseThrow().expected();
      System.out.println("3 cars, 0 lorries; 1 car, 2 lorries: " + Arrays.deepToString(expected));
    }
  }

  private static int[][] traffic(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[][] traffic = new int[count][];
    Arrays.setAll(traffic, i -> new int[] {random.nextInt(5), random.nextInt(3)});
    return traffic;
  }

  /** Sensors feel weight, length and noise; a lorry counts more than a car in each. */
  private static float[][] sensors(int[][] traffic) {
    return Arrays.stream(traffic)
        .map(each -> new float[] {each[0] + 5 * each[1], each[0] + 2 * each[1], each[1] - 1})
        .toArray(float[][]::new);
  }
}
