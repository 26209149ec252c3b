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
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads a baseline's JSON as untrusted input: each field exactly once, of its type, no others, and
 * all consistent.
 */
final class BaselineReader {

  /** Maximum length of texts, as in model files. */
  private static final int LONGEST_TEXT = 1000;

  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern COUNT = Pattern.compile("0|[1-9][0-9]{0,8}");

  private static final List<String> FIELDS =
      List.of(
          "schemaVersion",
          "producer",
          "modelSha256",
          "imagesSha256",
          "images",
          "correct",
          "loss",
          "classes",
          "recognized");

  private final JsonReader json;
  private final Set<String> seen = new HashSet<>();
  private int version;
  private String producer;
  private Optional<String> reason = Optional.empty();
  private String modelSha256;
  private String imagesSha256;
  private int images;
  private int correct;
  private double loss;
  private final List<Baseline.PerClass> classes = new ArrayList<>();
  private final StringBuilder bits = new StringBuilder();

  private BaselineReader(JsonReader json) {
    this.json = json;
  }

  static Baseline read(String text) throws IOException {
    try (JsonReader json = new JsonReader(new StringReader(text))) {
      json.setStrictness(Strictness.STRICT);
      BaselineReader reader = new BaselineReader(json);
      reader.fields();
      if (json.peek() != JsonToken.END_DOCUMENT) {
        throw new MalformedFileException("it goes on after its end");
      }
      return reader.checked();
    }
  }

  private void fields() throws IOException {
    json.beginObject();
    while (json.hasNext()) {
      String name = name(seen, "it");
      switch (name) {
        case "schemaVersion" -> version = requireKnown(count(name));
        case "producer" -> producer = string(name);
        case "reason" -> reason = Optional.of(reason(name));
        case "modelSha256" -> modelSha256 = sha256(name);
        case "imagesSha256" -> imagesSha256 = sha256(name);
        case "images" -> images = count(name);
        case "correct" -> correct = count(name);
        case "loss" -> loss = loss(name);
        case "classes" -> readClasses();
        case "recognized" -> readBits();
        default ->
            throw new MalformedFileException(
                "it has an unknown field \"" + Shown.text(name) + "\"");
      }
    }
    json.endObject();
    for (String field : FIELDS) {
      if (!seen.contains(field)) {
        throw new MalformedFileException("it lacks the field \"" + field + "\"");
      }
    }
  }

  private String name(Set<String> names, String where) throws IOException {
    String name = json.nextName();
    if (!names.add(name)) {
      throw new MalformedFileException(
          "%s has the field \"%s\" twice".formatted(where, Shown.text(name)));
    }
    return name;
  }

  /** Checks the version, first in the file, to distinguish a later version from a damaged file. */
  private static int requireKnown(int version) throws MalformedFileException {
    if (version < BaselineText.FIRST_SCHEMA || version > BaselineText.SCHEMA_WITH_REASON) {
      throw new MalformedFileException(
          Texts.format(
              "it has schemaVersion %d, and this version of the plugin reads %d and %d",
              version, BaselineText.FIRST_SCHEMA, BaselineText.SCHEMA_WITH_REASON));
    }
    return version;
  }

  private String reason(String name) throws IOException {
    if (version != BaselineText.SCHEMA_WITH_REASON) {
      throw new MalformedFileException("it has an unknown field \"" + name + "\"");
    }
    try {
      return Reason.parse(string(name));
    } catch (IllegalArgumentException e) {
      throw new MalformedFileException("%s: %s".formatted(quoted(name), e.getMessage()));
    }
  }

  private void readClasses() throws IOException {
    Set<String> names = new HashSet<>();
    begin("classes", JsonToken.BEGIN_ARRAY);
    json.beginArray();
    while (json.hasNext()) {
      Baseline.PerClass perClass = readClass();
      if (!names.add(perClass.name())) {
        throw new MalformedFileException(
            "it has the class %s twice".formatted(Shown.text(perClass.name())));
      }
      if (perClass.correct() > perClass.images()) {
        throw new MalformedFileException(
            Texts.format(
                "of class %s it has %d correct of %d",
                Shown.text(perClass.name()), perClass.correct(), perClass.images()));
      }
      classes.add(perClass);
    }
    json.endArray();
  }

  private Baseline.PerClass readClass() throws IOException {
    Set<String> inClass = new HashSet<>();
    String className = null;
    int classImages = -1;
    int classCorrect = -1;
    begin("an element of \"classes\"", JsonToken.BEGIN_OBJECT);
    json.beginObject();
    while (json.hasNext()) {
      String name = name(inClass, "a class");
      switch (name) {
        case "name" -> className = string(name);
        case "images" -> classImages = count(name);
        case "correct" -> classCorrect = count(name);
        default ->
            throw new MalformedFileException(
                "a class has an unknown field \"" + Shown.text(name) + "\"");
      }
    }
    json.endObject();
    if (className == null || classImages < 0 || classCorrect < 0) {
      throw new MalformedFileException("a class lacks name, images or correct");
    }
    return new Baseline.PerClass(className, classImages, classCorrect);
  }

  private void readBits() throws IOException {
    begin("recognized", JsonToken.BEGIN_ARRAY);
    json.beginArray();
    while (json.hasNext()) {
      bits.append(string("recognized"));
    }
    json.endArray();
  }

  private void begin(String what, JsonToken expected) throws IOException {
    if (json.peek() != expected) {
      throw new MalformedFileException("%s is %s".formatted(quoted(what), json.peek()));
    }
  }

  private String string(String name) throws IOException {
    if (json.peek() != JsonToken.STRING) {
      throw new MalformedFileException("%s is not a text".formatted(quoted(name)));
    }
    String text = json.nextString();
    if (text.length() > LONGEST_TEXT && !name.equals("recognized")) {
      throw new MalformedFileException(
          Texts.format(
              "%s has %d characters, expected at most %d",
              quoted(name), text.length(), LONGEST_TEXT));
    }
    return text;
  }

  private String sha256(String name) throws IOException {
    String text = string(name);
    if (!SHA256.matcher(text).matches()) {
      throw new MalformedFileException("%s is no SHA-256".formatted(quoted(name)));
    }
    return text;
  }

  private int count(String name) throws IOException {
    String text = json.peek() == JsonToken.NUMBER ? json.nextString() : "";
    if (!COUNT.matcher(text).matches()) {
      throw new MalformedFileException("%s is not a count".formatted(quoted(name)));
    }
    return Integer.parseInt(text);
  }

  private double loss(String name) throws IOException {
    double number = json.peek() == JsonToken.NUMBER ? json.nextDouble() : -1;
    if (!(number >= 0 && number < Double.POSITIVE_INFINITY)) {
      throw new MalformedFileException("%s is not a loss".formatted(quoted(name)));
    }
    return number;
  }

  private static String quoted(String name) {
    return name.contains(" ") ? name : '"' + name + '"';
  }

  private Baseline checked() throws MalformedFileException {
    boolean[] recognized = recognized();
    int recognizedCount = 0;
    for (boolean one : recognized) {
      recognizedCount += one ? 1 : 0;
    }
    requireEqual("images", images, classes.stream().mapToLong(Baseline.PerClass::images).sum());
    requireEqual("correct", correct, classes.stream().mapToLong(Baseline.PerClass::correct).sum());
    if (recognizedCount != correct) {
      throw new MalformedFileException(
          Texts.format(
              "it contradicts itself: correct is %d, but \"recognized\" has %d bits set",
              correct, recognizedCount));
    }
    return new Baseline(
        producer,
        modelSha256,
        imagesSha256,
        images,
        correct,
        loss,
        List.copyOf(classes),
        recognized,
        reason);
  }

  private static void requireEqual(String field, int count, long sum)
      throws MalformedFileException {
    if (count != sum || (count == 0 && field.equals("images"))) {
      throw new MalformedFileException(
          Texts.format(
              "it contradicts itself: %s is %d, but the classes have %d", field, count, sum));
    }
  }

  /** Parses the bits; throws if their number is not that of the images. */
  private boolean[] recognized() throws MalformedFileException {
    int digits = (images + BaselineText.BITS - 1) / BaselineText.BITS;
    if (bits.length() != digits) {
      throw new MalformedFileException(
          Texts.format(
              "\"recognized\" has %d digits, expected %d for %d images",
              bits.length(), digits, images));
    }
    boolean[] recognized = new boolean[digits * BaselineText.BITS];
    for (int d = 0; d < digits; d++) {
      int digit = "0123456789abcdef".indexOf(bits.charAt(d));
      if (digit < 0) {
        throw new MalformedFileException("\"recognized\" is not hexadecimal");
      }
      for (int b = 0; b < BaselineText.BITS; b++) {
        recognized[d * BaselineText.BITS + b] = ((digit >> (BaselineText.BITS - 1 - b)) & 1) == 1;
      }
    }
    for (int i = images; i < recognized.length; i++) {
      if (recognized[i]) {
        throw new MalformedFileException("\"recognized\" has bits after the last image");
      }
    }
    return Arrays.copyOf(recognized, images);
  }
}
