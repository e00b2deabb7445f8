package org.sdlgm.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.sdlgm.error.DataException;

/** SHA-256 sums in hexadecimal. */
public final class Sha256 {
  private static final int BUFFER = 1 << 16;

  private Sha256() {}

  /**
   * The sum of bytes.
   *
   * @param bytes what to sum
   */
  public static String of(byte[] bytes) {
    return HexFormat.of().formatHex(digest().digest(bytes));
  }

  /**
   * The sum of a file as it lies there.
   *
   * @param path the file
   * @throws IOException if it cannot be read
   */
  public static String of(Path path) throws IOException {
    MessageDigest digest = digest();
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = Files.newInputStream(path)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /**
   * Checks a file as it lies there.
   *
   * @param path the file
   * @param expected its hexadecimal sum
   * @param source what to call it in an error
   * @throws DataException if it has another sum
   * @throws IOException if it cannot be read
   */
  public static void require(Path path, String expected, String source) throws IOException {
    String sum = of(path);
    if (!sum.equals(expected)) {
      throw new DataException(source + " has the SHA-256 " + sum + ", expected " + expected);
    }
  }

  /** A digest to add bytes to. */
  public static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform must have SHA-256", e);
    }
  }
}
