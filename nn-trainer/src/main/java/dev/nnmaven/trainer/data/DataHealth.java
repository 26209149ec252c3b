package dev.nnmaven.trainer.data;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.trainer.text.Formats;
import dev.nnmaven.trainer.text.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/**
 * Data quality checks of training and test examples. Examples are equal if all their pixels are, or
 * all inputs of a row: by {@link Examples#contentKeys}.
 *
 * @param leaked test examples that are also training examples, each with the first such one:
 *     memorizing them improves the measured accuracy; not rows whose inputs have several targets,
 *     which are different cases
 * @param repeated groups of equal examples with one target, in training or held out or both
 * @param conflicting groups of equal examples with several targets
 * @param constant images whose pixels are all the same
 * @param ofTrainedGroups number of test examples of a group that has training examples, too
 */
public record DataHealth(
    List<Leak> leaked,
    List<List<String>> repeated,
    List<List<String>> conflicting,
    List<String> constant,
    int ofTrainedGroups) {

  /** The most of equal images that messages name, and of groups of them. */
  private static final int MOST_NAMES = 3;

  /**
   * A test example that is also a training example.
   *
   * @param heldOut name of the held-out one
   * @param training name of the training one
   */
  public record Leak(String heldOut, String training) {}

  private record Place(Examples examples, int example, boolean heldOut) {

    String name() {
      return examples.name(example);
    }

    String target() {
      return examples.target(example);
    }
  }

  /**
   * Checks all examples, and the groups that names find; those of the training may be unknown.
   *
   * @throws DatasetException if a test example has no group
   */
  public static DataHealth of(
      Optional<Examples> training, Examples heldOut, Optional<Pattern> names)
      throws DatasetException {
    long[] seen = training.map(Examples::contentKeys).orElse(new long[0]);
    long[] judged = heldOut.contentKeys();
    Set<Long> repeated = repeated(LongStream.concat(Arrays.stream(seen), Arrays.stream(judged)));
    Map<Long, List<Place>> groups = new LinkedHashMap<>();
    training.ifPresent(examples -> collect(examples, seen, false, repeated, groups));
    collect(heldOut, judged, true, repeated, groups);
    List<String> constant = new ArrayList<>(training.map(Examples::constant).orElse(List.of()));
    constant.addAll(heldOut.constant());
    int ofTrainedGroups =
        training.isPresent() && names.isPresent()
            ? Groups.shared(heldOut, training.get(), names.get())
            : 0;
    return of(groups.values(), constant, ofTrainedGroups);
  }

  /** Number of examples that are equal to one with another target. */
  public int conflicts() {
    return conflicting.stream().mapToInt(List::size).sum();
  }

  /** What these examples are in words, of classes; empty if there are none. */
  public Optional<String> conflictsInWords(Unit unit) {
    return conflicting.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%s %s equal to %s of another class, and no network can get all of them right: %s"
                .formatted(
                    unit.count(conflicts()),
                    conflicts() == 1 ? "is" : "are",
                    unit == Unit.IMAGE ? "an image" : "a row",
                    groups(conflicting)));
  }

  /** Joins groups of equal examples, of which a class may have thousands. */
  public static String groups(List<List<String>> groups) {
    return Formats.list(
        groups.stream()
            .map(names -> names.stream().map(SafeText::text).toList())
            .map(names -> String.join(" = ", Formats.first(names, MOST_NAMES, "%,d more")))
            .toList(),
        MOST_NAMES);
  }

  /** Keys that are there more than once. */
  static Set<Long> repeated(LongStream all) {
    long[] sorted = all.sorted().toArray();
    Set<Long> repeated = new HashSet<>();
    for (int i = 1; i < sorted.length; i++) {
      if (sorted[i] == sorted[i - 1]) {
        repeated.add(sorted[i]);
      }
    }
    return repeated;
  }

  private static void collect(
      Examples examples,
      long[] keys,
      boolean heldOut,
      Set<Long> repeated,
      Map<Long, List<Place>> groups) {
    for (int i = 0; i < keys.length; i++) {
      if (repeated.contains(keys[i])) {
        groups
            .computeIfAbsent(keys[i], key -> new ArrayList<>())
            .add(new Place(examples, i, heldOut));
      }
    }
  }

  private static DataHealth of(
      Collection<List<Place>> groups, List<String> constant, int ofTrainedGroups) {
    List<Leak> leaked = new ArrayList<>();
    List<List<String>> repeated = new ArrayList<>();
    List<List<String>> conflicting = new ArrayList<>();
    for (List<Place> group : groups) {
      Place first = group.get(0);
      boolean agree = group.stream().allMatch(place -> place.target().equals(first.target()));
      boolean areCopies = agree || first.examples().unit() != Unit.ROW;
      group.stream()
          .filter(place -> areCopies && place.heldOut() && !first.heldOut())
          .forEach(place -> leaked.add(new Leak(place.name(), first.name())));
      (agree ? repeated : conflicting).add(group.stream().map(Place::name).toList());
    }
    return new DataHealth(leaked, repeated, conflicting, constant, ofTrainedGroups);
  }
}
