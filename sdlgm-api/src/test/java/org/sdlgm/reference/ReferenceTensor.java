package org.sdlgm.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;

/**
 * An immutable array of doubles with a shape, which knows how it was computed and so has gradients
 * (reverse mode). Binary operations broadcast as NumPy does.
 */
public final class ReferenceTensor {
  private final double[] data;
  private final int[] shape;
  private final List<Edge> edges;

  private ReferenceTensor(double[] data, int[] shape, List<Edge> edges) {
    if (data.length != size(shape)) {
      throw new IllegalArgumentException(
          data.length + " values do not fill the shape " + Arrays.toString(shape));
    }
    this.data = data;
    this.shape = shape;
    this.edges = edges;
  }

  /** What a tensor was computed from, and how a gradient goes back there. */
  private record Edge(ReferenceTensor parent, UnaryOperator<double[]> pullBack) {}

  /**
   * A constant.
   *
   * @param values row by row
   * @param shape dimensions, whose product is the number of values
   */
  public static ReferenceTensor of(double[] values, int... shape) {
    return new ReferenceTensor(values.clone(), shape.clone(), List.of());
  }

  /** The values, row by row. */
  public double[] values() {
    return data.clone();
  }

  /** The dimensions. */
  public int[] shape() {
    return shape.clone();
  }

  /**
   * The gradient of the sum of a function's output.
   *
   * @param function of a tensor like {@code at}
   * @param at where
   */
  public static double[] gradient(UnaryOperator<ReferenceTensor> function, ReferenceTensor at) {
    ReferenceTensor leaf = of(at.data, at.shape);
    return gradients(function.apply(leaf), List.of(leaf)).get(0);
  }

  /**
   * The gradients of the sum of a tensor with respect to what it was computed from.
   *
   * @param output the tensor
   * @param leaves what to differentiate by
   * @return one a leaf, zero where the output does not depend on it
   */
  public static List<double[]> gradients(ReferenceTensor output, List<ReferenceTensor> leaves) {
    List<ReferenceTensor> order = new ArrayList<>();
    visit(output, order, Collections.newSetFromMap(new IdentityHashMap<>()));
    IdentityHashMap<ReferenceTensor, double[]> gradients = new IdentityHashMap<>();
    double[] ones = new double[output.data.length];
    Arrays.fill(ones, 1);
    gradients.put(output, ones);
    Collections.reverse(order);
    for (ReferenceTensor node : order) {
      for (Edge edge : node.edges) {
        gradients.merge(
            edge.parent, edge.pullBack.apply(gradients.get(node)), ReferenceTensor::sum);
      }
    }
    return leaves.stream()
        .map(leaf -> gradients.getOrDefault(leaf, new double[leaf.data.length]))
        .toList();
  }

  private static void visit(
      ReferenceTensor node, List<ReferenceTensor> order, Set<ReferenceTensor> seen) {
    if (seen.add(node)) {
      node.edges.forEach(edge -> visit(edge.parent, order, seen));
      order.add(node);
    }
  }

  private static double[] sum(double[] a, double[] b) {
    double[] sum = a.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += b[i];
    }
    return sum;
  }

  /** The same values as a constant: no gradient goes through. */
  public ReferenceTensor stopGradient() {
    return of(data, shape);
  }

  /**
   * A function of each value.
   *
   * @param f the function
   * @param slope its derivative
   */
  public ReferenceTensor map(DoubleUnaryOperator f, DoubleUnaryOperator slope) {
    double[] out = Arrays.stream(data).map(f).toArray();
    return new ReferenceTensor(
        out,
        shape,
        List.of(
            new Edge(
                this,
                upstream -> {
                  double[] gradient = new double[data.length];
                  for (int i = 0; i < data.length; i++) {
                    gradient[i] = upstream[i] * slope.applyAsDouble(data[i]);
                  }
                  return gradient;
                })));
  }

  /**
   * x + c.
   *
   * @param constant c
   */
  public ReferenceTensor add(double constant) {
    return map(x -> x + constant, x -> 1);
  }

  /**
   * c x.
   *
   * @param constant c
   */
  public ReferenceTensor multiply(double constant) {
    return map(x -> x * constant, x -> constant);
  }

  /** e^x. */
  public ReferenceTensor exp() {
    return map(Math::exp, Math::exp);
  }

  /** 1 / (1 + e^-x). */
  public ReferenceTensor sigmoid() {
    return map(Formulas::sigmoid, x -> Formulas.sigmoid(x) * Formulas.sigmoid(-x));
  }

  /** log(1 + e^x). */
  public ReferenceTensor softplus() {
    return map(Formulas::softplus, Formulas::sigmoid);
  }

  /**
   * x + y.
   *
   * @param other y
   */
  public ReferenceTensor add(ReferenceTensor other) {
    return zip(other, Double::sum, (x, y) -> 1, (x, y) -> 1);
  }

  /**
   * x - y.
   *
   * @param other y
   */
  public ReferenceTensor subtract(ReferenceTensor other) {
    return zip(other, (x, y) -> x - y, (x, y) -> 1, (x, y) -> -1);
  }

  /**
   * x y.
   *
   * @param other y
   */
  public ReferenceTensor multiply(ReferenceTensor other) {
    return zip(other, (x, y) -> x * y, (x, y) -> y, (x, y) -> x);
  }

  private ReferenceTensor zip(
      ReferenceTensor other,
      DoubleBinaryOperator f,
      DoubleBinaryOperator slopeHere,
      DoubleBinaryOperator slopeThere) {
    int[] joint = broadcast(shape, other.shape);
    int[] here = indices(shape, joint);
    int[] there = indices(other.shape, joint);
    double[] out = new double[here.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = f.applyAsDouble(data[here[i]], other.data[there[i]]);
    }
    Edge left = new Edge(this, up -> pull(up, slopeHere, other, here, there, here, data.length));
    Edge right =
        new Edge(other, up -> pull(up, slopeThere, other, here, there, there, other.data.length));
    return new ReferenceTensor(out, joint, List.of(left, right));
  }

  private double[] pull(
      double[] upstream,
      DoubleBinaryOperator slope,
      ReferenceTensor other,
      int[] here,
      int[] there,
      int[] target,
      int length) {
    double[] gradient = new double[length];
    for (int i = 0; i < upstream.length; i++) {
      gradient[target[i]] += upstream[i] * slope.applyAsDouble(data[here[i]], other.data[there[i]]);
    }
    return gradient;
  }

  /**
   * The matrix product (m, n) × (n, p).
   *
   * @param other (n, p)
   */
  public ReferenceTensor matrixProduct(ReferenceTensor other) {
    int rows = shape[0];
    int inner = shape[1];
    int columns = other.shape[1];
    // As a sum over the middle axis of (m, n, 1) * (1, n, p).
    return reshape(rows, inner, 1).multiply(other.reshape(1, inner, columns)).sum(1);
  }

  /**
   * The sum over one axis, which goes away.
   *
   * @param axis its index
   */
  public ReferenceTensor sum(int axis) {
    int[] kept = shape.clone();
    kept[axis] = 1;
    int[] target = indices(kept, shape);
    double[] out = new double[size(kept)];
    for (int i = 0; i < data.length; i++) {
      out[target[i]] += data[i];
    }
    int[] reduced = new int[shape.length - 1];
    for (int i = 0, next = 0; i < shape.length; i++) {
      if (i != axis) {
        reduced[next++] = shape[i];
      }
    }
    return new ReferenceTensor(out, reduced, List.of(new Edge(this, up -> gather(up, target))));
  }

  /** log softmax over the last axis. */
  public ReferenceTensor logSoftmax() {
    int[] kept = shape.clone();
    kept[shape.length - 1] = 1;
    int[] target = indices(kept, shape);
    // Any constant per row leaves softmax as it is; the largest value keeps exp in range.
    double[] largest = new double[size(kept)];
    Arrays.fill(largest, Double.NEGATIVE_INFINITY);
    for (int i = 0; i < data.length; i++) {
      largest[target[i]] = Math.max(largest[target[i]], data[i]);
    }
    ReferenceTensor centred = subtract(of(largest, kept));
    ReferenceTensor total =
        centred.exp().sum(shape.length - 1).map(Math::log, x -> 1 / x).reshape(kept);
    return centred.subtract(total);
  }

  /**
   * The same values in another shape.
   *
   * @param dimensions of the same product
   */
  public ReferenceTensor reshape(int... dimensions) {
    return new ReferenceTensor(
        data, dimensions.clone(), List.of(new Edge(this, UnaryOperator.identity())));
  }

  /**
   * Columns of a matrix.
   *
   * @param from first
   * @param to one past the last
   */
  public ReferenceTensor columns(int from, int to) {
    int rows = shape[0];
    int width = to - from;
    int[] source = new int[rows * width];
    for (int i = 0; i < source.length; i++) {
      source[i] = i / width * shape[1] + from + i % width;
    }
    Edge edge =
        new Edge(
            this,
            upstream -> {
              double[] gradient = new double[data.length];
              for (int i = 0; i < source.length; i++) {
                gradient[source[i]] += upstream[i];
              }
              return gradient;
            });
    return new ReferenceTensor(gather(data, source), new int[] {rows, width}, List.of(edge));
  }

  private static double[] gather(double[] values, int[] indices) {
    return Arrays.stream(indices).mapToDouble(i -> values[i]).toArray();
  }

  private static int size(int[] shape) {
    return Arrays.stream(shape).reduce(1, Math::multiplyExact);
  }

  private static int[] broadcast(int[] a, int[] b) {
    int[] joint = new int[Math.max(a.length, b.length)];
    for (int i = 1; i <= joint.length; i++) {
      int x = i <= a.length ? a[a.length - i] : 1;
      int y = i <= b.length ? b[b.length - i] : 1;
      if (x != y && x != 1 && y != 1) {
        throw new IllegalArgumentException(Arrays.toString(a) + " against " + Arrays.toString(b));
      }
      joint[joint.length - i] = Math.max(x, y);
    }
    return joint;
  }

  /** For each position of the joint shape, the index of its value in a tensor of the shape. */
  private static int[] indices(int[] shape, int[] joint) {
    int[] indices = new int[size(joint)];
    for (int i = 0; i < indices.length; i++) {
      int rest = i;
      int stride = 1;
      for (int axis = 1; axis <= joint.length; axis++) {
        int position = rest % joint[joint.length - axis];
        rest /= joint[joint.length - axis];
        int extent = axis <= shape.length ? shape[shape.length - axis] : 1;
        indices[i] += extent == 1 ? 0 : position * stride;
        stride *= extent;
      }
    }
    return indices;
  }
}
