package org.sdlgm.code.file;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.sdlgm.code.SparseCode;

/** Codes and files for the tests of this package. */
final class SparseCodes {
  static final String FINGERPRINT = "0123456789abcdef".repeat(4);

  private SparseCodes() {}

  static SparseCode code(int width, int... features) {
    int[] counts = new int[features.length];
    Arrays.fill(counts, 1);
    return SparseCode.of(width, features, counts);
  }

  /** Codes whose features are independent, each in use as often as its rate says. */
  static List<SparseCode> independent(double[] rates, int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<SparseCode> codes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      float[] latent = new float[rates.length];
      for (int k = 0; k < rates.length; k++) {
        latent[k] = random.nextDouble() < rates[k] ? 1 : 0;
      }
      codes.add(SparseCode.ofDense(latent));
    }
    return codes;
  }

  static SparseCodeFileSize write(Path path, int width, int maxFeatures, List<SparseCode> codes) {
    SparseCodeHeader header = new SparseCodeHeader(width, maxFeatures, FINGERPRINT);
    try (SparseCodeWriter writer = SparseCodeWriter.create(path, header)) {
      codes.forEach(writer::add);
      return writer.finish();
    }
  }

  static List<SparseCode> read(Path path) {
    try (SparseCodeReader reader = SparseCodeReader.open(path)) {
      List<SparseCode> codes = new ArrayList<>();
      reader.forEachRemaining(codes::add);
      return codes;
    }
  }
}
