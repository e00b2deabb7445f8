package org.sdlgm.code.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.sdlgm.code.SparseCode;

/** Any codes at all come back as they were. */
class SparseCodeFilePropertyTest {
  /** Codes with the bounds that they fit. */
  record Codes(int width, int maxFeatures, List<SparseCode> codes) {}

  @Property(tries = 150, seed = "42")
  void anyCodesComeBack(@ForAll("codes") Codes any) throws IOException {
    Path path = Files.createTempFile("codes", ".slc");
    try {
      SparseCodes.write(path, any.width(), any.maxFeatures(), any.codes());

      assertThat(SparseCodes.read(path)).isEqualTo(any.codes());
    } finally {
      Files.delete(path);
    }
  }

  @Provide
  Arbitrary<Codes> codes() {
    return Arbitraries.integers()
        .between(1, 3000)
        .flatMap(
            width ->
                code(width)
                    .list()
                    .ofMaxSize(60)
                    .flatMap(
                        codes -> {
                          int most = codes.stream().mapToInt(SparseCode::size).max().orElse(1);
                          return Arbitraries.integers()
                              .between(Math.max(1, most), 2 * most + 1)
                              .map(bound -> new Codes(width, bound, codes));
                        }));
  }

  private static Arbitrary<SparseCode> code(int width) {
    return Arbitraries.maps(
            Arbitraries.integers().between(0, width - 1), Arbitraries.integers().between(1, 10_000))
        .ofMaxSize(Math.min(width, 40))
        .map(TreeMap::new)
        .map(
            counts ->
                SparseCode.of(
                    width,
                    counts.keySet().stream().mapToInt(Integer::intValue).toArray(),
                    counts.values().stream().mapToInt(Integer::intValue).toArray()));
  }
}
