package org.sdlgm.datasets.arff;

import ch.randelshofer.fastdoubleparser.JavaDoubleParser;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The tokens of one line, as slices of its bytes: a number or a declared value makes no garbage.
 *
 * <p>A token ends at a blank, a comma, a brace, a quote or a comment. In quotes, single or double,
 * a backslash escapes as in Java and C.
 */
final class LineTokens {
  /** A line that does not follow the format; the message goes on from "file:line: ". */
  static final class FormatException extends Exception {
    private static final long serialVersionUID = 1L;

    FormatException(String message) {
      super(message);
    }
  }

  private static final boolean[] ENDS_WORD = new boolean[256];
  private static final String ESCAPES = "abfnrtv";
  private static final String ESCAPED = "\u0007\b\f\n\r\t\u000b";
  private static final int LONGEST_SHOWN = 40;

  /** Whole numbers up to this one are doubles. */
  private static final long GREATEST_EXACT = 1L << 53;

  /** More digits could be too many for a long. */
  private static final int MOST_DIGITS = 18;

  /** The powers of ten for {@link #MOST_DIGITS} digits after a point, all of them exact. */
  private static final double[] TENS = new double[MOST_DIGITS + 1];

  static {
    Arrays.fill(ENDS_WORD, 0, ' ' + 1, true);
    for (char end : ",{}%'\"".toCharArray()) {
      ENDS_WORD[end] = true;
    }
    Arrays.setAll(TENS, power -> Math.pow(10, power));
  }

  private byte[] line;
  private int position;
  private int lineEnd;

  private byte[] bytes;
  private int from;
  private int to;
  private boolean quoted;
  private byte[] unescaped = new byte[64];

  /** Begins with a line: the bytes from start to end (exclusive). */
  void reset(byte[] buffer, int start, int end) {
    line = buffer;
    position = start;
    lineEnd = end;
  }

  /** Passes over blanks: all that is not above a space. */
  void skipBlanks() {
    while (position < lineEnd && line[position] >= 0 && line[position] <= ' ') {
      position++;
    }
  }

  /** Whether no token follows at the position: the line's end, or a comment. */
  boolean atEnd() {
    return position == lineEnd || line[position] == '%';
  }

  /** Whether a character is at the position. */
  boolean at(char c) {
    return position < lineEnd && line[position] == c;
  }

  /** Passes over a character, if it is at the position. */
  boolean take(char c) {
    if (at(c)) {
      position++;
      return true;
    }
    return false;
  }

  /**
   * Passes over all up to a character, and over that.
   *
   * @return whether it was there
   */
  boolean skipPast(char c) {
    while (position < lineEnd && line[position] != c) {
      position++;
    }
    return take(c);
  }

  /**
   * Passes over what separates two values: a comma, blanks, or a comma among blanks.
   *
   * @return whether there was any
   */
  boolean separator() {
    int before = position;
    skipBlanks();
    if (take(',')) {
      skipBlanks();
    }
    return position > before;
  }

  /**
   * Takes the token at the position.
   *
   * @throws FormatException if there is none, or its quote has no end
   */
  void next() throws FormatException {
    if (at('\'') || at('"')) {
      quote();
      return;
    }
    int end = position;
    while (end < lineEnd && !ENDS_WORD[line[end] & 0xff]) {
      end++;
    }
    token(position, end);
    if (from == to) {
      throw new FormatException("has nothing where a value should be");
    }
  }

  /**
   * Takes the token at the position if it is a number written plainly, which is the most that a
   * table has: perhaps a minus, then digits with perhaps a point. With digits that are exact as a
   * double, so is their quotient by a power of ten, up to one rounding (W. Clinger, PLDI 1990).
   *
   * @return NaN if nothing was taken: then {@link #next} and {@link #number()} are to tell
   */
  double plainNumber() {
    int at = position;
    if (at < lineEnd && line[at] == '-') {
      at++;
    }
    int first = at;
    int point = -1;
    long digits = 0;
    for (; at < lineEnd; at++) {
      int digit = line[at] - '0';
      if (digit >= 0 && digit <= 9) {
        digits = 10 * digits + digit;
      } else if (line[at] == '.' && point < 0) {
        point = at;
      } else {
        break;
      }
    }
    int count = at - first - (point < 0 ? 0 : 1);
    boolean exact = count > 0 && count <= MOST_DIGITS && digits <= GREATEST_EXACT;
    if (!exact || (at < lineEnd && !ENDS_WORD[line[at] & 0xff])) {
      return Double.NaN;
    }
    double magnitude = point < 0 ? digits : digits / TENS[at - point - 1];
    double number = first > position ? -magnitude : magnitude;
    token(position, at);
    return number;
  }

  /** What is from here to there, without quotes. */
  private void token(int start, int end) {
    quoted = false;
    bytes = line;
    from = start;
    to = end;
    position = end;
  }

  private void quote() throws FormatException {
    byte quote = line[position++];
    quoted = true;
    bytes = line;
    from = position;
    for (; position < lineEnd; position++) {
      if (line[position] == quote) {
        to = position++;
        return;
      }
      if (line[position] == '\\') {
        unescape(quote);
        return;
      }
    }
    throw new FormatException("has a quote without an end");
  }

  /** Goes on with a quoted token from its first escape, in a buffer of its own. */
  private void unescape(byte quote) throws FormatException {
    if (unescaped.length < lineEnd - from) {
      unescaped = new byte[lineEnd - from];
    }
    int length = position - from;
    System.arraycopy(line, from, unescaped, 0, length);
    while (position < lineEnd) {
      byte b = line[position++];
      if (b == quote) {
        bytes = unescaped;
        from = 0;
        to = length;
        return;
      }
      unescaped[length++] = b == '\\' ? escaped() : b;
    }
    throw new FormatException("has a quote without an end");
  }

  private byte escaped() throws FormatException {
    if (position == lineEnd) {
      throw new FormatException("has a quote without an end");
    }
    byte b = line[position++];
    if (b >= '0' && b <= '7') {
      return octal(b - '0');
    }
    int escape = ESCAPES.indexOf(b);
    return escape < 0 ? b : (byte) ESCAPED.charAt(escape);
  }

  /** At most three digits, and at most 0377. */
  private byte octal(int first) {
    int value = first;
    int longest = first <= 3 ? 2 : 1;
    for (int i = 0; i < longest && position < lineEnd; i++, position++) {
      int digit = line[position] - '0';
      if (digit < 0 || digit > 7) {
        break;
      }
      value = value * 8 + digit;
    }
    return (byte) value;
  }

  /** Whether the token is a question mark without quotes: a missing value. */
  boolean isMissing() {
    return to - from == 1 && bytes[from] == '?' && !quoted;
  }

  /** The token in UTF-8, or if it is none, in ISO 8859-1. */
  String text() {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, from, to - from))
          .toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }
  }

  /** The token in quotes, for an error: shortened if it is long. */
  String shown() {
    String text = text();
    return "'"
        + (text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "..." : text)
        + "'";
  }

  /** A copy of the token's bytes. */
  byte[] copy() {
    return Arrays.copyOfRange(bytes, from, to);
  }

  /** Which of an attribute's values the token is, or -1. */
  int find(NominalValues values) {
    return values.find(bytes, from, to);
  }

  /**
   * The token as a number.
   *
   * @return NaN if it is no finite decimal number
   */
  double number() {
    return number(bytes, from, to);
  }

  /**
   * Bytes as a number.
   *
   * @return NaN if they are no finite decimal number
   */
  static double number(byte[] bytes, int from, int to) {
    // The library also takes NaN, Infinity, hexadecimal numbers and Java's suffixes.
    if (from == to || !endsNumber(bytes[to - 1]) || isHexadecimal(bytes, from, to)) {
      return Double.NaN;
    }
    try {
      double number = JavaDoubleParser.parseDouble(bytes, from, to - from);
      return Double.isInfinite(number) ? Double.NaN : number;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private static boolean endsNumber(byte b) {
    return (b >= '0' && b <= '9') || b == '.';
  }

  private static boolean isHexadecimal(byte[] bytes, int from, int to) {
    int digits = bytes[from] == '-' || bytes[from] == '+' ? from + 1 : from;
    return digits + 1 < to && (bytes[digits + 1] | 0x20) == 'x';
  }

  /**
   * The token as an index.
   *
   * @param bound one more than the greatest
   * @return -1 if it is no whole number below the bound
   */
  int index(int bound) {
    long value = from == to ? -1 : 0;
    for (int i = from; i < to; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
      if (value >= bound) {
        return -1;
      }
    }
    return (int) value;
  }
}
