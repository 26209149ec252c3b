package dev.nnmaven.trainer.data;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.data.image.Dataset;
import dev.nnmaven.nn.data.image.LabeledImage;
import dev.nnmaven.nn.text.SafeText;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Split of a data set into training and test images.
 *
 * <p>Which images are held out depends on their pixels alone, not on names, dates or a seed: those
 * with the smallest SHA-256 in each class. So the split is the same on every machine and for every
 * seed, and adding images hardly moves others. Equal images of a class stay on the same side, to
 * avoid leaks.
 *
 * @param training images to train on
 * @param heldOut images to evaluate on
 */
public record HeldOutSplit(Dataset training, Dataset heldOut) {

  /**
   * Holds out a fraction of each class, rounded to whole images and at least one.
   *
   * @param fraction between 0 and 1, both excluded
   * @throws DatasetException if a class has too few different images to be split
   */
  public static HeldOutSplit of(Dataset dataset, BigDecimal fraction) throws DatasetException {
    int[] labels = dataset.images().stream().mapToInt(LabeledImage::label).toArray();
    boolean[] held = HeldOutFraction.hold(dataset.contentKeys(), labels, fraction);
    HeldOutSplit split = new HeldOutSplit(part(dataset, held, false), part(dataset, held, true));
    split.requireAllClasses(fraction);
    return split;
  }

  /** Throws if a class has no training images. */
  private void requireAllClasses(BigDecimal fraction) throws DatasetException {
    int[] kept = training.countPerClass();
    int[] held = heldOut.countPerClass();
    List<String> mistakes = new ArrayList<>();
    for (int label = 0; label < held.length; label++) {
      if (kept[label] == 0) {
        String name = SafeText.text(training.classes().get(label));
        String few =
            "class %s has too few different images to hold some out (%s): add images, or give"
                    .formatted(name, held[label])
                + " test images of their own";
        mistakes.add(
            HeldOutFraction.takesAll(fraction, held[label], "images of class " + name).orElse(few));
      }
    }
    DatasetException.throwIfAny(mistakes);
  }

  /**
   * Classes of which much more is held out than a fraction, a line each: equal images stay
   * together.
   *
   * @param fraction as given to {@link #of}
   */
  public List<String> warnings(BigDecimal fraction) {
    int[] kept = training.countPerClass();
    int[] held = heldOut.countPerClass();
    List<String> warnings = new ArrayList<>();
    for (int label = 0; label < held.length; label++) {
      int all = kept[label] + held[label];
      if (HeldOutFraction.isMuchMore(fraction, held[label], all)) {
        warnings.add(
            "of class %s %s of %s images are held out, not %s: %s of them have the same pixels as another, and equal images stay together"
                .formatted(
                    SafeText.text(heldOut.classes().get(label)),
                    held[label],
                    all,
                    HeldOutFraction.of(fraction, all),
                    repeated(label)));
      }
    }
    return warnings;
  }

  /** Number of test images of a class that equal another test image of the class. */
  private long repeated(int label) {
    Map<ByteBuffer, Long> counts =
        heldOut.images().stream()
            .filter(image -> image.label() == label)
            .collect(
                Collectors.groupingBy(
                    image -> ByteBuffer.wrap(image.pixels()), Collectors.counting()));
    return counts.values().stream().filter(count -> count > 1).mapToLong(Long::longValue).sum();
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
