package org.sdlgm.djl.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sdlgm.config.OptimizerConfig;
import org.sdlgm.djl.parameter.Parameter;
import org.sdlgm.djl.parameter.ParameterSet;
import org.sdlgm.djl.tensor.Scoped;
import org.sdlgm.djl.tensor.SharedMemory;
import org.sdlgm.reference.ReferenceAdam;

/** Both forms of Adam against the double-precision one, on gradients that the engine computes. */
class AdamTest {
  private static final int STEPS = 20;
  private static final int[] SIZES = {3 * 5000, 7};
  private static final boolean[] DECAYED = {true, false};
  private static final OptimizerConfig CONFIG =
      new OptimizerConfig(0.01, OptimizerConfig.Schedule.CONSTANT, 0, 0.9, 0.99, 1e-6, 0.1, 2.0, 1);

  private enum Form {
    ENGINE,
    SHARED_MEMORY;

    Optimizer make(ParameterSet parameters, NDManager manager) {
      return this == ENGINE
          ? new Adam(CONFIG, parameters, manager)
          : new SharedMemoryAdam(CONFIG, parameters);
    }
  }

  private static float[] initial(int size, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  private static ParameterSet parameters(NDManager manager) {
    ParameterSet parameters = new ParameterSet(manager);
    parameters.add("weight", Parameter.Kind.WEIGHT, new Shape(3, 5000), initial(SIZES[0], 1));
    parameters.add("bias", Parameter.Kind.BIAS, new Shape(7), initial(SIZES[1], 2));
    return parameters;
  }

  /** Σ target · p + p^2/2: the gradient is p + target. */
  private static void backward(Engine engine, NDManager manager, ParameterSet parameters) {
    try (GradientCollector collector = engine.newGradientCollector()) {
      parameters.recorded(
          collector,
          () -> {
            NDArray sum = manager.zeros(new Shape(1));
            for (Parameter parameter : parameters.all()) {
              NDArray array = parameter.array();
              sum = sum.add(array.mul(array).sum());
            }
            collector.backward(sum);
            return sum;
          });
    }
  }

  @ParameterizedTest
  @EnumSource
  void stepsAsTheReferenceDoes(Form form) {
    Engine engine = Engine.getEngine("PyTorch");
    try (NDManager manager = engine.newBaseManager()) {
      ParameterSet parameters = parameters(manager);
      Optimizer optimizer = form.make(parameters, manager);
      ReferenceAdam reference = new ReferenceAdam(CONFIG, SIZES);
      List<double[]> expected = values(parameters);
      for (int step = 1; step <= STEPS; step++) {
        List<double[]> gradients = doubled(expected);
        double norm = reference.update(expected, gradients, DECAYED, 0.01);
        assertThat(step(engine, manager, parameters, optimizer, step))
            .isCloseTo(norm, Offset.offset(1e-4 * norm));
      }
      assertClose(values(parameters), expected);
    }
  }

  private static double step(
      Engine engine, NDManager manager, ParameterSet parameters, Optimizer optimizer, int step) {
    return Scoped.compute(
        () -> {
          backward(engine, manager, parameters);
          return optimizer.update(gradients(parameters), 0.01, step, norm -> {});
        });
  }

  /** In two parts, a quarter and three: what is followed is their sum. */
  private static List<List<NDArray>> gradients(ParameterSet parameters) {
    List<NDArray> whole = parameters.trainable().stream().map(Parameter::gradient).toList();
    return List.of(
        whole.stream().map(each -> each.mul(0.25)).toList(),
        whole.stream().map(each -> each.mul(0.75)).toList());
  }

  private static List<double[]> doubled(List<double[]> values) {
    List<double[]> doubled = new ArrayList<>();
    for (double[] array : values) {
      double[] gradient = array.clone();
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] *= 2;
      }
      doubled.add(gradient);
    }
    return doubled;
  }

  private static List<double[]> values(ParameterSet parameters) {
    List<double[]> values = new ArrayList<>();
    for (Parameter parameter : parameters.all()) {
      float[] narrow = parameter.data().toFloatArray();
      double[] wide = new double[narrow.length];
      for (int i = 0; i < wide.length; i++) {
        wide[i] = narrow[i];
      }
      values.add(wide);
    }
    return values;
  }

  private static void assertClose(List<double[]> actual, List<double[]> expected) {
    for (int p = 0; p < expected.size(); p++) {
      assertThat(actual.get(p)).containsExactly(expected.get(p), Offset.offset(1e-5));
    }
  }

  @ParameterizedTest
  @EnumSource
  void goesOnFromItsState(Form form) {
    Engine engine = Engine.getEngine("PyTorch");
    try (NDManager manager = engine.newBaseManager();
        NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      ParameterSet whole = parameters(manager);
      Optimizer uninterrupted = form.make(whole, manager);
      step(engine, manager, whole, uninterrupted, 1);
      ParameterSet rest = parameters(manager);
      Optimizer resumed = form.make(rest, manager);
      step(engine, manager, rest, form.make(rest, manager), 1);
      resumed.restore(uninterrupted.state());
      step(engine, manager, whole, uninterrupted, 2);
      step(engine, manager, rest, resumed, 2);
      assertThat(values(rest).get(0)).isEqualTo(values(whole).get(0));
      assertThat(values(rest).get(1)).isEqualTo(values(whole).get(1));
    }
  }

  @ParameterizedTest
  @EnumSource
  void changesNothingWhenTheCheckFails(Form form) {
    Engine engine = Engine.getEngine("PyTorch");
    try (NDManager manager = engine.newBaseManager()) {
      ParameterSet parameters = parameters(manager);
      Optimizer optimizer = form.make(parameters, manager);
      backward(engine, manager, parameters);
      assertThatThrownBy(
              () ->
                  optimizer.update(
                      gradients(parameters),
                      0.01,
                      1,
                      norm -> {
                        throw new IllegalStateException("no");
                      }))
          .hasMessage("no");
      assertThat(values(parameters).get(0)).isEqualTo(values(parameters(manager)).get(0));
    }
  }

  @ParameterizedTest
  @EnumSource
  void itsMemoryIsGoneWhenItIsClosed(Form form) {
    try (NDManager manager = Engine.getEngine("PyTorch").newBaseManager()) {
      ParameterSet parameters = parameters(manager);
      List<NDArray> before = manager.getManagedArrays();
      Optimizer optimizer = form.make(parameters, manager);
      assertThat(Optimizer.stateShapes(parameters))
          .isEqualTo(new Checkpoint("", 0, Map.of(), optimizer.state()).optimizerShapes());
      optimizer.close();
      assertThat(manager.getManagedArrays()).containsExactlyInAnyOrderElementsOf(before);
      assertThat(values(parameters).get(0)).hasSize(SIZES[0]);
    }
  }

  @Test
  void sharedMemoryIsFoundWhereItIs() {
    try (NDManager manager = Engine.getEngine("PyTorch").newBaseManager()) {
      assertThat(SharedMemory.isPossible(manager)).isTrue();
    }
  }
}
