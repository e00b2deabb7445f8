package org.sdlgm.datasets.arff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.ByteRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sdlgm.datasets.fixture.TextSource;
import org.sdlgm.datasets.source.ByteSource;
import org.sdlgm.datasets.table.Attribute;
import org.sdlgm.error.DataException;

final class ArffReaderTest {
  private static final double MISSING = Double.NaN;

  /** All rows, dense: what a sparse row leaves out is 0. */
  private static List<double[]> rows(ByteSource source) {
    try (ArffReader reader = ArffReader.open(source)) {
      List<double[]> rows = new ArrayList<>();
      while (reader.next()) {
        double[] row = new double[reader.attributes().size()];
        for (int e = 0; e < reader.entries(); e++) {
          row[reader.attribute(e)] = reader.value(e);
        }
        rows.add(row);
      }
      return rows;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static List<Attribute> attributes(ByteSource source) {
    try (ArffReader reader = ArffReader.open(source)) {
      return reader.attributes();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static TextSource numbers(String... rows) {
    List<String> lines =
        new ArrayList<>(
            List.of("@relation r", "@attribute a real", "@attribute b real", "@attribute c {x,y}"));
    lines.add("@data");
    lines.addAll(Arrays.asList(rows));
    return TextSource.arff(lines.toArray(String[]::new));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1,-2.5,y",
        " 1 ,\t-2.5 , y ",
        "1 -2.5 y",
        "1\t-2.5\ty",
        "+1,-.25e1,'y'",
        "1.,-25E-1,\"y\"",
        "1,-2.5,y,",
        "1,-2.5,y % a comment",
        "'1',-2.5,y%",
        "{0 1,1 -2.5,2 y}",
        "{ 0 1 , 1\t-2.5, 2 y }",
        "{2 'y', 1 -2.5, 0 1}",
        "{0 1 1 -2.5 2 y}",
        "{0 1,1 -2.5,2 y,} % a comment"
      })
  void aRowMayBeWrittenInManyWays(String row) {
    assertThat(rows(numbers(row))).containsExactly(new double[] {1, -2.5, 1});
  }

  @Test
  void whatASparseRowLeavesOutIsZeroOrTheFirstValue() {
    assertThat(rows(numbers("{}", "{2 y}", "{1 3}")))
        .containsExactly(new double[] {0, 0, 0}, new double[] {0, 0, 1}, new double[] {0, 3, 0});
  }

  @Test
  void aQuestionMarkIsAMissingValueUnlessItIsQuoted() {
    assertThat(rows(numbers("?,1,?", "{0 ?,2 ?}")))
        .containsExactly(new double[] {MISSING, 1, MISSING}, new double[] {MISSING, 0, MISSING});
    TextSource quoted = TextSource.arff("@relation r", "@attribute a {x,'?'}", "@data", "'?'", "?");
    assertThat(rows(quoted)).containsExactly(new double[] {1}, new double[] {MISSING});
  }

  @Test
  void keywordsAndTypesAreInAnyCaseAndTypesHaveThreeNames() {
    TextSource source =
        TextSource.arff(
            "% a comment",
            "",
            "  @RELATION   r",
            "@Attribute\ta\tNumeric % a comment",
            "@ATTRIBUTE b REAL",
            "@attribute c Integer",
            "@attribute d STRING",
            "@attribute e date \"yyyy-MM-dd\"",
            "@attribute f{x , y,z}",
            "@DATA % a comment",
            "",
            "% a comment",
            "  % another",
            "1,2,3,'a text',2020-02-02,z");
    assertThat(attributes(source))
        .containsExactly(
            Attribute.numeric("a"),
            Attribute.numeric("b"),
            Attribute.numeric("c"),
            Attribute.text("d"),
            Attribute.text("e"),
            Attribute.nominal("f", List.of("x", "y", "z")));
    assertThat(rows(source)).containsExactly(new double[] {1, 2, 3, MISSING, MISSING, 2});
  }

  @Test
  void namesAndValuesMayBeQuotedAndEscaped() {
    TextSource source =
        TextSource.arff(
            "@relation 'a \"relation\"'",
            "@attribute 'Swainson\\'s Thrush' {0,1}",
            "@attribute \"it's \\\"it\\\"\" {'a, b','c}d',\"e%f\",'',g\\h}",
            "@attribute 'tab\\there \\101\\\\' real",
            "@data",
            "1,'a, b',1",
            "0,\"c}d\",2",
            "0,'e\\%f',3",
            "0,\"\",4",
            "0,g\\h,5");
    assertThat(attributes(source))
        .extracting(Attribute::name)
        .containsExactly("Swainson's Thrush", "it's \"it\"", "tab\there A\\");
    assertThat(attributes(source).get(1).values())
        .containsExactly("a, b", "c}d", "e%f", "", "g\\h");
    assertThat(rows(source)).extracting(row -> row[1]).containsExactly(0.0, 1.0, 2.0, 3.0, 4.0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void linesEndInAnySystemsWayAndTheLastNeedNot(String end) {
    String text = String.join(end, "@relation r", "@attribute a real", "", "@data", "1", "", "2");
    TextSource source = new TextSource("a.arff", text.getBytes(StandardCharsets.UTF_8));
    assertThat(rows(source)).containsExactly(new double[] {1}, new double[] {2});
    try (ArffReader reader = ArffReader.open(source)) {
      assertThat(reader.next()).isTrue();
      assertThat(reader.line()).isEqualTo(5);
      assertThat(reader.next()).isTrue();
      assertThat(reader.line()).isEqualTo(7);
      assertThat(reader.next()).isFalse();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void textIsUtf8WithOrWithoutAMarkElseLatin1() {
    String text = "@relation r\n@attribute \u00fc {\u00e4,\u20ac}\n@data\n\u20ac\n";
    TextSource marked =
        new TextSource("a.arff", ("\ufeff" + text).getBytes(StandardCharsets.UTF_8));
    assertThat(attributes(marked))
        .containsExactly(Attribute.nominal("\u00fc", List.of("\u00e4", "\u20ac")));
    assertThat(rows(marked)).containsExactly(new double[] {1});
    String latin = "@relation r\n@attribute \u00fc {x,\u00e4}\n@data\n\u00e4\n";
    TextSource old = new TextSource("a.arff", latin.getBytes(StandardCharsets.ISO_8859_1));
    assertThat(attributes(old))
        .containsExactly(Attribute.nominal("\u00fc", List.of("x", "\u00e4")));
    assertThat(rows(old)).containsExactly(new double[] {1});
  }

  @Test
  void stringsAreReadAsTheyAre() {
    TextSource source =
        TextSource.arff("@relation r", "@attribute s string", "@data", "'it\\'s'", "?", "{0 b}");
    try (ArffReader reader = ArffReader.open(source)) {
      List<String> texts = new ArrayList<>();
      while (reader.next()) {
        texts.add(reader.text(0));
      }
      assertThat(texts).containsExactly("it's", "", "b");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aRelationMayHaveNoName() {
    assertThat(rows(TextSource.arff("@relation", "@attribute a real", "@data", "1")))
        .containsExactly(new double[] {1});
  }

  @Test
  void numbersAreAsJavaReadsThem() {
    List<String> texts =
        List.of(
            "0.1",
            "-0",
            "123456789012345678901234567890",
            "4.9e-324",
            "1e-400",
            "0.30000000000000004",
            // On both sides of what is exact as digits and a power of ten.
            "9007199254740992",
            "9007199254740993",
            "900719925474099.3",
            "-0.000000000000000001",
            "999999999999999999",
            "9999999999999999999",
            "18446744073709551617",
            "00000000000000000001.5",
            "-.5",
            "-5.");
    texts.forEach(ArffReaderTest::assertReadAsJavaDoes);
  }

  private static void assertReadAsJavaDoes(String text) {
    assertThat(rows(numbers(text + ",0,x")).get(0)[0])
        .as(text)
        .isEqualTo(Double.valueOf(Double.parseDouble(text)));
  }

  @Property(tries = 5000)
  void decimalsAreAsJavaReadsThem(
      @ForAll boolean negative,
      @ForAll @NumericChars @StringLength(min = 1, max = 20) String whole,
      @ForAll @NumericChars @StringLength(max = 20) String fraction) {
    assertReadAsJavaDoes((negative ? "-" : "") + whole + "." + fraction);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "1,2 | the row has 2 values for 3 attributes",
        "1 | the row has 1 values for 3 attributes",
        "1,2,x,4 | more values than the 3 attributes",
        "1,,x | attribute 1 ('b') is empty; a missing value is written as ?",
        ",2,x | attribute 0 ('a') is empty",
        "1,NaN,x | attribute 1 ('b') is 'NaN', which is no finite number",
        "1,-Infinity,x | is '-Infinity', which is no finite number",
        "1,1e999,x | is '1e999', which is no finite number",
        "1,0x10,x | is '0x10', which is no finite number",
        "1,1f,x | is '1f', which is no finite number",
        "1,1.2.3,x | is '1.2.3', which is no finite number",
        "1,'',x | is '', which is no finite number",
        "1,2,z | attribute 2 ('c') is 'z', which its declaration does not have: x, y",
        "1,2,X | is 'X', which its declaration does not have",
        "1,2,'x | a quote without an end",
        "1,2,'x\\ | a quote without an end",
        "1,2,x'y' | the row has more values",
        "1,2'3',x | a comma is missing after '2'",
        "1,2,x,{5} | weights are not read",
        "1,2,x {5} | weights are not read",
        "{0 1},{5} | weights are not read",
        "{0 1 | the sparse row ends without }",
        "{0 1,3 x} | '3' is no attribute's index, from 0 to 2",
        "{-1 1} | '-1' is no attribute's index",
        "{99999999999999999999 1} | is no attribute's index",
        "{a 1} | 'a' is no attribute's index",
        "{0 1,0 2} | the row has attribute 0 ('a') twice",
        "{0} | has nothing where a value should be",
        "{0,1} | attribute 0 ('a') is empty",
        "{2 z} | which its declaration does not have"
      })
  void aBadRowIsNamedWithItsFileAndLine(String row, String reason) {
    assertThatThrownBy(() -> rows(numbers("1,2,x", row)))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith("a.arff:7: ")
        .hasMessageContaining(reason)
        .message()
        .hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "hello | begins with @relation, not with 'hello'",
        "@relation r^@relation s | there is a second @relation",
        "@relation r s | the line goes on after its end; put names with blanks into quotes",
        "@relation r^@attribute a real {2} | the attribute 'a' has a weight, which is not read",
        "@relation r^@attribute a real [0, 5 | the range of the attribute 'a' ends without ]",
        "@relation r^@attribute a real^@attribute 'a' real | a second attribute is called 'a'",
        "@relation r^@attribute a relational | has the type 'relational'; numeric,",
        "@relation r^@attribute a b c real | has the type 'b'",
        "@relation r^@attribute a | has nothing where a value should be",
        "@relation r^@attribute a {x,y | end without }",
        "@relation r^@attribute a {x,x} | declares 'x' twice",
        "@relation r^@attribute a {x'y'} | a comma is missing after 'x'",
        "@relation r^@attribute a {x} {2} | the line goes on after its end",
        "@relation r^@attribute 'a real | a quote without an end",
        "@relation r^1,2,3 | '1' is neither @attribute nor @data",
        "@relation r^@attribute a real | ends before @data; is it ARFF, and whole?",
        "@relation r^@data | there is no @attribute before @data"
      })
  void aBadHeaderIsNamedWithItsFileAndLine(String header, String reason) {
    assertThatThrownBy(() -> rows(TextSource.arff(header.split("\\^"))))
        .isInstanceOf(DataException.class)
        .hasMessageMatching("a\\.arff:\\d+: .*")
        .hasMessageContaining(reason)
        .message()
        .hasLineCount(1);
  }

  @Test
  void anEmptyFileIsNamed() {
    assertThatThrownBy(() -> rows(new TextSource("a.arff", new byte[0])))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("ends before @data");
  }

  @Property(tries = 2000)
  void anAlteredFileIsReadOrRefused(
      @ForAll @IntRange(min = 0, max = 200) int at, @ForAll @ByteRange byte value) {
    TextSource source =
        TextSource.arff(
            "@relation 'r: -C 1'",
            "@attribute 'a b' {0,1}",
            "@attribute c real",
            "@attribute d string",
            "@data",
            "1,2.5e3,'x\\ty'",
            "{0 1, 1 ?, 2 \"z\"} % end");
    byte[] bytes = source.bytes().clone();
    bytes[at % bytes.length] = value;
    try {
      rows(new TextSource("a.arff", bytes));
    } catch (DataException e) {
      assertThat(e.getMessage()).startsWith("a.arff:").hasLineCount(1);
    }
  }

  @Test
  void aLineMayBeLongerThanTheBuffer() {
    int attributes = 100_000;
    StringBuilder text = new StringBuilder("@relation r\n");
    StringBuilder row = new StringBuilder("7");
    for (int a = 0; a < attributes; a++) {
      text.append("@attribute a").append(a).append(" real\n");
      row.append(a == 0 ? "" : "," + a);
    }
    text.append("@data\n").append(row).append("\r\n").append(row).append("\n");
    List<double[]> rows =
        rows(new TextSource("a.arff", text.toString().getBytes(StandardCharsets.UTF_8)));
    assertThat(rows).hasSize(2);
    assertThat(rows.get(1)[0]).isEqualTo(7);
    assertThat(rows.get(1)[attributes - 1]).isEqualTo(attributes - 1);
  }

  /** A file that nobody holds: its rows are made when they are read. */
  private record MadeUp(int count) implements ByteSource {
    @Override
    public String name() {
      return "made-up.arff";
    }

    @Override
    public InputStream open() {
      byte[] header =
          "@relation r\n@attribute a real\n@attribute b {x,y}\n@attribute c real\n@data\n"
              .getBytes(StandardCharsets.UTF_8);
      byte[] row = "{0 12.25, 1 y, 2 -1e-3}\n".getBytes(StandardCharsets.UTF_8);
      return new InputStream() {
        private byte[] current = header;
        private int position;
        private int rows;

        @Override
        public int read() {
          throw new AssertionError("reading byte by byte is slow");
        }

        @Override
        public int read(byte[] to, int offset, int length) {
          if (position == current.length) {
            if (rows == count) {
              return -1;
            }
            rows++;
            current = row;
            position = 0;
          }
          int taken = Math.min(length, current.length - position);
          System.arraycopy(current, position, to, offset, taken);
          position += taken;
          return taken;
        }
      };
    }
  }

  @Test
  void aMillionSparseRowsTakeNoMoreMemoryThanOne() throws IOException {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    try (ArffReader reader = ArffReader.open(new MadeUp(1_000_000))) {
      assertThat(reader.next()).isTrue();
      long before = threads.getCurrentThreadAllocatedBytes();
      int rows = 1;
      double sum = 0;
      while (reader.next()) {
        rows++;
        sum += reader.value(0) + reader.value(1);
      }
      long allocated = threads.getCurrentThreadAllocatedBytes() - before;
      assertThat(rows).isEqualTo(1_000_000);
      assertThat(sum).isEqualTo(13.25 * 999_999);
      assertThat(allocated).isLessThan(1 << 20);
    }
  }
}
