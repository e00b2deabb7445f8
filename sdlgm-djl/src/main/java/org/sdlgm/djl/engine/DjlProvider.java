package org.sdlgm.djl.engine;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.util.Utils;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sdlgm.backend.Backend;
import org.sdlgm.backend.BackendProvider;
import org.sdlgm.config.BackendConfig;
import org.sdlgm.djl.context.DjlComponents;
import org.sdlgm.djl.model.EngineThreads;
import org.sdlgm.error.SdlgmException;
import org.sdlgm.spi.Components;

/** Opens one of DJL's engines. */
public abstract class DjlProvider implements BackendProvider {
  private static final String PROCESSOR = "; or use the processor with --device cpu";

  private final String name;
  private final String summary;
  private final DjlComponents components;

  /**
   * @param name DJL's name of the engine
   * @param summary one line
   * @param components what its models are made of
   */
  protected DjlProvider(String name, String summary, DjlComponents components) {
    this.name = name;
    this.summary = summary;
    this.components = components;
  }

  /**
   * Sets what the engine reads when it loads; has no effect once it has.
   *
   * @param threads of the engine
   */
  protected abstract void configure(int threads);

  /**
   * Its threads on the processor, if it can be told how many to use.
   *
   * @param count how many there are
   */
  protected Optional<EngineThreads> threads(int count) {
    return Optional.empty();
  }

  /** What to do where the engine does not load. */
  protected abstract String remedy();

  /** Whether it is worth trying whether there is a GPU. */
  protected boolean mayHaveGpu() {
    return true;
  }

  /** What to add for a GPU. */
  protected abstract String gpuRemedy();

  @Override
  public final String summary() {
    return summary;
  }

  @Override
  public final Components components() {
    return components;
  }

  @Override
  public final Backend open(BackendConfig config) {
    Engine engine = load(config.threads());
    if (config.device() == BackendConfig.Device.GPU) {
      return new DjlBackend(engine, gpu(engine), components, Optional.empty());
    }
    Optional<EngineThreads> threads = threads(cores(config.threads()));
    // An engine that is loaded already has the number of whoever opened it before.
    threads.ifPresent(each -> each.use(each.count()));
    return new DjlBackend(engine, Device.cpu(), components, threads);
  }

  @Override
  public final Diagnosis diagnose() {
    List<String> findings = new ArrayList<>();
    try {
      Engine engine = load(0);
      findings.add(name + " " + engine.getVersion() + " loads and computes");
      findings.add(gpuFinding(engine));
      return new Diagnosis(true, findings, "");
    } catch (SdlgmException e) {
      findings.add(e.getMessage());
      return new Diagnosis(false, findings, remedy());
    }
  }

  private String gpuFinding(Engine engine) {
    try {
      gpu(engine);
      return "GPU: usable with --device gpu";
    } catch (SdlgmException e) {
      return e.getMessage();
    }
  }

  private Engine load(int threads) {
    quiet();
    configure(cores(threads));
    try {
      Engine engine = Engine.getEngine(name);
      compute(engine, Device.cpu());
      return engine;
    } catch (RuntimeException | LinkageError e) {
      throw new SdlgmException(
          "the engine " + name + " does not load here (" + rootCause(e) + "): " + remedyOf(e), e);
    }
  }

  /**
   * An engine is unpacked before it runs: where that is what fails, another build of it is no
   * remedy.
   */
  private String remedyOf(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage());
      boolean isRefused =
          cause instanceof FileSystemException
              || message.matches(
                  "(?s).*(Permission denied|No space left|Read-only file system|failed to map"
                      + " segment|Operation not permitted|Failed to create|Failed to extract).*");
      if (isRefused) {
        return "its libraries are unpacked into "
            + Utils.getCacheDir()
            + " and run from there: set DJL_CACHE_DIR to a folder with room that can be written,"
            + " and whose file system lets programs run";
      }
    }
    return remedy();
  }

  private static int cores(int threads) {
    return threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
  }

  private Device gpu(Engine engine) {
    if (!mayHaveGpu()) {
      throw new SdlgmException("no GPU for " + name + ": " + gpuRemedy() + PROCESSOR);
    }
    try {
      compute(engine, Device.gpu());
      return Device.gpu();
    } catch (RuntimeException | LinkageError e) {
      throw new SdlgmException(
          "no GPU for " + name + " (" + rootCause(e) + "): " + gpuRemedy() + PROCESSOR, e);
    }
  }

  /** Tries the device with a sum. */
  private static void compute(Engine engine, Device device) {
    try (NDManager manager = engine.newBaseManager(device);
        NDArray array = manager.ones(new ai.djl.ndarray.types.Shape(2))) {
      if (array.sum().getFloat() != 2) {
        throw new IllegalStateException("1 + 1 is not 2 on " + device);
      }
    }
  }

  /** DJL reports its use over the network, and looks for downloads, unless told not to. */
  private static void quiet() {
    System.setProperty("OPT_OUT_TRACKING", "true");
    System.setProperty("ai.djl.offline", "true");
  }

  private static String rootCause(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    String message = cause.getMessage() == null ? "" : cause.getMessage();
    return message.isBlank() ? cause.getClass().getSimpleName() : firstSentence(message);
  }

  /** Native libraries explain themselves over a page; its beginning says what is wrong. */
  private static String firstSentence(String message) {
    String line = message.strip().lines().findFirst().orElse("").strip();
    int end = line.indexOf(". ");
    return end < 0 ? line : line.substring(0, end);
  }
}
