package dev.nnmaven.trainer.data;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.text.SafeText;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Examples that belong together, such as visits of a patient or letters of a font: by the column of
 * {@code nn.split=group(...)}, and by {@code nn.groups}: of images the names that it finds, of rows
 * a column.
 */
public final class Groups {

  private final int[] first; // leads to that of its group, [N]

  private Groups(int examples) {
    this.first = IntStream.range(0, examples).toArray();
  }

  /**
   * The group of each example, as the index of its first; none if examples have no groups. Equal
   * examples are in one group, and so are all of theirs.
   *
   * @param names finds the group in the name of an image: its first bracketed part, or all that it
   *     matches; of rows it is the name of a column; empty if there are none
   * @throws DatasetException if a name has no group, or rows no such column
   */
  public static int[] of(Examples examples, Optional<Pattern> names) throws DatasetException {
    if (examples.groups().isEmpty() && names.isEmpty()) {
      return new int[0];
    }
    Groups groups = new Groups(examples.size());
    groups.join(examples, names);
    groups.joinEqual(examples);
    return groups.roots();
  }

  /** The first of the examples that are equal to each one; none if no two are equal. */
  public static int[] ofEqual(Examples examples) {
    Groups groups = new Groups(examples.size());
    groups.joinEqual(examples);
    int[] roots = groups.roots();
    return Arrays.stream(roots).distinct().count() == roots.length ? new int[0] : roots;
  }

  private int[] roots() {
    return IntStream.range(0, first.length).map(this::root).toArray();
  }

  /** Examples that must be in one part: those of a group, and equal ones. */
  static Collection<List<Integer>> together(Examples examples, Optional<Pattern> names)
      throws DatasetException {
    Groups groups = new Groups(examples.size());
    groups.joinEqual(examples);
    groups.join(examples, names);
    return IntStream.range(0, examples.size())
        .boxed()
        .collect(Collectors.groupingBy(groups::root, TreeMap::new, Collectors.toList()))
        .values();
  }

  private void joinEqual(Examples examples) {
    join(Arrays.stream(examples.contentKeys()).boxed().toList());
  }

  private void join(Examples examples, Optional<Pattern> names) throws DatasetException {
    join(examples.groups());
    if (names.isPresent()) {
      join(List.of(named(examples, names.get())));
    }
  }

  /** The group that the name of each example has, or its row in a column. */
  private static String[] named(Examples examples, Pattern names) throws DatasetException {
    if (examples instanceof RowExamples rows) {
      return column(rows, names.pattern());
    }
    String[] groups = new String[examples.size()];
    for (int example = 0; example < groups.length; example++) {
      groups[example] = group(examples.name(example), names);
    }
    return groups;
  }

  /** How many of some examples are of a group that others have examples of, too. */
  static int shared(Examples some, Examples others, Pattern names) throws DatasetException {
    Set<String> theirs;
    try {
      theirs = Set.copyOf(Arrays.asList(named(others, names)));
    } catch (DatasetException e) {
      return 0; // only those that are evaluated need groups
    }
    return (int) Stream.of(named(some, names)).filter(theirs::contains).count();
  }

  private static String[] column(RowExamples rows, String name) throws DatasetException {
    try {
      return Slices.cells(rows, name);
    } catch (DatasetException e) {
      throw new DatasetException("nn.groups: of rows, the name of a column: " + e.getMessage());
    }
  }

  private static String group(String name, Pattern groups) throws DatasetException {
    Matcher matcher = groups.matcher(name);
    boolean occurs = matcher.find();
    String group = !occurs ? null : matcher.groupCount() > 0 ? matcher.group(1) : matcher.group();
    if (group == null) {
      throw new DatasetException(
          "nn.groups: %s %s %s; expected a pattern that finds the group in each name",
          groups,
          occurs ? "has nothing in its first brackets for" : "does not occur in",
          SafeText.text(name));
    }
    return group;
  }

  /** Joins the sets of examples that have equal keys; the first example becomes that of all. */
  private void join(List<?> keys) {
    Map<Object, Integer> known = new HashMap<>();
    for (int example = 0; example < keys.size(); example++) {
      Integer other = known.putIfAbsent(keys.get(example), example);
      if (other != null) {
        int number = root(example);
        int two = root(other);
        first[Math.max(number, two)] = Math.min(number, two);
      }
    }
  }

  private int root(int example) {
    int root = example;
    while (first[root] != root) {
      first[root] = first[first[root]];
      root = first[root];
    }
    return root;
  }
}
