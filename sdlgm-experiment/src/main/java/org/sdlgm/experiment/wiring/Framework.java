package org.sdlgm.experiment.wiring;

import com.google.inject.Binder;
import com.google.inject.ConfigurationException;
import com.google.inject.CreationException;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.Module;
import com.google.inject.ProvisionException;
import com.google.inject.Stage;
import com.google.inject.TypeLiteral;
import com.google.inject.spi.Message;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sdlgm.backend.Backend;
import org.sdlgm.backend.BackendProvider;
import org.sdlgm.code.metric.StoredBits;
import org.sdlgm.config.BackendConfig;
import org.sdlgm.config.Choice;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.config.GenerativeModelConfig;
import org.sdlgm.config.ModelConfig;
import org.sdlgm.config.RunConfig;
import org.sdlgm.data.DataLocation;
import org.sdlgm.data.Dataset;
import org.sdlgm.data.DatasetLoader;
import org.sdlgm.datasets.DatasetsModule;
import org.sdlgm.djl.DjlModule;
import org.sdlgm.error.SdlgmException;
import org.sdlgm.eval.EvalModule;
import org.sdlgm.eval.Evaluator;
import org.sdlgm.experiment.task.Task;
import org.sdlgm.metric.MetricFactory;
import org.sdlgm.model.LatentValues;
import org.sdlgm.plugin.Bindings;
import org.sdlgm.plugin.Plugin;
import org.sdlgm.spi.Axis;
import org.sdlgm.spi.Components;
import org.sdlgm.spi.Registry;

/** All that there is to choose from, by name. */
public final class Framework {
  /**
   * What a name stands for.
   *
   * @param name on its axis
   * @param choice what it stands for
   * @param engines which engines bring it; none if there is no telling engines apart
   */
  public record Offer(String name, Choice choice, List<String> engines) {}

  private final Registry<BackendProvider> engines;
  private final Registry<DatasetLoader> datasets;
  private final Registry<MetricFactory> metrics;
  private final Evaluator evaluator;
  private final List<String> plugins;

  private Framework(Injector injector, List<String> plugins) {
    this.engines = registry(injector, Axis.ENGINE, BackendProvider.class);
    this.datasets = registry(injector, Axis.DATASET, DatasetLoader.class);
    this.metrics = registry(injector, Axis.METRIC, MetricFactory.class);
    this.evaluator = injector.getInstance(Evaluator.class);
    this.plugins = List.copyOf(plugins);
  }

  /**
   * The framework's own parts and those of plug-ins.
   *
   * @param pluginJars jars with plug-ins, beside those on the class path
   * @throws org.sdlgm.error.ConfigurationException if a plug-in cannot be used
   */
  public static Framework load(List<Path> pluginJars) {
    return load(pluginJars, List.of());
  }

  /**
   * The framework's own parts and those of plug-ins.
   *
   * @param pluginJars jars with plug-ins, beside those on the class path
   * @param more further plug-ins
   * @throws org.sdlgm.error.ConfigurationException if a plug-in cannot be used
   */
  public static Framework load(List<Path> pluginJars, List<Plugin> more) {
    List<Plugin> plugins = new ArrayList<>(Plugins.find(pluginJars));
    plugins.addAll(more);
    return of(plugins);
  }

  private static Framework of(List<Plugin> plugins) {
    List<Module> all =
        new ArrayList<>(
            List.<Module>of(
                new DatasetsModule(), new EvalModule(), new DjlModule(), Framework::bindOwn));
    all.addAll(plugins);
    List<String> titles = plugins.stream().map(Plugin::title).toList();
    try {
      return new Framework(Guice.createInjector(Stage.DEVELOPMENT, all), titles);
    } catch (CreationException e) {
      throw unfit(titles, e.getErrorMessages(), e);
    } catch (ProvisionException e) {
      throw unfit(titles, e.getErrorMessages(), e);
    } catch (ConfigurationException e) {
      throw unfit(titles, e.getErrorMessages(), e);
    } catch (LinkageError e) {
      throw new org.sdlgm.error.ConfigurationException(
          "a plug-in was built against another version ("
              + String.join(", ", titles)
              + "): "
              + Failures.rootMessage(e),
          e);
    }
  }

  /** Data in memory; and the one metric that needs files of codes, which no other module knows. */
  private static void bindOwn(Binder binder) {
    Bindings.datasets(binder).addBinding(MemoryLoader.NAME).toInstance(new MemoryLoader());
    Bindings.metrics(binder)
        .addBinding(StoredBits.METRIC.description().name())
        .toInstance(MetricFactory.of(StoredBits.METRIC));
  }

  private static SdlgmException unfit(
      List<String> plugins, Collection<Message> messages, RuntimeException failure) {
    String first = messages.stream().findFirst().map(Message::getMessage).orElse("");
    String cause = failure.getCause() == null ? first : Failures.rootMessage(failure);
    return new org.sdlgm.error.ConfigurationException(
        "the parts do not fit together (plug-ins: "
            + (plugins.isEmpty() ? "none" : String.join(", ", plugins))
            + "): "
            + cause.lines().findFirst().orElse(""),
        failure);
  }

  private static <F> Registry<F> registry(Injector injector, Axis axis, Class<F> type) {
    TypeLiteral<?> map = TypeLiteral.get(com.google.inject.util.Types.mapOf(String.class, type));
    @SuppressWarnings("unchecked") // the key is of that very type
    Map<String, F> entries = (Map<String, F>) injector.getInstance(Key.get(map));
    return new Registry<>(axis.noun(), entries);
  }

  /** The engines. */
  public Registry<BackendProvider> engines() {
    return engines;
  }

  /** The datasets. */
  public Registry<DatasetLoader> datasets() {
    return datasets;
  }

  /** The metrics, without the numbers after their names. */
  public Registry<MetricFactory> metrics() {
    return metrics;
  }

  /**
   * The components that an engine makes models of.
   *
   * @param backend names the engine
   * @throws org.sdlgm.error.ConfigurationException if there is no such engine
   */
  public Components components(BackendConfig backend) {
    return engines.get(backend.engine()).components();
  }

  /**
   * What there is to choose from on an axis: name by name; of components, those of each engine.
   *
   * @param axis any
   */
  public List<Offer> offers(Axis axis) {
    return switch (axis) {
      case ENGINE -> offers(engines, List.of());
      case DATASET -> offers(datasets, List.of());
      case METRIC -> offers(metrics, List.of());
      default -> componentOffers(axis);
    };
  }

  private List<Offer> componentOffers(Axis axis) {
    Map<Components, List<String>> brought = new LinkedHashMap<>();
    engines
        .entries()
        .forEach(
            (name, engine) ->
                brought.computeIfAbsent(engine.components(), key -> new ArrayList<>()).add(name));
    return brought.entrySet().stream()
        .map(
            each ->
                offers(each.getKey().of(axis), brought.size() == 1 ? List.of() : each.getValue()))
        .flatMap(List::stream)
        .toList();
  }

  private static List<Offer> offers(Registry<? extends Choice> registry, List<String> engines) {
    return registry.entries().entrySet().stream()
        .map(entry -> new Offer(entry.getKey(), entry.getValue(), engines))
        .toList();
  }

  /** Titles of the plug-ins in use. */
  public List<String> plugins() {
    return plugins;
  }

  /**
   * Opens a backend.
   *
   * @param config engine, device, threads
   * @throws SdlgmException if there is no such engine, or it cannot be had here
   */
  public Backend open(BackendConfig config) {
    return engines.get(config.engine()).open(config);
  }

  /**
   * Reads or generates a dataset.
   *
   * @param config its name and options
   * @param location where to look
   * @throws SdlgmException if it cannot be had
   */
  public Dataset load(ComponentConfig config, DataLocation location) {
    return datasets.get(config.name()).load(config, location);
  }

  /** Measures by the names of metrics. */
  public Evaluator evaluator() {
    return evaluator;
  }

  /**
   * A configuration with every option present, and every name known.
   *
   * @param config as the user wrote it
   * @throws org.sdlgm.error.ConfigurationException if a name or an option cannot be used
   */
  public RunConfig complete(RunConfig config) {
    Components components = components(config.backend());
    Components all = axis -> axis == Axis.DATASET ? datasets : components.of(axis);
    return all.complete(config)
        .withEvaluation(task(config.model()).complete(config.evaluation(), latentValues(config)));
  }

  /**
   * What the values of a model's latent will be.
   *
   * @param config names an engine and a model
   * @throws org.sdlgm.error.ConfigurationException if there is no such engine or latent
   */
  public LatentValues latentValues(RunConfig config) {
    return config.model() instanceof GenerativeModelConfig generative
        ? components(config.backend()).latentValues(generative.latent())
        : LatentValues.COUNTS;
  }

  /**
   * What a model is trained for.
   *
   * @param model its configuration
   */
  public Task task(ModelConfig model) {
    return Task.of(model, evaluator);
  }
}
