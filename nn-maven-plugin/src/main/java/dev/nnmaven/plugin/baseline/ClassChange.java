package dev.nnmaven.plugin.baseline;

import java.util.Comparator;
import java.util.List;

/**
 * Change of one class from the baseline.
 *
 * @param name name of the class
 * @param images number of images
 * @param before number correct by the baseline
 * @param now number correct by the model
 */
public record ClassChange(String name, int images, int before, int now) {

  /** Change in correct images: now − before. */
  public int change() {
    return now - before;
  }

  /** Classes that got worse, largest loss first. */
  public static List<ClassChange> worse(List<ClassChange> classes) {
    return classes.stream()
        .filter(one -> one.change() < 0)
        .sorted(Comparator.comparingInt(ClassChange::change))
        .toList();
  }

  /** Classes that got better, largest gain first. */
  public static List<ClassChange> better(List<ClassChange> classes) {
    return classes.stream()
        .filter(one -> one.change() > 0)
        .sorted(Comparator.comparingInt(ClassChange::change).reversed())
        .toList();
  }
}
