package dev.nnmaven.trainer.text;

import dev.nnmaven.nn.text.SafeText;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Formats tables of a log. */
public final class TextTable {

  private TextTable() {}

  /** A line for the heading, and one for each of these. */
  public static <T> List<String> lines(
      String pattern, List<String> heading, List<T> items, Function<T, List<String>> cells) {
    return lines(pattern, Stream.concat(Stream.of(heading), items.stream().map(cells)).toList());
  }

  /**
   * One line per row, without spaces at its end.
   *
   * @param pattern format of a row, such as {@code %-*s %8s %s}; a {@code *} stands for the width
   *     of the column's widest cell, with invisible characters escaped
   * @param rows cells as many as the pattern has, the heading's first
   */
  public static List<String> lines(String pattern, List<List<String>> rows) {
    String format = pattern;
    List<List<String>> shown =
        rows.stream().map(row -> row.stream().map(SafeText::escaped).toList()).toList();
    for (int column = 0; format.contains("*"); column++) {
      int c = column;
      int width = shown.stream().mapToInt(row -> row.get(c).length()).max().orElse(0);
      format = format.replaceFirst("\\*", Integer.toString(Math.max(1, width)));
    }
    String row = format;
    return shown.stream()
        .map(cells -> Formats.format(row, cells.toArray()).stripTrailing())
        .toList();
  }
}
