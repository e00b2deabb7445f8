package org.sdlgm.datasets.multilabel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.data.DataLocation;
import org.sdlgm.data.Dataset;
import org.sdlgm.data.DatasetLoader;
import org.sdlgm.datasets.arff.ArffReader;
import org.sdlgm.datasets.arff.ArffTable;
import org.sdlgm.datasets.arff.CsvTable;
import org.sdlgm.datasets.source.ByteSource;
import org.sdlgm.datasets.source.Content;
import org.sdlgm.datasets.source.OwnFiles;
import org.sdlgm.datasets.table.PreparedTables;
import org.sdlgm.datasets.table.RowSplit;
import org.sdlgm.datasets.table.Table;
import org.sdlgm.datasets.table.TableRules;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.error.DataException;
import org.sdlgm.storage.FileTrouble;

/** A person's own tables, in ARFF or CSV, compressed with gzip or not. */
public final class OwnFilesLoader implements DatasetLoader {
  private static final int MAX_HEADER = 1 << 26;

  @Override
  public String summary() {
    return "your own ARFF or CSV files, named by the options file, test and labels";
  }

  @Override
  public OwnFilesOptions defaults() {
    return OwnFilesOptions.DEFAULTS;
  }

  @Override
  public boolean readsOwnFiles() {
    return true;
  }

  /**
   * {@inheritDoc}
   *
   * @throws ConfigurationException always: nobody else has these files
   */
  @Override
  public void fetch(DataLocation location) {
    throw OwnFiles.unfetchable("arff", "file and test");
  }

  @Override
  public Dataset load(ComponentConfig config, DataLocation location) {
    OwnFilesOptions options = config.optionsOver(defaults());
    if (options.file().isEmpty()) {
      throw new ConfigurationException(
          "the dataset arff has no file; set its option file to an ARFF or CSV file");
    }
    Path file = OwnFiles.file("file", options.file());
    Map<String, String> sums = new HashMap<>();
    Table table = table(file);
    sums.put(file.getFileName().toString(), table.bytes().sum());
    header(options)
        .ifPresent(path -> sums.put("labels " + path.getFileName(), ByteSource.of(path).sum()));
    TableRules rules =
        new TableRules(
            labels(options, table),
            new HashSet<>(options.ignore()),
            options.standardize(),
            options.keepUnlabelled());
    if (options.test().isEmpty()) {
      String remark =
          "%s drawn for the test, seed %d".formatted(options.testFraction(), options.splitSeed());
      RowSplit split = RowSplit.drawn(options.testFraction(), options.splitSeed());
      return PreparedTables.split(table, split, rules).dataset(name(file, remark, options), sums);
    }
    Path test = OwnFiles.file("test", options.test());
    String remark = "test " + test.getFileName();
    Table tests = table(test);
    sums.put(remark, tests.bytes().sum());
    return PreparedTables.of(table, tests, rules).dataset(name(file, remark, options), sums);
  }

  /**
   * A file of one's own.
   *
   * @param path CSV if the name says so, else ARFF; compressed or not
   */
  public static Table table(Path path) {
    ByteSource bytes = ByteSource.of(path);
    return isNamed(bytes, ".csv") ? new CsvTable(bytes) : new ArffTable(bytes);
  }

  /**
   * What a person gave, whose name need not say what it is.
   *
   * @param bytes in CSV or ARFF, as the name says, or else the first character
   * @throws DataException if it cannot be read, or is no text
   */
  public static Table table(ByteSource bytes) {
    byte[] start = start(bytes);
    if (!isText(start)) {
      throw new DataException(
          bytes.name() + " is no table: it has bytes that no text has; give it CSV or ARFF");
    }
    // ARFF begins with comments or a declaration.
    boolean beginsAsArff =
        new String(start, StandardCharsets.ISO_8859_1).strip().matches("(?s)[%@].*");
    boolean isArff = isNamed(bytes, ".arff") || (!isNamed(bytes, ".csv") && beginsAsArff);
    return isArff ? new ArffTable(bytes) : new CsvTable(bytes);
  }

  private static boolean isNamed(ByteSource bytes, String extension) {
    String name = bytes.name().toLowerCase(Locale.ROOT);
    return name.endsWith(extension) || name.endsWith(extension + ".gz");
  }

  /** Zeros are of UTF-16, which has a mark at its beginning, or of no text at all. */
  private static boolean isText(byte[] start) {
    boolean hasMark = start.length > 1 && (start[0] & start[1] & 0xfe) == 0xfe;
    return hasMark || new String(start, StandardCharsets.ISO_8859_1).indexOf(0) < 0;
  }

  private static byte[] start(ByteSource bytes) {
    try (InputStream in = bytes.open()) {
      return in.readNBytes(1 << 10);
    } catch (IOException e) {
      throw FileTrouble.reading(bytes.name(), e);
    }
  }

  private static String name(Path file, String split, OwnFilesOptions options) {
    return TableName.of(
        file.getFileName().toString(), split, options.standardize(), options.keepUnlabelled());
  }

  /** The file that names the labels, where they are not named one by one. */
  private static Optional<Path> header(OwnFilesOptions options) {
    return options.labelNames().isEmpty() && !options.labels().isEmpty()
        ? Optional.of(OwnFiles.file("labels", options.labels()))
        : Optional.empty();
  }

  private static List<String> labels(OwnFilesOptions options, Table table) {
    if (!options.labelNames().isEmpty()) {
      return options.labelNames();
    }
    Optional<Path> header = header(options);
    if (header.isPresent()) {
      return LabelXml.names(Content.read(header.get(), header.get().toString(), MAX_HEADER));
    }
    List<String> labels = table instanceof ArffTable ? meka(table) : List.of();
    if (labels.isEmpty()) {
      throw new DataException(
          table.bytes().name()
              + " does not say which attributes are labels; name a label header in XML with labels"
              + " (--labels), or their names with labelNames (--labels as well)");
    }
    return labels;
  }

  private static List<String> meka(Table table) {
    try (ArffReader reader = ArffReader.open(table.bytes())) {
      return MekaRelation.labels(reader.source(), reader.relation(), reader.attributes());
    } catch (IOException e) {
      throw new UncheckedIOException("closing " + table.bytes().name(), e);
    }
  }
}
