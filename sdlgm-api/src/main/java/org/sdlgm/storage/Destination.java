package org.sdlgm.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.error.DataException;

/**
 * Where a person wants output, and what may be lost by it.
 *
 * <p>Nothing is, unless they say so: a file is replaced only if it is of the kind that is written,
 * is none of the inputs, and is in no run's folder. {@link OutputFile} writes there.
 */
public final class Destination {
  private final String name;
  private final Optional<Path> path;
  private final OutputStream stream;
  private final List<Path> inputs;
  private final boolean overwrite;

  private Destination(
      String name, Optional<Path> path, OutputStream stream, List<Path> inputs, boolean overwrite) {
    this.name = name;
    this.path = path;
    this.stream = stream;
    this.inputs = List.copyOf(inputs);
    this.overwrite = overwrite;
  }

  /**
   * A file, a device or a pipe.
   *
   * @param path its place; the folder must be there
   */
  public static Destination of(Path path) {
    return new Destination(
        path.toString(), Optional.of(path), OutputStream.nullOutputStream(), List.of(), false);
  }

  /**
   * A stream, such as the standard output.
   *
   * @param stream where it goes; it is flushed, and not closed
   * @param name what to call it in messages
   */
  public static Destination of(OutputStream stream, String name) {
    return new Destination(name, Optional.empty(), stream, List.of(), false);
  }

  /**
   * The same, which is to leave files alone that the work reads.
   *
   * @param files that need not be there
   */
  public Destination apartFrom(List<Path> files) {
    return new Destination(name, path, stream, files, overwrite);
  }

  /**
   * The same, with leave to replace any file, or not.
   *
   * @param allowed whether any file may be replaced
   */
  public Destination overwriting(boolean allowed) {
    return new Destination(name, path, stream, inputs, allowed);
  }

  /** The place; empty for a stream. */
  public Optional<Path> path() {
    return path;
  }

  /**
   * Whether bytes go out as they come, to a stream, a device or a pipe, rather than into a file
   * that appears at the end.
   */
  public boolean isStream() {
    try {
      return path.isEmpty() || isThrough(FileType.of(path.get()));
    } catch (IOException e) {
      return false; // why, is said by whoever opens it
    }
  }

  OutputStream stream() {
    return stream;
  }

  static boolean isThrough(FileType type) {
    return type == FileType.PIPE || type == FileType.CHARACTER_DEVICE || type == FileType.OTHER;
  }

  /** What to call it in a message. */
  @Override
  public String toString() {
    return name;
  }

  /**
   * Checks that nothing is lost that must not be.
   *
   * @param real where the file will be, through all links
   * @param exists whether a file is there
   * @param kind of what is written
   * @throws ConfigurationException if something is
   * @throws IOException if what is there cannot be seen
   */
  void require(Path real, boolean exists, FileKind kind) throws IOException {
    if (overwrite) {
      return;
    }
    Optional<Path> run = RunMark.around(real);
    if (run.isPresent()) {
      throw refused("is inside the run " + run.get() + ", whose files belong together");
    }
    if (!exists) {
      return;
    }
    for (Path input : inputs) {
      if (Files.exists(input) && Files.isSameFile(input, real)) {
        throw refused("is the input itself");
      }
    }
    byte[] head = head(real);
    if (head.length > 0 && !kind.matches().test(head)) {
      throw refused("is there already, and is not " + kind.name());
    }
  }

  private ConfigurationException refused(String why) {
    return new ConfigurationException(
        this + " " + why + ": choose another place, or add --overwrite");
  }

  private byte[] head(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(FileKind.HEAD);
    } catch (IOException e) {
      throw new DataException(
          this
              + " is there already, and what it is cannot be seen ("
              + FileTrouble.explain(e)
              + "): choose another place, or add --overwrite",
          e);
    }
  }
}
