package dev.nnmaven.nn.data.image;

import static dev.nnmaven.nn.testing.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DatasetTest {

  private static List<LabeledImage> images() {
    return new ArrayList<>(
        List.of(
            new LabeledImage("a/1", 0, new byte[] {1, 2, 3, 4}),
            new LabeledImage("b/1", 1, new byte[] {5, 6, 7, 8}),
            new LabeledImage("b/2", 1, new byte[] {1, 2, 3, 5})));
  }

  private static String fingerprint(List<LabeledImage> images) {
    return new Dataset(List.of("a", "b"), 2, 2, images).fingerprint();
  }

  @Test
  void fingerprint_anythingThatTrainingSees_changesIt() {
    Set<String> all = new HashSet<>();
    all.add(fingerprint(images()));
    for (int image = 0; image < 3; image++) {
      LabeledImage old = images().get(image);
      for (int pixel = 0; pixel < 4; pixel++) {
        byte[] pixels = old.pixels().clone();
        pixels[pixel]++;
        all.add(fingerprint(with(image, new LabeledImage("", old.label(), pixels))));
      }
      all.add(fingerprint(with(image, new LabeledImage("", 1 - old.label(), old.pixels()))));
    }
    List<LabeledImage> otherOrder = images();
    Collections.swap(otherOrder, 1, 2);
    all.add(fingerprint(otherOrder));
    all.add(fingerprint(images().subList(0, 2)));
    all.add(new Dataset(List.of("a", "c"), 2, 2, images()).fingerprint());
    all.add(new Dataset(List.of("a", "b", "c"), 2, 2, images()).fingerprint());
    all.add(new Dataset(List.of("a", "b"), 4, 1, images()).fingerprint());
    assertThat(all).hasSize(1 + 12 + 3 + 2 + 3);
    assertThat(all).allMatch(text -> text.matches("[0-9a-f]{64}"));
  }

  private static List<LabeledImage> with(int index, LabeledImage image) {
    List<LabeledImage> images = images();
    images.set(index, image);
    return images;
  }

  @Test
  void constructor_wrongPixelsOrLabel_namesTheImage() {
    List<LabeledImage> images = List.of(new LabeledImage("a/1", 2, new byte[4]));
    assertRefused(
        () -> new Dataset(List.of("a", "b"), 2, 2, images),
        "a/1 has label 2, but there are 2 classes");
    assertRefused(
        () -> new Dataset(List.of("a", "b", "c"), 3, 2, images),
        "a/1 has 4 pixels, expected 3 x 2");
    List<LabeledImage> empty = List.of(new LabeledImage("a", 0, new byte[0]));
    assertRefused(
        () -> new Dataset(List.of("a"), 1 << 16, 1 << 16, empty),
        "a has 0 pixels, expected 65536 x 65536");
  }

  @Test
  void fingerprint_channels_makeADifference() {
    List<LabeledImage> same = List.of(new LabeledImage("a/1", 0, new byte[3]));
    Dataset grey = new Dataset(List.of("a"), 3, 1, same);
    Dataset rgb = new Dataset(List.of("a"), 1, 1, Channels.RGB, Background.WHITE, same);
    assertThat(rgb.fingerprint()).isNotEqualTo(grey.fingerprint());
    assertThat(rgb.image(0).channels()).isEqualTo(3);
    assertRefused(
        () -> new Dataset(List.of("a"), 3, 1, Channels.RGB, Background.WHITE, same),
        "a/1 has 1 pixels, expected 3 x 1");
  }
}
