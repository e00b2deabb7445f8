package org.sdlgm.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Key;
import com.google.inject.multibindings.MapBinder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sdlgm.config.EvaluationConfig;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.metric.Estimate;
import org.sdlgm.metric.Metric;
import org.sdlgm.metric.MetricFactory;
import org.sdlgm.spi.Registry;

final class EvaluatorTest {
  private static final float[] X = {1, 0, 1};

  private final Evaluator evaluator =
      Guice.createInjector(new EvalModule()).getInstance(Evaluator.class);

  private static PartEvaluation evaluation(int count) {
    return Parts.evaluation(new EnumerableModel(), Parts.repeated(X, count), 100, 3);
  }

  @Test
  void theDefaultMetricsOfARunAreMeasuredInOrder() {
    List<String> names = EvaluationConfig.DEFAULTS.metrics();
    List<Measurement> measured = evaluator.measure(evaluation(20), names);
    assertThat(measured)
        .extracting(measurement -> measurement.description().name())
        .containsExactlyElementsOf(names);
    assertThat(measured)
        .allSatisfy(measurement -> assertThat(measurement.estimate().mean()).isFinite());
  }

  @Test
  void everyMetricHasAOneLineSummary() {
    Registry<MetricFactory> registry =
        Guice.createInjector(new EvalModule()).getInstance(new Key<Registry<MetricFactory>>() {});
    assertThat(registry.entries())
        .containsKeys("relaxed", "discrete", "gated", "iw", "label-correlation")
        .allSatisfy(
            (name, factory) -> assertThat(factory.summary()).isNotBlank().doesNotContain("\n"));
  }

  @Test
  void namesAreOfAnyCase() {
    assertThat(evaluator.metric("IW-100").description().name()).isEqualTo("iw-100");
    assertThat(evaluator.metric("Hoyer").description().name()).isEqualTo("hoyer");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gatd          | unknown metric 'gatd'; did you mean 'gated'?",
        "gatd-10       | unknown metric 'gatd'; did you mean 'gated'?",
        "feature-in-use| did you mean 'features-in-use'?",
        "iw            | the metric 'iw' needs a number of samples: write iw-100",
        "iw-many       | the metric 'iw-many' has no whole number after 'iw-': write iw",
        "iw--5         | unknown metric 'iw-'",
        "iw-0          | draws from 1 to 1000000 samples, got 0",
        "iw-99999999999| the number of the metric 'iw-99999999999' is too large",
        "hoyer-3       | the metric 'hoyer' takes no number, got 3: write hoyer",
        "-             | unknown metric '-'",
        "''            | unknown metric ''"
      })
  void wrongNamesAreExplained(String name, String explanation) {
    assertThatThrownBy(() -> evaluator.metric(name))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(explanation);
  }

  @Test
  void namesAreLookedUpBeforeAnythingIsMeasured() {
    List<String> heard = new ArrayList<>();
    assertThatThrownBy(
            () ->
                evaluator.measure(
                    evaluation(10),
                    List.of("gated", "nonesuch"),
                    (metric, done, total) -> heard.add(metric)))
        .isInstanceOf(ConfigurationException.class);
    assertThat(heard).isEmpty();
  }

  @Test
  void progressRunsFromNothingToAll() {
    List<String> heard = new ArrayList<>();
    evaluator.measure(
        evaluation(250),
        List.of("gated", "features-in-use"),
        (metric, done, total) -> heard.add(metric + " " + done + "/" + total));
    assertThat(heard)
        .containsExactly(
            "gated 0/250",
            "gated 100/250",
            "gated 200/250",
            "gated 250/250",
            "features-in-use 250/250");
  }

  @Test
  void aPluginsMetricIsMeasuredByName() {
    Metric.Description description =
        new Metric.Description("rows", "observations", Metric.Direction.NONE, "how many rows");
    Metric rows =
        Metric.of(description, on -> Estimate.exact(on.batches().size(), on.part().count()));
    AbstractModule plugin =
        new AbstractModule() {
          @Override
          protected void configure() {
            MapBinder.newMapBinder(binder(), String.class, MetricFactory.class)
                .addBinding("rows")
                .toInstance(MetricFactory.of(rows));
          }
        };
    Evaluator extended =
        Guice.createInjector(new EvalModule(), plugin).getInstance(Evaluator.class);
    assertThat(extended.measure(evaluation(150), List.of("rows")))
        .containsExactly(new Measurement(description, new Estimate(2, 0, 150)));
  }
}
