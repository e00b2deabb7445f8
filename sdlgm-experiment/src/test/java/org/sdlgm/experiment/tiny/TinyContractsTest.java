package org.sdlgm.experiment.tiny;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Nested;
import org.sdlgm.component.DecoderComponent;
import org.sdlgm.component.Likelihood;
import org.sdlgm.contract.BernoulliLikelihoodContract;
import org.sdlgm.contract.DecoderComponentContract;
import org.sdlgm.contract.TensorHarness;

/** What any component does, components of plain arrays do. */
class TinyContractsTest {
  @Nested
  class BitsLikelihood extends BernoulliLikelihoodContract<Table> {
    @Override
    protected TensorHarness<Table> openHarness() {
      return new Harness();
    }

    @Override
    protected Likelihood<Table> component() {
      return new TinyComponents.Bits();
    }
  }

  @Nested
  class AdditiveDecoder extends DecoderComponentContract<Table> {
    @Override
    protected TensorHarness<Table> openHarness() {
      return new Harness();
    }

    @Override
    protected DecoderComponent<Table> component(int width, int parameters) {
      double[][] weights = new double[width][parameters];
      for (int k = 0; k < width; k++) {
        Arrays.setAll(weights[k], p -> Math.sin(weights.length * 7.0 + p));
      }
      return new TinyComponents.Additive(weights);
    }
  }

  /** Numbers on the heap: gradients by differences of double precision. */
  private static final class Harness implements TensorHarness<Table> {
    private static final double STEP = 1e-5;

    @Override
    public Table tensor(double[] values, int... shape) {
      Table table = Table.zeros(shape[0], values.length / shape[0]);
      for (int i = 0; i < values.length; i++) {
        table.rows()[i / table.rows()[0].length][i % table.rows()[0].length] = values[i];
      }
      return table;
    }

    @Override
    public double[] values(Table tensor) {
      return tensor.flat();
    }

    @Override
    public int[] shape(Table tensor) {
      int width = tensor.rows()[0].length;
      return width == 1
          ? new int[] {tensor.rows().length}
          : new int[] {tensor.rows().length, width};
    }

    @Override
    public Table weighted(Table tensor, double[] factors) {
      double[] values = tensor.flat();
      Arrays.setAll(values, i -> values[i] * factors[i]);
      return tensor(values, shape(tensor));
    }

    @Override
    public double[] gradient(UnaryOperator<Table> function, Table at) {
      double[] slopes = at.flat();
      Arrays.setAll(
          slopes, i -> (sum(function, at, i, STEP) - sum(function, at, i, -STEP)) / (2 * STEP));
      return slopes;
    }

    private double sum(UnaryOperator<Table> function, Table at, int index, double step) {
      double[] moved = at.flat();
      moved[index] += step;
      return Arrays.stream(function.apply(tensor(moved, shape(at))).flat()).sum();
    }

    @Override
    public void reseed(long seed, long step) {}

    @Override
    public long liveTensors() {
      return 0;
    }

    @Override
    public void close() {}
  }
}
