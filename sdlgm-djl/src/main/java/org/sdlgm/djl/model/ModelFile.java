package org.sdlgm.djl.model;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.sdlgm.config.GenerativeModelConfig;
import org.sdlgm.config.LabelModelConfig;
import org.sdlgm.config.ModelConfig;
import org.sdlgm.data.LabelSpace;
import org.sdlgm.data.ObservationShape;
import org.sdlgm.djl.parameter.Initialization;
import org.sdlgm.djl.parameter.Parameter;
import org.sdlgm.djl.parameter.ParameterSet;
import org.sdlgm.djl.storage.ConfigText;
import org.sdlgm.djl.storage.Tensor;
import org.sdlgm.djl.storage.TensorFile;
import org.sdlgm.djl.tensor.Scoped;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.error.DataException;
import org.sdlgm.storage.OutputFile;

/**
 * A trained model on disk: one safetensors file with the configuration in its metadata, and the
 * model's companions beside it.
 */
public final class ModelFile {
  /** The file's name in a model's folder. */
  public static final String NAME = "model.safetensors";

  private static final String FORMAT = "sdlgm.model.format";
  private static final String VERSION = "1";
  private static final String MODEL = "sdlgm.model";
  private static final String SHAPE = "sdlgm.shape";
  private static final String LABELS = "sdlgm.labels";

  /** How far an annealed temperature has come is not in the parameters. */
  private static final String ITERATION = "sdlgm.iteration";

  private static final ObservationShape ANY_SHAPE =
      new ObservationShape(List.of(1), ObservationShape.Values.REAL);
  private static final LabelSpace ANY_LABELS = new LabelSpace(List.of("any"), 0);

  private ModelFile() {}

  /**
   * What the file of a model holds; the engine keeps nothing of what it takes to read that.
   *
   * @param model the model
   */
  static TensorFile content(WeightedModel model) {
    Workspace workspace = model.workspace();
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put(FORMAT, VERSION);
    texts.put(
        MODEL, workspace.storedConfig().orElseGet(() -> ConfigText.of((Record) model.config())));
    texts.put(SHAPE, ConfigText.of(workspace.shape()));
    texts.put(ITERATION, Integer.toString(workspace.context().schedule().iteration()));
    model.labelSpace().ifPresent(labels -> texts.put(LABELS, text(labels)));
    texts.putAll(CompanionFiles.digests(workspace.companions()));
    return new TensorFile(texts, Scoped.compute(() -> tensors(workspace.parameters())));
  }

  /**
   * Labels as the file of a model has them.
   *
   * @param labels of a model
   * @throws ConfigurationException if their names are too long for a file
   */
  static String text(LabelSpace labels) {
    return ConfigText.of(labels);
  }

  /**
   * The parameters by name.
   *
   * @param parameters a model's, or a training's
   */
  public static Map<String, Tensor> tensors(ParameterSet parameters) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (Parameter parameter : parameters.all()) {
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
  static void save(WeightedModel model, Path folder) {
    OutputFile.folder(folder);
    CompanionFiles.write(model.workspace().companions(), folder);
    content(model).write(folder.resolve(NAME));
  }

  /**
   * Reads a model.
   *
   * @param folder the model's folder
   * @param runtime what it is to run on
   * @throws DataException if it is missing, damaged, foreign or newer
   */
  public static WeightedModel load(Path folder, DjlRuntime runtime) {
    return load(
        folder,
        (stored, origin) ->
            stored.config instanceof LabelModelConfig config
                ? DjlTagger.create(runtime, config, stored.labels(), origin)
                : DjlModel.create(runtime, (GenerativeModelConfig) stored.config, origin));
  }

  /** A file that was read. */
  private record Stored(Path file, TensorFile content, ModelConfig config) {
    LabelSpace labels() {
      return ConfigText.overlay(ANY_LABELS, text(file, content, LABELS), file.toString());
    }

    /** Models of before this was kept are taken to be at the end of their schedule. */
    int iteration() {
      return content.number(ITERATION, file).orElse(Integer.MAX_VALUE);
    }
  }

  private static WeightedModel load(
      Path folder, BiFunction<Stored, Workspace.Origin, WeightedModel> assembly) {
    Path file = folder.resolve(NAME);
    if (!Files.isRegularFile(file)) {
      throw new DataException(
          "no model at " + file + ": train one, or name the folder of a run that has finished");
    }
    TensorFile content = TensorFile.read(file);
    checkVersion(file, content.texts());
    String source = file.toString();
    try {
      String config = text(file, content, MODEL);
      Stored stored = new Stored(file, content, ConfigText.model(config, source));
      int iteration = stored.iteration();
      WeightedModel model =
          assembly.apply(
              stored,
              new Workspace.Origin(
                  ConfigText.overlay(ANY_SHAPE, text(file, content, SHAPE), source),
                  CompanionFiles.read(content.texts(), folder),
                  Initialization.stored(content.tensors(), source),
                  Optional.empty(),
                  Optional.of(config)));
      checkComplete(file, model, content);
      model.workspace().context().schedule().advanceTo(iteration);
      return model;
    } catch (ConfigurationException e) {
      throw new DataException(
          "the model cannot be made here: "
              + e.getMessage()
              + "; give the plug-in that it was trained with, if it was, with --plugin",
          e);
    }
  }

  private static String text(Path file, TensorFile content, String name) {
    String text = content.texts().get(name);
    if (text == null) {
      throw new DataException(file + " does not say what model it is: " + name + " is missing");
    }
    return text;
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

  private static void checkComplete(Path file, WeightedModel model, TensorFile content) {
    if (model.workspace().parameters().all().size() != content.tensors().size()) {
      model.close();
      throw new DataException(file + " holds parameters that its configuration has no use for");
    }
  }
}
