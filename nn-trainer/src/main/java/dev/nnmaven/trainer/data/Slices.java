package dev.nnmaven.trainer.data;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.data.table.Column;
import dev.nnmaven.nn.data.table.ColumnKind;
import dev.nnmaven.nn.text.Illegal;
import dev.nnmaven.nn.text.NearestName;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.trainer.config.DataLocations;
import dev.nnmaven.trainer.config.RowFormat;
import dev.nnmaven.trainer.config.SettingsReader;
import dev.nnmaven.trainer.image.ImageFolderReader;
import dev.nnmaven.trainer.table.RowFile;
import dev.nnmaven.trainer.table.TableFile;
import dev.nnmaven.trainer.text.Formats;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** What {@code nn.slices} asks for: slices of the test examples, which may overlap. */
public record Slices(List<SliceAttribute> attributes) {

  public static final Slices NONE = new Slices(List.of());

  private static final int MOST_COLUMNS = 20;
  private static final int BINS = 4;
  private static final int MOST_WORDS = 12;

  private static final String NO_NAMES =
      "patterns are for the names of images, and rows have none; name columns";

  /** Maximum number of names in a message. */
  private static final int MOST_SHOWN = 5;

  /** Parses the parameters; errors are added to the mistakes. */
  public static Slices parse(SettingsReader reader) {
    return reader.parse("slices", Slices::attributes).map(Slices::new).orElse(NONE);
  }

  /**
   * Adds a mistake for each attribute that the test data of the settings cannot have: by the header
   * of a table, or by the names of images. Values are read with the data.
   */
  public void requireFit(SettingsReader reader) {
    DataLocations places = DataLocations.in(reader.settings());
    Path place = places.test().orElse(places.training());
    List<String> header =
        places.isTable() ? RowFile.header(place, RowFormat.parse(reader)) : List.of();
    List<String> names = places.isTable() ? List.of() : ImageFolderReader.names(place);
    if (header.isEmpty() && names.isEmpty()) {
      return; // who reads the data says what is wrong with it
    }
    Cells cells = new Cells(String.valueOf(place.getFileName()), header, Map.of());
    for (SliceAttribute attribute : attributes) {
      try {
        if (attribute.pattern().isEmpty()) {
          cells.require(attribute.name());
        } else if (names.isEmpty()) {
          throw new IllegalArgumentException(NO_NAMES);
        } else {
          attribute.find(names.toArray(String[]::new));
        }
      } catch (IllegalArgumentException e) {
        reader.mistake("slices", String.valueOf(e.getMessage()));
      }
    }
  }

  /**
   * Requires that a slice, such as {@code font=serif}, can be one of these.
   *
   * @throws IllegalArgumentException if it is of another attribute
   */
  public void require(String slice) {
    List<String> names = attributes.stream().map(SliceAttribute::name).toList();
    if (!attributes.isEmpty() && names.stream().noneMatch(text -> slice.startsWith(text + "="))) {
      throw Illegal.argument(
          "\"%s\" is a slice of none of nn.slices, whose slices are called %s",
          slice, Formats.list(names.stream().map(text -> text + "=VALUE").toList(), MOST_SHOWN));
    }
  }

  private static List<SliceAttribute> attributes(String text) {
    List<SliceAttribute> all =
        split(text).stream().flatMap(part -> SliceAttribute.parse(part).stream()).toList();
    Set<String> names = new HashSet<>();
    for (SliceAttribute attribute : all) {
      if (!names.add(attribute.name())) {
        throw Illegal.argument(
            "\"%s\" is named twice; each attribute needs a name of its own", attribute.name());
      }
    }
    return all;
  }

  /** At the commas; those inside of brackets belong to a pattern. */
  private static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == ',' && depth == 0) {
        parts.add(text.substring(start, i).strip());
        start = i + 1;
      } else {
        depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
      }
    }
    parts.add(text.substring(start).strip());
    return parts;
  }

  /**
   * The slices, attribute by attribute.
   *
   * @throws DatasetException if an attribute is none of these examples; the message has all
   */
  public List<Slice> of(Examples examples) throws DatasetException, IOException {
    List<Slice> slices = new ArrayList<>();
    List<String> mistakes = new ArrayList<>();
    Cells cells = cells(examples);
    for (SliceAttribute attribute : attributes) {
      try {
        String[] found =
            attribute.pattern().isPresent()
                ? attribute.find(names(examples))
                : cells.of(attribute.name());
        slices.addAll(attribute.slices(found));
      } catch (IllegalArgumentException e) {
        mistakes.add("nn.slices: " + e.getMessage());
      }
    }
    DatasetException.throwIfAny(mistakes);
    return slices;
  }

  /** The slices of a table that one looks at first: by each input of few words, or by quarters. */
  public static List<Slice> ofInputs(Examples examples) {
    List<Slice> slices = new ArrayList<>();
    if (examples instanceof RowExamples rows) {
      for (Column column : Formats.first(rows.columns(), MOST_COLUMNS)) {
        String[] values = rows.texts(column.name()).toArray(String[]::new);
        boolean isNumber = ColumnValue.areContinuous(column);
        boolean isFew =
            column.kind() != ColumnKind.TEXT
                && Arrays.stream(values).distinct().count() <= MOST_WORDS;
        try {
          if (isNumber || isFew) {
            slices.addAll(SliceAttribute.column(column.name(), isNumber ? BINS : 0).slices(values));
          }
        } catch (IllegalArgumentException e) {
          continue; // dates have an order, and no parts
        }
      }
    }
    return slices;
  }

  /**
   * Values of a column of the file, whether it was read or not, [N].
   *
   * @throws DatasetException if there is none, or the file cannot be read
   */
  static String[] cells(RowExamples rows, String column) throws DatasetException {
    try {
      return Cells.of(rows, Set.of(column)).of(column);
    } catch (IllegalArgumentException | IOException e) {
      throw new DatasetException(String.valueOf(e.getMessage()));
    }
  }

  private static String[] names(Examples examples) {
    List<String> names = examples.names();
    if (names.isEmpty()) {
      throw new IllegalArgumentException(NO_NAMES);
    }
    return names.toArray(String[]::new);
  }

  private Cells cells(Examples examples) throws DatasetException, IOException {
    Set<String> wanted = new HashSet<>();
    attributes.stream()
        .filter(attribute -> attribute.pattern().isEmpty())
        .forEach(a -> wanted.add(a.name()));
    return examples instanceof RowExamples rows
        ? Cells.of(rows, wanted)
        : new Cells("", List.of(), Map.of());
  }

  /**
   * Cells of some columns.
   *
   * @param header all columns of the file
   * @param columns by name, [N]
   */
  private record Cells(String file, List<String> header, Map<String, String[]> columns) {

    /** Columns that were read, and any other that the file has. */
    static Cells of(RowExamples rows, Set<String> wanted) throws DatasetException, IOException {
      TableFile file = rows.file();
      Cells cells = new Cells(file.file(), file.header(), new HashMap<>());
      Set<String> others = new HashSet<>(wanted);
      others.retainAll(file.header());
      rows.plan().columns().stream()
          .map(Column::name)
          .filter(others::remove)
          .forEach(name -> cells.columns.put(name, rows.texts(name).toArray(String[]::new)));
      if (!others.isEmpty()) {
        List<Integer> lines = IntStream.range(0, rows.size()).mapToObj(rows::line).toList();
        RowFile.Some found = file.source().some(lines, others::contains);
        for (int c = 0; c < found.names().size(); c++) {
          int at = c;
          cells.columns.put(
              found.names().get(c),
              lines.stream().map(line -> found.text(line, at)).toArray(String[]::new));
        }
      }
      return cells;
    }

    String[] of(String column) {
      String[] found = columns.get(column);
      if (found == null) {
        require(column);
        throw Illegal.argument("%s has no column \"%s\" any more", file, column);
      }
      return found;
    }

    void require(String column) {
      if (!header.contains(column)) {
        throw new IllegalArgumentException(
            header.isEmpty()
                ? "images have no column \"%s\"; write NAME=PATTERN, such as font=/([a-z]+)-"
                    .formatted(column)
                : "%s has no column \"%s\"%s; it has %s"
                    .formatted(
                        file, column, NearestName.hint(column, header), SafeText.list(header)));
      }
    }
  }
}
