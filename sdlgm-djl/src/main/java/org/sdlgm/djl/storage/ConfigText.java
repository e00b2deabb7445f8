package org.sdlgm.djl.storage;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.sdlgm.config.ConfigTree;
import org.sdlgm.config.ModelConfig;
import org.sdlgm.error.ConfigurationException;
import org.yaml.snakeyaml.LoaderOptions;

/**
 * Configurations as text in YAML: what a model file holds, and a run folder.
 *
 * <p>Texts may be anyone's. A text has at most 1 MiB, one document, no aliases and no tags that
 * name classes, and nests at most 50 deep.
 */
public final class ConfigText {
  private static final int MAX_TEXT = 1 << 20;
  private static final int MAX_DEPTH = 50;
  private static final ObjectMapper MAPPER = mapper();

  private ConfigText() {}

  /**
   * A record with the values of a text in place of its own.
   *
   * @param base what holds where the text says nothing
   * @param yaml the text
   * @param source where the text comes from, for messages
   * @throws ConfigurationException if it is not YAML, or as {@link ConfigTree#overlay} says
   */
  public static <C extends Record> C overlay(C base, String yaml, String source) {
    return ConfigTree.overlay(base, parse(yaml, source), source);
  }

  /**
   * A record with one value replaced.
   *
   * @param base the record
   * @param assignment path and value, such as {@code training.optimizer.learningRate=2e-3}
   * @throws ConfigurationException if the path or the value does not fit
   */
  public static <C extends Record> C set(C base, String assignment) {
    int equals = assignment.indexOf('=');
    if (equals < 1) {
      throw new ConfigurationException(
          "'" + assignment + "' sets nothing: write path=value, such as training.iterations=2000");
    }
    Object value = parseValue(assignment.substring(equals + 1), assignment);
    return ConfigTree.set(base, assignment.substring(0, equals), value, assignment);
  }

  /**
   * A model's configuration from a text that says all of it.
   *
   * @param yaml the text
   * @param source where the text comes from, for messages
   * @throws ConfigurationException if it is not YAML, or as {@link ConfigTree#overlay} says
   */
  public static ModelConfig model(String yaml, String source) {
    return ConfigTree.model(parse(yaml, source), source);
  }

  /**
   * A record as a text that {@link #overlay} reads.
   *
   * @param config the record
   * @throws ConfigurationException if the text would be longer than 1 MiB
   */
  public static String of(Record config) {
    try {
      String yaml = MAPPER.writeValueAsString(ConfigTree.of(config));
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
   * A text as a tree.
   *
   * @param yaml the text; one that says nothing is an empty tree
   * @param source where the text comes from, for messages
   * @throws ConfigurationException if it is not a mapping in YAML
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
      String cause = e.getOriginalMessage().lines().findFirst().orElse("");
      throw new ConfigurationException(source + " is not valid YAML" + line + ": " + cause, e);
    }
  }

  /** The parser would give an alias's name as a text. */
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
    return new ObjectMapper(factory).enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  }

  /** Quotes what another reader of YAML could take for a number. */
  private static final class QuoteNumbers extends StringQuotingChecker.Default {
    private static final long serialVersionUID = 1L;

    @Override
    public boolean needToQuoteValue(String value) {
      return super.needToQuoteValue(value)
          || (!value.isEmpty() && "+-.0123456789".indexOf(value.charAt(0)) >= 0);
    }
  }
}
