package org.sdlgm.datasets.table;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sdlgm.data.DataPart;
import org.sdlgm.data.Labels;

/** Gathers the encoded rows and the labels of a part. */
final class PartBuilder {
  private static final long MAX_COUNTS = Integer.MAX_VALUE - 8;

  private final RowEncoder encoder;
  private final List<String> labels;
  private final List<EncodedRows.Row> rows = new ArrayList<>();
  private final ByteArrayOutputStream counts = new ByteArrayOutputStream();

  /**
   * @param encoder of the file's rows
   * @param labels the labels' names; none if they are not known
   */
  PartBuilder(RowEncoder encoder, List<String> labels) {
    this.encoder = encoder;
    this.labels = labels;
  }

  /**
   * Takes the row that the reader is at.
   *
   * @param row the row
   * @param labelCounts as many as there are labels
   * @throws org.sdlgm.error.DataException if the row cannot be encoded, or there are too many
   */
  void add(TableReader row, byte[] labelCounts) {
    if (counts.size() + (long) labelCounts.length > MAX_COUNTS) {
      throw row.error("there are more than 2^31 labels of observations; take fewer rows");
    }
    encoder.encode(row);
    rows.add(
        row.sparse()
            ? new EncodedRows.Row(encoder.sparseColumns(), encoder.sparseValues())
            : EncodedRows.Row.dense(encoder.dense()));
    counts.writeBytes(labelCounts);
  }

  /** How many rows there are. */
  int size() {
    return rows.size();
  }

  /** The part. */
  DataPart build() {
    return new DataPart(
        new EncodedRows(rows, encoder.implicit()),
        labels.isEmpty() ? Optional.empty() : Optional.of(Labels.of(labels, counts.toByteArray())));
  }
}
