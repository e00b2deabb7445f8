package org.sdlgm.code.file;

import org.sdlgm.code.SparseCode;

/** Turns codes into decisions and back; the two ends of a file hold equal ones. */
interface CodeCoder {
  /** What a decoder wants. */
  SparseCode NOTHING = SparseCode.of(0, new int[0], new int[0]);

  /**
   * Puts a code through an encoder.
   *
   * @param encoder where to
   * @param code of width K with at most L0 slots in use
   */
  void encode(Decisions encoder, SparseCode code);

  /**
   * Takes the next code out of a decoder.
   *
   * @param decoder where from
   * @throws DamagedPayloadException if there is none
   */
  SparseCode decode(Decisions decoder);
}
