package dev.nnmaven.nn.data.image.augmentation.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.data.image.Channels;
import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.data.image.LabeledImage;
import dev.nnmaven.nn.data.image.augmentation.Augmentation;
import dev.nnmaven.nn.testing.Images;
import dev.nnmaven.nn.testing.Listed;
import dev.nnmaven.nn.testing.Python;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Another program, in plain loops and with random numbers of its own making, augments to the same
 * images.
 */
@Tag("interoperability")
class PythonAugmentationsTest {

  private static final long SEED = -3;

  /** An image, and what becomes of it. */
  private record Case(
      String specification,
      int epoch,
      int sample,
      ImagePreprocessing preprocessing,
      byte[] pixels) {

    byte[] ours() {
      return new Augmenter(Augmentation.listOf(specification), preprocessing, SEED)
          .augment(pixels, epoch, sample);
    }

    /** The line of stdin that the program reads. */
    String line() {
      StringJoiner levels = new StringJoiner(" ");
      for (byte pixel : pixels) {
        levels.add(Integer.toString(Byte.toUnsignedInt(pixel)));
      }
      return "%s %s %s %s %s %s;%s;%s\n"
          .formatted(
              SEED,
              epoch,
              sample,
              preprocessing.width(),
              preprocessing.height(),
              IntStream.of(preprocessing.background().levels(preprocessing.channels()))
                  .mapToObj(Integer::toString)
                  .collect(Collectors.joining(" ")),
              numbers(),
              levels);
    }

    /** {@code shift 2.0+elastic 34.0 4.0}: numbers as the floats that they are here. */
    private String numbers() {
      StringJoiner parts = new StringJoiner("+");
      for (Augmentation part : Augmentation.listOf(specification)) {
        StringJoiner numbers = new StringJoiner(" ");
        for (String word : part.specification().split("[(), ]+", -1)) {
          String number = word.replaceFirst(".*=", "");
          numbers.add(
              number.matches("[-0-9.E]+") ? Double.toString(Float.parseFloat(number)) : number);
        }
        parts.add(numbers.toString().strip());
      }
      return parts.toString();
    }
  }

  @Test
  void augment_everything_givesImagesOfPython() throws Exception {
    Python.require();
    List<Case> cases = cases();
    String input = cases.stream().map(Case::line).collect(Collectors.joining());
    List<String> lines = Python.run("augmentations.py", input);
    assertThat(lines).hasSameSizeAs(cases);
    for (int c = 0; c < cases.size(); c++) {
      byte[] ours = cases.get(c).ours();
      String[] theirs = lines.get(c).split(" ", -1);
      int different = 0;
      for (int i = 0; i < ours.length; i++) {
        int difference = Math.abs(Byte.toUnsignedInt(ours[i]) - Integer.parseInt(theirs[i]));
        // Ours interpolates in float32, which may round half a grey level to the other side.
        assertThat(difference).as("%s, pixel %d", cases.get(c), i).isLessThanOrEqualTo(1);
        different += difference;
      }
      assertThat(different).as("%s", cases.get(c)).isLessThanOrEqualTo(ours.length / 40);
      boolean leavesIt = cases.get(c).specification().matches("flip|saturation|hue");
      if (!leavesIt || cases.get(c).preprocessing().channels() == Channels.RGB) {
        assertThat(ours).as("%s changes", cases.get(c)).isNotEqualTo(cases.get(c).pixels());
      }
    }
  }

  private static List<Case> cases() throws Exception {
    List<String> specifications = new ArrayList<>(Listed.augmentations());
    specifications.add("shift(2)+rotate(10)+scale(0.1)+shear(0.15)+elastic(34,4)");
    specifications.add("elastic(8,1.5)+shear(1)+noise(0.3)+scale(0.5)+rotate(180)+erase(1,0.8)");
    specifications.add("shift(40)+elastic(2000,60)");
    specifications.add("crop(0.3)+flip+contrast(1)+saturation(1)+hue(0.5)+brightness(0.9)");
    specifications.replaceAll(name -> name.equals("erase") ? "erase(1)" : name);
    List<LabeledImage> letters = Images.letters("test").images();
    byte[] small = new byte[5 * 9];
    new Random(4).nextBytes(small);
    byte[] coloured = new byte[7 * 4 * 3];
    new Random(5).nextBytes(coloured);
    List<Case> cases = new ArrayList<>();
    for (String specification : specifications) {
      for (int epoch = 1; epoch <= 3; epoch++) {
        int sample = 7 * epoch;
        byte[] letter = letters.get(sample).pixels();
        cases.add(
            new Case(
                specification,
                epoch,
                sample,
                Images.preprocessing(28, 28, Channels.GRAY, "black"),
                letter));
      }
      cases.add(
          new Case(
              specification,
              70_000,
              0,
              Images.preprocessing(5, 9, Channels.GRAY, "#808080"),
              small));
      ImagePreprocessing rgb = Images.preprocessing(7, 4, Channels.RGB, "#20a0ff");
      for (int epoch = 1; epoch <= 3; epoch++) {
        String sure = specification.equals("flip") ? "flip(vertical)+shift(0.5)" : specification;
        cases.add(new Case(sure, epoch, 5, rgb, coloured));
      }
    }
    return cases;
  }
}
