package org.sdlgm.djl.model;

import ai.djl.Device;
import ai.djl.engine.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.config.ConfigMapper;
import org.sdlgm.config.ModelConfig;
import org.sdlgm.data.ObservationShape;
import org.sdlgm.djl.component.DjlComponents;
import org.sdlgm.djl.parameter.Initialization;
import org.sdlgm.djl.parameter.Parameter;
import org.sdlgm.djl.storage.Tensor;
import org.sdlgm.djl.storage.TensorFile;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.error.DataException;

/** A trained model on disk: one safetensors file with the configuration in its metadata. */
public final class ModelFile {
  /** The file's name in a model's folder. */
  public static final String NAME = "model.safetensors";

  private static final String FORMAT = "sdlgm.model.format";
  private static final String VERSION = "1";
  private static final String MODEL = "sdlgm.model";
  private static final String SHAPE = "sdlgm.shape";

  /** How far an annealed temperature has come is not in the parameters. */
  private static final String ITERATION = "sdlgm.iteration";

  private static final ModelConfig ANY_MODEL =
      new ModelConfig(
          ComponentConfig.of("sparse"), ComponentConfig.of("mlp"), ComponentConfig.of("bernoulli"));
  private static final ObservationShape ANY_SHAPE =
      new ObservationShape(List.of(1), ObservationShape.Values.REAL);

  private ModelFile() {}

  /**
   * What the file of a model holds.
   *
   * @param model the model
   */
  static TensorFile content(DjlModel model) {
    Map<String, String> texts =
        Map.of(
            FORMAT,
            VERSION,
            MODEL,
            ConfigMapper.toYaml(model.config()),
            SHAPE,
            ConfigMapper.toYaml(model.shape()),
            ITERATION,
            Integer.toString(model.context().schedule().iteration()));
    return new TensorFile(texts, tensors(model));
  }

  /**
   * The parameters by name.
   *
   * @param model the model
   */
  public static Map<String, Tensor> tensors(DjlModel model) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (Parameter parameter : model.parameters().all()) {
      tensors.put(parameter.name(), new Tensor(parameter.shape(), parameter.data().toFloatArray()));
    }
    return tensors;
  }

  /**
   * Writes a model.
   *
   * @param model the model
   * @param folder is made if missing
   * @throws DataException if it cannot be written
   */
  static void save(DjlModel model, Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new DataException(
          folder + " cannot be made (" + e.getMessage() + "): check its place and permissions", e);
    }
    content(model).write(folder.resolve(NAME));
  }

  /**
   * Reads a model.
   *
   * @param folder that {@link #save} wrote to
   * @param engine that is to run it
   * @param device that it is to run on
   * @param components what it may be made of
   * @throws DataException if the file is missing, damaged, foreign or of a newer version
   */
  public static DjlModel load(Path folder, Engine engine, Device device, DjlComponents components) {
    Path file = folder.resolve(NAME);
    if (!Files.isRegularFile(file)) {
      throw new DataException(
          "no model at " + file + ": train one, or name the folder of a run that has finished");
    }
    TensorFile content = TensorFile.read(file);
    checkVersion(file, content.texts());
    String source = file.toString();
    int iteration = iteration(file, content);
    try {
      DjlModel model =
          DjlModel.create(
              engine,
              device,
              components,
              ConfigMapper.overlay(ANY_MODEL, text(file, content, MODEL), source),
              ConfigMapper.overlay(ANY_SHAPE, text(file, content, SHAPE), source),
              Initialization.stored(content.tensors(), source),
              Optional.empty());
      checkComplete(file, model, content);
      model.context().schedule().advanceTo(iteration);
      return model;
    } catch (ConfigurationException e) {
      throw new DataException(
          "the model cannot be made here: "
              + e.getMessage()
              + "; give the plug-in that it was trained with, if it was, with --plugin",
          e);
    }
  }

  private static void checkVersion(Path file, Map<String, String> texts) {
    String version = texts.getOrDefault(FORMAT, "");
    if (version.isEmpty()) {
      throw new DataException(file + " is no model of this program");
    }
    if (!version.equals(VERSION)) {
      throw new DataException(
          file
              + " has the format version "
              + version
              + ", this program reads "
              + VERSION
              + ": use the version of the program that wrote it");
    }
  }

  private static void checkComplete(Path file, DjlModel model, TensorFile content) {
    if (model.parameters().all().size() != content.tensors().size()) {
      model.close();
      throw new DataException(file + " holds parameters that its configuration has no use for");
    }
  }

  private static int iteration(Path file, TensorFile content) {
    // Models of before this was kept are taken to be at the end of their schedule.
    String text = content.texts().getOrDefault(ITERATION, Integer.toString(Integer.MAX_VALUE));
    try {
      return Integer.parseUnsignedInt(text);
    } catch (NumberFormatException e) {
      throw new DataException(file + " does not say its iteration: '" + text + "'", e);
    }
  }

  private static String text(Path file, TensorFile content, String name) {
    String text = content.texts().get(name);
    if (text == null) {
      throw new DataException(file + " does not say what model it is: " + name + " is missing");
    }
    return text;
  }
}
