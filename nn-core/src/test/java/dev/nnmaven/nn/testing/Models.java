package dev.nnmaven.nn.testing;

import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.data.image.Normalization;
import dev.nnmaven.nn.data.image.PixelOrder;
import dev.nnmaven.nn.model.HeldOut;
import dev.nnmaven.nn.model.ModelFile;
import dev.nnmaven.nn.model.Provenance;
import dev.nnmaven.nn.model.Provenance.TrainingData;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.task.ClassificationTask;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Small models to write and read. */
public final class Models {

  private Models() {}

  /** A model of two layers for images of 3 x 2 pixels and three classes. */
  public static TrainedModel small(HeldOut heldOut) {
    Network network =
        Networks.random(
            new int[] {6, 17, 3}, "crossEntropy", 1, "tanh inputNoise(0.2)+dropout", "linear l2");
    return of(network, 3, 2, List.of("a", "Ä \"quoted\" \u2028", "c"), heldOut);
  }

  /** A model with some provenance. */
  public static TrainedModel of(
      Network network, int width, int height, List<String> classes, HeldOut heldOut) {
    return new TrainedModel(
        network,
        new ClassificationTask(classes),
        new ImagePreprocessing(width, height, Normalization.L2, PixelOrder.COLUMNS),
        new Provenance(
            "nn-maven test",
            new TreeMap<>(Map.of("seed", "1", "epochs", "10", "a.b", "")),
            new TrainingData("0123456789abcdef", 42),
            heldOut));
  }

  /** What stands in the model's file. */
  public static byte[] bytes(TrainedModel model) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ModelFile.write(out, model);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** The model of a file that is called "it". */
  public static TrainedModel read(byte[] file) throws IOException {
    return ModelFile.read(new ByteArrayInputStream(file), "it");
  }
}
