package dev.nnmaven.trainer.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.DenseLayer;
import dev.nnmaven.nn.Ensemble;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.activation.Activations;
import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.data.image.Normalization;
import dev.nnmaven.nn.data.image.PixelOrder;
import dev.nnmaven.nn.initializer.Initializers;
import dev.nnmaven.nn.io.Sha256;
import dev.nnmaven.nn.loss.Losses;
import dev.nnmaven.nn.model.HeldOut;
import dev.nnmaven.nn.model.Provenance;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.random.RandomStream;
import dev.nnmaven.nn.task.ClassificationTask;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Models of pictures are written by the bytes that earlier versions wrote. */
class OnnxBytesTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "1, gelu, linear, crossEntropy, l2, columns, 49ee9cc6f45336cf8c6c00f4b9515df144e244d4efc1069473d688b550c2e22c",
    "1, relu, sigmoid, binaryCrossEntropy, scale, rows, ba96ddef2e0db22f12dc9fa45d9b9f84746103b971c4c7b54e6fc6470d61023a",
    "3, elu(0.7), leakyRelu(0.2), crossEntropy, none, rows, 1cf36a3271f21c3758cd55431533295a493f072b1ee22792ed9fc81be22693fd",
  })
  void write_modelOfPictures_hasTheBytesOfEarlierVersions(
      int members,
      String hidden,
      String output,
      String loss,
      String normalization,
      String order,
      String sha256)
      throws Exception {
    List<Network> networks = new ArrayList<>();
    for (int m = 0; m < members; m++) {
      Network network =
          new Network(
              List.of(
                  new DenseLayer(6, 4, Activations.of(hidden), List.of()),
                  new DenseLayer(4, 2, Activations.of(output), List.of())),
              Losses.of(loss));
      network.initialize(Initializers.DEFAULT, RandomStream.of(m));
      networks.add(network);
    }
    TrainedModel model =
        new TrainedModel(
            new Ensemble(networks),
            new ClassificationTask(List.of("A", "B")),
            new ImagePreprocessing(2, 3, Normalization.of(normalization), PixelOrder.of(order)),
            new Provenance("test", new TreeMap<>(), "none", 12, new HeldOut.None()));
    Path file = folder.resolve("model.onnx");
    OnnxModel.of(model, "1.0", "0123").write(file);
    assertThat(Sha256.of(file)).isEqualTo(sha256);
  }
}
