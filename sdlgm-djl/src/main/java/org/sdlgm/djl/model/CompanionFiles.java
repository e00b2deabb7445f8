package org.sdlgm.djl.model;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.sdlgm.error.DataException;
import org.sdlgm.storage.FileTrouble;
import org.sdlgm.storage.OutputFile;
import org.sdlgm.storage.Sha256;

/**
 * The texts that belong to a model, each a file in the model's folder, whose SHA-256 the model's
 * own file knows under {@code sdlgm.companion.}, followed by its name.
 */
final class CompanionFiles {
  private static final String KEY = "sdlgm.companion.";

  /** No path, nothing hidden: what a model's file claims must not lead out of its folder. */
  private static final String FILE_NAME = "[A-Za-z0-9_][A-Za-z0-9._-]{0,99}";

  private static final long MAX_BYTES = 256L << 20;

  private CompanionFiles() {}

  /** What the model's file says of them. */
  static Map<String, String> digests(Map<String, String> companions) {
    Map<String, String> digests = new TreeMap<>();
    companions.forEach((name, text) -> digests.put(KEY + name, digest(text)));
    return digests;
  }

  private static String digest(String text) {
    return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes them, each whole or not at all. */
  static void write(Map<String, String> companions, Path folder) {
    companions.forEach((name, text) -> OutputFile.write(file(folder, name), text));
  }

  private static Path file(Path folder, String name) {
    if (!name.matches(FILE_NAME) || name.equals(ModelFile.NAME)) {
      throw new DataException(
          "'" + name + "' cannot be the name of a file that belongs to a model in " + folder);
    }
    return folder.resolve(name);
  }

  /** Reads those that the texts of the model's file name. */
  static Map<String, String> read(Map<String, String> texts, Path folder) {
    Map<String, String> companions = new TreeMap<>();
    texts.forEach(
        (key, digest) -> {
          if (key.startsWith(KEY)) {
            String name = key.substring(KEY.length());
            companions.put(name, read(file(folder, name), digest));
          }
        });
    return Collections.unmodifiableMap(companions);
  }

  private static String read(Path file, String digest) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new DataException(file + " is larger than any file that belongs to a model");
      }
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      if (!digest(text).equals(digest)) {
        throw new DataException(
            file + " is not the file that was saved with the model: save or train it anew");
      }
      return text;
    } catch (IOException e) {
      throw new DataException(
          file
              + " belongs to the model and cannot be read ("
              + FileTrouble.explain(e)
              + "): copy the whole of the model's folder",
          e);
    }
  }
}
