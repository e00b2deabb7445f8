package org.sdlgm.djl.parameter;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/** One array that training changes. */
public final class Parameter {
  /** What a parameter is, for what treats kinds differently. */
  public enum Kind {
    /** A weight matrix, which weight decay shrinks. */
    WEIGHT,
    /** A bias or other offset. */
    BIAS,
    /** What a learned temperature is made of, which has a learning rate of its own. */
    TEMPERATURE,
    /** A running statistic of the batches: assigned rather than stepped, without a gradient. */
    STATISTIC,
    /** A price that follows a constraint: assigned between the steps, without a gradient. */
    MULTIPLIER
  }

  private final String name;
  private final Kind kind;
  private final NDArray untracked;
  private final ParameterSet owner;
  private NDArray tracked;

  Parameter(ParameterSet owner, String name, Kind kind, NDArray array) {
    this.owner = owner;
    this.name = name;
    this.kind = kind;
    this.untracked = array;
    this.tracked = array;
  }

  /**
   * Begins with a gradient of its own for each recording: an engine writes the first gradient in
   * place, where it would add a further one to the last, which had to be set to zero before.
   */
  void track() {
    if (isTrainable()) {
      tracked = untracked.stopGradient();
      tracked.setRequiresGradient(true);
    }
  }

  /** Its name, such as {@code features/0/weight}. */
  public String name() {
    return name;
  }

  /** What it is. */
  public Kind kind() {
    return kind;
  }

  /** Whether it has a gradient, for an optimiser to follow. */
  public boolean isTrainable() {
    return kind != Kind.STATISTIC && kind != Kind.MULTIPLIER;
  }

  /** Its shape. */
  public Shape shape() {
    return untracked.getShape();
  }

  /** The numbers, with a gradient while the set records and without one otherwise. */
  public NDArray array() {
    return owner.isRecording() ? tracked : untracked;
  }

  /** The numbers without a gradient, for updates in place; the same memory as {@link #array}. */
  public NDArray data() {
    return untracked;
  }

  /**
   * The gradient of the last recording's backward pass: a new handle, which the caller's scope
   * frees. It must be asked for in the scope of that recording. Zeros where the loss did not depend
   * on the parameter.
   */
  public NDArray gradient() {
    NDArray gradient = tracked.getGradient();
    return gradient == null ? untracked.zerosLike() : gradient;
  }

  /**
   * Sets the numbers of a statistic or a multiplier; what is trainable moves in place, by its
   * optimiser, since setting an array moves it to other memory than its gradient's.
   *
   * @param values in row-major order
   * @throws IllegalStateException if the parameter is trainable
   */
  public void assign(float[] values) {
    if (isTrainable()) {
      throw new IllegalStateException(name + " is the optimiser's to move");
    }
    untracked.set(values);
  }
}
