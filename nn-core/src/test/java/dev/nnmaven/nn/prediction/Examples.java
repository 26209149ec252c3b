package dev.nnmaven.nn.prediction;

import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.compute.ComputeOptions;
import dev.nnmaven.nn.compute.KernelChoice;
import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.data.image.Normalization;
import dev.nnmaven.nn.data.image.PixelOrder;
import dev.nnmaven.nn.model.Provenance;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.task.ClassificationTask;
import dev.nnmaven.nn.testing.Networks;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Models and images to classify. */
final class Examples {

  static final int WIDTH = 7;
  static final int HEIGHT = 5;

  private Examples() {}

  /** A model with weights at random, for images of 7 x 5 and the classes A to F. */
  static TrainedModel model(Normalization normalization, PixelOrder order, String loss) {
    Network network =
        Networks.random(new int[] {WIDTH * HEIGHT, 19, 6}, loss, 3, "tanh dropout(0.2)", "linear");
    return new TrainedModel(
        network,
        new ClassificationTask(List.of("A", "B", "C", "D", "E", "F")),
        new ImagePreprocessing(WIDTH, HEIGHT, normalization, order),
        Provenance.by("test"));
  }

  static TrainedModel model() {
    return model(Normalization.SCALE, PixelOrder.ROWS, "crossEntropy");
  }

  /** Of the size of the description: 784,100,10. */
  static TrainedModel letters() {
    return new TrainedModel(
        Networks.random(new int[] {784, 100, 10}, "crossEntropy", 5, "sigmoid", "linear"),
        new ClassificationTask(
            IntStream.range(0, 10).mapToObj(i -> String.valueOf((char) ('A' + i))).toList()),
        new ImagePreprocessing(28, 28, Normalization.SCALE, PixelOrder.ROWS),
        Provenance.by("test"));
  }

  static ComputeOptions with(KernelChoice kernels, int threads) {
    return new ComputeOptions(kernels, threads);
  }

  /** A grey image of any size. */
  static BufferedImage image(int width, int height, byte[] pixels) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setDataElements(0, 0, width, height, pixels);
    return image;
  }

  static byte[] pixels(int count, Random random) {
    byte[] pixels = new byte[count];
    random.nextBytes(pixels);
    return pixels;
  }

  static float[] inputs(int count, Random random) {
    float[] inputs = new float[count];
    for (int i = 0; i < count; i++) {
      inputs[i] = random.nextFloat();
    }
    return inputs;
  }
}
