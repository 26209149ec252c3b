package dev.nnmaven.trainer.data;

import static dev.nnmaven.nn.testing.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.data.image.Dataset;
import dev.nnmaven.nn.data.image.LabeledImage;
import dev.nnmaven.nn.testing.Cases;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeldOutSplitTest {

  /** Images of a few classes, at least two of each, all different. */
  private static Dataset random(Random random) {
    List<LabeledImage> images = new ArrayList<>();
    List<String> classes = List.of("a", "b", "c").subList(0, 2 + random.nextInt(2));
    for (int label = 0; label < classes.size(); label++) {
      for (int i = 2 + random.nextInt(30); i > 0; i--) {
        byte[] pixels = new byte[16];
        random.nextBytes(pixels);
        images.add(new LabeledImage("image " + i, label, pixels));
      }
    }
    return new Dataset(classes, 4, 4, images);
  }

  private static Set<LabeledImage> set(Dataset dataset) {
    return new HashSet<>(dataset.images());
  }

  private static Split split(Dataset dataset, String fraction) {
    try {
      return new ImageExamples(dataset).split(new BigDecimal(fraction));
    } catch (DatasetException e) {
      throw new AssertionError(e);
    }
  }

  private static Dataset heldOut(Dataset dataset, String fraction) {
    return split(dataset, fraction).heldOut().images().orElseThrow();
  }

  @Test
  void of_anyDataset_isDisjointCompleteAndInOrder() {
    Cases.check(
        300,
        random -> {
          Dataset dataset = random(random);
          Dataset training = split(dataset, "0.3").training().images().orElseThrow();
          Dataset heldOut = heldOut(dataset, "0.3");
          assertThat(set(training)).doesNotContainAnyElementsOf(set(heldOut));
          Set<LabeledImage> both = set(training);
          both.addAll(heldOut.images());
          assertThat(both).isEqualTo(set(dataset));
          for (Dataset part : List.of(training, heldOut)) {
            List<LabeledImage> inOrder = new ArrayList<>(dataset.images());
            inOrder.retainAll(part.images());
            assertThat(part.images()).isEqualTo(inOrder);
          }
        });
  }

  /** 12 equal images stay together, on whichever side they are. */
  @Test
  void warnings_manyEqualImages_sayWhyMoreIsHeldOut() {
    boolean warned = false;
    for (int equal = 0; equal < 40; equal++) {
      List<LabeledImage> images = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        byte[] pixels = {1, (byte) (i < 12 ? equal : 100 + i)};
        images.add(new LabeledImage("a " + i, 0, pixels));
        images.add(new LabeledImage("b " + i, 1, new byte[] {2, (byte) i}));
      }
      Dataset all = new Dataset(List.of("a", "b"), 2, 1, images);
      Dataset heldOut = heldOut(all, "0.2");
      Dataset training = split(all, "0.2").training().images().orElseThrow();
      assertThat(contents(training)).doesNotContainAnyElementsOf(contents(heldOut));
      int held = heldOut.countPerClass()[0];
      List<String> warnings = split(all, "0.2").warnings();
      if (held <= 5) {
        assertThat(warnings).isEmpty();
      } else {
        warned = true;
        assertThat(warnings)
            .containsExactly(
                "of class a "
                    + held
                    + " of 20 images are held out, not 4: 12 of them have the same pixels as"
                    + " another, and equal images stay together");
      }
    }
    assertThat(warned).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.01", "0.1", "0.2", "0.25", "0.5"})
  void of_anyDataset_holdsFractionOfEachClass(String fraction) {
    Cases.check(
        200,
        random -> {
          Dataset dataset = random(random);
          int[] all = dataset.countPerClass();
          int[] held = heldOut(dataset, fraction).countPerClass();
          for (int label = 0; label < all.length; label++) {
            double wanted = Double.parseDouble(fraction) * all[label];
            assertThat(held[label]).isEqualTo((int) Math.max(1, Math.round(wanted)));
          }
        });
  }

  @Test
  void of_otherNamesAndOrder_holdsSameImages() {
    Cases.check(
        200,
        random -> {
          Dataset dataset = random(random);
          List<LabeledImage> renamed = new ArrayList<>();
          for (LabeledImage image : dataset.images()) {
            renamed.add(
                new LabeledImage("x" + random.nextInt(), image.label(), image.pixels().clone()));
          }
          Collections.shuffle(renamed, random);
          assertThat(contents(heldOut(dataset.with(renamed), "0.3")))
              .isEqualTo(contents(heldOut(dataset, "0.3")));
        });
  }

  private static Set<String> contents(Dataset dataset) {
    Set<String> contents = new HashSet<>();
    for (LabeledImage image : dataset.images()) {
      contents.add(image.label() + Arrays.toString(image.pixels()));
    }
    return contents;
  }

  @Test
  void of_tooFewDifferentImages_namesEachClass() {
    byte[] same = new byte[1];
    List<LabeledImage> images =
        List.of(
            new LabeledImage("a/1", 0, new byte[] {1}),
            new LabeledImage("b/1", 1, same),
            new LabeledImage("b/2", 1, same.clone()),
            new LabeledImage("b/3", 1, same.clone()));
    Dataset dataset = new Dataset(List.of("a", "b"), 1, 1, images);
    assertRefused(
        DatasetException.class,
        () -> new ImageExamples(dataset).split(new BigDecimal("0.2")),
        """
            class a has too few different images to hold some out (1): add images, or give test \
            images of their own
            class b has too few different images to hold some out (3): add images, or give test \
            images of their own""");
  }
}
