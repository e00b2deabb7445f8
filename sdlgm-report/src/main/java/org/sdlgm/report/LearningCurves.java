package org.sdlgm.report;

import java.util.List;
import java.util.Map;
import org.sdlgm.experiment.run.CurvePoint;

/**
 * How a bound of several models fell during training: one chart.
 *
 * @param title in words
 * @param meaning what to look for, one line
 * @param curves by the models' names, in order
 */
public record LearningCurves(String title, String meaning, Map<String, List<CurvePoint>> curves) {}
