package org.sdlgm.djl.training;

import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.sdlgm.djl.storage.Tensor;
import org.sdlgm.djl.storage.TensorFile;
import org.sdlgm.error.DataException;

/**
 * Everything that a training goes on from. Noise and data order need no state: they are functions
 * of the seed and the iteration.
 *
 * @param task what is trained, as {@link TaskIdentity} names it
 * @param iteration how many iterations are done
 * @param parameters by name
 * @param optimizer the optimiser's state by name
 */
record Checkpoint(
    String task, int iteration, Map<String, Tensor> parameters, Map<String, Tensor> optimizer) {
  private static final String FORMAT = "sdlgm.checkpoint.format";
  private static final String VERSION = "1";
  private static final String TASK = "sdlgm.task";
  private static final String ITERATION = "sdlgm.iteration";
  private static final String PARAMETER = "parameter/";
  private static final String OPTIMIZER = "optimizer/";

  /** Writes the checkpoint, whole or not at all. */
  void write(Path file) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    parameters.forEach((name, tensor) -> tensors.put(PARAMETER + name, tensor));
    optimizer.forEach((name, tensor) -> tensors.put(OPTIMIZER + name, tensor));
    Map<String, String> texts =
        Map.of(FORMAT, VERSION, TASK, task, ITERATION, Integer.toString(iteration));
    new TensorFile(texts, tensors).write(file);
  }

  /** Reads a checkpoint; one that is damaged, foreign or newer is a {@link DataException}. */
  static Checkpoint read(Path file) {
    TensorFile content = TensorFile.read(file);
    String version = content.texts().getOrDefault(FORMAT, "");
    if (!version.equals(VERSION)) {
      throw new DataException(
          version.isEmpty()
              ? file + " is no checkpoint of this program"
              : file
                  + " has the checkpoint version "
                  + version
                  + ", this program reads "
                  + VERSION
                  + ": go on with the version of the program that wrote it");
    }
    return new Checkpoint(
        content.texts().getOrDefault(TASK, ""),
        content
            .number(ITERATION, file)
            .orElseThrow(() -> new DataException(file + " does not say its iteration")),
        below(PARAMETER, content.tensors()),
        below(OPTIMIZER, content.tensors()));
  }

  private static Map<String, Tensor> below(String prefix, Map<String, Tensor> tensors) {
    Map<String, Tensor> found = new LinkedHashMap<>();
    tensors.forEach(
        (name, tensor) -> {
          if (name.startsWith(prefix)) {
            found.put(name.substring(prefix.length()), tensor);
          }
        });
    return found;
  }

  /** The shapes of the optimiser's state by name. */
  Map<String, Shape> optimizerShapes() {
    Map<String, Shape> shapes = new LinkedHashMap<>();
    optimizer.forEach((name, tensor) -> shapes.put(name, tensor.shape()));
    return shapes;
  }
}
