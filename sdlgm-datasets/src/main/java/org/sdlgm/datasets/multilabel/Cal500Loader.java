package org.sdlgm.datasets.multilabel;

import java.util.Map;
import java.util.Set;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.data.DataLocation;
import org.sdlgm.data.Dataset;
import org.sdlgm.datasets.arff.ArffTable;
import org.sdlgm.datasets.multilabel.Cal500Options.Split;
import org.sdlgm.datasets.source.ByteSource;
import org.sdlgm.datasets.source.Content;
import org.sdlgm.datasets.source.DataFiles;
import org.sdlgm.datasets.source.PublishedLoader;
import org.sdlgm.datasets.table.PreparedTables;
import org.sdlgm.datasets.table.RowSplit;
import org.sdlgm.datasets.table.TableRules;

/**
 * CAL500: 502 songs with 174 labels. D. Turnbull et al., IEEE TASLP 16(2), 2008.
 *
 * <p>There is no published split; the paper trains on 400 and tests on 102 without saying which.
 * Here the first 400 of the file train, unless a split is drawn.
 */
public final class Cal500Loader implements PublishedLoader {
  private static final String TABLE = "cal500.arff";
  private static final String HEADER = "cal500.xml";
  private static final int TRAINING = 400;
  private static final int ROWS = 502;

  private final DataFiles files =
      MulanFiles.of(
          "cal500",
          Map.of(
              TABLE,
              "cfe6097ba5fd6e8584e54911ab9783dcab34e898446b7c9370c71d477eae56d3",
              HEADER,
              "877e128531268d7661faa3e44f7bb43cbcda829c0895e49879168775b192728c"));

  @Override
  public String summary() {
    return "502 songs, 174 labels, 68 attributes (Turnbull et al. 2008, from Mulan)";
  }

  @Override
  public Cal500Options defaults() {
    return Cal500Options.DEFAULTS;
  }

  @Override
  public DataFiles published() {
    return files;
  }

  @Override
  public Dataset load(ComponentConfig config, DataLocation location) {
    Cal500Options options = config.optionsOver(defaults());
    Map<String, Content> contents = files.read(location);
    TableRules rules =
        new TableRules(
            LabelXml.names(contents.get(HEADER)),
            Set.of(),
            options.standardize(),
            options.keepUnlabelled());
    boolean first = options.split() == Split.FIRST;
    RowSplit split =
        first ? RowSplit.first(TRAINING) : RowSplit.shuffled(TRAINING, ROWS, options.splitSeed());
    String remark =
        first ? "first 400, last 102" : "400 and 102 drawn, seed " + options.splitSeed();
    return PreparedTables.split(new ArffTable(ByteSource.of(contents.get(TABLE))), split, rules)
        .dataset(
            TableName.of("cal500", remark, options.standardize(), options.keepUnlabelled()),
            Content.sums(contents));
  }
}
