package org.sdlgm.reproduce.sparsevae;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sdlgm.data.Dataset;
import org.sdlgm.report.PictureRows;
import org.sdlgm.report.PictureRows.Layer;
import org.sdlgm.report.ValueShares;
import org.sdlgm.report.drawing.Drawing;
import org.sdlgm.report.drawing.Histograms;
import org.sdlgm.report.drawing.Histograms.Bar;
import org.sdlgm.report.drawing.Histograms.Panel;

/** The figures: both models side by side. */
final class Pictures {
  private static final int LABELLED = 5;

  private Pictures() {}

  /** Test observations, and what each model makes of their codes. */
  static Drawing reconstructions(String title, Dataset data, List<View> views) {
    List<Layer> layers = new ArrayList<>(List.of(originals(data)));
    views.forEach(view -> layers.add(new Layer(SparseVae.name(view), view.reconstructions())));
    return PictureRows.of(title, data.shape(), layers);
  }

  /** Test observations, and draws from each model's prior. */
  static Drawing samples(String title, Dataset data, List<View> views) {
    List<Layer> layers = new ArrayList<>(List.of(originals(data)));
    views.forEach(view -> layers.add(new Layer(SparseVae.name(view), view.samples())));
    return PictureRows.of(title, data.shape(), layers);
  }

  /** Test observations, and each model's way along single values of z. */
  static Drawing traversals(String title, Dataset data, List<View> views) {
    List<Layer> layers = new ArrayList<>(List.of(originals(data)));
    for (View view : views) {
      for (View.Traversal traversal : view.traversals()) {
        String name =
            String.format(
                Locale.ROOT,
                "%s, z%d from %.1f to %.1f",
                SparseVae.name(view),
                traversal.index(),
                traversal.from(),
                traversal.to());
        layers.add(new Layer(name, traversal.pictures()));
      }
    }
    return PictureRows.of(title, data.shape(), layers);
  }

  private static Layer originals(Dataset data) {
    int count = Math.min(View.SHOWN, data.test().count());
    return new Layer("test images", data.test().observations().rows(0, count));
  }

  /** How often a code has a value, all values of z together, and the prior's density as a line. */
  static Panel activations(String subject, View view) {
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
        subject + ", " + SparseVae.name(view),
        "values of a code (beyond ±5 at the ends); line: the prior",
        bars,
        prior);
  }

  /** The histograms of all data, both models in a row. */
  static Drawing activations(String title, List<Panel> panels) {
    return Histograms.of(title, panels, 2);
  }
}
