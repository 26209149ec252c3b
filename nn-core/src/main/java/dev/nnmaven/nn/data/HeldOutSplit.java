package dev.nnmaven.nn.data;

import dev.nnmaven.nn.io.Sha256;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A data set in two parts: one to train on, and one held out to judge by.
 *
 * <p>Which images are held out depends on their pixels alone, not on names, dates or a seed: those
 * whose SHA-256 comes first in their class. So the split is the same on every machine, experiments
 * with different seeds are judged alike, and adding images hardly moves the others. Equal images of
 * a class stay together: one to learn by heart and the same one to be asked would prove nothing.
 *
 * @param training the part to train on
 * @param heldOut the part to judge by
 */
public record HeldOutSplit(Dataset training, Dataset heldOut) {

  /** The fraction that is held out where nothing is said. */
  public static final BigDecimal DEFAULT_FRACTION = new BigDecimal("0.2");

  /**
   * Holds out a fraction of each class, rounded to whole images and at least one.
   *
   * @param fraction between 0 and 1, both excluded
   * @throws DatasetException if a class has too few different images to be split
   */
  public static HeldOutSplit of(Dataset dataset, BigDecimal fraction) throws DatasetException {
    if (fraction.signum() <= 0 || fraction.compareTo(BigDecimal.ONE) >= 0) {
      throw new IllegalArgumentException(
          "a held-out fraction lies between 0 and 1, found " + fraction);
    }
    boolean[] held = new boolean[dataset.size()];
    List<String> mistakes = new ArrayList<>();
    List<List<Integer>> classes = byHash(dataset);
    for (int label = 0; label < classes.size(); label++) {
      List<Integer> members = classes.get(label);
      int wanted = wholeImages(fraction, members.size());
      int count = upToWhereEqualOnesEnd(dataset, members, wanted);
      if (count == 0 || count == members.size()) {
        mistakes.add(
            wanted == members.size() && wanted > 1
                ? "holding out %s leaves nothing of class %s to train on: of its %d images that is all;"
                        .formatted(fraction, dataset.classes().get(label), members.size())
                    + " hold out less"
                : "class %s has too few different images to hold some out (%d): add images, or give"
                        .formatted(dataset.classes().get(label), members.size())
                    + " test images of their own");
      }
      members.subList(0, count).forEach(image -> held[image] = true);
    }
    DatasetException.throwIfAny(mistakes);
    return new HeldOutSplit(part(dataset, held, false), part(dataset, held, true));
  }

  /** The indices of each class's images, in the order of their hashes. */
  private static List<List<Integer>> byHash(Dataset dataset) {
    List<List<Integer>> classes = new ArrayList<>();
    dataset.classes().forEach(name -> classes.add(new ArrayList<>()));
    byte[][] hashes = new byte[dataset.size()][];
    MessageDigest digest = Sha256.start();
    for (int i = 0; i < dataset.size(); i++) {
      LabeledImage image = dataset.images().get(i);
      hashes[i] = digest.digest(image.pixels());
      classes.get(image.label()).add(i);
    }
    // The sort is stable: equal images keep the order of the data set.
    classes.forEach(of -> of.sort(Comparator.comparing(i -> hashes[i], Arrays::compareUnsigned)));
    return classes;
  }

  /** A fraction of a class's images, rounded, and at least one if there is one. */
  private static int wholeImages(BigDecimal fraction, int images) {
    int rounded =
        fraction
            .multiply(BigDecimal.valueOf(images))
            .setScale(0, RoundingMode.HALF_UP)
            .intValueExact();
    return Math.max(rounded, Math.min(1, images));
  }

  /** How many images to hold out, so that equal ones stay together. */
  private static int upToWhereEqualOnesEnd(Dataset dataset, List<Integer> members, int wanted) {
    int count = wanted;
    while (count > 0 && count < members.size() && samePixels(dataset, members, count)) {
      count++;
    }
    return count;
  }

  private static boolean samePixels(Dataset dataset, List<Integer> members, int index) {
    byte[] before = dataset.images().get(members.get(index - 1)).pixels();
    byte[] after = dataset.images().get(members.get(index)).pixels();
    return Arrays.equals(before, after);
  }

  private static Dataset part(Dataset dataset, boolean[] held, boolean wanted) {
    List<LabeledImage> images = new ArrayList<>();
    for (int i = 0; i < held.length; i++) {
      if (held[i] == wanted) {
        images.add(dataset.images().get(i));
      }
    }
    return dataset.with(images);
  }
}
