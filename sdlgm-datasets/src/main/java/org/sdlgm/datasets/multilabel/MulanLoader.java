package org.sdlgm.datasets.multilabel;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.data.DataLocation;
import org.sdlgm.data.Dataset;
import org.sdlgm.datasets.arff.ArffTable;
import org.sdlgm.datasets.source.ByteSource;
import org.sdlgm.datasets.source.Content;
import org.sdlgm.datasets.source.DataFiles;
import org.sdlgm.datasets.source.PublishedLoader;
import org.sdlgm.datasets.table.PreparedTables;
import org.sdlgm.datasets.table.Table;
import org.sdlgm.datasets.table.TableRules;

/** A dataset that Mulan's site has a training file, a test file and a label header of. */
public final class MulanLoader implements PublishedLoader {
  private final String title;
  private final String summary;
  private final DataFiles files;

  /**
   * @param title the dataset's name, which its files' names begin with
   * @param summary one line: what it is, and its source
   * @param files the three files
   */
  MulanLoader(String title, String summary, DataFiles files) {
    this.title = title;
    this.summary = summary;
    this.files = files;
  }

  /** Recordings of birds: F. Briggs et al., MLSP 2013. */
  public static MulanLoader birds() {
    return new MulanLoader(
        "birds",
        "645 recordings of 19 species of birds, 260 attributes (Briggs et al. 2013, from Mulan)",
        MulanFiles.of(
            "birds",
            Map.of(
                "birds-train.arff",
                "8f215db6ee163149901e753977f631ba8bea0e0e8e1abc42b234414822f8ae36",
                "birds-test.arff",
                "51ba6326d65ccdd7c755b6461280eb6d2769c7f59d8e12fd4250f91e6ca28326",
                "birds.xml",
                "0f4ea547b2b3d538c8402662daf689e0d4520cc8b4f5ba113c2e7c01700f010f")));
  }

  /** Music by emotion: K. Trohidis et al., ISMIR 2008. */
  public static MulanLoader emotions() {
    return new MulanLoader(
        "emotions",
        "593 pieces of music, 6 emotions, 72 attributes (Trohidis et al. 2008, from Mulan)",
        MulanFiles.of(
            "emotions",
            Map.of(
                "emotions-train.arff",
                "bbe704106c79bb8fb99c1d1d2e9bde081d6a2daeb01f100862f11fd91a3c1f98",
                "emotions-test.arff",
                "f13d4b746b7b5c8eb484bd751d6ac463d4560dff998a93516a5c1fe35daf6c8f",
                "emotions.xml",
                "dbce8e6ccbbb2fcbfd9e9edbb230d7ed12692c6e13f59fdbc0161fa9b6cf2dc0")));
  }

  @Override
  public String summary() {
    return summary;
  }

  @Override
  public MulanOptions defaults() {
    return MulanOptions.DEFAULTS;
  }

  @Override
  public DataFiles published() {
    return files;
  }

  @Override
  public Dataset load(ComponentConfig config, DataLocation location) {
    MulanOptions options = config.optionsOver(defaults());
    Map<String, Content> contents = files.read(location);
    List<String> labels = LabelXml.names(contents.get(title + ".xml"));
    TableRules rules =
        new TableRules(labels, Set.of(), options.standardize(), options.keepUnlabelled());
    return PreparedTables.of(
            table(contents.get(title + "-train.arff")),
            table(contents.get(title + "-test.arff")),
            rules)
        .dataset(
            TableName.of(title, "", options.standardize(), options.keepUnlabelled()),
            Content.sums(contents));
  }

  private static Table table(Content content) {
    return new ArffTable(ByteSource.of(content));
  }
}
