package org.sdlgm.datasets.multilabel;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.data.DataLocation;
import org.sdlgm.data.DataPart;
import org.sdlgm.data.Dataset;
import org.sdlgm.data.Labels;
import org.sdlgm.datasets.fixture.Bytes;
import org.sdlgm.datasets.table.PreparedTables;
import org.sdlgm.datasets.table.TableEncoding;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.error.DataException;
import org.sdlgm.error.SdlgmException;
import org.sdlgm.storage.Sha256;

final class OwnFilesLoaderTest {
  private static final OwnFilesLoader LOADER = new OwnFilesLoader();
  private static final String HEADER =
      """
      @relation music
      @attribute happy {0,1}
      @attribute tempo numeric
      @attribute title string
      @attribute mode {major,minor}
      @attribute sad {0,1}
      @attribute genre {pop,rock,jazz}
      @attribute constant numeric
      @data
      """;
  private static final String TRAINING =
      HEADER
          + """
          1,10,'a b',major,0,pop,5
          0,30,c,minor,1,rock,5
          1,?,d,?,1,?,5
          0,99,e,major,0,jazz,6
          """;
  private static final String TEST = HEADER + "1,40,x,minor,1,jazz,7\n0,20,y,major,1,pop,5\n";
  private static final Map<String, Object> TWO_FILES =
      Map.of("file", "train.arff", "test", "test.arff", "labels", "labels.xml");

  @TempDir Path folder;

  @BeforeEach
  void files() throws IOException {
    write("labels.xml", "<labels><label name='sad'/><label name='happy'/></labels>");
    write("train.arff", TRAINING);
    write("test.arff", TEST);
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private Dataset load(Map<String, Object> options) {
    Map<String, Object> resolved = new HashMap<>(options);
    for (String file : List.of("file", "test", "labels")) {
      resolved.computeIfPresent(file, (option, name) -> folder.resolve((String) name).toString());
    }
    return LOADER.load(
        new ComponentConfig("arff", resolved), new DataLocation(Optional.empty(), folder, true));
  }

  private static float[] row(DataPart part, int index) {
    return part.observations().rows(index, index + 1)[0];
  }

  private static int[] labels(DataPart part, int row) {
    Labels labels = part.labels().orElseThrow();
    return new int[] {labels.count(row, 0), labels.count(row, 1)};
  }

  @Test
  void columnsAreStandardisedOneHotAndFilledWithTheTrainingPartsMeans() {
    Dataset data = load(TWO_FILES);
    // The fourth row has no label and is removed. tempo: 10, 30 and a missing one, mean 20,
    // deviation 10. mode: half minor, deviation 1/2. genre: half pop, half rock, no jazz, which is
    // constant, as the last attribute is. The title is left out.
    assertThat(data.shape().dimensions()).containsExactly(6);
    assertThat(data.training().count()).isEqualTo(3);
    assertThat(row(data.training(), 0)).containsExactly(-1, -1, 1, -1, 0, 0);
    assertThat(row(data.training(), 1)).containsExactly(1, 1, -1, 1, 0, 0);
    assertThat(row(data.training(), 2)).containsExactly(0, 0, 0, 0, 0, 0);
    assertThat(row(data.test(), 0)).containsExactly(2, 1, -1, -1, 0, 0);
    assertThat(row(data.test(), 1)).containsExactly(0, -1, 1, -1, 0, 0);
  }

  @Test
  void labelsAreInTheFilesOrder() {
    Dataset data = load(TWO_FILES);
    assertThat(data.training().labels().orElseThrow().names()).containsExactly("happy", "sad");
    assertThat(labels(data.training(), 0)).containsExactly(1, 0);
    assertThat(labels(data.training(), 1)).containsExactly(0, 1);
    assertThat(labels(data.test(), 0)).containsExactly(1, 1);
  }

  @Test
  void withoutStandardisationValuesAreAsTheyAreAndMissingOnesMeans() {
    Map<String, Object> options = new HashMap<>(TWO_FILES);
    options.putAll(Map.of("standardize", false, "keepUnlabelled", true));
    Dataset data = load(options);
    assertThat(row(data.training(), 0)).containsExactly(10, 0, 1, 0, 0, 5);
    assertThat(row(data.training(), 3)).containsExactly(99, 0, 0, 0, 1, 6);
    float[] missing = row(data.training(), 2);
    // tempo (10 + 30 + 99) / 3; minor in one of three; each genre in one of three.
    double[] means = {139 / 3.0, 1 / 3.0, 1 / 3.0, 1 / 3.0, 1 / 3.0, 5};
    for (int d = 0; d < means.length; d++) {
      assertThat((double) missing[d]).isCloseTo(means[d], within(1e-5));
    }
  }

  @Test
  void theNameAndTheSumsSayWhatWasRead() {
    Dataset data = load(TWO_FILES);
    assertThat(data.name()).isEqualTo("train.arff (test test.arff, standardised, labelled only)");
    assertThat(data.sums()).containsEntry("train.arff", Sha256.of(Bytes.text(TRAINING)));
  }

  private TableEncoding stored() {
    return TableEncoding.parse(load(TWO_FILES).companions().get(TableEncoding.FILE), "stored");
  }

  private DataPart encode(String text) throws IOException {
    write("new.arff", "@relation new\n" + text);
    return PreparedTables.encode(OwnFilesLoader.table(folder.resolve("new.arff")), stored());
  }

  @Test
  void newFilesAreReadByTheStoredEncodingWithAttributesMatchedByName() throws IOException {
    DataPart part =
        encode(
            """
            @attribute extra numeric
            @attribute constant numeric
            @attribute genre {jazz,rock,pop}
            @attribute mode {minor,major}
            @attribute tempo numeric
            @data
            1,5,rock,minor,30
            {4 10}
            """);
    assertThat(part.labels()).isEmpty();
    assertThat(row(part, 0)).containsExactly(1, 1, -1, 1, 0, 0);
    // What a sparse row leaves out is this file's first value: jazz, minor.
    assertThat(row(part, 1)).containsExactly(-1, 1, -1, -1, 0, 0);
  }

  private void assertRefusedNew(String table, String reason) {
    assertThatThrownBy(() -> encode(table))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("new.arff")
        .hasMessageContaining(reason)
        .message()
        .hasLineCount(1);
  }

  @Test
  void newFilesMustHaveTheTrainingPartsAttributes() {
    String rest = "@attribute tempo real\n@attribute constant real\n@attribute mode {minor}\n";
    assertRefusedNew(
        "@attribute tempo real\n@data\n", "lacks the attributes 'mode', 'genre', 'constant'");
    assertRefusedNew(
        rest + "@attribute genre real\n@data\n",
        "declares the attribute 'genre' as numeric, but in the training part it is nominal");
    assertRefusedNew(
        rest + "@attribute genre {pop,folk}\n@data\n1,5,minor,pop\n1,5,minor,folk\n",
        "new.arff:8: the attribute 'genre' is 'folk', which the training part does not declare");
    assertRefusedNew(
        rest + "@attribute genre {pop}\n@attribute sad {0,1}\n@data\n",
        "has no attribute for the label 'happy'");
  }

  @Test
  void theStoredEncodingIsCheckedWhenItIsRead() {
    String good = stored().toText();
    assertThat(TableEncoding.parse(good, "stored")).isEqualTo(stored());
    String wide = good.replace("\"minor\"", "\"minor\",\"none\"");
    for (String text : List.of("", "{}", "[1]", good.substring(1), good + "x", wide)) {
      assertThatThrownBy(() -> TableEncoding.parse(text, "attributes.json"))
          .isInstanceOf(DataException.class)
          .hasMessageStartingWith("attributes.json ")
          .message()
          .hasLineCount(1);
    }
  }

  @Test
  void sparseRowsAreTheSameAsDenseOnes() throws IOException {
    write(
        "sparse.arff",
        HEADER
            + """
            {0 1,1 10,6 5}
            {1 30,3 minor,4 1,5 rock,6 5}
            {0 1,1 ?,3 ?,4 1,5 ?,6 5}
            {1 99,5 jazz,6 6}
            """);
    Dataset dense = load(TWO_FILES);
    Dataset sparse =
        load(Map.of("file", "sparse.arff", "test", "test.arff", "labels", "labels.xml"));
    assertThat(sparse.companions()).isEqualTo(dense.companions());
    for (int i = 0; i < 3; i++) {
      assertThat(row(sparse.training(), i)).isEqualTo(row(dense.training(), i));
      assertThat(labels(sparse.training(), i)).isEqualTo(labels(dense.training(), i));
    }
  }

  @Test
  void whatASparseRowLeavesOutOfALabelIsItsFirstValueEvenIfThatIsOne() throws IOException {
    write(
        "s.arff",
        """
        @relation 'x: -C 2'
        @attribute a {1,0}
        @attribute b {No,YES}
        @attribute c real
        @data
        {}
        {0 0,1 YES}
        """);
    Dataset data = load(Map.of("file", "s.arff", "test", "s.arff"));
    assertThat(labels(data.training(), 0)).containsExactly(1, 0);
    assertThat(labels(data.training(), 1)).containsExactly(0, 1);
  }

  @Test
  void mekasRelationNamesTheLabelsAndNumbersMayBeCounts() throws IOException {
    write(
        "m.arff",
        """
        @relation 'x: -C -2'
        @attribute c real
        @attribute a real
        @attribute b real
        @data
        1,3,0
        2,0,127
        """);
    Dataset data = load(Map.of("file", "m.arff", "test", "m.arff"));
    assertThat(labels(data.training(), 0)).containsExactly(3, 0);
    assertThat(labels(data.training(), 1)).containsExactly(0, 127);
  }

  @Test
  void csvHasItsLabelsNamed() throws IOException {
    write(
        "train.csv",
        "\ufefftempo,\"mode, or key\",happy,note,sad\r\n10,major,yes,\"says \"\"a\"\"\",0\r\n"
            + "\r\n30,minor,no,b,1\r\n?,,yes,c,1\r\n");
    write("test.csv", "sad,happy,tempo,\"mode, or key\"\n1,no,40,minor\n");
    Dataset data =
        load(
            Map.of(
                "file",
                "train.csv",
                "test",
                "test.csv",
                "ignore",
                List.of("note"),
                "labelNames",
                List.of("sad", "happy")));
    assertThat(row(data.training(), 0)).containsExactly(-1, -1);
    assertThat(row(data.training(), 2)).containsExactly(0, 0);
    assertThat(labels(data.training(), 0)).containsExactly(1, 0);
    assertThat(row(data.test(), 0)).containsExactly(2, 1);
    assertThat(labels(data.test(), 0)).containsExactly(0, 1);
  }

  @Test
  void aByteOrderMarkIsNoPartOfAQuotedName() throws IOException {
    write("marked.csv", "\ufeff\"a, b\",c\n1,0\n3,1\n");
    Dataset data =
        load(Map.of("file", "marked.csv", "test", "marked.csv", "labelNames", List.of("c")));
    TableEncoding encoding =
        TableEncoding.parse(data.companions().get(TableEncoding.FILE), "the encoding");
    assertThat(encoding.attributes()).singleElement().matches(a -> a.name().equals("a, b"));
  }

  @Test
  void anAttributeWithoutValuesIsLeftOut() throws IOException {
    write(
        "e.arff",
        """
        @relation r
        @attribute x numeric
        @attribute e {}
        @attribute c {0,1}
        @data
        1,?,0
        3,?,1
        """);
    Dataset data = load(Map.of("file", "e.arff", "test", "e.arff", "labelNames", List.of("c")));
    assertThat(row(data.training(), 0)).hasSize(1);
  }

  private void assertCsvRefused(String text, String message) throws IOException {
    write("t.csv", text);
    assertThatThrownBy(() -> load(Map.of("file", "t.csv", "labelNames", List.of("b"))))
        .isInstanceOf(DataException.class)
        .hasMessageContaining(message)
        .message()
        .hasLineCount(1);
  }

  @Test
  void aSlipAmongNumbersIsNamedAndNoCategory() throws IOException {
    for (String word : List.of("NaN", "NA", "-inf", "Infinity", "null")) {
      assertCsvRefused(
          "a,b\n1,0\n%s,1\n".formatted(word),
          "t.csv:3: column 'a' is '%s', which is no finite number; leave it empty".formatted(word));
    }
    String numbers =
        IntStream.range(0, 40).mapToObj(i -> i + ".5," + i % 2 + "\n").collect(joining());
    assertCsvRefused("a,b\n" + numbers + "12;5,1\n", "t.csv:42: column 'a' is '12;5'");
  }

  @Test
  void categoriesMayLookLikeNumbers() throws IOException {
    write("t.csv", "a,b\n1,0\n2,1\nmany,1\n");
    Map<String, Object> options =
        Map.of("file", "t.csv", "test", "t.csv", "labelNames", List.of("b"), "standardize", false);
    assertThat(row(load(options).training(), 0)).containsExactly(0, 1, 0);
  }

  @Test
  void aSlipInWhatIsIgnoredIsIgnored() throws IOException {
    write("t.csv", "a,b,x\n1,0,1\n2,1,NaN\n3,1,3\n");
    Map<String, Object> options =
        Map.of(
            "file", "t.csv", "test", "t.csv", "labelNames", List.of("b"), "ignore", List.of("x"));
    assertThat(load(options).shape().dimensions()).containsExactly(1);
  }

  @Test
  void columnsApartByOtherThanCommasAreNamed() throws IOException {
    assertCsvRefused("a;b\n1;0\n", "t.csv:1: the columns are separated by semicolons");
    assertCsvRefused("a\tb\n1\t0\n", "t.csv:1: the columns are separated by tabs");
  }

  @Test
  void whatASparseRowLeavesOutMustBeKnownToTheTrainingPart() throws IOException {
    String header =
        "@relation r\n@attribute x numeric\n@attribute c {%s}\n@attribute b {0,1}\n@data\n";
    write("train.arff", header.formatted("red,blue") + "1,red,1\n2,blue,1\n");
    Map<String, Object> options =
        Map.of("file", "train.arff", "test", "test.arff", "labelNames", List.of("b"));
    write("test.arff", header.formatted("new,red,blue") + "{0 1,1 red,2 1}\n");
    assertThat(load(options).test().count()).isEqualTo(1);
    write("test.arff", header.formatted("new,red,blue") + "{0 1,1 red,2 1}\n{0 1,2 1}\n");
    assertThatThrownBy(() -> load(options))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("test.arff:7: the attribute 'c' is 'new'");
  }

  @Test
  void aRangeBehindATypeIsPassedOver() throws IOException {
    write("k.arff", "@relation r\n@attribute x real [0, 5]\n@attribute b {0,1}\n@data\n1,1\n3,1\n");
    Map<String, Object> options =
        Map.of("file", "k.arff", "test", "k.arff", "labelNames", List.of("b"));
    assertThat(row(load(options).training(), 1)).containsExactly(1);
  }

  @Test
  void filesOfOneNameHaveTheirOwnSums() throws IOException {
    Files.createDirectories(folder.resolve("later"));
    write("later/train.arff", TEST);
    Map<String, Object> options = new HashMap<>(TWO_FILES);
    options.put("test", "later/train.arff");
    assertThat(load(options).sums())
        .containsEntry("train.arff", Sha256.of(Bytes.text(TRAINING)))
        .containsEntry("test train.arff", Sha256.of(Bytes.text(TEST)))
        .containsKey("labels labels.xml");
  }

  @Test
  void badCsvIsNamedWithItsFileAndLine() throws IOException {
    Map<String, String> bad =
        Map.of(
            "a,b\n1,0\n1\n", "t.csv:3: the row has 1 values for 2 columns",
            "a,b\n1,0\n1,0,2\n", "t.csv:3: the row has 3 values for 2 columns",
            "a,a\n1,2\n", "t.csv:1: column 2 is called 'a'",
            "a,\n1,2\n", "t.csv:1: column 2 is called ''",
            "", "t.csv is empty",
            "a,b\n1,\"0\n", "t.csv:",
            "a,c\n1,0\n", "t.csv has no attribute for the label 'b'",
            "a,b\n1,0.5\n", "t.csv:2: the label 'b' is 0.5",
            "a,b\n1,\n", "t.csv:2: the label 'b' is missing");
    for (Map.Entry<String, String> file : bad.entrySet()) {
      assertCsvRefused(file.getKey(), file.getValue());
    }
  }

  @Test
  void compressedFilesAreReadAlikeAndTruncatedOnesRefused() throws IOException {
    byte[] whole = Bytes.gzip(Bytes.text(TRAINING));
    Map<String, Object> options = new HashMap<>(TWO_FILES);
    options.put("file", "train.arff.gz");
    Files.write(folder.resolve("train.arff.gz"), whole);
    Dataset data = load(options);
    assertThat(row(data.training(), 1)).isEqualTo(row(load(TWO_FILES).training(), 1));
    assertThat(data.sums()).containsEntry("train.arff.gz", Sha256.of(Bytes.text(TRAINING)));
    Files.write(folder.resolve("train.arff.gz"), Bytes.first(whole, whole.length - 12));
    assertThatThrownBy(() -> load(options))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("train.arff.gz");
  }

  @Test
  void oneFileIsSplitByItsSeed() throws IOException {
    StringBuilder text =
        new StringBuilder("@relation 'x: -C 1'\n@attribute y {0,1}\n@attribute x real\n@data\n");
    for (int i = 0; i < 1000; i++) {
      text.append("1,").append(i).append('\n');
    }
    write("one.arff", text.toString());
    Dataset data = load(Map.of("file", "one.arff", "standardize", false));
    assertThat(data.training().count() + data.test().count()).isEqualTo(1000);
    // Binomial(1000, 1/4): mean 250, deviation 13.7.
    assertThat(data.test().count()).isBetween(182, 318);
    assertThat(data.name())
        .isEqualTo("one.arff (0.25 drawn for the test, seed 0, not standardised, labelled only)");
    Dataset other = load(Map.of("file", "one.arff", "standardize", false, "splitSeed", 1));
    assertThat(other.test().observations().rows(0, 10))
        .isNotEqualTo(data.test().observations().rows(0, 10));
  }

  private void assertRefused(String reason, Map<String, Object> options) {
    assertThatThrownBy(() -> load(options))
        .isInstanceOf(SdlgmException.class)
        .hasMessageContaining(reason)
        .message()
        .hasLineCount(1);
  }

  @Test
  void whatCannotBeReadIsNamedWithItsRemedy() throws IOException {
    assertRefused("set its option file", Map.of());
    assertRefused("nowhere.arff; set file to one", Map.of("file", "nowhere.arff"));
    assertRefused(
        "train.arff does not say which attributes are labels", Map.of("file", "train.arff"));
    assertRefused(
        "has no attribute for the label 'loud'",
        Map.of("file", "train.arff", "labelNames", List.of("happy", "loud")));
    assertRefused(
        "the attribute 'mode' cannot be a label: it has the values 'major', 'minor'",
        Map.of("file", "train.arff", "labelNames", List.of("mode")));
    assertRefused(
        "lacks the attribute 'loud', which was to be ignored",
        Map.of("file", "train.arff", "labels", "labels.xml", "ignore", List.of("loud")));
    assertRefused(
        "labels and labelNames both",
        Map.of("file", "train.arff", "labels", "labels.xml", "labelNames", List.of("sad")));
    assertRefused("testFraction is 0.0", Map.of("file", "train.arff", "testFraction", 0.0));
  }

  private void assertRefusedRows(String reason, String rows) throws IOException {
    write("bad.arff", HEADER + rows);
    assertRefused(reason, Map.of("file", "bad.arff", "test", "test.arff", "labels", "labels.xml"));
  }

  @Test
  void badRowsAreNamed() throws IOException {
    assertRefusedRows(
        "bad.arff leaves the training part without an observation that has labels",
        "0,10,a,major,0,pop,5\n");
    assertRefusedRows("bad.arff:10: the label 'happy' is missing", "?,10,a,major,0,pop,5\n");
    assertRefusedRows("bad.arff:10: attribute 3 ('mode') is 'C#'", "1,10,a,C#,0,pop,5\n");
    assertRefusedRows(
        "the numbers of the attribute 'tempo' are too large",
        "1,1e300,a,major,0,pop,5\n1,-1e300,a,major,0,pop,5\n");
  }

  @Test
  void anAttributeBesidesLabelsAndTextsIsNeeded() throws IOException {
    write("only.arff", "@relation x\n@attribute y {0,1}\n@attribute s string\n@data\n1,a\n");
    assertRefused(
        "has no attribute to observe", Map.of("file", "only.arff", "labelNames", List.of("y")));
  }

  @Test
  void nothingIsToBeFetched() {
    DataLocation nowhere = new DataLocation(Optional.empty(), folder, true);
    assertThat(LOADER.readsOwnFiles()).isTrue();
    assertThat(LOADER.files(nowhere)).isEmpty();
    assertThatThrownBy(() -> LOADER.fetch(nowhere)).isInstanceOf(ConfigurationException.class);
  }
}
