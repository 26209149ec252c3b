package dev.nnmaven.trainer.data;

import dev.nnmaven.nn.data.image.DataHealth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;

/** Data quality checks of rows: rows are equal if all their inputs are. */
final class RowHealth {

  private record Place(RowExamples rows, int example, boolean heldOut) {

    String name() {
      return rows.name(example);
    }
  }

  private RowHealth() {}

  static DataHealth of(Optional<RowExamples> training, RowExamples heldOut) {
    long[] seen = training.map(RowExamples::contentKeys).orElse(new long[0]);
    long[] judged = heldOut.contentKeys();
    Set<Long> repeated = repeated(LongStream.concat(Arrays.stream(seen), Arrays.stream(judged)));
    Map<Long, List<Place>> groups = new LinkedHashMap<>();
    training.ifPresent(rows -> collect(rows, seen, false, repeated, groups));
    collect(heldOut, judged, true, repeated, groups);
    return of(groups.values());
  }

  /** Keys that are there more than once. */
  private static Set<Long> repeated(LongStream all) {
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
      RowExamples rows,
      long[] keys,
      boolean heldOut,
      Set<Long> repeated,
      Map<Long, List<Place>> groups) {
    for (int i = 0; i < keys.length; i++) {
      if (repeated.contains(keys[i])) {
        groups.computeIfAbsent(keys[i], key -> new ArrayList<>()).add(new Place(rows, i, heldOut));
      }
    }
  }

  private static DataHealth of(Collection<List<Place>> groups) {
    List<DataHealth.Leak> leaked = new ArrayList<>();
    List<List<String>> same = new ArrayList<>();
    List<List<String>> conflicting = new ArrayList<>();
    for (List<Place> group : groups) {
      Place first = group.get(0);
      group.stream()
          .filter(place -> place.heldOut() && !first.heldOut())
          .forEach(place -> leaked.add(new DataHealth.Leak(place.name(), first.name())));
      String target = first.rows().targetText(first.example());
      boolean agree =
          group.stream().allMatch(place -> place.rows().targetText(place.example()).equals(target));
      (agree ? same : conflicting).add(group.stream().map(Place::name).toList());
    }
    return new DataHealth(leaked, same, conflicting, List.of());
  }
}
