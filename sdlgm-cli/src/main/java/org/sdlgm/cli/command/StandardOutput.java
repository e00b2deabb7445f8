package org.sdlgm.cli.command;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.sdlgm.storage.FileTrouble;

/** The standard output, which remembers what went wrong: a PrintStream swallows it. */
final class StandardOutput extends FilterOutputStream {
  private Optional<IOException> failure = Optional.empty();

  StandardOutput(OutputStream out) {
    super(out);
  }

  private interface Step {
    void run() throws IOException;
  }

  private void remembering(Step step) throws IOException {
    try {
      step.run();
    } catch (IOException e) {
      failure = failure.or(() -> Optional.of(e));
      throw e;
    }
  }

  @Override
  public void write(int b) throws IOException {
    remembering(() -> out.write(b));
  }

  @Override
  public void write(byte[] bytes, int from, int count) throws IOException {
    remembering(() -> out.write(bytes, from, count));
  }

  @Override
  public void flush() throws IOException {
    remembering(out::flush);
  }

  /** Why results are missing, in one line; empty if none are. */
  Optional<String> failure() {
    return failure.map(e -> "the standard output cannot be written: " + FileTrouble.explain(e));
  }

  /** Whether its reader has gone, such as {@code head} that has seen enough. */
  boolean isReaderGone() {
    return failure.filter(e -> String.valueOf(e.getMessage()).contains("Broken pipe")).isPresent();
  }
}
