package org.sdlgm.datasets.multilabel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sdlgm.datasets.fixture.Bytes;
import org.sdlgm.datasets.fixture.Loopback;
import org.sdlgm.datasets.source.Content;
import org.sdlgm.datasets.table.Attribute;
import org.sdlgm.error.DataException;

final class LabelXmlTest {
  private static List<String> names(String xml) {
    return LabelXml.names(new Content("l.xml", xml.getBytes(StandardCharsets.UTF_8), ""));
  }

  @Test
  void aFlatHeader() {
    assertThat(
            names(
                """
                <?xml version="1.0" encoding="utf-8"?>
                <labels xmlns="http://mulan.sourceforge.net/labels">
                <label name="Swainson's Thrush"></label>
                <label name="a &amp; b"/>
                </labels>"""))
        .containsExactly("Swainson's Thrush", "a & b");
  }

  @Test
  void aNestedHeaderNamesTheUpperLabelsToo() {
    assertThat(
            names(
                """
                <labels><!-- no namespace -->
                  <label name="sports"><label name="ball"><label name="football"/></label>
                  <label name="ski"/></label>
                  <label name="music"/>
                </labels>"""))
        .containsExactly("sports", "ball", "football", "ski", "music");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "<tags/> | l.xml:1: there is <tags> where <labels> should be",
        "<labels>^<tag name='x'/></labels> | l.xml:2: there is <tag> where <label> should be",
        "<labels>^^<label/></labels> | l.xml:3: a label has no name",
        "<labels><label name=' '/></labels> | l.xml:1: a label has no name",
        "<labels><label name='x'/>^<label name='x'/></labels> | l.xml:2: the label 'x' is there twice",
        "<labels></labels> | l.xml names no label",
        "<labels><label name='x'> | l.xml:1: XML document structures must start and end",
        "<labels><label name='&x;'/></labels> | l.xml:1: The entity \"x\" was referenced",
        "hello | l.xml:1: Content is not allowed in prolog",
        "<!DOCTYPE labels []>^<labels/> | l.xml:1: a document type declaration is refused"
      })
  void aBadHeaderIsNamedWithItsFileAndLine(String xml, String reason) {
    assertThatThrownBy(() -> names(xml.replace('^', '\n')))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(reason)
        .message()
        .hasLineCount(1);
  }

  @Test
  void nothingIsFetched() {
    try (Loopback server = new Loopback()) {
      URI base = server.has("labels.dtd", Bytes.text("")).has("x", Bytes.text("x")).base();
      String external = "<!DOCTYPE labels SYSTEM '%slabels.dtd'>".formatted(base);
      String entity = "<!DOCTYPE labels [<!ENTITY x SYSTEM '%sx'>]>".formatted(base);
      String schema =
          "<labels xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'"
              + " xsi:noNamespaceSchemaLocation='%sx'><label name='a'/></labels>".formatted(base);
      for (String declaration : List.of(external, entity)) {
        assertThatThrownBy(() -> names(declaration + "<labels><label name='a'/>&x;</labels>"))
            .isInstanceOf(DataException.class)
            .hasMessageContaining("<!DOCTYPE");
      }
      assertThat(names(schema)).containsExactly("a");
      assertThat(server.asked()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Music: -C 2,a b",
    "Music: -C -1,c",
    "'-C 1 -split-number 5',a",
    "'x -split-percentage 67 -C -2',b c",
    "'My-C 2',''",
    "'',''"
  })
  void mekasRelationSaysWhichAttributesAreLabels(String relation, String labels) {
    List<Attribute> attributes =
        List.of(Attribute.numeric("a"), Attribute.numeric("b"), Attribute.numeric("c"));
    List<String> expected = labels.isEmpty() ? List.of() : List.of(labels.split(" "));
    assertThat(MekaRelation.labels("a.arff", relation, attributes)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"0", "2", "-2", "999999999"})
  void mekasRelationMustLeaveAnAttribute(int labels) {
    List<Attribute> attributes = List.of(Attribute.numeric("a"), Attribute.numeric("b"));
    assertThatThrownBy(() -> MekaRelation.labels("a.arff", "r: -C " + labels, attributes))
        .isInstanceOf(DataException.class)
        .hasMessage("a.arff: the relation's -C " + labels + " does not fit its 2 attributes");
  }
}
