package org.sdlgm.code.file;

/** The fixed parts of a file; the package's page describes them. */
final class Layout {
  /** As PNG's: a byte that is not text, and line ends that a text transfer would alter. */
  static final long MAGIC = 0x89_53_4C_43_0D_0A_1A_0AL;

  /** Coded by what the file itself has taught so far: needs nothing else to be read. */
  static final int ADAPTIVE_VERSION = 1;

  /** Coded by the model's own prior: needs the model to be read. */
  static final int PRIOR_VERSION = 2;

  static final int FINGERPRINT_BYTES = 32;

  /** Magic, version, density, width, maxFeatures, fingerprint, checksum. */
  static final int HEADER_BYTES = 8 + 2 + 2 + 4 + 4 + FINGERPRINT_BYTES + 4;

  /** The mark where a block's number of codes would be, the number of all codes, checksum. */
  static final int TRAILER_BYTES = 4 + 8 + 4;

  /** A block ends with the first code that makes it this long ... */
  static final int BLOCK_BYTES = 1 << 16;

  /** ... or with this many codes. */
  static final int MAX_BLOCK_CODES = 1 << 16;

  /** What a range coder leaves of no decision at all. */
  static final int MIN_PAYLOAD_BYTES = 5;

  /** Far above what one code of {@link SparseCodeHeader#MAX_WIDTH} can add to a block. */
  static final int MAX_PAYLOAD_BYTES = 1 << 27;

  private Layout() {}
}
