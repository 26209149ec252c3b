package dev.nnmaven.gate.baseline;

import static dev.nnmaven.gate.baseline.BaselineJson.get;
import static dev.nnmaven.gate.baseline.BaselineJson.malformed;

import com.google.gson.stream.JsonToken;
import dev.nnmaven.nn.model.MalformedFileException;
import dev.nnmaven.nn.text.Shown;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a baseline, whose figures must be consistent. */
final class BaselineReader {

  private static final String REASON = "reason";

  private static final Set<String> OF_HISTORY = Set.of("accepted", "history");
  private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

  /** Hexadecimal digits of a float32. */
  private static final int DIGITS = 8;

  private final BaselineJson json;
  private final boolean ofNumber;
  private final Set<String> names = new HashSet<>();
  private final List<Baseline.PerClass> classes = new ArrayList<>();
  private final StringBuilder digits = new StringBuilder();
  private final List<History.Entry> history = new ArrayList<>();
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
    known.put("accepted", name -> json.count(ofHistory(name)));
    known.put("history", name -> json.array(ofHistory(name), this::entry));
    if (ofNumber) {
      known.put("rowsSha256", json::sha256);
      known.put("target", json::string);
      known.put("rows", json::count);
      known.put("errors", name -> json.lines(name, digits));
    } else {
      known.put("imagesSha256", json::sha256);
      known.put("images", json::count);
      known.put("correct", json::count);
      known.put("loss", json::notNegative);
      known.put("classes", name -> json.array(name, this::perClass));
      known.put("recognized", name -> json.lines(name, digits));
    }
    Map<String, Object> fields =
        json.object(
            "it",
            known,
            field -> field.equals(REASON) || (OF_HISTORY.contains(field) && !hasHistory()));
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
            Optional.ofNullable((String) fields.get(REASON)),
            hasHistory()
                ? new History(get(fields, "accepted", Integer.class), history)
                : History.NONE);
    if (hasHistory()) {
      requireConsistent(read);
    }
    if (!ofNumber) {
      requireConsistent(read, get(fields, "correct", Integer.class));
    }
    return read;
  }

  private Object version(String name) throws IOException {
    version = json.count(name);
    boolean isKnown =
        ofNumber
            ? version == BaselineText.ERRORS_SCHEMA || version == BaselineText.ERRORS_WITH_HISTORY
            : version == BaselineText.FIRST_SCHEMA
                || version == BaselineText.SCHEMA_WITH_REASON
                || version == BaselineText.SCHEMA_WITH_HISTORY;
    if (!isKnown) {
      throw malformed(
          "it has schemaVersion %d, and this version of the plugin reads %s",
          version,
          ofNumber
              ? "3 and 5 where a number is predicted"
              : "1, 2 and 4 where classes are told apart");
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

  private boolean hasHistory() {
    return version >= BaselineText.SCHEMA_WITH_HISTORY;
  }

  private String ofHistory(String name) throws MalformedFileException {
    if (!hasHistory()) {
      throw malformed("it has an unknown field \"%s\"", name);
    }
    return name;
  }

  private Object entry(String array) throws IOException {
    if (history.size() == History.MOST) {
      throw malformed("\"%s\" has more than %d models", array, History.MOST);
    }
    json.begin("an element of \"history\"", JsonToken.BEGIN_OBJECT);
    String examples = ofNumber ? "rows" : "images";
    String figure = ofNumber ? "rmse" : "correct";
    Map<String, BaselineJson.Value> known = new LinkedHashMap<>();
    known.put("date", this::date);
    known.put("modelSha256", json::sha256);
    known.put(examples + "Sha256", json::sha256);
    known.put(examples, json::count);
    known.put(figure, ofNumber ? json::notNegative : name -> (double) json.count(name));
    Map<String, Object> fields =
        json.object("a model of \"history\"", known, field -> field.equals("date"));
    History.Entry entry =
        new History.Entry(
            Optional.ofNullable((LocalDate) fields.get("date")),
            get(fields, "modelSha256", String.class),
            get(fields, examples + "Sha256", String.class),
            get(fields, examples, Integer.class),
            get(fields, figure, Double.class));
    if (entry.examples() < 1 || (!ofNumber && entry.figure() > entry.examples())) {
      throw malformed(
          "a model of \"history\" has %s %s of %d %s",
          figure, BaselineText.decimal(entry.figure()).toPlainString(), entry.examples(), examples);
    }
    return history.add(entry);
  }

  private LocalDate date(String name) throws IOException {
    String text = json.string(name);
    try {
      if (DAY.matcher(text).matches()) {
        return LocalDate.parse(text);
      }
    } catch (DateTimeException e) {
      // Reported below.
    }
    throw malformed("\"%s\" is no day such as 2026-11-27", name);
  }

  /** The last model of the history is the one that the file is about. */
  private static void requireConsistent(Baseline read) throws MalformedFileException {
    List<History.Entry> entries = read.history().entries();
    int accepted = read.history().accepted();
    if (entries.isEmpty() || accepted < entries.size()) {
      throw malformed(
          "it contradicts itself: accepted is %d, but \"history\" has %d models",
          accepted, entries.size());
    }
    History.Entry last = entries.get(entries.size() - 1);
    if (!last.equals(read.entry(last.date()))) {
      throw malformed(
          "it contradicts itself: the last model of \"history\" is another than that of the file");
    }
  }

  private Object perClass(String array) throws IOException {
    json.begin("an element of \"classes\"", JsonToken.BEGIN_OBJECT);
    Map<String, BaselineJson.Value> known = new LinkedHashMap<>();
    known.put("name", json::string);
    known.put("images", json::count);
    known.put("correct", json::count);
    Map<String, Object> fields = json.object("a class", known, field -> false);
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
