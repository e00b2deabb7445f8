package org.sdlgm.code.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sdlgm.code.SparseCode;
import org.sdlgm.code.file.SparseCodeHeader;
import org.sdlgm.code.file.SparseCodeWriter;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.config.GenerativeModelConfig;
import org.sdlgm.data.ObservationShape;
import org.sdlgm.metric.Estimate;
import org.sdlgm.metric.Evaluation;
import org.sdlgm.model.LatentValues;
import org.sdlgm.model.ModelDescription;
import org.sdlgm.model.TrainedModel;

final class StoredBitsTest {
  private static final String FINGERPRINT = "ab".repeat(32);
  private static final List<SparseCode> CODES =
      List.of(
          SparseCode.ofDense(new float[] {0, 0, 0, 0}),
          SparseCode.ofDense(new float[] {2, 0, 0, 0}),
          SparseCode.ofDense(new float[] {1, 0, 3, 0}));

  @Test
  void areThoseOfAFile(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("codes.slc");
    SparseCodeHeader header = new SparseCodeHeader(4, 4, FINGERPRINT);
    try (SparseCodeWriter writer = SparseCodeWriter.create(file, header)) {
      CODES.forEach(writer::add);
      writer.finish();
    }

    Estimate measured = StoredBits.METRIC.evaluate(evaluation());

    assertThat(measured).isEqualTo(Estimate.exact(8.0 * Files.size(file) / 3, 3));
  }

  private static Evaluation evaluation() {
    ComponentConfig any = ComponentConfig.of("any");
    ModelDescription description =
        new ModelDescription(
            new GenerativeModelConfig(any, any, any),
            new ObservationShape(List.of(4), ObservationShape.Values.BINARY),
            4,
            4,
            LatentValues.COUNTS,
            "none",
            "cpu",
            0);
    TrainedModel model =
        answering(
            TrainedModel.class,
            Map.of(
                "description", description,
                "fingerprint", FINGERPRINT,
                "featurePrior", Optional.empty()));
    return answering(Evaluation.class, Map.of("model", model, "codes", CODES));
  }

  /** An object that answers some questions, and fails at any other. */
  private static <X> X answering(Class<X> type, Map<String, Object> answers) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              assertThat(answers).containsKey(method.getName());
              return answers.get(method.getName());
            }));
  }
}
