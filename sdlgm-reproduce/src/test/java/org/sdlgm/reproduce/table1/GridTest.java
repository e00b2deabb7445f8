package org.sdlgm.reproduce.table1;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.config.GenerativeModelConfig;
import org.sdlgm.config.RunConfig;
import org.sdlgm.config.SamplingMode;
import org.sdlgm.experiment.wiring.Framework;

class GridTest {
  private final List<Method> methods = Grid.methods(1000);

  private List<Double> published(String latent) {
    return methods.stream()
        .filter(method -> method.latent().startsWith(latent))
        .filter(Method::isPublished)
        .map(method -> method.papers().get(isRelaxed(method) ? "relaxed" : "discrete"))
        .toList();
  }

  private static boolean isRelaxed(Method method) {
    return method.config().training().sampling() == SamplingMode.RELAXED;
  }

  private static ComponentConfig decoder(Method method) {
    return ((GenerativeModelConfig) method.config().model()).decoder();
  }

  @Test
  void hasThePapersValuesInItsOrder() {
    assertThat(published("Bernoulli"))
        .containsExactly(112.2, 110.9, 109.7, 116.0, 111.5, 105.0, 111.5);
    assertThat(published("categorical"))
        .containsExactly(110.6, 128.8, 107.0, 110.9, 107.8, 101.5, 107.8);
    assertThat(published("SDLGM")).containsExactly(99.05);
  }

  @Test
  void everyMethodIsOneThatTheFrameworkKnows() {
    Framework framework = Framework.load(List.of());
    for (Method method : methods) {
      RunConfig complete = framework.complete(method.config());
      assertThat(complete.dataset().name()).as(method.title()).isEqualTo("mnist");
    }
  }

  @Test
  void rowsAndRunsHaveNamesOfTheirOwn() {
    assertThat(methods).extracting(Method::key).doesNotHaveDuplicates();
    assertThat(methods).extracting(Method::title).doesNotHaveDuplicates();
  }

  @Test
  void theBoundRelaxedIsForThoseThatTrainThroughRelaxedSamples() {
    assertThat(methods)
        .allMatch(
            method ->
                method.config().training().estimator().name().equals("pathwise")
                    == (method.config().training().sampling() != SamplingMode.HARD));
  }

  @Test
  void allHaveOneDecoderAndOneLearningRateButThePresetOfItsOwn() {
    assertThat(methods)
        .filteredOn(method -> !method.key().equals("mnist-discrete"))
        .extracting(GridTest::decoder)
        .containsOnly(decoder(methods.get(0)));
    assertThat(methods)
        .filteredOn(method -> !method.key().equals("mnist-discrete"))
        .extracting(method -> method.config().training().optimizer())
        .containsOnly(methods.get(0).config().training().optimizer());
  }
}
