package org.sdlgm.code.file;

import java.io.ByteArrayOutputStream;

/**
 * Turns binary decisions and their probabilities into bytes, -log2 P(decision) bits for each.
 *
 * <p>The range coder of LZMA (Martin 1979; Pavlov, LZMA specification, 2015): a 32-bit range, a low
 * end whose carries ripple through a run of 0xFF bytes that is held back, renormalised by bytes.
 */
final class RangeEncoder implements Decisions {
  private static final long CARRY = 0xFFFF_FFFFL;
  private static final long UNDECIDED = 0xFF00_0000L;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private long low;
  private int range;
  private int held;
  private long heldCount;

  RangeEncoder() {
    restart();
  }

  @Override
  public boolean decide(boolean wanted, int probability) {
    int bound = (range >>> PROBABILITY_BITS) * probability;
    if (wanted) {
      range = bound;
    } else {
      low += Integer.toUnsignedLong(bound);
      range -= bound;
    }
    while (range >>> 24 == 0) {
      range <<= 8;
      shift();
    }
    return wanted;
  }

  /** Bytes so far, without those that {@link #finish} adds. */
  int size() {
    return bytes.size();
  }

  /** All bytes of the decisions since the last call; the next decision starts afresh. */
  byte[] finish() {
    for (int i = 0; i < 5; i++) {
      shift();
    }
    byte[] whole = bytes.toByteArray();
    restart();
    return whole;
  }

  private void restart() {
    bytes.reset();
    low = 0;
    range = -1;
    held = 0;
    heldCount = 1;
  }

  private void shift() {
    if (low < UNDECIDED || low > CARRY) {
      int carry = (int) (low >>> 32);
      bytes.write(held + carry);
      while (--heldCount > 0) {
        bytes.write(0xFF + carry);
      }
      held = (int) (low >>> 24) & 0xFF;
    }
    heldCount++;
    low = (low & 0x00FF_FFFFL) << 8;
  }
}
