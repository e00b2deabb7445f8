package org.sdlgm.cli.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sdlgm.experiment.wiring.Framework;

class SettingsTest {
  private static final Path ROOT = Path.of("..");
  private static final Path PRINTED =
      Path.of("src/main/resources/org/sdlgm/cli/command/settings.md");
  private static final Path PAGE = ROOT.resolve("docs/settings.md");

  @Test
  void thePageSaysWhatTheRecordsSay() throws IOException {
    String page = SettingsReference.of(ROOT, Framework.load(List.of()));
    if (System.getProperty("settings.write") != null) {
      Files.writeString(PRINTED, page);
      Files.writeString(PAGE, page);
    }
    String remedy = "run ./mvnw verify -Dsettings.write to write it anew";
    assertThat(Files.readString(PRINTED)).as(remedy).isEqualTo(page);
    assertThat(Files.readString(PAGE)).as(remedy).isEqualTo(page);
  }

  @Test
  void everySettingHasAMeaning() throws IOException {
    assertThat(Files.readAllLines(PAGE)).filteredOn(line -> line.endsWith("|  |")).isEmpty();
    assertThat(Files.readString(PAGE))
        .contains(
            "| `training.batchSize` | whole number | `100` | B, how many",
            "| `training.optimizer.schedule` | `constant`, `cosine` | `constant` |",
            "| `maxFeatures` | whole number | `40` | L0");
  }
}
