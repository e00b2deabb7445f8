package org.sdlgm.datasets.arff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sdlgm.datasets.fixture.RealData;
import org.sdlgm.datasets.fixture.TextSource;
import org.sdlgm.datasets.source.ByteSource;
import org.sdlgm.datasets.table.Attribute;
import weka.core.Instance;
import weka.core.Instances;
import weka.core.Utils;
import weka.core.converters.ArffLoader;

/** Weka reads the same files to the same matrices. */
final class ArffDifferentialTest {
  private static void assertAsWekaReads(ByteSource source) throws IOException {
    Instances expected;
    try (Reader text = new InputStreamReader(source.open(), StandardCharsets.UTF_8)) {
      expected = new ArffLoader.ArffReader(text).getData();
    }
    try (ArffReader reader = ArffReader.open(source)) {
      assertThat(reader.relation()).isEqualTo(expected.relationName());
      assertSameAttributes(reader.attributes(), expected);
      for (Instance instance : expected) {
        assertThat(reader.next()).isTrue();
        assertSameRow(reader, instance);
      }
      assertThat(reader.next()).isFalse();
    }
  }

  private static void assertSameAttributes(List<Attribute> attributes, Instances expected) {
    assertThat(attributes).hasSize(expected.numAttributes());
    for (int a = 0; a < attributes.size(); a++) {
      weka.core.Attribute weka = expected.attribute(a);
      List<String> values = new ArrayList<>();
      for (int v = 0; weka.isNominal() && v < weka.numValues(); v++) {
        values.add(weka.value(v));
      }
      Attribute.Kind kind =
          weka.isNumeric()
              ? Attribute.Kind.NUMERIC
              : weka.isNominal() ? Attribute.Kind.NOMINAL : Attribute.Kind.TEXT;
      assertThat(attributes.get(a)).isEqualTo(new Attribute(weka.name(), kind, values));
    }
  }

  private static void assertSameRow(ArffReader reader, Instance expected) {
    double[] row = new double[expected.numAttributes()];
    for (int entry = 0; entry < reader.entries(); entry++) {
      int a = reader.attribute(entry);
      row[a] = reader.value(entry);
      if (expected.attribute(a).isString() && !expected.isMissing(a)) {
        assertThat(reader.text(entry)).isEqualTo(expected.stringValue(a));
      }
    }
    for (int a = 0; a < row.length; a++) {
      if (!expected.attribute(a).isString()) {
        // Boxed, so that NaN equals NaN, which both say of a missing value; and with -0 made 0,
        // which
        // Weka drops from sparse rows.
        assertThat(row[a] + 0.0).isEqualTo(Double.valueOf(expected.value(a) + 0.0));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "birds/birds-train.arff",
        "birds/birds-test.arff",
        "emotions/emotions.arff",
        "emotions/emotions-train.arff",
        "emotions/emotions-test.arff",
        "cal500/cal500.arff"
      })
  void publishedFiles(String name) throws IOException {
    Path folder = RealData.with("mulan").folder().orElseThrow();
    assertAsWekaReads(ByteSource.of(folder.resolve("mulan").resolve(name)));
  }

  /** A column: how it is declared, and what a row may write in it. */
  private record Column(String name, String type, Arbitrary<String> cell) {}

  @Property(tries = 200)
  void generatedFiles(@ForAll("files") String text) throws IOException {
    assertAsWekaReads(new TextSource("a.arff", text.getBytes(StandardCharsets.UTF_8)));
  }

  @Provide
  Arbitrary<String> files() {
    Arbitrary<String> end = Arbitraries.of("\n", "\r\n", "\r", "\n% a 'comment\n\n");
    return columns()
        .flatMap(
            columns ->
                Combinators.combine(
                        Arbitraries.of("@relation", "@RELATION", " @Relation"),
                        texts(),
                        rows(columns),
                        end)
                    .as((keyword, name, rows, eol) -> file(keyword, name, columns, rows, eol)));
  }

  private static String file(
      String keyword, String name, List<Column> columns, List<String> rows, String eol) {
    StringBuilder text = new StringBuilder(keyword + " " + quoted(name) + eol);
    columns.forEach(c -> text.append("@attribute " + quoted(c.name) + " " + c.type + eol));
    text.append("@data").append(eol);
    rows.forEach(row -> text.append(row).append(eol));
    return text.toString();
  }

  private static Arbitrary<List<Column>> columns() {
    return Arbitraries.oneOf(numeric(), nominal(), string())
        .list()
        .ofMinSize(1)
        .ofMaxSize(5)
        .uniqueElements(Column::name);
  }

  private static Arbitrary<Column> numeric() {
    Arbitrary<String> cell =
        Arbitraries.oneOf(
            Arbitraries.doubles().between(-1e30, 1e30).map(String::valueOf),
            Arbitraries.integers().map(String::valueOf),
            Arbitraries.of("0", "?", "-0", "1e3", ".5", "'2'", "5.", "+7", "1E-300"));
    return Combinators.combine(texts(), Arbitraries.of("numeric", "REAL", "Integer"))
        .as((name, type) -> new Column(name, type, cell));
  }

  private static Arbitrary<Column> nominal() {
    return Combinators.combine(texts(), texts().list().ofMinSize(1).ofMaxSize(4).uniqueElements())
        .as(
            (name, values) -> {
              List<String> written = values.stream().map(ArffDifferentialTest::quoted).toList();
              List<String> cells = new ArrayList<>(written);
              cells.add("?");
              return new Column(
                  name, "{" + String.join(" ,", written) + "}", Arbitraries.of(cells));
            });
  }

  private static Arbitrary<Column> string() {
    return texts()
        .map(name -> new Column(name, "string", texts().map(ArffDifferentialTest::quoted)));
  }

  /** Names and values, with what needs quotes and escapes. */
  private static Arbitrary<String> texts() {
    return Arbitraries.strings()
        .withChars("abcXYZ019-_.@ ,{}%'\"\\\t\u00e4\u20ac")
        .ofMinLength(1)
        .ofMaxLength(8);
  }

  private static String quoted(String text) {
    // Weka leaves bare what it then fails to read back: characters beyond Latin 1.
    String quoted = Utils.quote(text);
    return quoted.startsWith("'") ? quoted : "'" + text.replace("\\", "\\\\") + "'";
  }

  private static Arbitrary<List<String>> rows(List<Column> columns) {
    Arbitrary<List<String>> cells =
        Combinators.combine(columns.stream().map(Column::cell).toList()).as(List::copyOf);
    Arbitrary<String> dense =
        Combinators.combine(cells, Arbitraries.of(",", ", ", " ,\t", "\t"))
            .as((row, comma) -> String.join(comma, row));
    Arbitrary<String> sparse =
        Combinators.combine(cells, Arbitraries.integers().between(0, 31))
            .as(ArffDifferentialTest::sparse);
    return Arbitraries.oneOf(dense.list().ofMaxSize(5), sparse.list().ofMaxSize(5));
  }

  private static String sparse(List<String> row, int present) {
    List<String> entries = new ArrayList<>();
    for (int a = 0; a < row.size(); a++) {
      if ((present >> a & 1) == 1) {
        entries.add(a + " " + row.get(a));
      }
    }
    return "{" + String.join(", ", entries) + "}";
  }
}
