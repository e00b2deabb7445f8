package org.sdlgm.djl.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sdlgm.config.OptimizerConfig;
import org.sdlgm.djl.parameter.Parameter;
import org.sdlgm.djl.parameter.ParameterSet;
import org.sdlgm.djl.storage.Tensor;

/**
 * Adam (Kingma and Ba 2015, arXiv 1412.6980, algorithm 1) with decoupled weight decay (Loshchilov
 * and Hutter 2019, arXiv 1711.05101) and clipping of the whole gradient's norm, in the engine's own
 * operations: on every engine and device.
 */
final class Adam implements Optimizer {
  static final String FIRST = "first-moment/";
  static final String SECOND = "second-moment/";

  private record Moments(NDArray first, NDArray second) {}

  private final OptimizerConfig config;
  private final ParameterSet parameters;
  private final NDManager memory;
  private final Map<Parameter, Moments> moments = new LinkedHashMap<>();

  Adam(OptimizerConfig config, ParameterSet parameters, NDManager manager) {
    this.config = config;
    this.parameters = parameters;
    this.memory = manager.newSubManager();
    for (Parameter parameter : parameters.trainable()) {
      moments.put(parameter, new Moments(zeros(parameter), zeros(parameter)));
    }
  }

  private NDArray zeros(Parameter parameter) {
    NDArray zeros = memory.zeros(parameter.shape());
    NDScope.unregister(zeros);
    return zeros;
  }

  @Override
  public double update(
      List<List<NDArray>> gradients, double learningRate, int step, GradientCheck check) {
    Map<Parameter, NDArray> sums = new LinkedHashMap<>();
    double squares = 0;
    for (Parameter parameter : parameters.trainable()) {
      int index = sums.size();
      NDArray sum =
          gradients.stream().map(part -> part.get(index)).reduce(NDArray::add).orElseThrow();
      sums.put(parameter, sum);
      squares += sum.mul(sum).sum().getFloat();
    }
    double norm = Math.sqrt(squares);
    check.verify(norm);
    sums.forEach(
        (parameter, gradient) ->
            apply(parameter, gradient, learningRate, step, config.clipFactor(norm)));
    return norm;
  }

  private void apply(
      Parameter parameter, NDArray gradient, double learningRate, int step, double clip) {
    double rate = learningRate * rateFactor(config, parameter);
    Moments moment = moments.get(parameter);
    NDArray clipped = clip == 1 ? gradient : gradient.mul(clip);
    moment.first.muli(config.beta1()).addi(clipped.mul(1 - config.beta1()));
    moment.second.muli(config.beta2()).addi(clipped.mul(clipped).muli(1 - config.beta2()));
    NDArray root =
        moment.second.mul(1 / (1 - Math.pow(config.beta2(), step))).sqrt().addi(config.epsilon());
    NDArray data = parameter.data();
    if (decays(config, parameter)) {
      data.muli(1 - rate * config.weightDecay());
    }
    data.subi(moment.first.mul(rate / (1 - Math.pow(config.beta1(), step))).divi(root));
  }

  /** Learned temperatures have a rate of their own. */
  static double rateFactor(OptimizerConfig config, Parameter parameter) {
    return parameter.kind() == Parameter.Kind.TEMPERATURE ? config.temperatureRate() : 1;
  }

  /** Weight decay is for weight matrices only. */
  static boolean decays(OptimizerConfig config, Parameter parameter) {
    return config.weightDecay() > 0 && parameter.kind() == Parameter.Kind.WEIGHT;
  }

  @Override
  public Map<String, Tensor> state() {
    Map<String, Tensor> state = new LinkedHashMap<>();
    moments.forEach(
        (parameter, moment) -> {
          state.put(FIRST + parameter.name(), tensor(moment.first));
          state.put(SECOND + parameter.name(), tensor(moment.second));
        });
    return state;
  }

  private static Tensor tensor(NDArray array) {
    return new Tensor(array.getShape(), array.toFloatArray());
  }

  @Override
  public void restore(Map<String, Tensor> state) {
    moments.forEach(
        (parameter, moment) -> {
          moment.first.set(state.get(FIRST + parameter.name()).values());
          moment.second.set(state.get(SECOND + parameter.name()).values());
        });
  }

  @Override
  public void close() {
    memory.close();
  }
}
