package org.sdlgm.djl.context;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.sdlgm.component.DecoderComponent;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.config.Require;
import org.sdlgm.config.TemperatureConfig;
import org.sdlgm.djl.parameter.Initialization;
import org.sdlgm.djl.parameter.Parameter;
import org.sdlgm.djl.parameter.ParameterSet;
import org.sdlgm.djl.tensor.Noise;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.model.LatentValues;

/**
 * What a component is made with: other components, the model's memory, parameters, noise, sizes.
 */
public final class DjlContext {
  /** 2 GiB of them, less what it takes to align them. */
  private static final int MAX_VALUES = (1 << 29) - 64;

  private final DjlComponents components;
  private final NDManager manager;
  private final ParameterSet parameters;
  private final Initialization initialization;
  private final Noise noise;
  private final ModelSizes sizes;
  private final Schedule schedule;
  private final Map<String, Temperature> temperatures;
  private final List<Integer> dimensions;
  private final String prefix;

  /**
   * Sizes that components agree on.
   *
   * @param observations D
   * @param latent K; 0 until the latent is made
   * @param maxFeatures L0; 0 until the latent is made
   * @param outputs P, how many numbers the decoder puts out
   * @param outputBias what the decoder's output starts from, P values, if the training data is at
   *     hand; to a model of labels, which has its decoder itself, the data's means, D values
   */
  public record ModelSizes(
      int observations, int latent, int maxFeatures, int outputs, Optional<float[]> outputBias) {}

  /** Where the training is: what annealed quantities depend on. */
  public static final class Schedule {
    private int iteration;

    /** How many iterations are done. */
    public int iteration() {
      return iteration;
    }

    /**
     * Sets the time.
     *
     * @param iteration how many iterations are done
     */
    public void advanceTo(int iteration) {
      this.iteration = iteration;
    }
  }

  /**
   * @param components what a component may be made of
   * @param manager that owns the model's memory
   * @param parameters the model's
   * @param initialization gives initial values
   * @param noise the model's
   * @param sizes D, K, L0, P
   * @param schedule the training's time
   */
  public DjlContext(
      DjlComponents components,
      NDManager manager,
      ParameterSet parameters,
      Initialization initialization,
      Noise noise,
      ModelSizes sizes,
      Schedule schedule) {
    this(
        components,
        manager,
        parameters,
        initialization,
        noise,
        sizes,
        schedule,
        new LinkedHashMap<>(),
        List.of(),
        "");
  }

  private DjlContext(
      DjlComponents components,
      NDManager manager,
      ParameterSet parameters,
      Initialization initialization,
      Noise noise,
      ModelSizes sizes,
      Schedule schedule,
      Map<String, Temperature> temperatures,
      List<Integer> dimensions,
      String prefix) {
    this.components = components;
    this.manager = manager;
    this.parameters = parameters;
    this.initialization = initialization;
    this.noise = noise;
    this.sizes = sizes;
    this.schedule = schedule;
    this.temperatures = temperatures;
    this.dimensions = List.copyOf(dimensions);
    this.prefix = prefix;
  }

  private DjlContext with(
      ParameterSet newParameters,
      ModelSizes newSizes,
      List<Integer> newDimensions,
      String newPrefix) {
    return new DjlContext(
        components,
        manager,
        newParameters,
        initialization,
        noise,
        newSizes,
        schedule,
        temperatures,
        newDimensions,
        newPrefix);
  }

  /**
   * The same context, with names of parameters below a name.
   *
   * @param name such as {@code features}
   */
  public DjlContext within(String name) {
    return with(parameters, sizes, dimensions, prefix + name + "/");
  }

  /**
   * The same context, with other sizes.
   *
   * @param newSizes D, K, L0, P
   */
  public DjlContext withSizes(ModelSizes newSizes) {
    return with(parameters, newSizes, dimensions, prefix);
  }

  /**
   * The same context, for the parts of a latent.
   *
   * @param width K
   * @param maxFeatures L0
   */
  public DjlContext withLatent(int width, int maxFeatures) {
    return withSizes(
        new ModelSizes(
            sizes.observations(), width, maxFeatures, sizes.outputs(), sizes.outputBias()));
  }

  /**
   * The same context, with other parameters.
   *
   * @param newParameters what parameters are added to
   */
  public DjlContext withParameters(ParameterSet newParameters) {
    return with(newParameters, sizes, dimensions, prefix);
  }

  /**
   * The same context, of observations that look otherwise.
   *
   * @param newDimensions whose product is D
   */
  public DjlContext withDimensions(List<Integer> newDimensions) {
    return with(parameters, sizes, newDimensions, prefix);
  }

  /**
   * The context of the same model on another thread: the same memory and time, and noise of its
   * own.
   *
   * @param replica the other thread's parameters
   */
  public DjlContext replica(ParameterSet replica) {
    return new DjlContext(
        components,
        manager,
        replica,
        initialization,
        new Noise(),
        sizes,
        schedule,
        new LinkedHashMap<>(),
        dimensions,
        prefix);
  }

  /**
   * Makes a component, its parameters below its axis's name.
   *
   * @param axis what kind of component
   * @param config name and options
   * @throws ConfigurationException if the name is unknown or an option cannot be used
   */
  public <C> C make(DjlAxis<C> axis, ComponentConfig config) {
    return components.make(axis, config, within(axis.axis().toString()));
  }

  /**
   * Makes a decoder.
   *
   * @param config name and options
   * @param values what the latent's values are
   * @throws ConfigurationException if it is not defined for such values
   */
  public DecoderComponent<NDArray> decoder(ComponentConfig config, LatentValues values) {
    DecoderComponent<NDArray> decoder = make(DjlAxis.DECODER, config);
    if (!decoder.takes(values)) {
      throw new ConfigurationException(
          "the decoder %s is not defined for a latent whose values are %s: use mlp"
              .formatted(config.name(), values == LatentValues.REAL ? "real numbers" : "counts"));
    }
    return decoder;
  }

  /**
   * What an observation looks like, such as [28, 28] (height, width) or [32, 32, 3] (height, width,
   * channels); [D] if nothing more is known.
   */
  public List<Integer> dimensions() {
    return dimensions.isEmpty() ? List.of(sizes.observations()) : dimensions;
  }

  /** The memory that lives as long as the model. */
  public NDManager manager() {
    return manager;
  }

  /** The model's noise. */
  public Noise noise() {
    return noise;
  }

  /** D, K, L0, P. */
  public ModelSizes sizes() {
    return sizes;
  }

  /** The training's time. */
  public Schedule schedule() {
    return schedule;
  }

  /**
   * A parameter.
   *
   * @param name below the context's
   * @param kind what it is
   * @param shape its shape
   * @param fresh its values in a new model
   * @throws ConfigurationException if it has more numbers than an array can
   */
  public Parameter parameter(
      String name, Parameter.Kind kind, Shape shape, Initialization.Fresh fresh) {
    String full = prefix + name;
    Require.inRange("number of values of " + full, shape.size(), 0, MAX_VALUES);
    return parameters
        .adopt(full)
        .orElseGet(
            () -> parameters.add(full, kind, shape, initialization.values(full, shape, fresh)));
  }

  /**
   * Differentiates a function by its input alone, within what is being recorded or without: see
   * {@link ParameterSet#linearized}.
   *
   * @param function from (B, K) to (B,), row by row
   * @param at (B, K)
   */
  public ParameterSet.Linearization linearized(UnaryOperator<NDArray> function, NDArray at) {
    return parameters.linearized(function, at);
  }

  /**
   * Computes without gradients, as an evaluation does, within what is being recorded or without.
   *
   * @param computation reads parameters
   * @param <R> its result
   */
  public <R> R unrecorded(Supplier<R> computation) {
    return parameters.unrecorded(computation);
  }

  /** Whether gradients are recorded now: whether this is a training step, and no evaluation. */
  public boolean isRecording() {
    return parameters.isRecording();
  }

  /**
   * A temperature, which reports show under the component's name; the second of a name under its
   * path.
   *
   * @param config mode and range
   */
  public Temperature temperature(TemperatureConfig config) {
    Temperature temperature = new Temperature(config, this);
    String path = prefix.substring(0, Math.max(0, prefix.length() - 1));
    String name = path.substring(path.lastIndexOf('/') + 1);
    temperatures.put(temperatures.containsKey(name) ? path : name, temperature);
    return temperature;
  }

  /** The model's temperatures by component name. */
  public Map<String, Temperature> temperatures() {
    return Collections.unmodifiableMap(temperatures);
  }
}
