package org.sdlgm.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Guice;
import com.google.inject.Key;
import com.google.inject.TypeLiteral;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.data.DataLocation;
import org.sdlgm.data.Dataset;
import org.sdlgm.data.DatasetLoader;
import org.sdlgm.spi.Registry;

final class DatasetsModuleTest {
  private final Registry<DatasetLoader> datasets =
      new Registry<>(
          "dataset",
          Guice.createInjector(new DatasetsModule())
              .getInstance(Key.get(new TypeLiteral<Map<String, DatasetLoader>>() {})));

  @Test
  void theNamesAreThere() {
    assertThat(datasets.entries())
        .containsOnlyKeys(
            "arff",
            "bars",
            "birds",
            "cal500",
            "cifar-10",
            "counts",
            "digit-columns",
            "emotions",
            "fashion-mnist",
            "mixtures",
            "mnist",
            "multilabel");
  }

  @Test
  void everyLoaderTakesItsOwnDefaultsAsOptions() {
    datasets
        .entries()
        .forEach(
            (name, loader) ->
                assertThat(
                        ComponentConfig.of(name, loader.defaults()).optionsOver(loader.defaults()))
                    .isEqualTo(loader.defaults()));
  }

  @Test
  void theOfflineDefaultLoadsWithoutAnyFile() {
    DataLocation nowhere = new DataLocation(Optional.empty(), Path.of("nowhere"), true);
    Dataset bars = datasets.get("bars").load(ComponentConfig.of("bars"), nowhere);
    assertThat(bars.training().count()).isEqualTo(10_000);
    assertThat(bars.sums()).isEmpty();
  }
}
