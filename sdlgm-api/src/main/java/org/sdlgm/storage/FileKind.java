package org.sdlgm.storage;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Predicate;

/**
 * A kind of file, known by how it begins: a file is replaced only by one of its own kind.
 *
 * @param name for messages, with its article, such as {@code a PNG picture}
 * @param matches whether a file is of the kind, by its first bytes: {@link #HEAD} of them, or all
 *     if it has fewer, and at least one
 */
public record FileKind(String name, Predicate<byte[]> matches) {
  /** How many bytes say what a file is. */
  public static final int HEAD = 4096;

  /**
   * A kind that begins with certain bytes.
   *
   * @param name for messages
   * @param magic the bytes
   */
  public static FileKind beginning(String name, byte... magic) {
    byte[] own = magic.clone();
    return new FileKind(
        name,
        head ->
            head.length >= own.length && Arrays.equals(head, 0, own.length, own, 0, own.length));
  }

  /**
   * A kind of text whose first line has a certain form.
   *
   * @param name for messages
   * @param pattern a regular expression of the whole first line, without its end; of one that is
   *     longer than {@link #HEAD} bytes, of what is there
   */
  public static FileKind firstLine(String name, String pattern) {
    return new FileKind(
        name,
        head ->
            new String(head, StandardCharsets.UTF_8)
                .lines()
                .findFirst()
                .orElse("")
                .matches(pattern));
  }

  /** What a text is whose lines are numbers with commas between. */
  public static FileKind numbers(String name) {
    return firstLine(name, "[-+0-9.eENaInfity]+(,[-+0-9.eENaInfity]*)*");
  }
}
