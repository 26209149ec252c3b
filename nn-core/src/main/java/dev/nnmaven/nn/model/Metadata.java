package dev.nnmaven.nn.model;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import com.google.gson.stream.MalformedJsonException;
import dev.nnmaven.nn.text.Illegal;
import dev.nnmaven.nn.text.SafeText;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;

/**
 * Text entries in a model file's header, parsed with messages that name the entry.
 *
 * @param entries texts by name; lists are JSON arrays
 */
record Metadata(SortedMap<String, String> entries) {

  /**
   * Maximum length of a text, far above that of names of classes, images or options; file names
   * have at most 255.
   */
  static final int LONGEST_TEXT = 1000;

  boolean has(String key) {
    return entries.containsKey(key);
  }

  String text(String key) throws MalformedFileException {
    String value = anyText(key);
    requireShort("the metadata entry " + key, value);
    return value;
  }

  /**
   * Throws on very long texts, which reports and logs would show in full.
   *
   * @param what kind of text, for the message
   */
  static void requireShort(String what, String text) {
    if (text.length() > LONGEST_TEXT) {
      throw Illegal.argument(
          "%s has %s characters, expected at most %s",
          SafeText.text(what), text.length(), LONGEST_TEXT);
    }
  }

  private String anyText(String key) throws MalformedFileException {
    String value = entries.get(key);
    if (value == null) {
      throw new MalformedFileException("the metadata entry %s is missing", key);
    }
    return value;
  }

  /** Parses an entry with a function that may throw. */
  <T> T parsed(String key, Function<String, T> parser) throws MalformedFileException {
    return parsed(key, text(key), parser);
  }

  /** The same of an entry that is there only where it is not as usual. */
  <T> T parsed(String key, Function<String, T> parser, T usual) throws MalformedFileException {
    return has(key) ? parsed(key, parser) : usual;
  }

  private static <T> T parsed(String key, String value, Function<String, T> parser)
      throws MalformedFileException {
    try {
      return parser.apply(value);
    } catch (IllegalArgumentException e) {
      throw new MalformedFileException(
          "the metadata entry %s is wrong: %s".formatted(key, e.getMessage()), e);
    }
  }

  int number(String key) throws MalformedFileException {
    return parsed(key, Metadata::integer);
  }

  static int integer(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) { // whose message has the text as it is in the file
      throw Illegal.argument("expected an integer, found \"%s\"", SafeText.text(text));
    }
  }

  /** Parses a JSON array of texts, element by element. */
  <T> List<T> list(String key, Function<String, T> parser) throws MalformedFileException {
    return parsed(key, anyText(key), text -> elements(text).stream().map(parser).toList());
  }

  /**
   * Adds a text.
   *
   * @throws IllegalArgumentException if it is too long to be read again
   */
  void put(String key, String text) {
    requireShort("the metadata entry " + key, text);
    entries.put(key, text);
  }

  /**
   * Adds a JSON array.
   *
   * @throws IllegalArgumentException if an element is too long to be read again
   */
  void put(String key, List<?> values) {
    StringWriter text = new StringWriter();
    try (JsonWriter json = new JsonWriter(text)) {
      json.beginArray();
      for (Object value : values) {
        requireShort("an element of the metadata entry " + key, value.toString());
        json.value(value.toString());
      }
      json.endArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory has none
    }
    entries.put(key, text.toString());
  }

  private static List<String> elements(String text) {
    try (JsonReader json = new JsonReader(new StringReader(text))) {
      json.setStrictness(Strictness.STRICT);
      List<String> elements = new ArrayList<>();
      json.beginArray();
      while (json.peek() == JsonToken.STRING) {
        String element = json.nextString();
        requireShort("an element", element);
        elements.add(element);
      }
      json.endArray();
      if (json.peek() != JsonToken.END_DOCUMENT) {
        throw new MalformedJsonException("the text continues after the array");
      }
      return elements;
    } catch (IOException | IllegalStateException e) {
      throw Illegal.argument("expected a JSON array of texts"); // without Gson's words
    }
  }
}
