package dev.nnmaven.trainer.reproduce;

import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.Parameter;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.text.FloatText;
import dev.nnmaven.nn.text.Shown;
import dev.nnmaven.trainer.text.TextTable;
import dev.nnmaven.trainer.text.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something in which two models differ.
 *
 * @param name entry of their files without {@code option.}, or what it is
 */
record Difference(Kind kind, String name, String recorded, String found) {

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
    WEIGHTS(
        "where all else is equal, the weights were changed after training; or other code trained them"
            + " under the same version, such as that of a SNAPSHOT or classes of the project's own,"
            + " of which a model records the names alone"),
    FILE("the model is the same to the bit, but another version or program wrote the file");

    private final String advice;

    Kind(String advice) {
      this.advice = advice;
    }

    private static final List<String> OF_SETTINGS =
        List.of(
            "layers",
            "activations",
            "regularizers",
            "loss",
            "normalization",
            "pixelOrder",
            "scaling",
            "color",
            "background",
            "task",
            "preprocessing");

    private static Kind of(String entry) {
      boolean isSetting =
          entry.startsWith(OPTION) && !entry.endsWith("Sha256") || OF_SETTINGS.contains(entry);
      return entry.equals("producer") ? CODE : isSetting ? SETTINGS : DATA;
    }

    private String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final String OPTION = "option.";
  private static final int SHORT_HASH = 12;
  private static final int LONGEST = 64;
  private static final int MOST = 20;

  /** A difference of texts, each null if there is none; hashes are shortened. */
  static Difference of(Kind kind, String name, @Nullable String recorded, @Nullable String found) {
    return new Difference(kind, name, shown(recorded), shown(found));
  }

  /** Compares what model files say; each entry that differs. */
  static List<Difference> between(Map<String, String> recorded, Map<String, String> found) {
    TreeSet<String> entries = new TreeSet<>(recorded.keySet());
    entries.addAll(found.keySet());
    return entries.stream()
        .filter(entry -> !Objects.equals(recorded.get(entry), found.get(entry)))
        .map(
            entry ->
                of(
                    Kind.of(entry),
                    entry.startsWith(OPTION) ? entry.substring(OPTION.length()) : entry,
                    recorded.get(entry),
                    found.get(entry)))
        .sorted(Comparator.comparing(Difference::kind))
        .toList();
  }

  private static String shown(@Nullable String text) {
    if (text == null) {
      return "none";
    }
    boolean isHash = text.matches("[0-9a-f]{64}");
    return isHash ? text.substring(0, SHORT_HASH) + "..." : Shown.text(Shown.cut(text, LONGEST));
  }

  /** Compares the weights and biases of two models of the same layers, bit by bit. */
  static List<Difference> ofWeights(TrainedModel recorded, TrainedModel found) {
    List<Difference> differences = new ArrayList<>();
    int networks = found.ensemble().size();
    if (recorded.ensemble().size() != networks) {
      String size = Integer.toString(recorded.ensemble().size());
      return List.of(new Difference(Kind.WEIGHTS, "networks", size, Integer.toString(networks)));
    }
    for (int m = 0; m < networks; m++) {
      List<Layer> old = recorded.ensemble().members().get(m).layers();
      List<Layer> now = found.ensemble().members().get(m).layers();
      for (int l = 0; l < old.size(); l++) {
        for (int p = 0; p < old.get(l).parameters().size(); p++) {
          Parameter one = old.get(l).parameters().get(p);
          String network = m == 0 ? "" : "member" + (m + 1) + ".";
          String name = network + "layer" + (l + 1) + "." + one.name();
          ofValues(name, one.toArray(), now.get(l).parameters().get(p).toArray())
              .forEach(differences::add);
        }
      }
    }
    return differences;
  }

  /** Empty, or what differs, with the value that differs most. */
  private static Stream<Difference> ofValues(String name, float[] recorded, float[] found) {
    int count = 0;
    int most = 0;
    for (int i = 0; i < recorded.length; i++) {
      if (Float.floatToRawIntBits(recorded[i]) != Float.floatToRawIntBits(found[i])) {
        boolean isMore =
            count++ == 0
                || Math.abs(recorded[i] - found[i]) > Math.abs(recorded[most] - found[most]);
        most = isMore ? i : most;
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

  /**
   * A table, recorded and found, and what to do.
   *
   * @param found heading of what is not recorded
   */
  static List<String> table(List<Difference> differences, String found) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("", "", "recorded", found));
    for (Difference one : differences) {
      rows.add(List.of(one.kind.word(), one.name, one.recorded, one.found));
    }
    return Texts.first(TextTable.lines("  %-*s  %-*s  %-*s  %s", rows), MOST, "  ... and %,d more");
  }

  /** What to do about differences, a line for each kind. */
  static List<String> advice(List<Difference> differences) {
    return differences.stream()
        .map(Difference::kind)
        .distinct()
        .map(kind -> kind.word() + ": " + kind.advice)
        .toList();
  }
}
