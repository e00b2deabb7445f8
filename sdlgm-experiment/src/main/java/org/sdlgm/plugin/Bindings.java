package org.sdlgm.plugin;

import com.google.inject.Binder;
import com.google.inject.multibindings.MapBinder;
import org.sdlgm.backend.BackendProvider;
import org.sdlgm.data.DatasetLoader;
import org.sdlgm.metric.MetricFactory;

/** The engine-neutral axes: where a module adds a name. */
public final class Bindings {
  private Bindings() {}

  /**
   * Datasets by name.
   *
   * @param binder the module's
   */
  public static MapBinder<String, DatasetLoader> datasets(Binder binder) {
    return MapBinder.newMapBinder(binder, String.class, DatasetLoader.class);
  }

  /**
   * Metrics by name.
   *
   * @param binder the module's
   */
  public static MapBinder<String, MetricFactory> metrics(Binder binder) {
    return MapBinder.newMapBinder(binder, String.class, MetricFactory.class);
  }

  /**
   * Engines by name.
   *
   * @param binder the module's
   */
  public static MapBinder<String, BackendProvider> engines(Binder binder) {
    return MapBinder.newMapBinder(binder, String.class, BackendProvider.class);
  }
}
