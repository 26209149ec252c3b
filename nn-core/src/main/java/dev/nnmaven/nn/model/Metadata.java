package dev.nnmaven.nn.model;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;

/**
 * The texts in a model file's header, read with messages that name the entry.
 *
 * @param entries texts by name; lists are JSON arrays
 */
record Metadata(SortedMap<String, String> entries) {

  String text(String key) throws MalformedFileException {
    String value = entries.get(key);
    if (value == null) {
      throw new MalformedFileException("the metadata entry " + key + " is missing");
    }
    return value;
  }

  /** Reads an entry that a function turns into something, or refuses. */
  <T> T parsed(String key, Function<String, T> parser) throws MalformedFileException {
    String value = text(key);
    try {
      return parser.apply(value);
    } catch (IllegalArgumentException e) {
      throw new MalformedFileException(
          "the metadata entry %s is wrong: %s".formatted(key, e.getMessage()), e);
    }
  }

  int number(String key) throws MalformedFileException {
    return parsed(key, Integer::parseInt);
  }

  /** Reads a JSON array and turns each of its elements into something. */
  <T> List<T> list(String key, Function<String, T> parser) throws MalformedFileException {
    return parsed(key, text -> elements(text).stream().map(parser).toList());
  }

  void put(String key, List<?> values) {
    JsonArray array = new JsonArray();
    values.forEach(value -> array.add(value.toString()));
    entries.put(key, array.toString());
  }

  private static List<String> elements(String text) {
    try {
      List<String> elements = new ArrayList<>();
      for (JsonElement element : JsonParser.parseString(text).getAsJsonArray()) {
        elements.add(element.getAsString());
      }
      return elements;
    } catch (JsonParseException | IllegalStateException | UnsupportedOperationException e) {
      throw new IllegalArgumentException("expected a JSON array of texts", e);
    }
  }
}
