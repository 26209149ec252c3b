package dev.nnmaven.plugin.baseline;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import dev.nnmaven.nn.model.MalformedFileException;
import dev.nnmaven.nn.text.Shown;
import dev.nnmaven.plugin.text.Texts;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a baseline's JSON as untrusted input: each field exactly once, of its type, no others, and
 * all consistent.
 */
final class BaselineReader {

  /** Maximum length of texts, as in model files. */
  private static final int LONGEST_TEXT = 1000;

  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern COUNT = Pattern.compile("0|[1-9][0-9]{0,8}");

  /** Reads the value of a field. */
  private interface Value {
    Object read(String name) throws IOException;
  }

  private final JsonReader json;
  private int version;
  private final Set<String> names = new HashSet<>();
  private final List<Baseline.PerClass> classes = new ArrayList<>();
  private final StringBuilder bits = new StringBuilder();

  private BaselineReader(JsonReader json) {
    this.json = json;
  }

  static Baseline read(String text) throws IOException {
    try (JsonReader json = new JsonReader(new StringReader(text))) {
      json.setStrictness(Strictness.STRICT);
      Baseline baseline = new BaselineReader(json).baseline();
      if (json.peek() != JsonToken.END_DOCUMENT) {
        throw malformed("it goes on after its end");
      }
      return baseline;
    }
  }

  private static MalformedFileException malformed(String pattern, @Nullable Object... arguments) {
    return new MalformedFileException(Texts.format(pattern, arguments));
  }

  private Baseline baseline() throws IOException {
    Map<String, Value> known = new LinkedHashMap<>();
    known.put("schemaVersion", this::version);
    known.put("producer", this::string);
    known.put("reason", this::reason);
    known.put("modelSha256", this::sha256);
    known.put("imagesSha256", this::sha256);
    known.put("images", this::count);
    known.put("correct", this::count);
    known.put("loss", this::loss);
    known.put("classes", name -> array(name, this::perClass));
    known.put("recognized", name -> array(name, bit -> bits.append(string(bit))));
    Map<String, Object> fields = object("it", known);
    for (String field : known.keySet()) {
      if (!field.equals("reason") && !fields.containsKey(field)) {
        throw malformed("it lacks the field \"%s\"", field);
      }
    }
    int images = get(fields, "images", Integer.class);
    int correct = get(fields, "correct", Integer.class);
    boolean[] recognized = recognized(images);
    requireEqual("images", images, classes.stream().mapToLong(Baseline.PerClass::images).sum());
    requireEqual("correct", correct, classes.stream().mapToLong(Baseline.PerClass::correct).sum());
    long bitsSet = IntStream.range(0, images).filter(i -> recognized[i]).count();
    if (bitsSet != correct) {
      throw malformed(
          "it contradicts itself: correct is %d, but \"recognized\" has %d bits set",
          correct, bitsSet);
    }
    return new Baseline(
        get(fields, "producer", String.class),
        get(fields, "modelSha256", String.class),
        get(fields, "imagesSha256", String.class),
        images,
        correct,
        get(fields, "loss", Double.class),
        List.copyOf(classes),
        recognized,
        Optional.ofNullable((String) fields.get("reason")));
  }

  /**
   * Reads an object.
   *
   * @param where subject of messages
   * @param known how its fields are read
   * @return the fields found
   */
  private Map<String, Object> object(String where, Map<String, Value> known) throws IOException {
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
    return fields;
  }

  /** Value of a field that was found. */
  private static <T> T get(Map<String, Object> fields, String name, Class<T> type) {
    return type.cast(Objects.requireNonNull(fields.get(name), name));
  }

  private Object array(String name, Value element) throws IOException {
    begin(name, JsonToken.BEGIN_ARRAY);
    json.beginArray();
    while (json.hasNext()) {
      element.read(name);
    }
    json.endArray();
    return name;
  }

  /** Checks the version, first in the file, to distinguish a later version from a damaged file. */
  private Object version(String name) throws IOException {
    version = count(name);
    if (version < BaselineText.FIRST_SCHEMA || version > BaselineText.SCHEMA_WITH_REASON) {
      throw malformed(
          "it has schemaVersion %d, and this version of the plugin reads %d and %d",
          version, BaselineText.FIRST_SCHEMA, BaselineText.SCHEMA_WITH_REASON);
    }
    return version;
  }

  private Object reason(String name) throws IOException {
    if (version != BaselineText.SCHEMA_WITH_REASON) {
      throw malformed("it has an unknown field \"%s\"", name);
    }
    try {
      return Baseline.parseReason(string(name));
    } catch (IllegalArgumentException e) {
      throw malformed("%s: %s", quoted(name), e.getMessage());
    }
  }

  private Object perClass(String array) throws IOException {
    begin("an element of \"classes\"", JsonToken.BEGIN_OBJECT);
    Map<String, Object> fields =
        object(
            "a class", Map.of("name", this::string, "images", this::count, "correct", this::count));
    if (fields.size() < 3) {
      throw malformed("a class lacks name, images or correct");
    }
    Baseline.PerClass perClass =
        new Baseline.PerClass(
            get(fields, "name", String.class),
            get(fields, "images", Integer.class),
            get(fields, "correct", Integer.class));
    if (!names.add(perClass.name())) {
      throw malformed("it has the class %s twice", Shown.text(perClass.name()));
    }
    if (perClass.correct() > perClass.images()) {
      throw malformed(
          "of class %s it has %d correct of %d",
          Shown.text(perClass.name()), perClass.correct(), perClass.images());
    }
    return classes.add(perClass);
  }

  private void begin(String what, JsonToken expected) throws IOException {
    if (json.peek() != expected) {
      throw malformed("%s is %s", quoted(what), json.peek());
    }
  }

  private String string(String name) throws IOException {
    if (json.peek() != JsonToken.STRING) {
      throw malformed("%s is not a text", quoted(name));
    }
    String text = json.nextString();
    if (text.length() > LONGEST_TEXT && !name.equals("recognized")) {
      throw malformed(
          "%s has %d characters, expected at most %d", quoted(name), text.length(), LONGEST_TEXT);
    }
    return text;
  }

  private String sha256(String name) throws IOException {
    String text = string(name);
    if (!SHA256.matcher(text).matches()) {
      throw malformed("%s is no SHA-256", quoted(name));
    }
    return text;
  }

  private int count(String name) throws IOException {
    String text = json.peek() == JsonToken.NUMBER ? json.nextString() : "";
    if (!COUNT.matcher(text).matches()) {
      throw malformed("%s is not a count", quoted(name));
    }
    return Integer.parseInt(text);
  }

  private double loss(String name) throws IOException {
    double number = json.peek() == JsonToken.NUMBER ? json.nextDouble() : -1;
    if (!(number >= 0 && number < Double.POSITIVE_INFINITY)) {
      throw malformed("%s is not a loss", quoted(name));
    }
    return number;
  }

  private static String quoted(String name) {
    return name.contains(" ") ? name : '"' + name + '"';
  }

  private static void requireEqual(String field, int count, long sum)
      throws MalformedFileException {
    if (count != sum || (count == 0 && field.equals("images"))) {
      throw malformed(
          "it contradicts itself: %s is %d, but the classes have %d", field, count, sum);
    }
  }

  /** Parses the bits; throws if their number is not that of the images. */
  private boolean[] recognized(int images) throws MalformedFileException {
    int digits = (images + BaselineText.BITS - 1) / BaselineText.BITS;
    if (bits.length() != digits) {
      throw malformed(
          "\"recognized\" has %d digits, expected %d for %d images", bits.length(), digits, images);
    }
    boolean[] recognized = new boolean[digits * BaselineText.BITS];
    for (int i = 0; i < recognized.length; i++) {
      int digit = "0123456789abcdef".indexOf(bits.charAt(i / BaselineText.BITS));
      if (digit < 0) {
        throw malformed("\"recognized\" is not hexadecimal");
      }
      int shift = BaselineText.BITS - 1 - i % BaselineText.BITS;
      recognized[i] = ((digit >> shift) & 1) == 1;
      if (recognized[i] && i >= images) {
        throw malformed("\"recognized\" has bits after the last image");
      }
    }
    return Arrays.copyOf(recognized, images);
  }
}
