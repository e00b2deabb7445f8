package org.example;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.sdlgm.Model;
import org.sdlgm.Sdlgm;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.data.Dataset;
import org.sdlgm.experiment.preset.Presets;

/** Learns the tags of songs from a table in CSV, and tags the songs of another. */
public final class TagTable {
  private TagTable() {}

  public static void main(String[] args) {
    List<String> tags = List.of("happy", "sad", "quiet");
    Map<String, Object> table = Map.of("file", "songs.csv", "labelNames", tags);
    try (Sdlgm sdlgm = Sdlgm.open()) {
      Dataset songs = sdlgm.data(new ComponentConfig("arff", table));
      try (Model model = sdlgm.train(Presets.get("multilabel"), songs)) {
        double[][] found = model.predict(model.read(Path.of("new-songs.csv"))).probabilities();
        System.out.println(tags + " of the first song: " + Arrays.toString(found[0]));
      }
    }
  }
}
