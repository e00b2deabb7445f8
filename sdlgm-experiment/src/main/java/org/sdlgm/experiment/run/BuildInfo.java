package org.sdlgm.experiment.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which build this is. */
public final class BuildInfo {
  private static final Properties PROPERTIES = read();

  private BuildInfo() {}

  private static Properties read() {
    Properties properties = new Properties();
    try (InputStream in = BuildInfo.class.getResourceAsStream("build.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }

  /** Version and commit, such as {@code 0.1.0 (1a2b3c4)}; the version alone without a history. */
  public static String version() {
    String commit = PROPERTIES.getProperty("commit");
    // A build outside a git clone leaves the placeholder.
    if (commit.startsWith("$")) {
      return PROPERTIES.getProperty("version");
    }
    String changed = PROPERTIES.getProperty("dirty").equals("true") ? ", changed" : "";
    return PROPERTIES.getProperty("version") + " (" + commit + changed + ")";
  }

  /** DJL's version. */
  public static String djl() {
    return PROPERTIES.getProperty("djl");
  }
}
