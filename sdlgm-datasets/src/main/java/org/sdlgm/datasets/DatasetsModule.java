package org.sdlgm.datasets;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.MapBinder;
import org.sdlgm.data.DatasetLoader;
import org.sdlgm.datasets.generated.BarsLoader;
import org.sdlgm.datasets.image.CifarLoader;
import org.sdlgm.datasets.image.MnistLoader;
import org.sdlgm.spi.Bindings;

/** The datasets of this module, by name. */
public final class DatasetsModule extends AbstractModule {
  @Override
  protected void configure() {
    MapBinder<String, DatasetLoader> datasets = Bindings.datasets(binder());
    datasets.addBinding("bars").toInstance(new BarsLoader());
    datasets.addBinding("cifar-10").toInstance(CifarLoader.cifar10());
    datasets.addBinding("fashion-mnist").toInstance(MnistLoader.fashionMnist());
    datasets.addBinding("mnist").toInstance(MnistLoader.mnist());
  }
}
