package org.sdlgm.cli.command;

import java.util.Optional;
import org.sdlgm.config.BackendConfig;
import org.sdlgm.config.BackendConfig.Device;
import picocli.CommandLine.Option;

/** What a model runs on, where that is not as its configuration says. */
final class EngineOptions {
  @Option(
      names = "--engine",
      paramLabel = "NAME",
      description = "Run on this engine: PyTorch, MXNet, or a plug-in's.")
  private Optional<String> engine = Optional.empty();

  @Option(names = "--device", paramLabel = "cpu|gpu", description = "Run on this device.")
  private Optional<Device> device = Optional.empty();

  /** The configuration with what the user said instead. */
  BackendConfig over(BackendConfig config) {
    return new BackendConfig(
        engine.orElse(config.engine()), device.orElse(config.device()), config.threads());
  }
}
