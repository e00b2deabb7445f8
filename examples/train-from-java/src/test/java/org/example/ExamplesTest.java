package org.example;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Runs the programs as they are. */
class ExamplesTest {
  private static String printed(Runnable program) {
    PrintStream before = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
      program.run();
    } finally {
      System.setOut(before);
    }
    String text = bytes.toString(StandardCharsets.UTF_8);
    System.out.print(text);
    return text;
  }

  private static void assertMatches(String pattern, String text) {
    assertTrue(Pattern.compile(pattern).matcher(text).find(), text);
  }

  @Test
  void codesAreLearned() {
    // Four independent recipes, each cooked one time in three, cost 2.55 nats.
    assertMatches("at most [2-4]\\.\\d\\d ± 0\\.\\d\\d nats", printed(() -> LearnCodes.main(null)));
  }

  @Test
  void aTableIsTagged() {
    // The first new song is fast and loud, as happy ones are.
    assertMatches(
        "\\[0\\.[5-9]\\d*, (0\\.[0-3]\\d*|\\d\\.\\d+E-\\d+), (0\\.[0-3]\\d*|\\d\\.\\d+E-\\d+)\\]",
        printed(() -> TagTable.main(null)));
  }

  @Test
  void thingsAreCounted() {
    assertMatches(
        "\\[\\[(2\\.[5-9]|3\\.[0-4])\\d*, 0\\.[0-4]\\d*\\], \\[(0\\.[5-9]|1\\.[0-4])\\d*,"
            + " (1\\.[5-9]|2\\.[0-4])\\d*\\]\\]",
        printed(() -> CountThings.main(null)));
  }
}
