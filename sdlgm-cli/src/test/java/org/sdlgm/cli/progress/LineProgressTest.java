package org.sdlgm.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.sdlgm.training.IterationReport;

class LineProgressTest {
  private static final long SECOND = 1_000_000_000L;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final AtomicLong clock = new AtomicLong();
  private final LineProgress progress =
      new LineProgress(new PrintStream(bytes, true, StandardCharsets.UTF_8), clock::get);

  private void advance(int iteration, double loss) {
    clock.addAndGet(SECOND);
    progress.advanced(new IterationReport(iteration, loss, 0, Map.of(), 2.5, 1e-3, 1, Map.of()));
  }

  @Test
  void printsTheFirstTheLastAndOneEveryTenSeconds() {
    progress.started(100, 125, 0);
    for (int i = 101; i <= 125; i++) {
      advance(i, 50);
    }

    assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "iteration 101 of 125, loss 50.00, features 2.50, 1.0 it/s, 0:00:24 left",
            "iteration 111 of 125, loss 50.00, features 2.50, 1.0 it/s, 0:00:14 left",
            "iteration 121 of 125, loss 50.00, features 2.50, 1.0 it/s, 0:00:04 left",
            "iteration 125 of 125, loss 50.00, features 2.50, 1.0 it/s, 0:00:00 left");
  }
}
