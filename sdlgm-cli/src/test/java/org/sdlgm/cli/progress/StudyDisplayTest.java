package org.sdlgm.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class StudyDisplayTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private long seconds;

  private StudyDisplay display(Display.Style style) {
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    return new StudyDisplay(
        "study", new Display(style, out, 0), () -> Math.multiplyExact(seconds, 1_000_000_000L));
  }

  private List<String> lines() {
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void tellsWhatIsDoneAndTheTimeLeft() {
    StudyDisplay display = display(Display.Style.LINES);
    display.started(List.of(100, 100), 3);
    display.advanced("a", 40, Double.NaN); // resumed: these 40 took none of our time
    seconds = 10;
    display.advanced("a", 60, 12.345);
    seconds = 20;
    display.advanced("b", 0, Double.NaN);
    display.finished("a", 100);
    display.failed("b", 100, "no room");
    display.close();

    // 20 iterations in 10 s, 140 to go
    assertThat(lines())
        .containsExactly(
            "study: 3 of 5 runs done",
            "study: 3 of 5 runs done, 0:01:10 left; a 60: 12.35",
            "study: 3 of 5 runs done, 0:02:20 left; a 60: 12.35; b 0",
            "study: 4 of 5 runs done, 0:00:33 left; b 0",
            "sdlgm: b failed: no room",
            "study: 4 of 5 runs done, 1 failed");
  }

  @Test
  void quietSaysNothing() {
    StudyDisplay display = display(Display.Style.NONE);
    display.started(List.of(1), 0);
    display.failed("a", 1, "no room");
    display.close();

    assertThat(lines()).isEmpty();
  }
}
