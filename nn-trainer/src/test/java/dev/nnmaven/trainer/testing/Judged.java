package dev.nnmaven.trainer.testing;

import dev.nnmaven.nn.data.image.Dataset;
import dev.nnmaven.nn.data.image.LabeledImage;
import dev.nnmaven.trainer.data.Examples;
import dev.nnmaven.trainer.data.ImageExamples;
import dev.nnmaven.trainer.measure.Predictions;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Images and what a model says of them, written as letters: a class each. */
public final class Judged {

  private Judged() {}

  /** An image for each letter, no two equal; its class is the letter. */
  public static Examples images(List<String> classes, String letters) {
    List<LabeledImage> images = new ArrayList<>();
    for (int i = 0; i < letters.length(); i++) {
      int label = classes.indexOf(letters.substring(i, i + 1));
      byte[] pixels = ByteBuffer.allocate(Integer.BYTES).putInt(i).array();
      images.add(new LabeledImage(letters.charAt(i) + "/" + i + ".png", label, pixels));
    }
    return new ImageExamples(new Dataset(classes, Integer.BYTES, 1, images));
  }

  /** Images taken for the classes that the letters name. */
  public static Predictions predictions(Examples images, String taken, double loss) {
    int[] labels = IntStream.range(0, images.size()).map(images::label).toArray();
    int[] classes =
        IntStream.range(0, taken.length())
            .map(i -> images.classes().indexOf(taken.substring(i, i + 1)))
            .toArray();
    return Evaluations.answers(
        images.classes().size(), loss, labels, classes, new double[0][], new double[0]);
  }
}
