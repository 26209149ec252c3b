package dev.nnmaven.gate.baseline;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import dev.nnmaven.nn.model.MalformedFileException;
import dev.nnmaven.nn.text.Shown;
import dev.nnmaven.trainer.text.Texts;
import java.io.IOException;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A baseline's JSON, read as untrusted input: each field exactly once, of its type, and no others.
 */
final class BaselineJson implements AutoCloseable {

  /** Maximum length of texts, as in model files. */
  private static final int LONGEST_TEXT = 1000;

  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern COUNT = Pattern.compile("0|[1-9][0-9]{0,8}");

  /** Reads the value of a field. */
  interface Value {
    Object read(String name) throws IOException;
  }

  private final JsonReader json;

  BaselineJson(String text) {
    json = new JsonReader(new StringReader(text));
    json.setStrictness(Strictness.STRICT);
  }

  @Override
  public void close() throws IOException {
    json.close();
  }

  void requireEnd() throws IOException {
    if (json.peek() != JsonToken.END_DOCUMENT) {
      throw malformed("it goes on after its end");
    }
  }

  static MalformedFileException malformed(String pattern, @Nullable Object... arguments) {
    return new MalformedFileException(Texts.format(pattern, arguments));
  }

  /**
   * Reads an object.
   *
   * @param where subject of messages
   * @param known how its fields are read
   * @param mayLack whether it may be without one of these
   * @return the fields found
   */
  Map<String, Object> object(String where, Map<String, Value> known, Predicate<String> mayLack)
      throws IOException {
    Map<String, Object> fields = new HashMap<>();
    json.beginObject();
    while (json.hasNext()) {
      String name = json.nextName();
      if (fields.containsKey(name)) {
        throw malformed("%s has the field \"%s\" twice", where, Shown.text(name));
      }
      if (!known.containsKey(name)) {
        throw malformed("%s has an unknown field \"%s\"", where, Shown.text(name));
      }
      fields.put(name, known.get(name).read(name));
    }
    json.endObject();
    for (String field : known.keySet()) {
      if (!fields.containsKey(field) && !mayLack.test(field)) {
        throw malformed("%s lacks the field \"%s\"", where, field);
      }
    }
    return fields;
  }

  /** Value of a field that was found. */
  static <T> T get(Map<String, Object> fields, String name, Class<T> type) {
    return type.cast(Objects.requireNonNull(fields.get(name), name));
  }

  Object array(String name, Value element) throws IOException {
    begin(name, JsonToken.BEGIN_ARRAY);
    json.beginArray();
    while (json.hasNext()) {
      element.read(name);
    }
    json.endArray();
    return name;
  }

  /** Reads an array of lines, one after another. */
  Object lines(String name, StringBuilder all) throws IOException {
    return array(name, line -> all.append(anyString(line)));
  }

  void begin(String what, JsonToken expected) throws IOException {
    if (json.peek() != expected) {
      throw malformed("%s is %s", quoted(what), json.peek());
    }
  }

  String string(String name) throws IOException {
    String text = anyString(name);
    if (text.length() > LONGEST_TEXT) {
      throw malformed(
          "%s has %s characters, expected at most %s", quoted(name), text.length(), LONGEST_TEXT);
    }
    return text;
  }

  private String anyString(String name) throws IOException {
    if (json.peek() != JsonToken.STRING) {
      throw malformed("%s is not a text", quoted(name));
    }
    return json.nextString();
  }

  String sha256(String name) throws IOException {
    String text = string(name);
    if (!SHA256.matcher(text).matches()) {
      throw malformed("%s is no SHA-256", quoted(name));
    }
    return text;
  }

  int count(String name) throws IOException {
    String text = json.peek() == JsonToken.NUMBER ? json.nextString() : "";
    if (!COUNT.matcher(text).matches()) {
      throw malformed("%s is not a count", quoted(name));
    }
    return Integer.parseInt(text);
  }

  double notNegative(String name) throws IOException {
    double number = json.peek() == JsonToken.NUMBER ? json.nextDouble() : -1;
    if (!(number >= 0 && number < Double.POSITIVE_INFINITY)) {
      throw malformed("%s is not a %s", quoted(name), name);
    }
    return number;
  }

  private static String quoted(String name) {
    return name.contains(" ") ? name : '"' + name + '"';
  }
}
