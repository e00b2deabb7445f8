package org.sdlgm.datasets.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import org.sdlgm.error.DataException;

/**
 * How a table's rows become observations and labels, as fitted on a training part.
 *
 * <p>It belongs to the model that was trained on them: as text it is a companion of the dataset,
 * under the name {@value #FILE}.
 *
 * @param attributes the attributes that are observed, in the order of their columns
 * @param labels the labels' names, in order
 */
public record TableEncoding(List<EncodedAttribute> attributes, List<String> labels) {
  /** The name that its text has among a model's files. */
  public static final String FILE = "attributes.json";

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .build();

  /** Copies the lists. */
  public TableEncoding {
    attributes = List.copyOf(attributes);
    labels = List.copyOf(labels);
  }

  /** D, the number of columns. */
  public int width() {
    return attributes.stream().mapToInt(attribute -> attribute.columns().size()).sum();
  }

  /** As text, in JSON. */
  public String toText() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an encoding cannot be written", e);
    }
  }

  /**
   * From its text.
   *
   * @param text as {@link #toText} gives it
   * @param source what to call it in an error
   * @throws DataException if it is not such a text
   */
  public static TableEncoding parse(String text, String source) {
    try {
      TableEncoding encoding = JSON.readValue(text, TableEncoding.class);
      encoding.attributes.forEach(attribute -> check(attribute, source));
      return encoding;
    } catch (JsonProcessingException e) {
      throw new DataException(
          source + " is no encoding of attributes: " + e.getOriginalMessage() + "; train anew", e);
    }
  }

  private static void check(EncodedAttribute attribute, String source) {
    int width =
        attribute.values().isEmpty() ? 1 : EncodedAttribute.width(attribute.values().size());
    if (attribute.columns().size() != width) {
      throw new DataException(
          "%s gives the attribute '%s' %d columns for %d; train anew"
              .formatted(source, attribute.name(), attribute.columns().size(), width));
    }
  }
}
