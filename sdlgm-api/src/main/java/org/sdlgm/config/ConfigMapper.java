package org.sdlgm.config;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.error.SdlgmException;
import org.sdlgm.spi.Names;
import org.yaml.snakeyaml.LoaderOptions;

/**
 * Configuration records to and from YAML.
 *
 * <p>Reading always lays a text over a complete record, so that a file need only say what differs.
 * Maps merge; lists and plain values replace; a map that names another component ({@code name:})
 * replaces the whole, since options of one component mean nothing to another; and so does a model
 * of labels that is laid over a generative one. Enumerations are written in lower case with
 * hyphens: {@code straight-through}.
 */
public final class ConfigMapper {
  private static final int MAX_TEXT = 1 << 20;
  private static final int MAX_DEPTH = 50;
  private static final String NAME = "name";
  private static final String MODEL = "model";
  private static final String LABELS = "labels";
  private static final ObjectMapper MAPPER = mapper();

  private ConfigMapper() {}

  /**
   * A record with a YAML text laid over it.
   *
   * @param base the complete record
   * @param yaml the text; empty changes nothing
   * @param source what to call the text in an error, such as its file name
   * @param <C> the record's type
   * @throws ConfigurationException if the text is no YAML, has an unknown key, a wrong type or a
   *     value out of range
   */
  public static <C extends Record> C overlay(C base, String yaml, String source) {
    return overlay(base, parse(yaml, source), source);
  }

  /**
   * A record with plain values laid over it.
   *
   * @param base the complete record
   * @param values as YAML gives them
   * @param source what to call the values in an error
   * @param <C> the record's type
   * @throws ConfigurationException if there is an unknown key, a wrong type or a value out of range
   */
  public static <C extends Record> C overlay(C base, Map<String, Object> values, String source) {
    ObjectNode tree = MAPPER.valueToTree(base);
    merge(tree, MAPPER.valueToTree(values));
    @SuppressWarnings("unchecked") // the class of a C
    Class<C> type = (Class<C>) base.getClass();
    return fromTree(tree, type, source);
  }

  /**
   * A record with one value replaced: {@code training.optimizer.learningRate=2e-3}.
   *
   * @param base the complete record
   * @param assignment a dotted path, an equals sign, and a value in YAML
   * @param <C> the record's type
   * @throws ConfigurationException if there is no such path, or the value does not fit
   */
  public static <C extends Record> C set(C base, String assignment) {
    int equals = assignment.indexOf('=');
    if (equals < 1) {
      throw new ConfigurationException(
          "'" + assignment + "' sets nothing: write path=value, such as training.iterations=2000");
    }
    String[] path = assignment.substring(0, equals).strip().split("\\.", -1);
    Object value = parseValue(assignment.substring(equals + 1), assignment);
    for (int i = path.length - 1; i >= 0; i--) {
      if (path[i].isBlank()) {
        throw new ConfigurationException("'" + assignment + "' has an empty name in its path");
      }
      Map<String, Object> wrapped = new LinkedHashMap<>();
      wrapped.put(path[i], value);
      value = wrapped;
    }
    return overlay(base, asMap(value), "'" + assignment + "'");
  }

  /**
   * A model's configuration, complete.
   *
   * @param yaml as {@link #toYaml} wrote it
   * @param source what to call the text in an error
   * @throws ConfigurationException if the text is no YAML, lacks a component, has an unknown one or
   *     a wrong type
   */
  public static ModelConfig model(String yaml, String source) {
    return fromTree(MAPPER.valueToTree(parse(yaml, source)), ModelConfig.class, source);
  }

  /**
   * A record as YAML.
   *
   * @param config the record
   * @throws ConfigurationException if the text is too long to be read again
   */
  public static String toYaml(Record config) {
    try {
      String yaml = MAPPER.writeValueAsString(config);
      if (yaml.length() > MAX_TEXT) {
        throw new ConfigurationException(
            "what is to be written is longer than 1 MiB, and could not be read again: give fewer"
                + " or shorter names");
      }
      return yaml;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a configuration cannot be written: " + config, e);
    }
  }

  /**
   * A record as plain values.
   *
   * @param config the record
   */
  public static Map<String, Object> toMap(Record config) {
    return MAPPER.convertValue(config, new TypeReference<LinkedHashMap<String, Object>>() {});
  }

  /**
   * A YAML mapping as plain values.
   *
   * @param yaml the text; empty gives an empty map
   * @param source what to call the text in an error
   * @throws ConfigurationException if the text is no YAML mapping
   */
  public static Map<String, Object> parse(String yaml, String source) {
    Object value = parseValue(yaml, source);
    if (value == null || value.equals("")) {
      return Map.of();
    }
    if (!(value instanceof Map<?, ?>)) {
      throw new ConfigurationException(source + " is not a YAML mapping of names to values");
    }
    return asMap(value);
  }

  private static Object parseValue(String yaml, String source) {
    if (yaml.length() > MAX_TEXT) {
      throw new ConfigurationException(source + " is longer than 1 MiB: no configuration is");
    }
    try {
      refuseAliases(yaml, source);
      JsonNode tree = MAPPER.readTree(yaml);
      return tree.isMissingNode() ? null : MAPPER.treeToValue(tree, Object.class);
    } catch (MismatchedInputException e) {
      throw new ConfigurationException(
          source + " goes on after its end: a configuration is one YAML document", e);
    } catch (JsonProcessingException e) {
      String line = e.getLocation() == null ? "" : " at line " + e.getLocation().getLineNr();
      throw new ConfigurationException(
          source + " is not valid YAML" + line + ": " + firstLine(e.getOriginalMessage()), e);
    }
  }

  /** The parser would give an alias's name where its value belongs. */
  private static void refuseAliases(String yaml, String source) throws JsonProcessingException {
    try (JsonParser tokens = MAPPER.createParser(yaml)) {
      while (tokens.nextToken() != null) {
        if (tokens instanceof YAMLParser parser && parser.isCurrentAlias()) {
          throw new ConfigurationException(
              source
                  + " has the alias *"
                  + tokens.getText()
                  + ", which configurations do not know: write the value out");
        }
      }
    } catch (JsonProcessingException e) {
      throw e;
    } catch (IOException e) {
      throw new UncheckedIOException("reading a text", e);
    }
  }

  @SuppressWarnings("unchecked") // YAML keys are strings
  private static Map<String, Object> asMap(Object value) {
    return (Map<String, Object>) value;
  }

  private static void merge(ObjectNode base, JsonNode over) {
    for (Map.Entry<String, JsonNode> field : over.properties()) {
      JsonNode below = base.get(field.getKey());
      JsonNode above = field.getValue();
      if (isComponent(below) && above.isTextual()) {
        above = MAPPER.createObjectNode().put(NAME, above.textValue());
      }
      if (below instanceof ObjectNode object
          && above.isObject()
          && !renames(below, above)
          && !(field.getKey().equals(MODEL) && above.has(LABELS) && !below.has(LABELS))) {
        merge(object, above);
      } else {
        base.set(field.getKey(), above);
      }
    }
  }

  private static boolean isComponent(JsonNode node) {
    return node != null && node.isObject() && node.has(NAME);
  }

  private static boolean renames(JsonNode below, JsonNode above) {
    return below.has(NAME) && above.has(NAME) && !below.get(NAME).equals(above.get(NAME));
  }

  private static <C> C fromTree(ObjectNode tree, Class<C> type, String source) {
    try {
      return MAPPER.treeToValue(tree, type);
    } catch (UnrecognizedPropertyException e) {
      List<String> known = e.getKnownPropertyIds().stream().map(String::valueOf).sorted().toList();
      throw new ConfigurationException(source + ": " + Names.unknown("option", path(e), known), e);
    } catch (ValueInstantiationException e) {
      if (e.getCause() instanceof SdlgmException cause) {
        throw new ConfigurationException(source + ": " + cause.getMessage(), e);
      }
      throw new ConfigurationException(source + ": " + firstLine(e.getOriginalMessage()), e);
    } catch (MismatchedInputException e) {
      throw new ConfigurationException(source + ": " + misfit(e, tree), e);
    } catch (JsonMappingException e) {
      String cause =
          e.getCause() instanceof SdlgmException inner
              ? inner.getMessage()
              : firstLine(e.getOriginalMessage());
      throw new ConfigurationException(source + ": " + path(e) + ": " + cause, e);
    } catch (JsonProcessingException e) {
      throw new ConfigurationException(source + ": " + firstLine(e.getOriginalMessage()), e);
    }
  }

  private static String misfit(MismatchedInputException e, JsonNode tree) {
    JsonNode value = tree;
    for (JsonMappingException.Reference part : e.getPath()) {
      value =
          part.getFieldName() == null
              ? value.path(part.getIndex())
              : value.path(part.getFieldName());
    }
    String given =
        value.isValueNode() ? "is '" + value.asText() + "'" : "has a value of the wrong type";
    return path(e) + " " + given + "; it must be " + expected(e.getTargetType());
  }

  private static String expected(Class<?> type) {
    if (type == null) {
      return "of another type";
    }
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
    if (List.class.isAssignableFrom(type)) {
      return "a list, such as [1, 2]";
    }
    return "a mapping of names to values";
  }

  private static String path(JsonMappingException e) {
    return e.getPath().stream()
        .map(
            part -> part.getFieldName() == null ? "[" + part.getIndex() + "]" : part.getFieldName())
        .collect(Collectors.joining("."))
        .replace(".[", "[");
  }

  private static String firstLine(String text) {
    return text == null ? "" : text.lines().findFirst().orElse("");
  }

  private static String hyphenated(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static ObjectMapper mapper() {
    LoaderOptions limits = new LoaderOptions();
    limits.setCodePointLimit(MAX_TEXT);
    limits.setNestingDepthLimit(MAX_DEPTH);
    limits.setMaxAliasesForCollections(20);
    limits.setAllowDuplicateKeys(false);
    YAMLFactory factory =
        YAMLFactory.builder()
            .loaderOptions(limits)
            .streamReadConstraints(
                StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .stringQuotingChecker(new QuoteNumbers())
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .build();
    ObjectMapper mapper = new ObjectMapper(factory);
    mapper.registerModule(
        new SimpleModule("sdlgm")
            .addSerializer(ComponentConfig.class, new ComponentSerializer())
            .addDeserializer(ComponentConfig.class, new ComponentDeserializer())
            .addDeserializer(ModelConfig.class, new ModelDeserializer())
            .addSerializer(enumType(), new EnumSerializer())
            .setDeserializerModifier(new HyphenatedEnums()));
    mapper.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    mapper.enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
    mapper.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    mapper.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
    // A record is its components: a question such as isImage() is none.
    mapper.setVisibility(PropertyAccessor.IS_GETTER, JsonAutoDetect.Visibility.NONE);
    // A component may have no options.
    mapper.disable(SerializationFeature.FAIL_ON_EMPTY_BEANS);
    mapper.setConfig(
        mapper.getDeserializationConfig().without(MapperFeature.ALLOW_COERCION_OF_SCALARS));
    mapper
        .coercionConfigFor(LogicalType.Textual)
        .setCoercion(CoercionInputShape.Integer, CoercionAction.TryConvert)
        .setCoercion(CoercionInputShape.Float, CoercionAction.TryConvert);
    return mapper;
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // there is no class literal of Enum<?>
  private static Class<Enum<?>> enumType() {
    return (Class) Enum.class;
  }

  /** A model of labels has labels. */
  private static final class ModelDeserializer extends JsonDeserializer<ModelConfig> {
    @Override
    public ModelConfig deserialize(JsonParser in, DeserializationContext context)
        throws IOException {
      JsonNode node = context.readTree(in);
      if (!node.has(LABELS)) {
        return context.readTreeAsValue(node, GenerativeModelConfig.class);
      }
      if (node.size() > 1) {
        List<String> others = new ArrayList<>();
        node.fieldNames().forEachRemaining(others::add);
        others.remove(LABELS);
        throw new ConfigurationException(
            "model.labels is a whole model and cannot stand beside "
                + others.stream().map(each -> "model." + each).collect(Collectors.joining(", "))
                + ": a model of labels names its parts in its own options");
      }
      return context.readTreeAsValue(node, LabelModelConfig.class);
    }
  }

  /** Quotes a text that would come back as a number, such as 1e5, 0x1F or 1_0. */
  private static final class QuoteNumbers extends StringQuotingChecker.Default {
    private static final long serialVersionUID = 1L;

    @Override
    public boolean needToQuoteValue(String value) {
      return super.needToQuoteValue(value)
          || (!value.isEmpty() && "+-.0123456789".indexOf(value.charAt(0)) >= 0);
    }
  }

  private static final class EnumSerializer extends JsonSerializer<Enum<?>> {
    @Override
    public void serialize(Enum<?> value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeString(hyphenated(value));
    }
  }

  private static final class HyphenatedEnums
      extends com.fasterxml.jackson.databind.deser.BeanDeserializerModifier {
    private static final long serialVersionUID = 1L;

    @Override
    public JsonDeserializer<?> modifyEnumDeserializer(
        com.fasterxml.jackson.databind.DeserializationConfig config,
        com.fasterxml.jackson.databind.JavaType type,
        com.fasterxml.jackson.databind.BeanDescription description,
        JsonDeserializer<?> deserializer) {
      return new EnumDeserializer(type.getRawClass());
    }
  }

  private static final class EnumDeserializer extends JsonDeserializer<Object> {
    private final Class<?> type;

    private EnumDeserializer(Class<?> type) {
      this.type = type;
    }

    @Override
    public Object deserialize(JsonParser in, DeserializationContext context) throws IOException {
      String text = in.getText();
      for (Object constant : type.getEnumConstants()) {
        if (hyphenated((Enum<?>) constant).equalsIgnoreCase(text.strip().replace('_', '-'))) {
          return constant;
        }
      }
      throw InvalidFormatException.from(in, "no such value", text, type);
    }
  }

  private static final class ComponentSerializer extends JsonSerializer<ComponentConfig> {
    @Override
    public void serialize(ComponentConfig value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeStartObject();
      out.writeStringField(NAME, value.name());
      for (Map.Entry<String, Object> option : value.options().entrySet()) {
        provider.defaultSerializeField(option.getKey(), option.getValue(), out);
      }
      out.writeEndObject();
    }
  }

  private static final class ComponentDeserializer extends JsonDeserializer<ComponentConfig> {
    @Override
    public ComponentConfig deserialize(JsonParser in, DeserializationContext context)
        throws IOException {
      JsonNode node = context.readTree(in);
      if (node.isTextual()) {
        return ComponentConfig.of(node.textValue());
      }
      if (!node.isObject() || !node.path(NAME).isTextual()) {
        throw MismatchedInputException.from(
            in, ComponentConfig.class, "a component needs a name: {name: ..., options}");
      }
      Map<String, Object> options =
          MAPPER.convertValue(node, new TypeReference<LinkedHashMap<String, Object>>() {});
      options.remove(NAME);
      return new ComponentConfig(node.get(NAME).textValue(), options);
    }
  }
}
