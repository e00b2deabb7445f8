package org.sdlgm.datasets.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sdlgm.data.DataPart;
import org.sdlgm.data.Dataset;
import org.sdlgm.data.ObservationShape;
import org.sdlgm.data.ObservationShape.Values;
import org.sdlgm.datasets.table.Attribute.Kind;
import org.sdlgm.error.DataException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A training and a test part, with what was fitted on the training part.
 *
 * <p>A numeric attribute is a column, a nominal one is one-hot (two values share a column), and
 * texts and dates are left out. What is missing becomes the training part's mean, which for an
 * indicator is its value's frequency; standardised, that is 0. Columns are standardised by the
 * training part's mean and (population) standard deviation; a column that is constant there becomes
 * 0 throughout.
 *
 * <p>Files are read twice, for the fit and for the rows, so that no more than the encoded rows is
 * ever in memory.
 *
 * @param encoding as fitted on the training part
 * @param training the training part
 * @param test the test part
 * @param standardised whether columns are standardised by the training part
 */
public record PreparedTables(
    TableEncoding encoding, DataPart training, DataPart test, boolean standardised) {
  private static final Logger LOG = LoggerFactory.getLogger(PreparedTables.class);

  /**
   * One file, split by rows.
   *
   * @param table the file
   * @param split which of its rows are the test part
   * @param rules how it is read
   * @throws DataException if the file is damaged, lacks what the rules name, or leaves a part empty
   */
  public static PreparedTables split(Table table, RowSplit split, TableRules rules) {
    TableEncoding encoding = fit(table, split, rules);
    List<DataPart> parts = encode(table, split, encoding, rules.keepUnlabelled());
    return new PreparedTables(
        encoding,
        nonEmpty(parts.get(0), table, "training"),
        nonEmpty(parts.get(1), table, "test"),
        rules.standardize());
  }

  /**
   * A file for each part.
   *
   * @param training the training part's file
   * @param test the test part's file: its attributes are matched by name
   * @param rules how they are read
   * @throws DataException if a file is damaged, lacks what the rules or the training part name, or
   *     has no observation
   */
  public static PreparedTables of(Table training, Table test, TableRules rules) {
    TableEncoding encoding = fit(training, RowSplit.trainingOnly(), rules);
    return new PreparedTables(
        encoding,
        nonEmpty(whole(training, encoding, rules), training, "training"),
        nonEmpty(whole(test.as(declared(encoding)), encoding, rules), test, "test"),
        rules.standardize());
  }

  /**
   * New observations for a trained model. Attributes are matched by name, and those that the
   * training part does not have are passed over. If the file has labels, it must have them all.
   *
   * @param table the file
   * @param encoding as fitted on the training part
   * @return all rows, with or without labels
   * @throws DataException if the file is damaged, or lacks attributes
   */
  public static DataPart encode(Table table, TableEncoding encoding) {
    return encode(table.as(declared(encoding)), RowSplit.trainingOnly(), encoding, true).get(0);
  }

  /**
   * The parts as a dataset, which has the encoding as a companion.
   *
   * @param name with what a reader of a result must know
   * @param sums SHA-256 of the files by name
   */
  public Dataset dataset(String name, Map<String, String> sums) {
    return new Dataset(
        name,
        new ObservationShape(List.of(encoding.width()), Values.REAL),
        training,
        test,
        sums,
        Map.of(TableEncoding.FILE, encoding.toText()),
        standardised);
  }

  private static DataPart whole(Table table, TableEncoding encoding, TableRules rules) {
    return encode(table, RowSplit.trainingOnly(), encoding, rules.keepUnlabelled()).get(0);
  }

  /** The encoding's attributes, as a format that declares none needs them. */
  private static List<Attribute> declared(TableEncoding encoding) {
    return encoding.attributes().stream().map(EncodedAttribute::attribute).toList();
  }

  private static TableEncoding fit(Table table, RowSplit split, TableRules rules) {
    try (TableReader reader = table.open()) {
      List<Attribute> attributes = reader.attributes();
      LabelColumns labels = new LabelColumns(reader.source(), attributes, rules.labels());
      boolean[] observed = observed(reader.source(), attributes, rules);
      EncodingFit fit = new EncodingFit(reader.source(), attributes, observed);
      for (int row = 0; reader.next(); row++) {
        byte[] counts = labels.read(reader);
        if (!split.isTest(row) && (rules.keepUnlabelled() || !LabelColumns.isEmpty(counts))) {
          fit.add(reader);
        }
      }
      return fit.fit(rules.standardize(), inFileOrder(attributes, rules.labels()));
    } catch (IOException e) {
      throw new UncheckedIOException("closing " + table.bytes().name(), e);
    }
  }

  private static boolean[] observed(String source, List<Attribute> attributes, TableRules rules) {
    Set<String> unknown = new HashSet<>(rules.ignored());
    attributes.forEach(attribute -> unknown.remove(attribute.name()));
    if (!unknown.isEmpty()) {
      throw new DataException(
          source
              + " lacks "
              + Listing.of("the attribute", "the attributes", unknown.stream().sorted().toList())
              + ", which was to be ignored");
    }
    Set<String> unobserved = new HashSet<>(rules.ignored());
    unobserved.addAll(rules.labels());
    boolean[] observed = new boolean[attributes.size()];
    List<String> left = new ArrayList<>();
    boolean any = false;
    for (int a = 0; a < observed.length; a++) {
      Attribute attribute = attributes.get(a);
      boolean wanted = !unobserved.contains(attribute.name());
      observed[a] = wanted && isObservable(attribute);
      any |= observed[a];
      if (wanted && !observed[a]) {
        left.add(attribute.name());
      }
    }
    if (!left.isEmpty()) {
      LOG.warn(
          "{}: leaving out {}, being text or without values",
          source,
          Listing.of("the attribute", "the attributes", left));
    }
    if (!any) {
      throw new DataException(
          source + " has no attribute to observe besides its labels, texts and ignored ones");
    }
    return observed;
  }

  /** A nominal attribute that declares no value can only be missing. */
  private static boolean isObservable(Attribute attribute) {
    return attribute.kind() == Kind.NUMERIC
        || (attribute.kind() == Kind.NOMINAL && !attribute.values().isEmpty());
  }

  /** The file's order, not the header's: as Mulan has it. */
  private static List<String> inFileOrder(List<Attribute> attributes, List<String> labels) {
    Set<String> wanted = Set.copyOf(labels);
    return attributes.stream().map(Attribute::name).filter(wanted::contains).toList();
  }

  private static List<DataPart> encode(
      Table table, RowSplit split, TableEncoding encoding, boolean keepUnlabelled) {
    try (TableReader reader = table.open()) {
      List<Attribute> attributes = reader.attributes();
      List<String> names = known(attributes, encoding.labels());
      LabelColumns labels = new LabelColumns(reader.source(), attributes, names);
      RowEncoder encoder = new RowEncoder(reader.source(), attributes, encoding);
      PartBuilder training = new PartBuilder(encoder, names);
      PartBuilder test = new PartBuilder(encoder, names);
      for (int row = 0; reader.next(); row++) {
        byte[] counts = labels.read(reader);
        if (keepUnlabelled || !LabelColumns.isEmpty(counts)) {
          (split.isTest(row) ? test : training).add(reader, counts);
        }
      }
      return List.of(training.build(), test.build());
    } catch (IOException e) {
      throw new UncheckedIOException("closing " + table.bytes().name(), e);
    }
  }

  /** All labels, or none if the file has none of them. */
  private static List<String> known(List<Attribute> attributes, List<String> labels) {
    Set<String> wanted = Set.copyOf(labels);
    boolean any = attributes.stream().anyMatch(attribute -> wanted.contains(attribute.name()));
    return any ? labels : List.of();
  }

  private static DataPart nonEmpty(DataPart part, Table table, String name) {
    if (part.count() == 0) {
      throw new DataException(
          table.bytes().name()
              + " leaves the "
              + name
              + " part without an observation that has labels; check the labels and the split");
    }
    if (part.labels().isEmpty()) {
      throw new DataException(
          table.bytes().name() + " has none of the labels that the training part has");
    }
    return part;
  }
}
