package org.sdlgm.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/**
 * Pipes and devices of a test's own, in its temporary folder: the machine's own are never touched.
 */
public final class SpecialFiles {
  private SpecialFiles() {}

  /** A pipe; the test is skipped where there are none. */
  public static Path pipe(Path path) {
    return made(path, "mkfifo", path.toString());
  }

  /** A device as {@code /dev/null} is; the test is skipped where none can be made. */
  public static Path nullDevice(Path path) {
    return made(path, "mknod", path.toString(), "c", "1", "3");
  }

  /** A device as {@code /dev/zero} is, which has no end. */
  public static Path zeroDevice(Path path) {
    return made(path, "mknod", path.toString(), "c", "1", "5");
  }

  /** A device as {@code /dev/full} is: what is written to it meets a full disk. */
  public static Path fullDevice(Path path) {
    return made(path, "mknod", path.toString(), "c", "1", "7");
  }

  /** A disk that is not there. */
  public static Path disk(Path path) {
    return made(path, "mknod", path.toString(), "b", "7", "250");
  }

  private static Path made(Path path, String... command) {
    String skipped =
        "skipped: '" + String.join(" ", List.of(command)) + "' needs root, and a Unix system";
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      boolean isMade = process.waitFor() == 0 && Files.exists(path);
      Assumptions.assumeTrue(isMade && isUsable(path), skipped);
    } catch (IOException e) {
      Assumptions.abort(skipped);
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts a test", e);
    }
    return path;
  }

  /** Some systems let devices be made, but not be opened. */
  private static boolean isUsable(Path path) throws IOException {
    if (FileType.of(path) != FileType.CHARACTER_DEVICE) {
      return true;
    }
    try {
      Files.newInputStream(path).close();
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Collects what a pipe is given, in a thread of its own; ask it after the writer has ended. */
  public static Reader reading(Path pipe) {
    Reader reader = new Reader(pipe);
    reader.start();
    return reader;
  }

  /** See {@link #reading}. */
  public static final class Reader extends Thread {
    private final Path pipe;
    private volatile byte[] bytes = {};

    private Reader(Path pipe) {
      super("reader of " + pipe);
      this.pipe = pipe;
      setDaemon(true);
    }

    @Override
    public void run() {
      try {
        bytes = Files.readAllBytes(pipe);
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }

    /** All that came. */
    public byte[] bytes() throws InterruptedException {
      join();
      return bytes;
    }
  }

  /** Gives a pipe bytes, in a thread of its own. */
  public static void writing(Path pipe, byte[] bytes) {
    Thread writer =
        new Thread(
            () -> {
              try {
                Files.write(pipe, bytes);
              } catch (IOException e) {
                // Its reader had no use for all of them.
              }
            },
            "writer of " + pipe);
    writer.setDaemon(true);
    writer.start();
  }
}
