import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Chooses faces that differ: a few of each family, none that nearly repeats another, and no package
 * that outweighs the rest.
 */
final class FaceSelection {
  /** Faces whose letters differ by less than this many grey levels in the mean look the same. */
  private static final double NEARLY_SAME = 12;

  private static final int MOST_OF_A_FAMILY = 8;

  /**
   * Several hundred inventive display fonts by one designer. Taken whole they would be half of the
   * data, so they are limited to {@link #MOST_OF_LARGE_PACKAGE}.
   */
  static final String LARGE_PACKAGE = "fonts-aenigma";

  private static final int MOST_OF_LARGE_PACKAGE = 220;

  private FaceSelection() {}

  /** The chosen ones among the faces, in an order that depends on their names alone. */
  static List<Face> choose(Collection<Face> faces) {
    Map<String, List<Face>> families = new LinkedHashMap<>();
    for (Face face : faces) {
      families
          .computeIfAbsent(
              face.packageName() + ":" + FamilyName.of(face), name -> new ArrayList<>())
          .add(face);
    }
    List<List<Face>> candidates = new ArrayList<>();
    families.values().forEach(family -> candidates.add(mostDifferent(family)));

    // Every family gives its first face before any gives its second, so that a near repetition
    // costs the family that has others to offer.
    List<Face> chosen = new ArrayList<>();
    for (int round = 0; round < MOST_OF_A_FAMILY; round++) {
      for (List<Face> family : candidates) {
        if (round < family.size() && isNew(family.get(round), chosen)) {
          chosen.add(family.get(round));
        }
      }
    }
    return shuffled(limitLargePackage(shuffled(chosen, "limit ")), "order ");
  }

  /**
   * The family's plainest face, then again and again the face that is farthest from those before.
   */
  private static List<Face> mostDifferent(List<Face> family) {
    List<Face> rest = new ArrayList<>(family);
    List<Face> order = new ArrayList<>();
    rest.stream().min(Comparator.comparingInt(Face::styleWords)).ifPresent(order::add);
    rest.removeAll(order);
    while (order.size() < MOST_OF_A_FAMILY && !rest.isEmpty()) {
      Face farthest = rest.get(0);
      double most = -1;
      for (Face face : rest) {
        double nearest =
            order.stream().mapToDouble(other -> face.distance(other, 255)).min().orElseThrow();
        if (nearest > most) {
          most = nearest;
          farthest = face;
        }
      }
      order.add(farthest);
      rest.remove(farthest);
    }
    return order;
  }

  private static boolean isNew(Face face, List<Face> chosen) {
    return chosen.stream().allMatch(other -> face.distance(other, NEARLY_SAME) >= NEARLY_SAME);
  }

  /**
   * The faces in the order of a hash of their names: as good as random, and the same everywhere.
   * Whoever takes the first so many of them takes an even sample, not the letters A to M.
   *
   * @param salt another salt, another order; what was cut off in one order is no even sample of it
   */
  private static List<Face> shuffled(List<Face> faces, String salt) {
    return faces.stream()
        .sorted(
            Comparator.comparing(
                face -> LetterImage.sha256((salt + face.id()).getBytes(StandardCharsets.UTF_8))))
        .toList();
  }

  private static List<Face> limitLargePackage(List<Face> faces) {
    List<Face> kept = new ArrayList<>();
    int ofLargePackage = 0;
    for (Face face : faces) {
      if (!face.packageName().equals(LARGE_PACKAGE) || ofLargePackage++ < MOST_OF_LARGE_PACKAGE) {
        kept.add(face);
      }
    }
    return List.copyOf(kept);
  }
}
