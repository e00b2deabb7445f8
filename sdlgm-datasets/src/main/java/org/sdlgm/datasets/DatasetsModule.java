package org.sdlgm.datasets;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.MapBinder;
import org.sdlgm.data.DatasetLoader;
import org.sdlgm.datasets.counted.CountedImagesLoader;
import org.sdlgm.datasets.generated.BarsLoader;
import org.sdlgm.datasets.generated.MixturesLoader;
import org.sdlgm.datasets.generated.MultilabelLoader;
import org.sdlgm.datasets.image.CifarLoader;
import org.sdlgm.datasets.image.DigitColumnsLoader;
import org.sdlgm.datasets.image.MnistLoader;
import org.sdlgm.datasets.multilabel.Cal500Loader;
import org.sdlgm.datasets.multilabel.MulanLoader;
import org.sdlgm.datasets.multilabel.OwnFilesLoader;

/** The datasets of this module, by name. */
public final class DatasetsModule extends AbstractModule {
  @Override
  protected void configure() {
    MapBinder<String, DatasetLoader> datasets =
        MapBinder.newMapBinder(binder(), String.class, DatasetLoader.class);
    datasets.addBinding("arff").toInstance(new OwnFilesLoader());
    datasets.addBinding("bars").toInstance(new BarsLoader());
    datasets.addBinding("birds").toInstance(MulanLoader.birds());
    datasets.addBinding("cal500").toInstance(new Cal500Loader());
    datasets.addBinding("cifar-10").toInstance(CifarLoader.cifar10());
    datasets.addBinding("counts").toInstance(new CountedImagesLoader());
    datasets.addBinding("digit-columns").toInstance(DigitColumnsLoader.ofMnist());
    datasets.addBinding("emotions").toInstance(MulanLoader.emotions());
    datasets.addBinding("fashion-mnist").toInstance(MnistLoader.fashionMnist());
    datasets.addBinding("mixtures").toInstance(new MixturesLoader());
    datasets.addBinding("mnist").toInstance(MnistLoader.mnist());
    datasets.addBinding("multilabel").toInstance(new MultilabelLoader());
  }
}
