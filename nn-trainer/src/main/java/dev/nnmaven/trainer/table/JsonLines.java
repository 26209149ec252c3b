package dev.nnmaven.trainer.table;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.data.table.TableBuilder;
import dev.nnmaven.nn.io.JsonProblem;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.trainer.config.RowFormat;
import java.io.EOFException;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A file of JSON lines: one object (RFC 8259) a line, whose keys are the columns, in the order in
 * which they first occur. A key that is null or left out has no value. Numbers keep their text.
 * Blank lines are not rows.
 *
 * @param separator between two cells where they are written
 */
record JsonLines(Path path, char separator, Charset charset, List<String> names)
    implements RowFile {

  private static final int LONGEST_LINE = 1 << 24; // characters; as of a cell of CSV
  private static final int BUFFER = 1 << 16;

  private static final String EXPECTED =
      "expected a text, a number, true, false or null; give its content keys of their own";

  /** Takes the object of a line: values by key. */
  private interface Objects {

    void take(int line, Map<String, CharSequence> values) throws DatasetException, IOException;
  }

  /** A file, which is read once to find its columns; all mistakes in its values are reported. */
  static JsonLines of(Path path, RowFormat format) throws DatasetException, IOException {
    Set<String> names = new LinkedHashSet<>();
    Map<String, String> mistakes = new LinkedHashMap<>(); // the first of each key
    lines(
        path, format.charset(), mistakes, (line, values) -> addNames(path, names, values.keySet()));
    DatasetException.throwIfAny(List.copyOf(mistakes.values()));
    if (names.isEmpty()) {
      throw new DatasetException(
          path + " has no value; expected lines of one JSON object each, such as {\"a\": 1}");
    }
    return new JsonLines(
        path, format.separator().orElse(','), format.charset(), List.copyOf(names));
  }

  private static void addNames(Path path, Set<String> names, Set<String> more)
      throws DatasetException {
    names.addAll(more);
    if (names.size() > TableBuilder.MOST_COLUMNS) {
      throw new DatasetException(
          "%s has more than %,d different keys, and each is a column; expected at most as many",
          path, TableBuilder.MOST_COLUMNS);
    }
  }

  @Override
  public void read(Rows rows) throws DatasetException, IOException {
    rows.header(names);
    Set<String> known = new HashSet<>(names);
    Map<String, String> mistakes = new HashMap<>();
    lines(
        path,
        charset,
        mistakes,
        (line, values) -> {
          if (!mistakes.isEmpty() || !known.containsAll(values.keySet())) {
            throw new DatasetException(
                "%s, line %s: the file has changed while it was read", path, line);
          }
          rows.row(line, names.stream().map(name -> values.getOrDefault(name, "")).toList());
        });
  }

  private static void lines(
      Path path, Charset charset, Map<String, String> mistakes, Objects objects)
      throws DatasetException, IOException {
    int line = 1;
    try (Reader in = Unpacked.text(path, charset)) {
      StringBuilder text = new StringBuilder();
      char[] some = new char[BUFFER];
      for (int read = in.read(some); read >= 0; read = in.read(some)) {
        int from = 0;
        for (int i = 0; i < read; i++) {
          if (some[i] == '\n') {
            take(path, line, text.append(some, from, i - from), mistakes, objects);
            text.setLength(0);
            from = i + 1;
            line++;
          }
        }
        text.append(some, from, read - from);
        requireShort(path, line, text);
      }
      take(path, line, text, mistakes, objects);
    } catch (IOException e) {
      throw Unpacked.problem(path, charset, e, line);
    }
  }

  private static void requireShort(Path path, int line, CharSequence text) throws DatasetException {
    if (text.length() > LONGEST_LINE) {
      throw new DatasetException(
          "%s, line %s: expected at most %,d characters; each object has a line of its own",
          path, Integer.toString(line), LONGEST_LINE);
    }
  }

  private static void take(
      Path path, int line, CharSequence text, Map<String, String> mistakes, Objects objects)
      throws DatasetException, IOException {
    requireShort(path, line, text);
    String content = text.toString();
    if (!content.isBlank()) {
      objects.take(line, object(path + ", line " + line + ": ", content, mistakes));
    }
  }

  /** Parses a line; {@code where} begins messages, of which each key gets one. */
  private static Map<String, CharSequence> object(
      String where, String line, Map<String, String> mistakes) throws DatasetException {
    JsonReader in = new JsonReader(new StringReader(line));
    in.setStrictness(Strictness.STRICT);
    try {
      if (in.peek() != JsonToken.BEGIN_OBJECT) {
        throw new DatasetException(
            "%sexpected an object, such as {\"a\": 1}, found %s%s",
            where,
            noun(in.peek()),
            in.peek() == JsonToken.BEGIN_ARRAY
                ? "; jq -c '.[]' makes lines of the objects of an array"
                : "");
      }
      Map<String, CharSequence> values = new LinkedHashMap<>();
      in.beginObject();
      while (in.hasNext()) {
        String name = in.nextName().strip();
        JsonToken found = in.peek();
        boolean isTwice = values.putIfAbsent(name, value(in, found)) != null;
        String mistake =
            name.isEmpty()
                ? "a key is empty; each names a column"
                : isTwice
                    ? "the key %s is there twice"
                    : found == JsonToken.BEGIN_OBJECT || found == JsonToken.BEGIN_ARRAY
                        ? "%s is " + noun(found) + ", " + EXPECTED
                        : "";
        if (!mistake.isEmpty()) {
          mistakes.putIfAbsent(name, where + mistake.formatted(SafeText.text(name)));
        }
      }
      in.endObject();
      if (in.peek() != JsonToken.END_DOCUMENT) {
        throw new IllegalStateException("more after the object");
      }
      return values;
    } catch (EOFException e) {
      throw new DatasetException(where + "the object does not end; it must be on one line");
    } catch (IOException | IllegalStateException e) {
      String reason = JsonProblem.reason(e).replace(" at line 1 column ", " at column ");
      String fix =
          reason.contains("surrogate")
              ? "; write \\ufffd for half a character"
              : "; expected one JSON object and no more";
      throw new DatasetException(where + reason + fix);
    }
  }

  private static CharSequence value(JsonReader in, JsonToken found) throws IOException {
    return switch (found) {
      case STRING -> in.nextString().strip();
      case NUMBER -> new JsonNumber(in.nextString());
      case BOOLEAN -> Boolean.toString(in.nextBoolean());
      default -> {
        in.skipValue();
        yield "";
      }
    };
  }

  private static String noun(JsonToken found) {
    return switch (found) {
      case BEGIN_ARRAY -> "an array";
      case BEGIN_OBJECT -> "an object";
      case STRING -> "a text";
      case NUMBER -> "a number";
      default -> "true, false or null";
    };
  }
}
