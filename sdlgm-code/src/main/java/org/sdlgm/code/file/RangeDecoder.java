package org.sdlgm.code.file;

/** Turns the bytes of a {@link RangeEncoder} back into decisions, given the same probabilities. */
final class RangeDecoder implements Decisions {
  private final byte[] bytes;
  private int position;
  private int range = -1;
  private int code;

  /**
   * @param bytes what {@link RangeEncoder#finish} gave
   * @throws DamagedPayloadException if no encoder writes such bytes
   */
  RangeDecoder(byte[] bytes) {
    this.bytes = bytes;
    if (next() != 0) {
      throw new DamagedPayloadException("does not start with 0");
    }
    for (int i = 0; i < 4; i++) {
      code = (code << 8) | next();
    }
  }

  /**
   * {@inheritDoc}
   *
   * @throws DamagedPayloadException if the bytes are at their end
   */
  @Override
  public boolean decide(boolean wanted, int probability) {
    int bound = (range >>> PROBABILITY_BITS) * probability;
    boolean decision = Integer.compareUnsigned(code, bound) < 0;
    if (decision) {
      range = bound;
    } else {
      code -= bound;
      range -= bound;
    }
    while (range >>> 24 == 0) {
      range <<= 8;
      code = (code << 8) | next();
    }
    return decision;
  }

  /**
   * Checks that the decisions used up the bytes, as an encoder leaves them.
   *
   * @throws DamagedPayloadException if they did not
   */
  void finish() {
    if (position != bytes.length || code != 0) {
      throw new DamagedPayloadException("does not end with its last code");
    }
  }

  private int next() {
    if (position == bytes.length) {
      throw new DamagedPayloadException("ends within a code");
    }
    return bytes[position++] & 0xFF;
  }
}
