package org.sdlgm.example.sevensegments;

import com.google.inject.AbstractModule;
import org.sdlgm.djl.context.DjlAxis;
import org.sdlgm.metric.MetricFactory;
import org.sdlgm.plugin.Bindings;
import org.sdlgm.plugin.Plugin;

/**
 * Gives the parts their names. With this class in {@code
 * META-INF/services/org.sdlgm.plugin.Plugin}, the names work in configurations and in {@code
 * --set}, and {@code sdlgm list} shows them.
 */
public final class SevenSegmentsPlugin extends AbstractModule implements Plugin {
  @Override
  public String title() {
    return "seven-segments 0.1.0";
  }

  @Override
  protected void configure() {
    Bindings.datasets(binder()).addBinding("seven-segments").to(SevenSegmentsLoader.class);
    Bindings.metrics(binder())
        .addBinding("distinct-codes")
        .toInstance(MetricFactory.of(DistinctCodes.METRIC));
    DjlAxis.SPARSITY.bind(
        binder(),
        "geometric",
        "gates under a prior where every further feature costs the same nats",
        GeometricSparsity.Options.DEFAULTS,
        GeometricSparsity::new);
  }
}
