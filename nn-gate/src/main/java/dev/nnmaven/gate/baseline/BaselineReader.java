package dev.nnmaven.gate.baseline;

import static dev.nnmaven.gate.baseline.BaselineJson.get;
import static dev.nnmaven.gate.baseline.BaselineJson.malformed;

import com.google.gson.stream.JsonToken;
import dev.nnmaven.nn.model.MalformedFileException;
import dev.nnmaven.nn.text.Shown;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Reads the baseline of a classification, whose figures must be consistent. */
final class BaselineReader {

  private static final BaselineJson.Versions VERSIONS =
      new BaselineJson.Versions(
          BaselineText.FIRST_SCHEMA, BaselineText.SCHEMA_WITH_REASON, "classes are told apart");

  private final BaselineJson json;
  private final Set<String> names = new HashSet<>();
  private final List<Baseline.PerClass> classes = new ArrayList<>();
  private final StringBuilder bits = new StringBuilder();

  private BaselineReader(BaselineJson json) {
    this.json = json;
  }

  static Baseline read(BaselineJson json) throws IOException {
    return new BaselineReader(json).baseline();
  }

  private Baseline baseline() throws IOException {
    Map<String, BaselineJson.Value> known = new LinkedHashMap<>();
    known.put("imagesSha256", json::sha256);
    known.put("images", json::count);
    known.put("correct", json::count);
    known.put("loss", json::loss);
    known.put("classes", name -> json.array(name, this::perClass));
    known.put("recognized", name -> json.lines(name, bits));
    Map<String, Object> fields = json.baseline(VERSIONS, known);
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
        BaselineJson.reason(fields));
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
