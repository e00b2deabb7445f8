package org.sdlgm.djl.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** Holds down the trap that {@link Constants} is there for. */
class ConstantsTest {
  private static final int ROUNDS = 200;

  /**
   * d(40 x)/dx stays 40 while collections run and freed memory is used again between the forward
   * and the backward pass: a constant over memory of the Java heap would be gone by then.
   */
  @Test
  void gradientsSurviveCollections() {
    Engine engine = Engine.getEngine("PyTorch");
    try (NDManager manager = engine.newBaseManager()) {
      NDArray x = manager.ones(new Shape(1));
      x.setRequiresGradient(true);
      for (int round = 0; round < ROUNDS; round++) {
        double factor = 40 + round;
        try (GradientCollector collector = engine.newGradientCollector()) {
          NDArray y = Constants.shifted(Constants.scaled(x, factor), -1);
          overwriteFreedMemory(round);
          collector.backward(y.sum());
        }
        NDArray gradient = x.getGradient();
        assertThat(gradient.toFloatArray()[0]).isEqualTo((float) factor);
        gradient.subi(gradient);
      }
    }
  }

  private static void overwriteFreedMemory(int round) {
    if (round % 20 == 0) {
      System.gc();
    }
    for (int i = 0; i < 64; i++) {
      ByteBuffer.allocateDirect(Float.BYTES).putFloat(0, -1);
    }
  }

  @Test
  void vectorsKeepTheirOrder() {
    try (NDManager manager = Engine.getEngine("PyTorch").newBaseManager()) {
      assertThat(Constants.vector(manager, new double[] {3, -1, 0.5}).toFloatArray())
          .containsExactly(3f, -1f, 0.5f);
    }
  }
}
