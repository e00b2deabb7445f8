package org.sdlgm.reproduce.sparsevae;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sdlgm.backend.Backend;
import org.sdlgm.config.GenerativeModelConfig;
import org.sdlgm.config.RunConfig;
import org.sdlgm.data.DataLocation;
import org.sdlgm.experiment.preset.Presets;
import org.sdlgm.experiment.progress.StudyProgress;
import org.sdlgm.experiment.run.RunFolder;
import org.sdlgm.experiment.study.Trial;
import org.sdlgm.experiment.study.Workers;
import org.sdlgm.experiment.wiring.Framework;
import org.sdlgm.metric.Estimate;
import org.sdlgm.model.LocationScale;
import org.sdlgm.model.TrainedModel;
import org.sdlgm.reproduce.declaration.Request;
import org.sdlgm.reproduce.declaration.Requests;
import org.sdlgm.reproduce.declaration.Scale;
import org.sdlgm.training.TrainingListener;
import org.sdlgm.training.TrainingTask;

/** The table and the figures, from runs of one iteration that the test makes itself. */
class SparseVaeTest {
  private static final Scale ONE_ITERATION =
      new Scale(true, Optional.of(1), Optional.of(1), Optional.of(20), Optional.empty());

  @TempDir private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Framework framework = Framework.load(List.of());

  /** No files are here, and none are fetched. */
  private final DataLocation nowhere =
      new DataLocation(Optional.of(Path.of("nowhere")), Path.of("no-cache"), true);

  private Request request() {
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    return new Request(
        "sparse-vae",
        framework,
        nowhere,
        folder,
        ONE_ITERATION,
        new Workers(1, 1, new Workers.Places(List.of(), nowhere)),
        name -> StudyProgress.NONE,
        stream,
        stream);
  }

  private void finish(Trial trial) throws IOException {
    RunConfig config = trial.config();
    RunFolder run = RunFolder.createAt(folder.resolve("runs").resolve(trial.folderName()));
    run.write(config);
    try (Backend backend = framework.open(config.backend());
        TrainedModel model =
            backend
                .train(
                    TrainingTask.of(
                        config, framework.load(config.dataset(), nowhere), TrainingListener.NONE))
                .model()
                .generative()) {
      model.save(run.model());
    }
    Map<String, Estimate> results = new LinkedHashMap<>();
    double value = config.name().endsWith("cauchy") ? 0.5 : 0.25;
    config.evaluation().metrics().forEach(name -> results.put(name, Estimate.exact(value, 20)));
    run.writeResults(results);
    Files.writeString(run.report(), "");
    run.write(Requests.finished(1, 1));
  }

  @Test
  void makesWhatThereIsDataForAndSaysWhatIsLeftOut() throws IOException {
    for (Trial trial : new SparseVae(request()).trials()) {
      finish(trial);
    }

    boolean whole = new SparseVae(request()).make();

    assertThat(whole).isTrue();
    String said = out.toString(StandardCharsets.UTF_8);
    assertThat(Requests.line(said, "mnist is left out: ")).contains("train-images-idx3-ubyte");
    assertThat(Requests.line(said, "cifar-10 is left out: ")).contains("test_batch.bin");
    assertThat(Requests.line(said, "mixtures, VAE (Gaussian)")).contains("0.3 quick", "25.0 quick");
    assertThat(Requests.line(said, "bars, sparse VAE (Cauchy)"))
        .contains("0.500 quick", "50.0 quick");
    for (String picture :
        List.of(
            "activations",
            "mixtures-reconstructions",
            "mixtures-samples",
            "mixtures-traversals",
            "bars-reconstructions",
            "bars-samples",
            "bars-traversals")) {
      assertThat(folder.resolve(picture + ".png")).isNotEmptyFile();
      assertThat(folder.resolve(picture + ".svg")).content().startsWith("<svg").contains("(quick)");
    }
    assertThat(folder.resolve("mnist-samples.png")).doesNotExist();
    assertThat(folder.resolve("report.html"))
        .content()
        .contains("cifar-10 is left out", "prior&#39;s density");
  }

  @Test
  void theModelsDifferInNothingButTheirLatent() {
    for (Subject subject : Subject.ALL) {
      assertTwins(subject.config(LocationScale.GAUSSIAN), subject.config(LocationScale.CAUCHY));
    }
    assertTwins(Presets.get("gaussian-vae"), Presets.get("sparse-vae"));
  }

  private void assertTwins(RunConfig gaussian, RunConfig cauchy) {
    RunConfig vae = framework.complete(gaussian);
    RunConfig sparse = framework.complete(cauchy);
    assertThat(vae.training()).isEqualTo(sparse.training());
    assertThat(vae.dataset()).isEqualTo(sparse.dataset());
    assertThat(vae.evaluation()).isEqualTo(sparse.evaluation());
    GenerativeModelConfig first = (GenerativeModelConfig) vae.model();
    GenerativeModelConfig second = (GenerativeModelConfig) sparse.model();
    assertThat(first.latent().name()).isEqualTo("gaussian");
    assertThat(second.latent().name()).isEqualTo("cauchy");
    // The slides' decoder is given z itself, of a Gaussian as of a Cauchy.
    assertThat(second.latent().options())
        .containsAllEntriesOf(first.latent().options())
        .containsEntry("decoderInput", "value")
        .hasSize(first.latent().options().size() + 1);
    assertThat(first.decoder()).isEqualTo(second.decoder());
    assertThat(first.likelihood()).isEqualTo(second.likelihood());
  }
}
