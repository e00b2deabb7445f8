package org.sdlgm.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sdlgm.data.DataLocation;
import org.sdlgm.error.ConfigurationException;

final class DataLocationsTest {
  private static final Path HOME = Path.of("home");

  @Test
  void withoutVariablesTheCacheIsInTheHomeFolderAndThereIsNoDataFolder() {
    DataLocation location = DataLocations.of(Map.of(), HOME, Optional.empty(), false);
    assertThat(location)
        .isEqualTo(new DataLocation(Optional.empty(), Path.of("home/.cache/sdlgm"), false));
  }

  @Test
  void variablesNameBoth() {
    Map<String, String> environment = Map.of("SDLGM_DATA", "data", "SDLGM_CACHE", "kept");
    assertThat(DataLocations.of(environment, HOME, Optional.empty(), true))
        .isEqualTo(new DataLocation(Optional.of(Path.of("data")), Path.of("kept"), true));
  }

  @Test
  void whatThePersonSaysGoesBeforeTheVariable() {
    DataLocation location =
        DataLocations.of(Map.of("SDLGM_DATA", "data"), HOME, Optional.of(Path.of("mine")), false);
    assertThat(location.folder()).contains(Path.of("mine"));
  }

  @Test
  void blankVariablesAreNotSet() {
    Map<String, String> environment = Map.of("SDLGM_DATA", " ", "SDLGM_CACHE", "");
    assertThat(DataLocations.of(environment, HOME, Optional.empty(), false).folder()).isEmpty();
    assertThat(DataLocations.of(environment, HOME, Optional.empty(), false).cache())
        .isEqualTo(Path.of("home/.cache/sdlgm"));
  }

  @Test
  void aVariableThatIsNoPathIsNamed() {
    assertThatThrownBy(
            () -> DataLocations.of(Map.of("SDLGM_DATA", "a\0b"), HOME, Optional.empty(), false))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("SDLGM_DATA");
  }
}
