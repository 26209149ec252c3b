package dev.nnmaven.nn.data.image;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Data quality checks of training and held-out images. Images are equal if all their pixels are.
 *
 * @param leaked held-out images that are also training images, each with the first such image:
 *     memorizing them improves the measured accuracy
 * @param repeated groups of equal images of one class, in training or held-out images or both
 * @param conflicting groups of equal images in several classes
 * @param constant images whose pixels are all the same
 */
public record DataHealth(
    List<Leak> leaked,
    List<List<String>> repeated,
    List<List<String>> conflicting,
    List<String> constant) {

  /**
   * A held-out image that is also a training image.
   *
   * @param heldOut name of the held-out image
   * @param training name of the training image
   */
  public record Leak(String heldOut, String training) {}

  private record Pixels(byte[] bytes) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Pixels pixels && Arrays.equals(bytes, pixels.bytes);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(bytes);
    }
  }

  private record Place(LabeledImage image, boolean heldOut) {}

  /** Checks all images. */
  public static DataHealth of(List<LabeledImage> training, List<LabeledImage> heldOut) {
    Map<Pixels, List<Place>> equals = new LinkedHashMap<>();
    List<String> constant = new ArrayList<>();
    collect(training, false, equals, constant);
    collect(heldOut, true, equals, constant);
    List<Leak> leaked = new ArrayList<>();
    List<List<String>> repeated = new ArrayList<>();
    List<List<String>> conflicting = new ArrayList<>();
    for (List<Place> group : equals.values()) {
      if (group.size() > 1) {
        Place first = group.get(0);
        group.stream()
            .filter(place -> place.heldOut() && !first.heldOut())
            .forEach(place -> leaked.add(new Leak(place.image().name(), first.image().name())));
        boolean oneClass =
            group.stream().allMatch(place -> place.image().label() == first.image().label());
        (oneClass ? repeated : conflicting)
            .add(group.stream().map(place -> place.image().name()).toList());
      }
    }
    return new DataHealth(leaked, repeated, conflicting, constant);
  }

  private static void collect(
      List<LabeledImage> images,
      boolean heldOut,
      Map<Pixels, List<Place>> equals,
      List<String> constant) {
    for (LabeledImage image : images) {
      equals
          .computeIfAbsent(new Pixels(image.pixels()), pixels -> new ArrayList<>())
          .add(new Place(image, heldOut));
      if (isConstant(image.pixels())) {
        constant.add(image.name());
      }
    }
  }

  private static boolean isConstant(byte[] pixels) {
    for (byte pixel : pixels) {
      if (pixel != pixels[0]) {
        return false;
      }
    }
    return true;
  }
}
