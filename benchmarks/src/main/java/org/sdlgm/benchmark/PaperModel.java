package org.sdlgm.benchmark;

import ai.djl.Device;
import ai.djl.engine.Engine;
import com.google.inject.Guice;
import com.google.inject.Injector;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sdlgm.config.BackendConfig;
import org.sdlgm.config.GenerativeModelConfig;
import org.sdlgm.config.RunConfig;
import org.sdlgm.data.ObservationShape;
import org.sdlgm.djl.DjlModule;
import org.sdlgm.djl.context.DjlComponents;
import org.sdlgm.djl.engine.PyTorchProvider;
import org.sdlgm.djl.model.DjlModel;
import org.sdlgm.djl.model.DjlRuntime;
import org.sdlgm.djl.model.Workspace;
import org.sdlgm.djl.parameter.Initialization;

/** The paper's model of MNIST on PyTorch's CPU, with the weights that a training starts from. */
public final class PaperModel {
  private PaperModel() {}

  /** A model; the caller closes its workspace. */
  public static DjlModel create() {
    Injector injector = Guice.createInjector(new DjlModule());
    injector.getInstance(PyTorchProvider.class).open(BackendConfig.DEFAULTS).close();
    DjlRuntime runtime =
        new DjlRuntime(
            Engine.getEngine("PyTorch"),
            Device.cpu(),
            injector.getInstance(DjlComponents.class),
            Optional.empty());
    return DjlModel.create(
        runtime,
        (GenerativeModelConfig) RunConfig.DEFAULTS.model(),
        new Workspace.Origin(
            new ObservationShape(List.of(28, 28), ObservationShape.Values.BINARY),
            Map.of(),
            Initialization.random(1),
            Optional.empty(),
            Optional.empty()));
  }
}
