package org.sdlgm.datasets.multilabel;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sdlgm.datasets.table.Attribute;
import org.sdlgm.error.DataException;

/**
 * MEKA's way to say which attributes are labels: {@code @relation 'Music: -C 6'} has the first six
 * attributes for labels, {@code -C -6} the last six.
 *
 * <p>J. Read et al., "MEKA: a multi-label/multi-target extension to WEKA", JMLR 17, 2016.
 */
final class MekaRelation {
  private static final Pattern OPTION =
      Pattern.compile("(?:^|[\\s:])-[cC]\\s+(-?\\d{1,9})(?:\\s|$)");

  private MekaRelation() {}

  /**
   * The names of the labels.
   *
   * @param source what to call the file in an error
   * @param relation the relation's name
   * @param attributes of the file
   * @return none if the relation does not say
   * @throws DataException if it says more labels than there are attributes, or 0
   */
  static List<String> labels(String source, String relation, List<Attribute> attributes) {
    Matcher option = OPTION.matcher(relation);
    if (!option.find()) {
      return List.of();
    }
    int labels = Integer.parseInt(option.group(1));
    int count = Math.abs(labels);
    if (count == 0 || count >= attributes.size()) {
      throw new DataException(
          "%s: the relation's -C %d does not fit its %d attributes"
              .formatted(source, labels, attributes.size()));
    }
    int first = labels > 0 ? 0 : attributes.size() - count;
    return attributes.subList(first, first + count).stream().map(Attribute::name).toList();
  }
}
