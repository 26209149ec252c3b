import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts faces that are related, by name or by look, into one group. A group is never divided between
 * training and test images; otherwise the test would ask for what was learnt by heart.
 *
 * <p>Relation is passed on: if A looks like B and B is named like C, the three are one group, even
 * where B itself was not chosen for the data.
 */
final class SplitGroups {
  /**
   * Faces whose letters differ by less than this many grey levels in the mean are one drawing, such
   * as two revisions of a font or a clone of it. With 12 instead of 8, one face's likeness to the
   * next would link ninety plain ones into a single group, too many for the test part, which would
   * then hold none of the commonest kind.
   */
  private static final double SAME_DRAWING = 8;

  private final List<Face> faces;
  private final Map<String, Integer> positions = new HashMap<>();

  /** A forest: each face points to an earlier one of its group, the group's first to itself. */
  private final int[] parents;

  /**
   * @param faces all faces that Java can draw, chosen or not
   */
  SplitGroups(List<Face> faces) {
    this.faces = List.copyOf(faces);
    parents = new int[faces.size()];
    Map<String, Integer> firstOfName = new HashMap<>();
    for (int i = 0; i < parents.length; i++) {
      parents[i] = i;
      positions.put(faces.get(i).id(), i);
      Integer first = firstOfName.putIfAbsent(FamilyName.firstWord(faces.get(i)), i);
      if (first != null) {
        join(first, i);
      }
    }
    for (int i = 0; i < parents.length; i++) {
      for (int j = 0; j < i; j++) {
        if (root(i) != root(j) && lookAlike(faces.get(i), faces.get(j))) {
          join(i, j);
        }
      }
    }
  }

  /** The name of a face's group: package and family of the first face in it. */
  String groupOf(Face face) {
    Face first = faces.get(root(positions.get(face.id())));
    return first.packageName() + ":" + FamilyName.firstWord(first).replaceAll("\\s+", "_");
  }

  private static boolean lookAlike(Face a, Face b) {
    return a.distance(b, SAME_DRAWING) < SAME_DRAWING;
  }

  private void join(int a, int b) {
    int rootA = root(a);
    int rootB = root(b);
    parents[Math.max(rootA, rootB)] = Math.min(rootA, rootB);
  }

  private int root(int face) {
    int at = face;
    while (parents[at] != at) {
      parents[at] = parents[parents[at]];
      at = parents[at];
    }
    return at;
  }
}
