package dev.nnmaven.gate.baseline;

import static dev.nnmaven.gate.baseline.BaselineJson.get;
import static dev.nnmaven.gate.baseline.BaselineJson.malformed;

import com.google.gson.stream.JsonToken;
import dev.nnmaven.nn.model.MalformedFileException;
import dev.nnmaven.nn.text.Shown;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a baseline, whose figures must be consistent. */
final class BaselineReader {

  private static final String REASON = "reason";

  /** Hexadecimal digits of a float32. */
  private static final int DIGITS = 8;

  private final BaselineJson json;
  private final boolean ofNumber;
  private final Set<String> names = new HashSet<>();
  private final List<Baseline.PerClass> classes = new ArrayList<>();
  private final StringBuilder digits = new StringBuilder();
  private int version;

  private BaselineReader(BaselineJson json, boolean ofNumber) {
    this.json = json;
    this.ofNumber = ofNumber;
  }

  /**
   * Reads a whole file.
   *
   * @param ofNumber whether it is to be of a model that predicts a number
   */
  static Baseline read(String text, boolean ofNumber) throws IOException {
    try (BaselineJson json = new BaselineJson(text)) {
      Baseline read = new BaselineReader(json, ofNumber).baseline();
      json.requireEnd();
      return read;
    }
  }

  private Baseline baseline() throws IOException {
    Map<String, BaselineJson.Value> known = new LinkedHashMap<>();
    // First in the file, to tell a later version from a damaged file.
    known.put("schemaVersion", this::version);
    known.put("producer", json::string);
    known.put(REASON, this::reason);
    known.put("modelSha256", json::sha256);
    if (ofNumber) {
      known.put("rowsSha256", json::sha256);
      known.put("target", json::string);
      known.put("rows", json::count);
      known.put("errors", name -> json.lines(name, digits));
    } else {
      known.put("imagesSha256", json::sha256);
      known.put("images", json::count);
      known.put("correct", json::count);
      known.put("loss", json::loss);
      known.put("classes", name -> json.array(name, this::perClass));
      known.put("recognized", name -> json.lines(name, digits));
    }
    Map<String, Object> fields = json.object("it", known);
    for (String field : known.keySet()) {
      if (!field.equals(REASON) && !fields.containsKey(field)) {
        throw malformed("it lacks the field \"%s\"", field);
      }
    }
    Baseline read =
        new Baseline(
            get(fields, "producer", String.class),
            get(fields, "modelSha256", String.class),
            get(fields, ofNumber ? "rowsSha256" : "imagesSha256", String.class),
            ofNumber
                ? floats(get(fields, "rows", Integer.class))
                : bits(get(fields, "images", Integer.class)),
            Optional.ofNullable((String) fields.get("target")),
            List.copyOf(classes),
            ofNumber ? 0 : get(fields, "loss", Double.class),
            Optional.ofNullable((String) fields.get(REASON)));
    if (!ofNumber) {
      requireConsistent(read, get(fields, "correct", Integer.class));
    }
    return read;
  }

  private Object version(String name) throws IOException {
    version = json.count(name);
    boolean isKnown =
        ofNumber
            ? version == BaselineText.ERRORS_SCHEMA
            : version == BaselineText.FIRST_SCHEMA || version == BaselineText.SCHEMA_WITH_REASON;
    if (!isKnown) {
      throw malformed(
          "it has schemaVersion %d, and this version of the plugin reads %s",
          version,
          ofNumber ? "3 where a number is predicted" : "1 and 2 where classes are told apart");
    }
    return version;
  }

  private Object reason(String name) throws IOException {
    if (version < BaselineText.SCHEMA_WITH_REASON) {
      throw malformed("it has an unknown field \"%s\"", name);
    }
    try {
      return Baseline.parseReason(json.string(name));
    } catch (IllegalArgumentException e) {
      throw malformed("\"%s\": %s", name, e.getMessage());
    }
  }

  private Object perClass(String array) throws IOException {
    json.begin("an element of \"classes\"", JsonToken.BEGIN_OBJECT);
    Map<String, Object> fields =
        json.object(
            "a class", Map.of("name", json::string, "images", json::count, "correct", json::count));
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

  private static void requireConsistent(Baseline read, int correct) throws MalformedFileException {
    long images = read.classes().stream().mapToLong(Baseline.PerClass::images).sum();
    if (read.size() != images || images == 0) {
      throw malformed(
          "it contradicts itself: images is %d, but the classes have %d", read.size(), images);
    }
    long recognized = read.classes().stream().mapToLong(Baseline.PerClass::correct).sum();
    if (correct != recognized) {
      throw malformed(
          "it contradicts itself: correct is %d, but the classes have %d", correct, recognized);
    }
    if (correct != read.correct()) {
      throw malformed(
          "it contradicts itself: correct is %d, but \"recognized\" has %d bits set",
          correct, read.correct());
    }
  }

  /** Errors of images whose bits are set if they are recognized. */
  private float[] bits(int images) throws MalformedFileException {
    int expected = (images + BaselineText.BITS - 1) / BaselineText.BITS;
    if (digits.length() != expected) {
      throw malformed(
          "\"recognized\" has %d digits, expected %d for %d images",
          digits.length(), expected, images);
    }
    float[] errors = new float[images];
    for (int i = 0; i < expected * BaselineText.BITS; i++) {
      char digit = digits.charAt(i / BaselineText.BITS);
      if (!isHexadecimal(digit)) {
        throw malformed("\"recognized\" is not hexadecimal");
      }
      int shift = BaselineText.BITS - 1 - i % BaselineText.BITS;
      int bit = (HexFormat.fromHexDigit(digit) >> shift) & 1;
      if (i < images) {
        errors[i] = 1 - bit;
      } else if (bit == 1) {
        throw malformed("\"recognized\" has bits after the last image");
      }
    }
    return errors;
  }

  private float[] floats(int rows) throws MalformedFileException {
    if (rows < 1
        || digits.length() != (long) rows * DIGITS
        || !digits.chars().allMatch(BaselineReader::isHexadecimal)) {
      throw malformed(
          "\"errors\" has %d characters, expected %d hexadecimal digits for each of %d rows",
          digits.length(), DIGITS, rows);
    }
    float[] errors = new float[rows];
    for (int row = 0; row < rows; row++) {
      int from = row * DIGITS;
      errors[row] = Float.intBitsToFloat(HexFormat.fromHexDigits(digits, from, from + DIGITS));
      if (!(errors[row] >= 0 && errors[row] <= Float.MAX_VALUE)) {
        throw malformed("it has an error that is no finite number of at least 0");
      }
    }
    return errors;
  }

  private static boolean isHexadecimal(int digit) {
    return "0123456789abcdef".indexOf(digit) >= 0;
  }
}
