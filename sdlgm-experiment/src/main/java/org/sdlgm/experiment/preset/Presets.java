package org.sdlgm.experiment.preset;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sdlgm.config.ConfigTree;
import org.sdlgm.config.LabelModelConfig;
import org.sdlgm.config.RunConfig;
import org.sdlgm.djl.storage.ConfigText;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.error.Names;
import org.sdlgm.storage.InputFile;

/**
 * Configurations by name or file.
 *
 * <p>A preset is a YAML resource, laid over {@link RunConfig#DEFAULTS} or over the preset that it
 * names with {@code preset: mnist}, as a user's file is.
 */
public final class Presets {
  /** The presets' names. */
  public static final List<String> NAMES =
      List.of(
          "bars",
          "counts",
          "digit-columns",
          "fashion-mnist",
          "gaussian-vae",
          "mnist",
          "mnist-discrete",
          "mnist-features",
          "multilabel",
          "sparse",
          "sparse-vae");

  private static final String BASE = "preset";
  private static final String QUICK = "quick";

  private Presets() {}

  /**
   * The configuration that a preset's name or a file's path stands for.
   *
   * @param nameOrFile such as {@code mnist}, {@code my.yaml}
   * @throws ConfigurationException if there is neither, or the file cannot be used
   */
  public static RunConfig find(String nameOrFile) {
    if (NAMES.contains(nameOrFile)) {
      return get(nameOrFile);
    }
    Path file = path(nameOrFile);
    if (Files.isDirectory(file)) {
      throw new ConfigurationException(
          nameOrFile
              + " is a folder: go on with a run by 'sdlgm resume "
              + nameOrFile
              + "', or train it anew by its config.yaml");
    }
    if (Files.exists(file) || nameOrFile.equals(InputFile.STANDARD_INPUT)) {
      return read(file);
    }
    if (nameOrFile.matches(".*\\.ya?ml") || nameOrFile.contains("/")) {
      throw new ConfigurationException(
          "there is no file " + nameOrFile + "; or give a preset: " + String.join(", ", NAMES));
    }
    throw new ConfigurationException(Names.unknown("preset", nameOrFile, NAMES));
  }

  /**
   * A preset.
   *
   * @param name one of {@link #NAMES}
   * @throws ConfigurationException if there is none of that name
   */
  public static RunConfig get(String name) {
    if (!NAMES.contains(name)) {
      throw new ConfigurationException(Names.unknown("preset", name, NAMES));
    }
    String source = "preset " + name;
    return over(new LinkedHashMap<>(ConfigText.parse(text(name), source)), source);
  }

  /**
   * What a preset is, in one line: its first comment.
   *
   * @param name one of {@link #NAMES}
   */
  public static String summary(String name) {
    return text(name).lines().findFirst().orElse("").replaceFirst("^#\\s*", "");
  }

  /**
   * The same with fewer iterations and cheaper measurements: to see it work, not to quote.
   *
   * @param config any configuration
   */
  public static RunConfig quick(RunConfig config) {
    Map<String, Object> values = new LinkedHashMap<>(ConfigText.parse(text(QUICK), "--quick"));
    if (config.model() instanceof LabelModelConfig) {
      // Its measures are cheap, and bounds are none of them.
      values.remove("evaluation");
    }
    return ConfigTree.overlay(config, values, "--quick");
  }

  private static RunConfig read(Path file) {
    Map<String, Object> values =
        new LinkedHashMap<>(ConfigText.parse(InputFile.text(file), file.toString()));
    if (values.isEmpty()) {
      throw new ConfigurationException(
          file
              + " says nothing: it must say at least one setting, such as 'preset: mnist', or"
              + " 'dataset: bars'; 'sdlgm list settings' has them all");
    }
    values.putIfAbsent("name", runName(file));
    return over(values, file.toString());
  }

  /** What is below the values: the preset that they name, or else the defaults. */
  private static RunConfig over(Map<String, Object> values, String source) {
    Object base = values.remove(BASE);
    RunConfig below = base == null ? RunConfig.DEFAULTS : get(base.toString());
    return ConfigTree.overlay(below, values, source);
  }

  /**
   * A run's name after a file's: its stem, where that can be a part of a file's name.
   *
   * @param file whose name it is
   */
  public static String runName(Path file) {
    String stem =
        file.getFileName()
            .toString()
            .replaceFirst("\\.[^.]*$", "")
            .replaceAll("[^\\p{L}\\p{N}._-]", "-");
    return stem.matches("[\\p{L}\\p{N}].{0,99}") ? stem : "run";
  }

  private static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new ConfigurationException(Names.unknown("preset", text, NAMES), e);
    }
  }

  private static String text(String name) {
    try (InputStream in = Presets.class.getResourceAsStream(name + ".yaml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
