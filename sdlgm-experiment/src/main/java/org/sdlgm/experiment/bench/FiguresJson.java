package org.sdlgm.experiment.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/** Figures for programs; what is not known is left out. */
public final class FiguresJson {
  private FiguresJson() {}

  /**
   * What is to be written as JSON.
   *
   * @param point the fields that were measured over, with their values
   * @param figures of that point
   */
  public static Map<String, Object> of(Map<String, Object> point, Figures figures) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("setting", figures.setting());
    json.put("point", point);
    json.put("training", training(figures.training()));
    json.put("encoding", figures.encoding());
    figures.peakResidentBytes().ifPresent(bytes -> json.put("peakResidentBytes", bytes));
    return json;
  }

  private static Map<String, Object> training(Figures.Step step) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("iterations", step.iterations());
    json.put("milliseconds", step.milliseconds());
    json.put("segments", step.segments());
    json.put("observationsPerSecond", step.observationsPerSecond());
    step.heapBytes().ifPresent(bytes -> json.put("heapBytes", bytes));
    json.put("collections", step.collections());
    return json;
  }
}
