package org.sdlgm.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.sdlgm.code.SparseCode;
import org.sdlgm.config.SamplingMode;
import org.sdlgm.data.DataPart;
import org.sdlgm.data.Labels;
import org.sdlgm.data.ObservationShape;
import org.sdlgm.model.CodeSearch;
import org.sdlgm.model.LatentValues;
import org.sdlgm.model.Posterior;
import org.sdlgm.model.TrainedModel;
import org.sdlgm.report.Exhibit.Caption;
import org.sdlgm.report.Exhibit.Layer;

/** What the model makes of observations, of its prior, and of single features. */
final class Exhibition {
  private static final int PAIRS = 30;
  private static final int PRIOR_SAMPLES = 45;
  private static final int DICTIONARY = 44;

  private final TrainedModel model;
  private final ObservationShape shape;
  private final long seed;

  Exhibition(TrainedModel model, ObservationShape shape, long seed) {
    this.model = model;
    this.shape = shape;
    this.seed = seed;
  }

  /** Originals, evenly spread over the part, beside their reconstructions. */
  Exhibit reconstructions(DataPart part) {
    int count = Math.min(PAIRS, part.count());
    float[][] originals = new float[count][shape.size()];
    for (int i = 0; i < count; i++) {
      int index = (int) ((long) i * part.count() / count);
      part.observations().read(index, 0, originals[i], 0);
    }
    Posterior posterior = model.posterior(originals);
    float[][] codes = model.search(originals, CodeSearch.USUAL);
    boolean bags = hasBags();
    List<Layer> layers =
        List.of(
            new Layer("original", originals),
            new Layer(bags ? "from the hard code" : "from the mode", model.reconstruct(codes)),
            new Layer(
                bags ? "from a relaxed sample" : "from a sample",
                model.reconstruct(posterior.sample(SamplingMode.RELAXED, seed))));
    return Exhibit.of("reconstructions", shape, layers, captions(codes));
  }

  /** E[x|z] at draws from the prior. */
  Exhibit priorSamples() {
    float[][] latents = model.samplePrior(PRIOR_SAMPLES, seed);
    return Exhibit.of(
        "prior",
        shape,
        List.of(new Layer("sample", model.reconstruct(latents))),
        captions(latents));
  }

  /** E[x|z] at the empty code, and at the codes of each of the most used features alone. */
  Exhibit dictionary(BagSurvey survey, Optional<Labels> labels) {
    int width = model.description().width();
    int[] usage = survey.usage(width);
    List<Integer> features =
        BagSurvey.ranking(usage).stream().filter(k -> usage[k] > 0).limit(DICTIONARY).toList();
    float[][] latents = new float[features.size() + 1][width];
    List<Caption> captions = new ArrayList<>();
    captions.add(new Caption("none", "z = 0"));
    for (int k : features) {
      latents[captions.size()][k] = 1;
      String share = Numbers.percent((double) usage[k] / survey.stored().size());
      captions.add(
          new Caption(
              "#" + k,
              labels.map(known -> share + " · " + typical(survey, known, k)).orElse(share)));
    }
    return Exhibit.of(
        "dictionary", shape, List.of(new Layer("feature", model.reconstruct(latents))), captions);
  }

  private boolean hasBags() {
    return model.description().values() == LatentValues.COUNTS;
  }

  /** L of each latent, where latents are bags of features, else its number. */
  private List<Caption> captions(float[][] latents) {
    if (hasBags()) {
      return TrainedModel.codes(latents).stream()
          .map(SparseCode::size)
          .map(size -> new Caption("L = " + size, ""))
          .toList();
    }
    return IntStream.rangeClosed(1, latents.length)
        .mapToObj(i -> new Caption(String.valueOf(i), ""))
        .toList();
  }

  /** The label whose share rises most where the feature is in use. */
  private static String typical(BagSurvey survey, Labels labels, int feature) {
    int[] with = new int[labels.names().size()];
    int[] all = new int[labels.names().size()];
    int used = 0;
    for (int row = 0; row < survey.stored().size(); row++) {
      boolean inUse = Arrays.binarySearch(survey.stored().get(row).features(), feature) >= 0;
      used += inUse ? 1 : 0;
      for (int label = 0; label < all.length; label++) {
        if (labels.count(row, label) > 0) {
          all[label]++;
          with[label] += inUse ? 1 : 0;
        }
      }
    }
    int best = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int label = 0; label < all.length; label++) {
      double rise = (double) with[label] / used - (double) all[label] / survey.stored().size();
      if (rise > most) {
        most = rise;
        best = label;
      }
    }
    return labels.names().get(best);
  }
}
