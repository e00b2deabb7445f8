package org.sdlgm.djl.tensor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Memory outside the Java heap that an engine can read in place.
 *
 * <p>It begins at a multiple of 64 bytes, as an engine's own memory does: matrix products sum in an
 * order that can depend on the alignment, and a run must not depend on where its memory lies.
 */
public final class FloatMemory {
  private static final int ALIGNMENT = 64;

  private FloatMemory() {}

  /**
   * Room for numbers.
   *
   * @param count how many
   */
  public static ByteBuffer allocate(int count) {
    int bytes = Math.multiplyExact(count, Float.BYTES);
    // An aligned slice ends at a multiple as well: room for that, and for the beginning.
    ByteBuffer whole = ByteBuffer.allocateDirect(Math.addExact(bytes, 2 * ALIGNMENT));
    ByteBuffer aligned = whole.alignedSlice(ALIGNMENT);
    return first(aligned, bytes);
  }

  /**
   * The first bytes of a memory.
   *
   * @param memory as {@link #allocate} gave it
   * @param bytes how many
   */
  static ByteBuffer first(ByteBuffer memory, int bytes) {
    return memory.duplicate().position(0).limit(bytes).slice().order(ByteOrder.nativeOrder());
  }
}
