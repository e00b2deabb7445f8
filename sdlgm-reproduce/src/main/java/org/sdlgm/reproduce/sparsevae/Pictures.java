package org.sdlgm.reproduce.sparsevae;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.sdlgm.data.Dataset;
import org.sdlgm.report.PictureRows;
import org.sdlgm.report.PictureRows.Layer;
import org.sdlgm.report.ValueShares;
import org.sdlgm.report.drawing.Drawing;
import org.sdlgm.report.drawing.Histograms.Bar;
import org.sdlgm.report.drawing.Histograms.Panel;
import org.sdlgm.reproduce.declaration.Page;

/**
 * The figures of some data: both models side by side.
 *
 * @param key of the data
 * @param mark behind each title
 * @param data the data
 * @param views what each model makes of it
 */
record Pictures(String key, String mark, Dataset data, List<View> views) {
  private static final int LABELLED = 5;

  /** All of them. */
  List<Page.Figure> figures() {
    return List.of(
        figure(
            "reconstructions",
            "reconstructions",
            "The first test observations, and what each model makes of their codes.",
            view -> Stream.of(new Layer(view.name(), view.reconstructions()))),
        figure(
            "samples of the priors",
            "samples",
            "The first test observations for comparison, and E[x|z] at draws from each prior.",
            view -> Stream.of(new Layer(view.name(), view.samples()))),
        figure(
            "traversals",
            "traversals",
            "The first test observations for comparison; below, E[x|z] along single values of z, the"
                + " others at 0: the six that vary most, from the first to the last percentile of"
                + " the test codes.",
            view -> view.traversals().stream().map(way -> layer(view, way))));
  }

  private Page.Figure figure(
      String what, String file, String meaning, Function<View, Stream<Layer>> layers) {
    int count = Math.min(View.SHOWN, data.test().count());
    Layer originals = new Layer("test images", data.test().observations().rows(0, count));
    Drawing drawing =
        PictureRows.of(
            key + ": " + what + mark,
            data.shape(),
            Stream.concat(Stream.of(originals), views.stream().flatMap(layers)).toList());
    return new Page.Figure(drawing, meaning, key + "-" + file);
  }

  private static Layer layer(View view, View.Traversal way) {
    String name =
        String.format(
            Locale.ROOT,
            "%s, z%d from %.1f to %.1f",
            view.name(),
            way.index(),
            way.from(),
            way.to());
    return new Layer(name, way.pictures());
  }

  /** How often a code has a value, all values of z together, and the prior's density as a line. */
  List<Panel> activations() {
    return views.stream().map(this::activations).toList();
  }

  private Panel activations(View view) {
    List<Bar> bars = new ArrayList<>();
    List<double[]> prior = new ArrayList<>();
    for (double[] share : ValueShares.of(view.codes())) {
      double middle = share[0];
      String label = bars.size() % LABELLED == 0 ? String.valueOf(Math.round(middle)) : "";
      bars.add(new Bar(middle, share[1], label));
      double density = Math.exp(view.family().logDensity(middle));
      prior.add(new double[] {middle, 100 * ValueShares.STEP * density});
    }
    return new Panel(
        key + ", " + view.name(),
        "values of a code (beyond ±5 at the ends); line: the prior",
        bars,
        prior);
  }
}
