package org.sdlgm.code.file;

/**
 * How large a finished file is.
 *
 * @param codes how many codes it holds
 * @param bytes its length
 */
public record SparseCodeFileSize(long codes, long bytes) {
  /** Bits per code, header and checksums included; 0 if there are no codes. */
  public double bitsPerCode() {
    return codes == 0 ? 0 : 8.0 * bytes / codes;
  }
}
