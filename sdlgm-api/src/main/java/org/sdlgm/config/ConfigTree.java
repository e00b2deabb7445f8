package org.sdlgm.config;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.error.Names;

/**
 * Configuration records as trees of plain values, and back: what a text in YAML holds, and what the
 * options of a component are kept as.
 *
 * <p>A tree is a map of names to texts, numbers, booleans, lists and maps. A record is a map of its
 * components, an enumeration constant its name in lower case with hyphens, a {@link
 * ComponentConfig} a map of {@code name} and its options, or the bare name. What a tree leaves out
 * stays as it was in the record below it.
 */
public final class ConfigTree {
  private static final String NAME = "name";
  private static final String MODEL = "model";
  private static final String LABELS = "labels";

  private ConfigTree() {}

  /**
   * A record as a tree.
   *
   * @param config the record
   * @return a map that belongs to the caller
   */
  public static Map<String, Object> of(Record config) {
    Map<String, Object> tree = fields(config);
    tree.replaceAll((name, value) -> plain(value));
    return tree;
  }

  /**
   * A record's own values by name.
   *
   * @param config the record
   * @return a map that belongs to the caller
   */
  public static Map<String, Object> fields(Record config) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (RecordComponent component : config.getClass().getRecordComponents()) {
      fields.put(component.getName(), value(config, component));
    }
    return fields;
  }

  /**
   * A record with the values of a tree in place of its own. Maps merge, all else is replaced; a
   * component of another name forgets the options of the one before.
   *
   * @param base what holds where the tree says nothing
   * @param values the tree
   * @param source where the tree comes from, for messages
   * @throws ConfigurationException if a name is unknown, or a value of the wrong type or out of its
   *     range: the source, the path, and what is right
   */
  public static <C extends Record> C overlay(C base, Map<String, Object> values, String source) {
    Map<String, Object> tree = of(base);
    merge(tree, values);
    @SuppressWarnings("unchecked") // the class of a C
    Class<C> type = (Class<C>) base.getClass();
    return new Reader(source).record(type, tree, "");
  }

  /**
   * A record with the value at the end of a path replaced.
   *
   * @param base the record
   * @param path names from the top to the value, with dots between
   * @param value as in a tree
   * @param source where path and value come from, for messages
   * @throws ConfigurationException as for {@link #overlay}, or if a name in the path is empty
   */
  public static <C extends Record> C set(C base, String path, Object value, String source) {
    List<String> names = List.of(path.strip().split("\\.", -1));
    if (names.stream().anyMatch(String::isBlank)) {
      throw new ConfigurationException("'" + source + "' has an empty name in its path");
    }
    Object tree = value;
    for (int i = names.size() - 1; i >= 0; i--) {
      Map<String, Object> wrapped = new LinkedHashMap<>();
      wrapped.put(names.get(i), tree);
      tree = wrapped;
    }
    return overlay(base, asMap(tree), "'" + source + "'");
  }

  /**
   * A model's configuration from a tree that says all of it.
   *
   * @param values the tree
   * @param source where the tree comes from, for messages
   * @throws ConfigurationException as for {@link #overlay}
   */
  public static ModelConfig model(Map<String, Object> values, String source) {
    return new Reader(source).model(values, "");
  }

  /**
   * A record with one component replaced: what the {@code with...} methods of records do.
   *
   * @param config the record
   * @param name of the component
   * @param value of its type
   * @throws ConfigurationException if the record refuses the value
   */
  static <C extends Record> C with(C config, String name, Object value) {
    return copy(config, each -> each.getName().equals(name) ? value : value(config, each));
  }

  /**
   * A record with each component that it names replaced, at any depth.
   *
   * @param config the record
   * @param change gives the name of a record's field and what it names to what takes its place
   * @param <C> the record's type
   */
  public static <C extends Record> C mapComponents(
      C config, BiFunction<String, ComponentConfig, ComponentConfig> change) {
    return copy(config, field -> mapped(field.getName(), value(config, field), change));
  }

  private static Object mapped(
      String field, Object value, BiFunction<String, ComponentConfig, ComponentConfig> change) {
    if (value instanceof ComponentConfig component) {
      return change.apply(field, component);
    }
    return value instanceof Record nested ? mapComponents(nested, change) : value;
  }

  private static <C extends Record> C copy(C config, Function<RecordComponent, Object> values) {
    @SuppressWarnings("unchecked") // the class of a C
    Class<C> type = (Class<C>) config.getClass();
    RecordComponent[] fields = type.getRecordComponents();
    return made(type, types(fields), Arrays.stream(fields).map(values).toArray());
  }

  private static Class<?>[] types(RecordComponent[] fields) {
    return Arrays.stream(fields).map(RecordComponent::getType).toArray(Class<?>[]::new);
  }

  /** A record of its canonical constructor, whose refusal is thrown as it is. */
  private static <C> C made(Class<C> type, Class<?>[] types, Object[] values) {
    try {
      var constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true); // records of options may be private to a class
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException refusal) {
        throw refusal;
      }
      throw new IllegalStateException("a record cannot be made: " + type, e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a record cannot be made: " + type, e);
    }
  }

  /**
   * The name of an enumeration constant as configurations write it: {@code straight-through}.
   *
   * @param constant the constant
   */
  public static String hyphenated(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Object value(Record config, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true); // records of options may be private to a class
      return component.getAccessor().invoke(config);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a record does not give " + component, e);
    }
  }

  private static Object plain(Object value) {
    if (value instanceof ComponentConfig component) {
      Map<String, Object> tree = new LinkedHashMap<>();
      tree.put(NAME, component.name());
      component.options().forEach((name, option) -> tree.put(name, plain(option)));
      return tree;
    }
    if (value instanceof Record nested) {
      return of(nested);
    }
    if (value instanceof Enum<?> constant) {
      return hyphenated(constant);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(ConfigTree::plain).collect(Collectors.toCollection(ArrayList::new));
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> tree = new LinkedHashMap<>();
      map.forEach((name, each) -> tree.put(String.valueOf(name), plain(each)));
      return tree;
    }
    return value;
  }

  private static void merge(Map<String, Object> base, Map<String, Object> over) {
    for (Map.Entry<String, Object> field : over.entrySet()) {
      Object below = base.get(field.getKey());
      Object above = plain(field.getValue());
      if (isNamed(below) && above instanceof String name) {
        above = new LinkedHashMap<>(Map.of(NAME, name));
      }
      if (below instanceof Map<?, ?> lower
          && above instanceof Map<?, ?> upper
          && !renames(lower, upper)
          && !turnsToLabels(field.getKey(), lower, upper)) {
        merge(asMap(lower), asMap(upper));
      } else {
        base.put(field.getKey(), above);
      }
    }
  }

  private static boolean isNamed(Object value) {
    return value instanceof Map<?, ?> map && map.containsKey(NAME);
  }

  private static boolean renames(Map<?, ?> below, Map<?, ?> above) {
    return below.containsKey(NAME)
        && above.containsKey(NAME)
        && !below.get(NAME).equals(above.get(NAME));
  }

  /** A model of labels is a whole model: nothing of a generative one below it stays. */
  private static boolean turnsToLabels(String field, Map<?, ?> below, Map<?, ?> above) {
    return field.equals(MODEL) && above.containsKey(LABELS) && !below.containsKey(LABELS);
  }

  @SuppressWarnings("unchecked") // the names of a tree are texts
  private static Map<String, Object> asMap(Object value) {
    return (Map<String, Object>) value;
  }

  /** Makes records of trees, and words what does not fit. */
  private record Reader(String source) {
    <C extends Record> C record(Class<C> type, Map<String, Object> tree, String path) {
      RecordComponent[] components = type.getRecordComponents();
      List<String> known = Arrays.stream(components).map(RecordComponent::getName).toList();
      for (String name : tree.keySet()) {
        if (!known.contains(name)) {
          List<String> sorted = known.stream().sorted().toList();
          throw refused(Names.unknown("option", below(path, name), sorted));
        }
      }
      Object[] values =
          Arrays.stream(components).map(component -> field(component, tree, path)).toArray();
      try {
        return made(type, types(components), values);
      } catch (RuntimeException e) {
        throw refused(known, path, e);
      }
    }

    private Object field(RecordComponent component, Map<String, Object> tree, String path) {
      String name = component.getName();
      return tree.containsKey(name)
          ? value(
              component.getType(), component.getGenericType(), tree.get(name), below(path, name))
          : leftOut(component.getType());
    }

    /** What a field is that neither the tree nor anything below it has: files of older versions. */
    private static Object leftOut(Class<?> type) {
      if (type == int.class) {
        return 0;
      }
      if (type == long.class) {
        return 0L;
      }
      if (type == double.class) {
        return 0.0;
      }
      return type == boolean.class ? Boolean.FALSE : null;
    }

    private Object value(Class<?> type, Type generic, Object value, String path) {
      if (type == ModelConfig.class && value instanceof Map<?, ?> tree) {
        return model(asMap(tree), path);
      }
      if (type == ComponentConfig.class && value != null) {
        return component(value, path);
      }
      if (value == null && !type.isPrimitive()) {
        return null; // the record says what it misses
      }
      if (type.isRecord() && value instanceof Map<?, ?> tree) {
        return record(type.asSubclass(Record.class), asMap(tree), path);
      }
      if (List.class.isAssignableFrom(type) && value instanceof List<?> list) {
        return list((ParameterizedType) generic, list, path);
      }
      if (Map.class.isAssignableFrom(type) && value instanceof Map<?, ?>) {
        return value;
      }
      Object scalar = type.isEnum() ? constant(type, value) : scalar(type, value);
      if (scalar == null) {
        throw refused(misfit(path, value, expected(type)));
      }
      return scalar;
    }

    private List<Object> list(ParameterizedType generic, List<?> list, String path) {
      Type element = generic.getActualTypeArguments()[0];
      List<Object> values = new ArrayList<>(list.size());
      for (Object each : list) {
        values.add(value((Class<?>) element, element, each, path + "[" + values.size() + "]"));
      }
      return values;
    }

    private ComponentConfig component(Object value, String path) {
      if (value instanceof String name) {
        return named(name, Map.of());
      }
      if (value instanceof Map<?, ?> tree && tree.get(NAME) instanceof String name) {
        Map<String, Object> options = new LinkedHashMap<>(asMap(tree));
        options.remove(NAME);
        return named(name, options);
      }
      throw refused(
          misfit(path, value, "the name of a component, or {name: ..., and its options}"));
    }

    private ComponentConfig named(String name, Map<String, Object> options) {
      try {
        return new ComponentConfig(name, options);
      } catch (ConfigurationException e) {
        throw refused(List.of(), "", e);
      }
    }

    ModelConfig model(Map<String, Object> tree, String path) {
      if (!tree.containsKey(LABELS)) {
        return record(GenerativeModelConfig.class, tree, path);
      }
      if (tree.size() > 1) {
        throw refused(
            "model.labels is a whole model and cannot stand beside "
                + tree.keySet().stream()
                    .filter(name -> !name.equals(LABELS))
                    .map(name -> "model." + name)
                    .collect(Collectors.joining(", "))
                + ": a model of labels names its parts in its own options");
      }
      return record(LabelModelConfig.class, tree, path);
    }

    /** The value as the type has it; null if it does not fit. */
    private static Object scalar(Class<?> type, Object value) {
      boolean isWhole = value instanceof Integer || value instanceof Long;
      if (type == int.class || type == Integer.class) {
        long number = isWhole ? ((Number) value).longValue() : Long.MAX_VALUE;
        return number == (int) number ? (int) number : null;
      }
      if (type == long.class || type == Long.class) {
        return isWhole ? ((Number) value).longValue() : null;
      }
      if (type == double.class || type == Double.class) {
        return value instanceof Number number ? number.doubleValue() : null;
      }
      if (type == String.class) {
        return value instanceof String || value instanceof Number ? value.toString() : null;
      }
      return type.isInstance(value) || (type == boolean.class && value instanceof Boolean)
          ? value
          : null;
    }

    private static Object constant(Class<?> type, Object value) {
      String text = String.valueOf(value).strip().replace('_', '-');
      return Arrays.stream(type.getEnumConstants())
          .filter(constant -> hyphenated((Enum<?>) constant).equalsIgnoreCase(text))
          .findFirst()
          .orElse(null);
    }

    private static String misfit(String path, Object value, String expected) {
      boolean isScalar = !(value instanceof Map<?, ?>) && !(value instanceof List<?>);
      String given = isScalar ? "is '" + value + "'" : "has a value of the wrong type";
      return path + " " + given + "; it must be " + expected;
    }

    private static String expected(Class<?> type) {
      if (type.isEnum()) {
        return Arrays.stream(type.getEnumConstants())
            .map(constant -> hyphenated((Enum<?>) constant))
            .collect(Collectors.joining(", ", "one of ", ""));
      }
      if (type == int.class || type == long.class || type == Integer.class || type == Long.class) {
        return "a whole number";
      }
      if (type == double.class || type == Double.class) {
        return "a number";
      }
      if (type == boolean.class) {
        return "true or false";
      }
      if (type == String.class) {
        return "a text";
      }
      return List.class.isAssignableFrom(type)
          ? "a list, such as [1, 2]"
          : "a mapping of names to values";
    }

    private static String below(String path, String name) {
      return path.isEmpty() ? name : path + "." + name;
    }

    private ConfigurationException refused(String cause) {
      return new ConfigurationException(source + ": " + cause);
    }

    /** A record's refusal that begins with the name of a field gets the path to that field. */
    private ConfigurationException refused(
        List<String> fields, String path, RuntimeException cause) {
      String message = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
      boolean isOfField = fields.stream().anyMatch(field -> message.startsWith(field + " is "));
      String line = isOfField ? below(path, message) : message;
      return new ConfigurationException(source + ": " + line, cause);
    }
  }
}
