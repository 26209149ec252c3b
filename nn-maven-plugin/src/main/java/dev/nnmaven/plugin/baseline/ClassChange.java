package dev.nnmaven.plugin.baseline;

import java.util.Comparator;
import java.util.List;

/**
 * How a class changed against the baseline.
 *
 * @param name of the class
 * @param images how many images of it there are
 * @param before how many of them the baseline recognized
 * @param now how many of them the model recognizes
 */
public record ClassChange(String name, int images, int before, int now) {

  /** How many more images are recognized now; negative if fewer are. */
  public int change() {
    return now - before;
  }

  /** Those of which fewer images are recognized, the largest loss first. */
  public static List<ClassChange> worse(List<ClassChange> classes) {
    return classes.stream()
        .filter(one -> one.change() < 0)
        .sorted(Comparator.comparingInt(ClassChange::change))
        .toList();
  }

  /** Those of which more images are recognized, the largest gain first. */
  public static List<ClassChange> better(List<ClassChange> classes) {
    return classes.stream()
        .filter(one -> one.change() > 0)
        .sorted(Comparator.comparingInt(ClassChange::change).reversed())
        .toList();
  }
}
