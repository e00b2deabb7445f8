package org.sdlgm.datasets.multilabel;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import org.sdlgm.datasets.source.Content;
import org.sdlgm.error.DataException;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;
import org.xml.sax.helpers.LocatorImpl;

/**
 * Mulan's label headers: {@code <labels><label name="..."/></labels>}, where labels may be nested.
 *
 * <p>Format: G. Tsoumakas et al., "Mulan: a Java library for multi-label learning", JMLR 12, 2011.
 * A label that has labels within is a label as the others are. A document type declaration, and so
 * every entity, is refused; nothing is ever fetched.
 */
public final class LabelXml {
  private static final String ROOT = "labels";
  private static final String LABEL = "label";
  private static final String NAME = "name";
  private static final int MAX_DEPTH = 1000;

  private LabelXml() {}

  /**
   * The names of the labels, in the document's order.
   *
   * @param content of the file
   * @throws DataException if it is no such header, names a label twice, or has none: the file and
   *     the line
   */
  public static List<String> names(Content content) {
    Handler handler = new Handler();
    try {
      parser().parse(new InputSource(new ByteArrayInputStream(content.bytes())), handler);
    } catch (SAXParseException e) {
      throw new DataException(
          content.source() + ":" + Math.max(1, e.getLineNumber()) + ": " + reason(e), e);
    } catch (SAXException | IOException | ParserConfigurationException e) {
      throw new DataException(content.source() + " cannot be read as XML: " + e.getMessage(), e);
    }
    if (handler.names.isEmpty()) {
      throw new DataException(content.source() + " names no label; write <label name=\"...\"/>");
    }
    return List.copyOf(handler.names);
  }

  private static SAXParser parser() throws ParserConfigurationException, SAXException {
    SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory.newSAXParser();
  }

  private static String reason(SAXParseException e) {
    return String.valueOf(e.getMessage()).contains("DOCTYPE")
        ? "a document type declaration is refused; remove the <!DOCTYPE ...>"
        : e.getMessage();
  }

  private static final class Handler extends DefaultHandler {
    private final Set<String> names = new LinkedHashSet<>();
    private final Deque<String> open = new ArrayDeque<>();
    private Locator locator = new LocatorImpl();

    @Override
    public void setDocumentLocator(Locator locator) {
      this.locator = locator;
    }

    @Override
    public void startElement(String uri, String element, String qualified, Attributes attributes)
        throws SAXException {
      String expected = open.isEmpty() ? ROOT : LABEL;
      if (!element.equals(expected)) {
        throw new SAXParseException(
            "there is <" + element + "> where <" + expected + "> should be", locator);
      }
      open.push(element);
      if (open.size() > MAX_DEPTH) {
        throw new SAXParseException("labels are nested deeper than " + MAX_DEPTH, locator);
      }
      if (element.equals(LABEL)) {
        add(attributes.getValue(NAME));
      }
    }

    private void add(String name) throws SAXException {
      if (name == null || name.isBlank()) {
        throw new SAXParseException("a label has no name; write <label name=\"...\"/>", locator);
      }
      if (!names.add(name)) {
        throw new SAXParseException("the label '" + name + "' is there twice", locator);
      }
    }

    @Override
    public void endElement(String uri, String element, String qualified) {
      open.pop();
    }

    @Override
    public void error(SAXParseException e) throws SAXException {
      throw e;
    }

    @Override
    public void fatalError(SAXParseException e) throws SAXException {
      throw e;
    }
  }
}
