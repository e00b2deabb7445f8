package org.sdlgm.experiment.input;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sdlgm.data.Observations;
import org.sdlgm.datasets.multilabel.OwnFilesLoader;
import org.sdlgm.datasets.source.ByteSource;
import org.sdlgm.datasets.table.Attribute;
import org.sdlgm.datasets.table.Listing;
import org.sdlgm.datasets.table.PreparedTables;
import org.sdlgm.datasets.table.Table;
import org.sdlgm.datasets.table.TableEncoding;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.error.DataException;
import org.sdlgm.model.Model;
import org.sdlgm.storage.InputFile;

/**
 * The rows of a person's table as a trained model takes them.
 *
 * @param observations the rows, encoded as the model's training part was
 * @param unknown attributes that the model was not trained on, in words; empty if there are none
 */
public record TableObservations(Observations observations, String unknown) {
  /**
   * Reads a table. Attributes are matched by name; labels, if it has any, are not read.
   *
   * @param file in ARFF or CSV, open for as long as the rows are used
   * @param model trained on a table
   * @throws ConfigurationException if the model was trained on no table
   * @throws DataException if the file is damaged, lacks attributes or has no rows
   */
  public static TableObservations read(InputFile file, Model model) {
    String text = model.companions().get(TableEncoding.FILE);
    if (text == null) {
      throw new ConfigurationException(
          file.name()
              + " is a table, but the model was trained on none: give it data such as it was"
              + " trained on");
    }
    TableEncoding encoding = TableEncoding.parse(text, "the model's " + TableEncoding.FILE);
    TableEncoding unlabelled = new TableEncoding(encoding.attributes(), List.of());
    Table table = OwnFilesLoader.table(ByteSource.of(file));
    Observations rows = PreparedTables.encode(table, unlabelled).observations();
    if (rows.count() == 0) {
      throw new DataException(file.name() + " has no rows");
    }
    return new TableObservations(rows, unknown(table, encoding));
  }

  /** Whether a model was trained on a table, and so takes others. */
  static boolean suit(Model model) {
    return model.companions().containsKey(TableEncoding.FILE);
  }

  ObservationSource.Found found() {
    return new ObservationSource.Found(
        observations, unknown.isEmpty() ? "" : "passing over " + unknown);
  }

  private static String unknown(Table table, TableEncoding encoding) {
    Set<String> known = new HashSet<>(encoding.labels());
    encoding.attributes().forEach(attribute -> known.add(attribute.name()));
    try (var reader = table.open()) {
      List<String> others =
          reader.attributes().stream()
              .map(Attribute::name)
              .filter(name -> !known.contains(name))
              .toList();
      return others.isEmpty()
          ? ""
          : Listing.of("the attribute", "the attributes", others)
              + ", which the model was not trained on";
    } catch (IOException e) {
      throw new DataException(table.bytes().name() + " cannot be closed: " + e.getMessage(), e);
    }
  }
}
