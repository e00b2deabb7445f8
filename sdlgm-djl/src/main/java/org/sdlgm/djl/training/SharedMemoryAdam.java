package org.sdlgm.djl.training;

import ai.djl.ndarray.NDArray;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.sdlgm.config.OptimizerConfig;
import org.sdlgm.djl.parameter.Parameter;
import org.sdlgm.djl.parameter.ParameterSet;
import org.sdlgm.djl.storage.Tensor;
import org.sdlgm.djl.tensor.SharedMemory;

/**
 * {@link Adam} in one pass over memory that the engine shares with Java, where a dozen operations a
 * parameter would go over it as often.
 *
 * <p>The parameters are cut into pieces that stay in a core's cache while all is done to them; the
 * loops over a piece have one index for all arrays, which is what the JVM's compiler vectorises.
 */
final class SharedMemoryAdam implements Optimizer {
  private static final int PIECE = 4096;

  /** How many pieces a thread takes at once. */
  private static final int STRIP = 16;

  private static final ThreadLocal<Scratch> SCRATCH = ThreadLocal.withInitial(Scratch::new);

  /** A thread's copy of a piece, so that a step makes no garbage. */
  private static final class Scratch {
    private final float[] value = new float[PIECE];
    private final float[] gradient = new float[PIECE];
    private final float[] part = new float[PIECE];

    /** Of the gradient, summed over the pieces of a strip. */
    private final float[] squares = new float[PIECE];
  }

  /** Numbers from..from+length of a parameter, with their moments. */
  private record Piece(
      Parameter parameter, int index, int from, int length, float[] first, float[] second) {
    Piece(Parameter parameter, int index, int from, int length) {
      this(parameter, index, from, length, new float[length], new float[length]);
    }
  }

  /** The gradient's parts, by part and parameter; and what is the same for all pieces of a step. */
  private record Step(List<List<FloatBuffer>> parts, double learningRate, int number) {}

  private final OptimizerConfig config;
  private final ParameterSet parameters;
  private final List<FloatBuffer> values = new ArrayList<>();
  private final List<Piece> pieces = new ArrayList<>();

  SharedMemoryAdam(OptimizerConfig config, ParameterSet parameters) {
    this.config = config;
    this.parameters = parameters;
    int index = 0;
    for (Parameter parameter : parameters.trainable()) {
      FloatBuffer buffer = SharedMemory.floats(parameter.data());
      values.add(buffer);
      for (int from = 0; from < buffer.capacity(); from += PIECE) {
        int length = Math.min(PIECE, buffer.capacity() - from);
        pieces.add(new Piece(parameter, index, from, length));
      }
      index++;
    }
  }

  @Override
  public double update(
      List<List<NDArray>> gradients, double learningRate, int step, GradientCheck check) {
    Step own =
        new Step(
            gradients.stream()
                .map(part -> part.stream().map(SharedMemory::floats).toList())
                .toList(),
            learningRate,
            step);
    if (config.gradientClip() > 0) {
      double norm = norm(piece -> gathered(piece, own));
      check.verify(norm);
      float clip = (float) config.clipFactor(norm);
      pieces.parallelStream().forEach(piece -> update(piece, own, clip));
      return norm;
    }
    // Nothing to wait for: one pass does it all.
    double norm = norm(piece -> update(piece, own, 1));
    check.verify(norm);
    return norm;
  }

  /** The norm of the gradient, of which a function gives each piece; it is called in parallel. */
  private double norm(Function<Piece, float[]> gradient) {
    return Math.sqrt(
        IntStream.range(0, (pieces.size() + STRIP - 1) / STRIP)
            .parallel()
            .mapToDouble(strip -> squares(strip, gradient))
            .sum());
  }

  /** Each thread adds to squares of its own, of which there is a sum at the strip's end. */
  private double squares(int strip, Function<Piece, float[]> gradient) {
    float[] squares = SCRATCH.get().squares;
    Arrays.fill(squares, 0);
    int end = Math.min(pieces.size(), (strip + 1) * STRIP);
    for (int i = strip * STRIP; i < end; i++) {
      addSquares(gradient.apply(pieces.get(i)), pieces.get(i).length, squares);
    }
    double sum = 0;
    for (float square : squares) {
      sum += square;
    }
    return sum;
  }

  /** The sum of the gradient's parts, in this thread's scratch. */
  private static float[] gathered(Piece piece, Step step) {
    Scratch scratch = SCRATCH.get();
    float[] sum = scratch.gradient;
    float[] part = scratch.part;
    step.parts.get(0).get(piece.index).get(piece.from, sum, 0, piece.length);
    for (int more = 1; more < step.parts.size(); more++) {
      step.parts.get(more).get(piece.index).get(piece.from, part, 0, piece.length);
      for (int i = 0; i < piece.length; i++) {
        sum[i] += part[i];
      }
    }
    return sum;
  }

  private static void addSquares(float[] gradient, int length, float[] squares) {
    for (int i = 0; i < length; i++) {
      squares[i] += gradient[i] * gradient[i];
    }
  }

  /** Moves a piece, and gives its gradient, in this thread's scratch. */
  private float[] update(Piece piece, Step step, float clip) {
    double rate = step.learningRate * Adam.rateFactor(config, piece.parameter);
    float decay =
        Adam.decays(config, piece.parameter) ? (float) (1 - rate * config.weightDecay()) : 1;
    FloatBuffer buffer = values.get(piece.index);
    float[] gradient = gathered(piece, step);
    float[] value = SCRATCH.get().value;
    buffer.get(piece.from, value, 0, piece.length);
    moments(gradient, piece.first, piece.second, clip);
    step(value, piece.first, piece.second, rate, decay, step.number);
    buffer.put(piece.from, value, 0, piece.length);
    return gradient;
  }

  private void moments(float[] gradient, float[] first, float[] second, float clip) {
    float beta1 = (float) config.beta1();
    float beta2 = (float) config.beta2();
    float rest1 = (float) (1 - config.beta1());
    float rest2 = (float) (1 - config.beta2());
    for (int i = 0; i < first.length; i++) {
      float clipped = gradient[i] * clip;
      first[i] = beta1 * first[i] + rest1 * clipped;
      second[i] = beta2 * second[i] + rest2 * (clipped * clipped);
    }
  }

  private void step(
      float[] value, float[] first, float[] second, double rate, float decay, int step) {
    float scale = (float) (rate / (1 - Math.pow(config.beta1(), step)));
    float correction = (float) (1 / (1 - Math.pow(config.beta2(), step)));
    float epsilon = (float) config.epsilon();
    for (int i = 0; i < first.length; i++) {
      value[i] =
          value[i] * decay
              - scale * first[i] / ((float) Math.sqrt(second[i] * correction) + epsilon);
    }
  }

  @Override
  public Map<String, Tensor> state() {
    Map<String, Tensor> state = new LinkedHashMap<>();
    for (Parameter parameter : parameters.trainable()) {
      float[] first = new float[Math.toIntExact(parameter.shape().size())];
      float[] second = new float[first.length];
      for (Piece piece : pieces) {
        if (piece.parameter == parameter) {
          System.arraycopy(piece.first, 0, first, piece.from, piece.length);
          System.arraycopy(piece.second, 0, second, piece.from, piece.length);
        }
      }
      state.put(Adam.FIRST + parameter.name(), new Tensor(parameter.shape(), first));
      state.put(Adam.SECOND + parameter.name(), new Tensor(parameter.shape(), second));
    }
    return state;
  }

  @Override
  public void restore(Map<String, Tensor> state) {
    for (Piece piece : pieces) {
      String name = piece.parameter.name();
      System.arraycopy(
          state.get(Adam.FIRST + name).values(), piece.from, piece.first, 0, piece.length);
      System.arraycopy(
          state.get(Adam.SECOND + name).values(), piece.from, piece.second, 0, piece.length);
    }
  }

  /** Its moments are Java's to free. */
  @Override
  public void close() {}
}
