package org.sdlgm.eval;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.MapBinder;
import java.util.List;
import java.util.Map;
import org.sdlgm.eval.bound.Bounds;
import org.sdlgm.eval.reconstruction.ReconstructionMetrics;
import org.sdlgm.eval.sparsity.SparsityMetrics;
import org.sdlgm.metric.Metric;
import org.sdlgm.metric.MetricFactory;
import org.sdlgm.spi.Registry;

/** The metrics of this module by name, and the registry of all metrics, plug-ins' included. */
public final class EvalModule extends AbstractModule {
  @Override
  protected void configure() {
    MapBinder<String, MetricFactory> metrics =
        MapBinder.newMapBinder(binder(), String.class, MetricFactory.class);
    Bounds.factories().forEach((name, factory) -> metrics.addBinding(name).toInstance(factory));
    bind(metrics, ReconstructionMetrics.all());
    bind(metrics, SparsityMetrics.all());
  }

  private static void bind(MapBinder<String, MetricFactory> metrics, List<Metric> all) {
    for (Metric metric : all) {
      metrics.addBinding(metric.description().name()).toInstance(MetricFactory.of(metric));
    }
  }

  @Provides
  @Singleton
  Registry<MetricFactory> registry(Map<String, MetricFactory> metrics) {
    return new Registry<>("metric", metrics);
  }
}
