package org.sdlgm.experiment.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sdlgm.config.RunConfig;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.error.DataException;
import org.sdlgm.experiment.run.RunRecord.Status;

class RunFolderTest {
  private static final LocalDateTime TIME = LocalDateTime.of(2026, 1, 31, 12, 0, 5);

  @TempDir private Path folder;

  private static RunRecord record() {
    return new RunRecord(
        RunRecord.FORMAT,
        Status.RUNNING,
        3,
        1.5,
        7,
        "PyTorch 2.7.1",
        "cpu",
        "mnist (static)",
        Map.of("file", "abc"),
        "",
        List.of("my plug-in 1.0"),
        Map.of("SDLGM", "1.0"),
        Map.of("Cores", "2"),
        "2026-01-31T12:00:05Z",
        "2026-01-31T12:00:05Z");
  }

  @Test
  void namesAFolderByRunAndTimeAndTakesTheNextNumberIfItIsThere() {
    assertThat(RunFolder.create(folder, "mnist", TIME).path().getFileName())
        .hasToString("mnist-20260131-120005");
    assertThat(RunFolder.create(folder, "mnist", TIME).path().getFileName())
        .hasToString("mnist-20260131-120005-2");
  }

  @Test
  void whatAKilledWriterOfACheckpointLeftIsNoCheckpoint() throws IOException {
    RunFolder run = RunFolder.create(folder, "run", TIME);
    Files.createDirectory(run.checkpoints());
    Files.writeString(run.checkpoints().resolve(".iteration-1.safetensors.0.tmp"), "half");

    assertThat(run.hasCheckpoints()).isFalse();

    Files.writeString(run.checkpoints().resolve("iteration-1.safetensors"), "whole");
    assertThat(run.hasCheckpoints()).isTrue();
  }

  @Test
  void keepsConfigurationAndProvenance() {
    RunFolder run = RunFolder.create(folder, "run", TIME);
    run.write(RunConfig.DEFAULTS);
    run.write(record());

    RunFolder opened = RunFolder.open(run.path());
    assertThat(opened.config()).isEqualTo(RunConfig.DEFAULTS);
    assertThat(opened.record()).isEqualTo(record());
    assertThat(opened.hasCheckpoints()).isFalse();
  }

  @Test
  void provenanceNamesWhatAReaderMustKnow() {
    assertThat(record().provenance())
        .containsEntry("Dataset", "mnist (static)")
        .containsEntry("SHA-256 of file", "abc")
        .containsEntry("Seed", "7")
        .containsEntry("Plug-ins", "my plug-in 1.0")
        .containsEntry("Training time", "1.5 s");
  }

  @Test
  void twoProcessesDoNotTrainInOneFolder() {
    RunFolder run = RunFolder.create(folder, "run", TIME);

    String message =
        run.alone(
            () -> {
              assertThatThrownBy(() -> run.alone(() -> "never"))
                  .isInstanceOf(DataException.class)
                  .hasMessageContaining("in use by another sdlgm");
              return "done";
            });

    assertThat(message).isEqualTo("done");
    assertThat(run.alone(() -> "free again")).isEqualTo("free again");
  }

  @Test
  void aNewFolderMustBeEmpty() throws IOException {
    assertThat(RunFolder.createAt(folder.resolve("a/b")).path()).isEmptyDirectory();
    Files.writeString(folder.resolve("file"), "");

    assertThatThrownBy(() -> RunFolder.createAt(folder))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("not empty");
    assertThatThrownBy(() -> RunFolder.createAt(folder.resolve("file")))
        .isInstanceOf(ConfigurationException.class);
  }

  @Test
  void aPlaceThatCannotBeWrittenIsOneLine() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");

    assertThatThrownBy(() -> RunFolder.create(file, "run", TIME))
        .isInstanceOf(DataException.class)
        .message()
        .contains("cannot be written")
        .hasLineCount(1);
  }

  @Test
  void whatIsNoRunIsRefused() {
    assertThatThrownBy(() -> RunFolder.open(folder.resolve("none")))
        .isInstanceOf(ConfigurationException.class);
    assertThatThrownBy(() -> RunFolder.open(folder))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("config.yaml");
  }
}
