package dev.nnmaven.trainer.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.data.table.ColumnKind;
import dev.nnmaven.nn.data.table.TableBuilder;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.trainer.config.RowFormat;
import dev.nnmaven.trainer.text.Formats;
import dev.nnmaven.trainer.text.Top;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of comma-separated values (RFC 4180): a line of column names, then rows of as many cells.
 * Blanks around a cell are not part of it, and empty lines are not rows.
 */
public record CsvFile(Path path, char separator, Charset charset) implements RowFile {

  private static final String SEPARATORS = ",;\t";

  private static final Pattern TABBED = Pattern.compile("(?i)\\.tsv(\\.gz)?$");

  /** Where the parser's messages say the line. */
  private static final Pattern RECORD = Pattern.compile(" \\(record starting at line ([0-9]+)\\)");

  /** A first line that tells Excel the separator, and is not a line of names. */
  private static final Pattern SEPARATOR = Pattern.compile("(?i)\"?sep=([^\"\r\n])\"?(?:\r|\n|$)");

  /** Maximum number of characters of that line. */
  private static final int LONGEST_SEPARATOR = 8;

  /** Maximum number of characters that are looked at to find the separator. */
  private static final int LONGEST_HEADER = 1 << 20;

  /** A file, whose separator is looked for in its first line unless it is configured. */
  public static CsvFile of(Path path, RowFormat format) throws DatasetException, IOException {
    Charset charset = format.charset();
    char separator =
        format.separator().isPresent() ? format.separator().get() : separator(path, charset);
    return new CsvFile(path, separator, charset);
  }

  /** What the first line says; or the most frequent one in the line of names. */
  private static char separator(Path path, Charset charset) throws DatasetException, IOException {
    try (Reader in = Unpacked.text(path, charset)) {
      char[] start = new char[LONGEST_SEPARATOR];
      in.mark(start.length);
      int length = Math.max(0, in.read(start));
      Matcher said = SEPARATOR.matcher(new String(start, 0, length));
      in.reset();
      return said.lookingAt() ? said.group(1).charAt(0) : frequent(in, path);
    } catch (IOException e) {
      throw Unpacked.problem(path, charset, e, 1);
    }
  }

  /** The most frequent separator outside of quotes, the first of equals; of a .tsv, the tab. */
  private static char frequent(Reader in, Path path) throws IOException {
    int[] counts = new int[SEPARATORS.length()];
    boolean quoted = false;
    boolean begun = false; // empty lines are not rows, nor the line of names
    for (int read = 0; read < LONGEST_HEADER; read++) {
      int c = in.read();
      boolean ends = c == '\n' || c == '\r';
      if (c < 0 || (ends && begun && !quoted)) {
        break;
      }
      begun |= !ends;
      quoted ^= c == '"';
      int which = quoted ? -1 : SEPARATORS.indexOf(c);
      if (which >= 0) {
        counts[which]++;
      }
    }
    if (counts[SEPARATORS.indexOf('\t')] > 0 && TABBED.matcher(path.toString()).find()) {
      return '\t'; // all others are parts of names
    }
    return SEPARATORS.charAt(Top.first(counts.length, i -> -counts[i]));
  }

  @Override
  public void read(Rows rows) throws DatasetException, IOException {
    int line = 1;
    try (Reader in = Unpacked.text(path, charset);
        CsvReader<CsvRecord> records =
            CsvReader.builder()
                .fieldSeparator(separator)
                .allowExtraFields(true) // said here, with the line and the names
                .allowMissingFields(true)
                .allowUnclosedQuote(false)
                .ofCsvRecord(in)) {
      List<String> names = List.of();
      for (CsvRecord csvRecord : records) {
        line = (int) Math.min(Integer.MAX_VALUE, csvRecord.getStartingLineNumber());
        List<String> cells = csvRecord.getFields().stream().map(String::strip).toList();
        if (line == 1 && saysSeparator(csvRecord.getFields())) {
          continue;
        }
        if (names.isEmpty()) {
          names = named(cells);
          requireNames(names, line);
          rows.header(names);
        } else {
          requireAsMany(names, cells, line);
          rows.row(line, cells);
        }
      }
      if (names.isEmpty()) {
        throw new DatasetException(path + " is empty; expected a line of column names, and rows");
      }
    } catch (CsvParseException e) {
      throw malformed(e, line);
    } catch (UncheckedIOException e) {
      throw Unpacked.problem(path, charset, Objects.requireNonNull(e.getCause()), line);
    } catch (IOException e) {
      throw Unpacked.problem(path, charset, e, line);
    }
  }

  private boolean saysSeparator(List<String> cells) {
    return SEPARATOR.matcher(String.join(String.valueOf(separator), cells)).matches();
  }

  /** Writes such files: cells as they are, in quotes where needed; its failures are unchecked. */
  public static CsvWriter writer(Writer out, char separator) {
    return CsvWriter.builder()
        .fieldSeparator(separator)
        .commentCharacter('\0') // no text begins so; these files have no comments
        .build(out);
  }

  private DatasetException malformed(CsvParseException e, int line)
      throws DatasetException, IOException {
    if (e.getCause() instanceof IOException cause) {
      return Unpacked.problem(path, charset, cause, line);
    }
    String message = String.valueOf(e.getMessage());
    Matcher start = RECORD.matcher(message);
    String where = start.find() ? "line " + start.group(1) : "after line " + line;
    return new DatasetException(
        "%s, %s: %s%s",
        path,
        where,
        start.replaceFirst(""),
        message.contains("quot") ? " (a quote in a quoted cell is written twice)" : "");
  }

  /** The names, also of a first column without one: R and pandas write names of rows so. */
  private static List<String> named(List<String> cells) {
    List<String> names = new ArrayList<>(cells);
    if (names.size() > 1 && names.get(0).isEmpty()) {
      names.set(0, ROW_NAMES);
    }
    return names;
  }

  private void requireNames(List<String> names, int line) throws DatasetException {
    if (names.size() > TableBuilder.MOST_COLUMNS) {
      throw new DatasetException(
          "%s has %,d columns, expected at most %,d",
          path, names.size(), TableBuilder.MOST_COLUMNS);
    }
    List<String> mistakes = new ArrayList<>();
    Set<String> all = new HashSet<>();
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).isEmpty()) {
        mistakes.add(
            "%s, line %s: column %s of %s has no name; the first line has the names"
                .formatted(path, line, i + 1, names.size()));
      } else if (!all.add(names.get(i))) {
        mistakes.add(
            "%s, line %s: two columns have the name %s%s"
                .formatted(path, line, SafeText.text(names.get(i)), headerHint(names)));
      }
    }
    DatasetException.throwIfAny(mistakes);
  }

  /** A question where the first line looks like a row of values; else empty. */
  static String headerHint(List<String> names) {
    return names.stream()
            .anyMatch(text -> ColumnKind.NUMBER.reads(text) || ColumnKind.DATE.reads(text))
        ? " (is the first line a line of names?)"
        : "";
  }

  private void requireAsMany(List<String> names, List<String> cells, int line)
      throws DatasetException {
    if (cells.size() != names.size()) {
      throw new DatasetException(
          "%s, line %s: expected %s, as in the first line, found %s (separated by %s; nn.separator sets another)",
          path, line, Formats.count(names.size(), "cell"), cells.size(), separatorText());
    }
  }

  private String separatorText() {
    return separator == '\t' ? "tabs" : "\"" + separator + "\"";
  }
}
