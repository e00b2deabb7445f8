package org.sdlgm.code.file;

/** Bytes that no encoder wrote; the reader adds the file and the block. */
final class DamagedPayloadException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DamagedPayloadException(String message) {
    super(message);
  }
}
