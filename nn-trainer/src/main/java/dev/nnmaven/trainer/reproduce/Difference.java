package dev.nnmaven.trainer.reproduce;

import dev.nnmaven.nn.text.FloatText;
import dev.nnmaven.nn.text.Shown;
import dev.nnmaven.trainer.job.TrainingJob;
import dev.nnmaven.trainer.text.TextTable;
import dev.nnmaven.trainer.text.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something in which two models differ.
 *
 * @param name entry of their files without {@code option.}, or what it is
 * @param recorded null if there is none
 * @param found null if there is none
 */
record Difference(Kind kind, String name, @Nullable String recorded, @Nullable String found) {

  /** What is different, and what to do about it. */
  enum Kind {
    DATA(
        "train on the data of that release: check out its commit, or name the data by -Dnn.data. Of"
            + " JPEG images, another Java may decode other pixels; a model records neither the Java"
            + " nor the machine, since nothing else depends on them"),
    SETTINGS("what the model records is not what this version of the plugin makes of it"),
    CODE(
        "train again with the plugin of that version:"
            + " mvn dev.nnmaven:nn-maven-plugin:VERSION:reproduce"),
    CALIBRATION("where all else is equal, it was changed after training"),
    WEIGHTS(
        "where all else is equal, the weights were changed after training; or other code trained them"
            + " under the same version, such as that of a SNAPSHOT or classes of the project's own,"
            + " of which a model records the names alone"),
    FILE("the model is the same to the bit, but another version or program wrote the file");

    private final String advice;

    Kind(String advice) {
      this.advice = advice;
    }

    private static Kind of(String entry) {
      return switch (entry) {
        case TrainingJob.PRODUCER -> CODE;
        case "calibration", "threshold" -> CALIBRATION;
        default -> SETTING.matcher(entry).matches() ? SETTINGS : DATA;
      };
    }

    private String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A version in a command to copy; a model may come from anywhere, and name anything. */
  private static final Pattern VERSION = Pattern.compile("nn-maven ([A-Za-z0-9_][A-Za-z0-9_.-]*)");

  private static final String OTHER_CLASSES =
      "the version is the same and its classes are not, such as those of a SNAPSHOT or of the"
          + " project's own: train again with both built from the commit that trained the model";

  private static final Pattern SETTING =
      Pattern.compile(
          "option\\..*(?<!Sha256)|layers|activations|regularizers|loss|normalization|pixelOrder"
              + "|scaling|color|background|task|preprocessing|members");

  private static final int SHORT_HASH = 12;
  private static final int LONGEST = 64;
  private static final int MOST = 20;

  /** Compares what model files say; each entry that differs. */
  static List<Difference> between(Map<String, String> recorded, Map<String, String> found) {
    return union(recorded, found)
        .filter(entry -> !Objects.equals(recorded.get(entry), found.get(entry)))
        .map(
            entry ->
                new Difference(
                    Kind.of(entry),
                    entry.replaceFirst("^option\\.", ""),
                    recorded.get(entry),
                    found.get(entry)))
        .sorted(Comparator.comparing(Difference::kind))
        .toList();
  }

  private static Stream<String> union(Map<String, ?> recorded, Map<String, ?> found) {
    TreeSet<String> names = new TreeSet<>(recorded.keySet());
    names.addAll(found.keySet());
    return names.stream();
  }

  /** Compares weights and biases by name, bit by bit. */
  static List<Difference> ofWeights(Map<String, float[]> recorded, Map<String, float[]> found) {
    return union(recorded, found)
        .flatMap(name -> ofWeights(name, recorded.get(name), found.get(name)))
        .toList();
  }

  /** Empty, or how many differ, with the value that differs most. */
  private static Stream<Difference> ofWeights(
      String name, float @Nullable [] recorded, float @Nullable [] found) {
    if (recorded == null || found == null || recorded.length != found.length) {
      return Stream.of(
          new Difference(Kind.WEIGHTS, name + ": values", count(recorded), count(found)));
    }
    int count = 0;
    int most = 0;
    for (int i = 0; i < recorded.length; i++) {
      if (Float.floatToRawIntBits(recorded[i]) != Float.floatToRawIntBits(found[i])) {
        float change = Math.abs(recorded[i] - found[i]);
        most = count++ == 0 || change > Math.abs(recorded[most] - found[most]) ? i : most;
      }
    }
    return count == 0
        ? Stream.empty()
        : Stream.of(
            new Difference(
                Kind.WEIGHTS,
                Texts.format("%s: %,d of %,d", name, count, recorded.length),
                FloatText.of(recorded[most]),
                FloatText.of(found[most])));
  }

  private static @Nullable String count(float @Nullable [] values) {
    return values == null ? null : Texts.format("%,d", values.length);
  }

  /**
   * A table, recorded and found.
   *
   * @param heading of what is not recorded
   */
  static List<String> table(List<Difference> differences, String heading) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("", "", "recorded", heading));
    for (Difference one : differences) {
      rows.add(List.of(one.kind.word(), one.name, shown(one.recorded), shown(one.found)));
    }
    return Texts.first(TextTable.lines("  %-*s  %-*s  %-*s  %s", rows), MOST, "  ... and %,d more");
  }

  private static String shown(@Nullable String text) {
    if (text == null) {
      return "none";
    }
    boolean isHash = text.matches("[0-9a-f]{64}");
    return isHash ? text.substring(0, SHORT_HASH) + "..." : Shown.text(Shown.cut(text, LONGEST));
  }

  /** What to do about differences, a line for each kind, about its first. */
  static Stream<String> advice(List<Difference> differences) {
    Map<Kind, Difference> first = new EnumMap<>(Kind.class);
    differences.forEach(one -> first.putIfAbsent(one.kind, one));
    return first.values().stream().map(one -> one.kind.word() + ": " + one.advice());
  }

  private String advice() {
    if (kind != Kind.CODE) {
      return kind.advice;
    }
    Matcher version = VERSION.matcher(Objects.toString(recorded));
    return !name.equals(TrainingJob.PRODUCER)
        ? OTHER_CLASSES
        : version.matches() ? kind.advice.replace("VERSION", version.group(1)) : kind.advice;
  }
}
