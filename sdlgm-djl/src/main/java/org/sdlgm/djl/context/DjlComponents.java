package org.sdlgm.djl.context;

import com.google.inject.Inject;
import com.google.inject.Injector;
import com.google.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.spi.Axis;
import org.sdlgm.spi.ComponentFactory;
import org.sdlgm.spi.Components;
import org.sdlgm.spi.Registry;

/** Every component that this backend can make, by axis and name. */
@Singleton
public final class DjlComponents implements Components {
  private final Map<Axis, Registry<? extends ComponentFactory<DjlContext, ?>>> axes =
      new EnumMap<>(Axis.class);

  @Inject
  DjlComponents(Injector injector) {
    DjlAxis.all().forEach(axis -> axes.put(axis.axis(), axis.registry(injector)));
  }

  @Override
  public Registry<? extends ComponentFactory<DjlContext, ?>> of(Axis axis) {
    return axes.get(axis);
  }

  /** Makes a component: see {@link DjlContext#make}. */
  <C> C make(DjlAxis<C> axis, ComponentConfig config, DjlContext context) {
    @SuppressWarnings("unchecked") // what an axis adds is of its type
    var factory = (ComponentFactory<DjlContext, C>) of(axis.axis()).get(config.name());
    return factory.create(config, context);
  }
}
