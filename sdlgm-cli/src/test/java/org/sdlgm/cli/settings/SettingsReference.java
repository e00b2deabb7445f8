package org.sdlgm.cli.settings;

import com.sun.source.doctree.ParamTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.sdlgm.config.BackendConfig;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.config.ConfigTree;
import org.sdlgm.config.EvaluationConfig;
import org.sdlgm.config.NetworkConfig;
import org.sdlgm.config.OptimizerConfig;
import org.sdlgm.config.RunConfig;
import org.sdlgm.config.TemperatureConfig;
import org.sdlgm.config.TrainingConfig;
import org.sdlgm.djl.network.ConvolutionConfig;
import org.sdlgm.experiment.wiring.Framework;

/**
 * Every field of a configuration with its default and its meaning. The fields and defaults are
 * those of the records; the meanings, with units and ranges, are the records' own Javadoc, read
 * from the sources, so that nothing is written twice.
 */
final class SettingsReference {
  private final Map<String, Map<String, String>> meanings = new LinkedHashMap<>();
  private final StringBuilder page = new StringBuilder();

  private SettingsReference(Path root) {
    read(root);
  }

  /** The page, from the sources below a folder. */
  static String of(Path root, Framework framework) {
    SettingsReference reference = new SettingsReference(root);
    reference.write(framework);
    return reference.page.toString();
  }

  private void write(Framework framework) {
    page.append(
        """
        # Settings

        Every field of a configuration, its default, and what it means. Write it in a YAML file, set it with `--set path=value`, or in Java
        with `config.with("path", value)`. `./sdlgm list settings` prints this page. It is made from the sources: change the Javadoc of the
        record, then run `./mvnw verify -Dsettings.write`.
        """);
    section("A run", "", RunConfig.DEFAULTS);
    section("Engine and device", "backend.", BackendConfig.DEFAULTS);
    section("Training", "training.", TrainingConfig.DEFAULTS);
    section("Optimiser", "training.optimizer.", OptimizerConfig.DEFAULTS);
    section("Evaluation", "evaluation.", EvaluationConfig.DEFAULTS);
    section(
        "A network, wherever one is named",
        "network.",
        new NetworkConfig(List.of(), NetworkConfig.Activation.RELU));
    section("A temperature, wherever one is named", "temperature.", TemperatureConfig.learned(1));
    section("Convolutions, wherever they are named", "convolutions.", ConvolutionConfig.DEFAULTS);
    framework
        .components()
        .axes()
        .forEach(
            (axis, factories) ->
                factories
                    .entries()
                    .forEach((name, factory) -> component(axis, name, factory.defaults())));
    framework
        .datasets()
        .entries()
        .forEach((name, loader) -> component("dataset", name, loader.defaults()));
  }

  private void component(String axis, String name, Record defaults) {
    if (defaults.getClass().getRecordComponents().length > 0) {
      section("Options of the " + axis + " `" + name + "`", "", defaults);
    }
  }

  private void section(String title, String prefix, Record defaults) {
    page.append("\n## ")
        .append(title)
        .append("\n\n| setting | what | default | meaning |\n|---|---|---|---|\n");
    Map<String, String> known =
        meanings.getOrDefault(defaults.getClass().getCanonicalName(), Map.of());
    Map<String, Object> values = ConfigTree.of(defaults);
    for (RecordComponent field : defaults.getClass().getRecordComponents()) {
      String name = field.getName();
      page.append(
          "| `%s%s` | %s | %s | %s |\n"
              .formatted(
                  prefix,
                  name,
                  kind(field.getType()),
                  shown(values.get(name)),
                  known.getOrDefault(name, "")));
    }
  }

  /** What may be written there. */
  private static String kind(Class<?> type) {
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .map(constant -> "`" + ConfigTree.hyphenated((Enum<?>) constant) + "`")
          .collect(Collectors.joining(", "));
    }
    if (type == int.class || type == long.class) {
      return "whole number";
    }
    if (type == double.class) {
      return "number";
    }
    if (type == boolean.class) {
      return "`true`, `false`";
    }
    if (type == String.class) {
      return "text";
    }
    if (type == ComponentConfig.class) {
      return "component";
    }
    return List.class.isAssignableFrom(type) ? "list" : "group";
  }

  /** A default in a cell; a record's own fields have a section of their own. */
  private static String shown(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.containsKey("name") ? "`" + map.get("name") + "`" : "see there";
    }
    return value == null || value.equals("") ? "none" : "`" + value + "`";
  }

  private void read(Path root) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, files, null, null, null, files.getJavaFileObjectsFromPaths(records(root)));
      DocTrees trees = DocTrees.instance(task);
      for (CompilationUnitTree unit : task.parse()) {
        new Params(trees).scan(unit, unit.getPackageName() + ".");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The sources that may hold records of a configuration. */
  private static List<Path> records(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(file -> file.toString().matches(".*/sdlgm-\\w+/src/main/java/.*\\.java"))
          .filter(file -> !file.endsWith("package-info.java"))
          .filter(SettingsReference::hasRecord)
          .sorted()
          .toList();
    }
  }

  private static boolean hasRecord(Path file) {
    try {
      return Files.readString(file).matches("(?s).*record \\w*(Options|Config)\\b.*");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Remembers what the Javadoc of each record says of its components. */
  private final class Params extends TreePathScanner<Void, String> {
    private final DocTrees trees;

    Params(DocTrees trees) {
      this.trees = trees;
    }

    @Override
    public Void visitClass(ClassTree type, String outer) {
      String name = outer + type.getSimpleName();
      var comment = trees.getDocCommentTree(getCurrentPath());
      if (type.getKind() == Tree.Kind.RECORD && comment != null) {
        Map<String, String> params = new LinkedHashMap<>();
        comment.getBlockTags().stream()
            .filter(ParamTree.class::isInstance)
            .map(ParamTree.class::cast)
            .forEach(param -> params.put(param.getName().toString(), plain(param)));
        meanings.put(name, params);
      }
      return super.visitClass(type, name + ".");
    }

    private static String plain(ParamTree param) {
      StringBuilder text = new StringBuilder();
      param.getDescription().forEach(text::append);
      return text.toString()
          .replaceAll("\\s+", " ")
          .replaceAll("\\{@(?:code|value) ([^}]*)}", "`$1`")
          .replaceAll("\\{@link #?([^ }]*)(?: ([^}]*))?}", "`$1`")
          .replace("|", "\\|")
          .strip();
    }
  }
}
