package org.sdlgm.datasets.arff;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.sdlgm.datasets.arff.LineTokens.FormatException;
import org.sdlgm.datasets.table.Attribute;

/**
 * What an ARFF file says before its rows.
 *
 * @param relation the relation's name
 * @param attributes the columns
 * @param values per attribute its declared values, if it is nominal
 */
record ArffHeader(
    String relation, List<Attribute> attributes, List<Optional<NominalValues>> values) {

  /** Takes a header line by line. */
  static final class Parser {
    private final List<Attribute> attributes = new ArrayList<>();
    private final List<Optional<NominalValues>> values = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private Optional<String> relation = Optional.empty();
    private boolean complete;

    /**
     * Takes a line.
     *
     * @param line before its first token
     * @throws FormatException if it is none of a header
     */
    void line(LineTokens line) throws FormatException {
      line.skipBlanks();
      if (line.atEnd()) {
        return;
      }
      line.next();
      String keyword = line.text().toLowerCase(Locale.ROOT);
      if (relation.isEmpty() && !keyword.equals("@relation")) {
        throw new FormatException("an ARFF file begins with @relation, not with " + line.shown());
      }
      switch (keyword) {
        case "@relation" -> relation(line);
        case "@attribute" -> attribute(line);
        case "@data" -> complete = true;
        default ->
            throw new FormatException(
                line.shown() + " is neither @attribute nor @data, and the rows come after @data");
      }
      line.skipBlanks();
      if (!line.atEnd()) {
        throw new FormatException(
            "the line goes on after its end; put names with blanks into quotes");
      }
    }

    private void relation(LineTokens line) throws FormatException {
      if (relation.isPresent()) {
        throw new FormatException("there is a second @relation");
      }
      line.skipBlanks();
      if (line.atEnd()) {
        relation = Optional.of("");
        return;
      }
      line.next();
      relation = Optional.of(line.text());
    }

    private void attribute(LineTokens line) throws FormatException {
      line.skipBlanks();
      line.next();
      String name = line.text();
      if (!names.add(name)) {
        throw new FormatException("a second attribute is called '" + name + "'; rename one");
      }
      line.skipBlanks();
      if (line.take('{')) {
        nominal(name, line);
        return;
      }
      line.next();
      String type = line.text().toLowerCase(Locale.ROOT);
      switch (type) {
        case "numeric", "real", "integer" -> numeric(name, line);
        case "string" -> attributes.add(Attribute.text(name));
        case "date" -> date(name, line);
        default ->
            throw new FormatException(
                "the attribute '%s' has the type %s; numeric, real, integer, string, date and {...}"
                        .formatted(name, line.shown())
                    + " are read");
      }
      values.add(Optional.empty());
    }

    /** The range that some programs write behind the type says nothing that the rows do not. */
    private void numeric(String name, LineTokens line) throws FormatException {
      attributes.add(Attribute.numeric(name));
      line.skipBlanks();
      if (line.take('[') && !line.skipPast(']')) {
        throw new FormatException("the range of the attribute '" + name + "' ends without ]");
      }
      line.skipBlanks();
      if (line.at('{')) {
        throw new FormatException(
            "the attribute '" + name + "' has a weight, which is not read; remove it");
      }
    }

    private void date(String name, LineTokens line) throws FormatException {
      attributes.add(Attribute.text(name));
      line.skipBlanks();
      if (!line.atEnd()) {
        line.next();
      }
    }

    private void nominal(String name, LineTokens line) throws FormatException {
      List<String> texts = new ArrayList<>();
      List<byte[]> bytes = new ArrayList<>();
      Set<String> seen = new HashSet<>();
      line.skipBlanks();
      while (!line.take('}')) {
        if (line.atEnd()) {
          throw new FormatException("the values of the attribute '" + name + "' end without }");
        }
        line.next();
        if (!seen.add(line.text())) {
          throw new FormatException(
              "the attribute '" + name + "' declares " + line.shown() + " twice");
        }
        texts.add(line.text());
        bytes.add(line.copy());
        if (!line.separator() && !line.at('}') && !line.atEnd()) {
          throw new FormatException(
              "a comma is missing after " + line.shown() + "; put values with quotes into quotes");
        }
      }
      attributes.add(Attribute.nominal(name, texts));
      values.add(Optional.of(new NominalValues(bytes)));
    }

    /** Whether the rows follow. */
    boolean complete() {
      return complete;
    }

    /**
     * The header.
     *
     * @throws FormatException if it is not complete
     */
    ArffHeader header() throws FormatException {
      if (!complete) {
        throw new FormatException("the file ends before @data; is it ARFF, and whole?");
      }
      if (attributes.isEmpty()) {
        throw new FormatException("there is no @attribute before @data");
      }
      return new ArffHeader(relation.orElseThrow(), attributes, values);
    }
  }
}
