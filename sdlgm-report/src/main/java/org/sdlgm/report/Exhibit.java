package org.sdlgm.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sdlgm.data.ObservationShape;
import org.sdlgm.experiment.output.GreyScale;

/**
 * Observations to look at: pictures where the data are pictures, else a table of numbers.
 *
 * @param id unique in the page
 * @param gallery the pictures
 * @param table the numbers
 */
record Exhibit(String id, Optional<Gallery> gallery, Optional<Table> table) {
  /** The columns of a table of numbers: more would not fit a screen. */
  private static final int MAX_COLUMNS = 10;

  /** The rows of a table of numbers. */
  private static final int MAX_ITEMS = 10;

  /** Pictures are enlarged by a whole factor to about this many CSS pixels. */
  private static final int CSS_SIDE = 64;

  /**
   * Observations of one kind, such as all originals.
   *
   * @param name of the kind
   * @param rows one per item
   */
  record Layer(String name, float[][] rows) {}

  /**
   * What stands below an item.
   *
   * @param text short
   * @param detail a second line; may be empty
   */
  record Caption(String text, String detail) {
    /** Whether there is a second line. */
    boolean detailed() {
      return !detail.isEmpty();
    }
  }

  /**
   * Pictures in columns: each item one column, each layer one row of it.
   *
   * @param style CSS variables: a picture's size and how many there are
   * @param ink whether 1 is ink on paper, so that a light page shows it dark on light
   * @param layers names and pictures, top to bottom
   * @param items the columns
   */
  record Gallery(String style, boolean ink, List<StripLayer> layers, List<Item> items) {
    /** Whether the layers need names. */
    boolean key() {
      return layers.size() > 1;
    }
  }

  /**
   * A layer as a strip of pictures.
   *
   * @param name of the layer
   * @param strip the class that has the strip as its background
   * @param uri the strip
   */
  record StripLayer(String name, String strip, String uri) {}

  /**
   * A column of a gallery.
   *
   * @param index in the strips
   * @param caption below it
   * @param pictures one per layer: the strip's class, and words for those who cannot see it
   */
  record Item(int index, Caption caption, List<Picture> pictures) {}

  /**
   * One window on a strip.
   *
   * @param strip the strip's class
   * @param words what it shows
   */
  record Picture(String strip, String words) {}

  /**
   * Numbers.
   *
   * @param columns titles of the dimensions shown
   * @param more how many dimensions are not shown; empty if none
   * @param items the items, each some rows
   */
  record Table(List<String> columns, Optional<String> more, List<TableItem> items) {}

  /**
   * An item's rows, one per layer.
   *
   * @param caption at the left
   * @param rows its rows
   * @param span how many rows
   */
  record TableItem(Caption caption, List<TableRow> rows, int span) {}

  /**
   * A layer of an item.
   *
   * @param name of the layer
   * @param first whether it is the item's first
   * @param cells the numbers
   */
  record TableRow(String name, boolean first, List<Cell> cells) {}

  /**
   * A number.
   *
   * @param text the number
   * @param heat its place in the range, in percent, as the cell's tint
   */
  record Cell(String text, int heat) {}

  /**
   * An exhibit of layers.
   *
   * @param id unique in the page
   * @param shape of each row
   * @param layers at least one, all of one length
   * @param captions one per row
   */
  static Exhibit of(String id, ObservationShape shape, List<Layer> layers, List<Caption> captions) {
    GreyScale range = GreyScale.of(shape, List.of(layers.get(0).rows()));
    return shape.isImage()
        ? new Exhibit(
            id, Optional.of(gallery(id, shape, layers, captions, range)), Optional.empty())
        : new Exhibit(id, Optional.empty(), Optional.of(table(layers, captions, range)));
  }

  private static Gallery gallery(
      String id,
      ObservationShape shape,
      List<Layer> layers,
      List<Caption> captions,
      GreyScale range) {
    List<StripLayer> strips = new ArrayList<>();
    ImageStrip last = null;
    for (Layer layer : layers) {
      last = ImageStrip.of(shape, layer.rows(), range);
      strips.add(new StripLayer(layer.name(), id + "-" + strips.size(), last.uri()));
    }
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < captions.size(); i++) {
      int number = i + 1;
      items.add(
          new Item(
              i,
              captions.get(i),
              strips.stream()
                  .map(strip -> new Picture(strip.strip(), strip.name() + " " + number))
                  .toList()));
    }
    return new Gallery(
        style(last), shape.values() == ObservationShape.Values.BINARY, strips, items);
  }

  private static String style(ImageStrip strip) {
    int scale = Math.max(1, Math.round((float) CSS_SIDE / Math.max(strip.height(), strip.width())));
    return "--w:%dpx;--h:%dpx;--n:%d"
        .formatted(scale * strip.width(), scale * strip.height(), strip.count());
  }

  private static Table table(List<Layer> layers, List<Caption> captions, GreyScale range) {
    int width = layers.get(0).rows()[0].length;
    int shown = Math.min(MAX_COLUMNS, width);
    List<String> columns = new ArrayList<>();
    for (int d = 1; d <= shown; d++) {
      columns.add("x" + d);
    }
    List<TableItem> items = new ArrayList<>();
    for (int i = 0; i < Math.min(MAX_ITEMS, captions.size()); i++) {
      List<TableRow> rows = new ArrayList<>();
      for (Layer layer : layers) {
        rows.add(new TableRow(layer.name(), rows.isEmpty(), cells(layer.rows()[i], shown, range)));
      }
      items.add(new TableItem(captions.get(i), rows, rows.size()));
    }
    return new Table(
        columns,
        width > shown
            ? Optional.of("and " + Numbers.count(width - shown, "more value") + " each")
            : Optional.empty(),
        items);
  }

  private static List<Cell> cells(float[] row, int shown, GreyScale range) {
    List<Cell> cells = new ArrayList<>();
    for (int d = 0; d < shown; d++) {
      cells.add(
          new Cell(
              Numbers.within(row[d], range.white() - range.black()),
              Math.round(100 * range.place(row[d]))));
    }
    return cells;
  }
}
