import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Divides the chosen faces, whole groups at a time, into those to train with and to test with.
 *
 * <p>The one large package and all others are divided each by itself. Its odd letters are harder to
 * read, and by chance alone they could be a third of one part and half of the other.
 */
final class TrainTestSplit {
  /**
   * A little more than the 120 of 600 images that are wanted: some faces give a letter that another
   * has given already, above all an I that is a mere bar, and such images are left out.
   */
  private static final double TEST_SHARE = 0.21;

  private final List<Face> train = new ArrayList<>();
  private final List<Face> test = new ArrayList<>();

  /**
   * @param faces the chosen faces; both parts keep their order
   * @param groups what may not be divided
   */
  TrainTestSplit(List<Face> faces, SplitGroups groups) {
    Map<String, Integer> large = new TreeMap<>();
    Map<String, Integer> others = new TreeMap<>();
    for (Face face : faces) {
      String group = groups.groupOf(face);
      boolean isLarge = group.startsWith(FaceSelection.LARGE_PACKAGE + ":");
      (isLarge ? large : others).merge(group, 1, Integer::sum);
    }
    Set<String> testGroups = new HashSet<>();
    testGroups.addAll(testGroups(large));
    testGroups.addAll(testGroups(others));
    for (Face face : faces) {
      (testGroups.contains(groups.groupOf(face)) ? test : train).add(face);
    }
  }

  /** The faces to train with. */
  List<Face> train() {
    return List.copyOf(train);
  }

  /** The faces to test with. */
  List<Face> test() {
    return List.copyOf(test);
  }

  /**
   * In the order of their names' hashes, which is random but for being the same everywhere, groups
   * go into the test part until it is full; a group that no longer fits is passed over.
   *
   * @param sizes the number of faces of each group
   */
  private static Set<String> testGroups(Map<String, Integer> sizes) {
    List<String> order = new ArrayList<>(sizes.keySet());
    order.sort(
        Comparator.comparing(group -> LetterImage.sha256(group.getBytes(StandardCharsets.UTF_8))));
    int faces = sizes.values().stream().mapToInt(Integer::intValue).sum();
    long room = Math.round(TEST_SHARE * faces);
    Set<String> chosen = new HashSet<>();
    for (String group : order) {
      if (sizes.get(group) <= room) {
        room -= sizes.get(group);
        chosen.add(group);
      }
    }
    return chosen;
  }
}
