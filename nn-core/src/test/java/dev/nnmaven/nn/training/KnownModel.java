package dev.nnmaven.nn.training;

import dev.nnmaven.nn.DenseLayer;
import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.Shape;
import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.compute.ComputeOptions;
import dev.nnmaven.nn.data.Preprocessing;
import dev.nnmaven.nn.data.image.Dataset;
import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.data.image.ImageSamples;
import dev.nnmaven.nn.data.image.LabeledImage;
import dev.nnmaven.nn.data.image.Normalization;
import dev.nnmaven.nn.data.image.PixelOrder;
import dev.nnmaven.nn.data.table.Column;
import dev.nnmaven.nn.data.table.ColumnKind;
import dev.nnmaven.nn.data.table.Table;
import dev.nnmaven.nn.data.table.TableBuilder;
import dev.nnmaven.nn.data.table.TableFitting;
import dev.nnmaven.nn.data.table.TablePreprocessing;
import dev.nnmaven.nn.data.table.TableSamples;
import dev.nnmaven.nn.initializer.Initializer;
import dev.nnmaven.nn.io.Sha256;
import dev.nnmaven.nn.layer.builtin.Conv;
import dev.nnmaven.nn.layer.builtin.KernelSize;
import dev.nnmaven.nn.layer.builtin.Padding;
import dev.nnmaven.nn.layer.builtin.PoolLayer;
import dev.nnmaven.nn.layer.builtin.Pooling;
import dev.nnmaven.nn.loss.Loss;
import dev.nnmaven.nn.model.HeldOut;
import dev.nnmaven.nn.model.Provenance;
import dev.nnmaven.nn.model.Provenance.TrainingData;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.optimizer.Optimizer;
import dev.nnmaven.nn.random.RandomStream;
import dev.nnmaven.nn.regularizer.Regularizer;
import dev.nnmaven.nn.task.ClassificationTask;
import dev.nnmaven.nn.testing.Models;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Small trainings, and the fingerprints of the model files that they gave when they were written
 * down. A model that differs here on some JDK, operating system or processor only is a bug. One
 * that differs everywhere is a change of what users' models are: it belongs in the changelog.
 *
 * <p>Runs without any test library: see {@link KnownModelMain}.
 */
enum KnownModel {
  MINI_BATCHES(
      "crossEntropy xavier linear",
      7,
      List.of(20, 17, 16),
      "007daab774df3a6282263529af7598737bb1299b396844cefb0ea745f65be787",
      "a8261edafc0f0818232461de7a79d207c45862fa0f62efffa69dc397f6ca7403"),
  ALL_SAMPLES(
      "binaryCrossEntropy he sigmoid",
      TrainingOptions.ALL_SAMPLES,
      List.of(20, 17, 16),
      "9fbbde8eff58401f3bcf37cafcc0beb656c778335d9158b150384eb34fdc8726",
      "c7525d3e655bc197841f8f1b70d57f173c3bb02610ba0f35190d5a670e8061fb"),
  SINGLE_SAMPLES(
      "crossEntropy uniform tanh",
      1,
      List.of(20, 17, 16),
      "7c7f241ff36e9db52cc90803a9255de9ca2b18a229de97dc65438b16ec0a9f0d",
      "9ab761f2da5350144936729a1afd484a77b8fec3530a6d3c89743d9a8586cdd1"),
  /** Large enough to be split among threads. */
  WIDE_LAYERS(
      "crossEntropy he linear",
      150,
      List.of(230, 130, 65),
      "b54910ff86b7f57dad1eb378c2b7fc02ed6f34534e4df4e50ae138cf5879cac3",
      "09549747bd8070e701d67cc0112c7893e8edd4999c0ac3f3ece68b37dec09eb9"),
  /** Convolutions of 20, 17 and 16 filters, with pools between them. */
  IMAGES(
      "crossEntropy he linear",
      32,
      List.of(20, 17, 16),
      "2cfa8a288efcf975016654b2c69ef9f9cb1cb4ad6b9dfaadf02c747ccd518a88",
      "567a9d681281bfed469f09c8b15a25547d5c43ab69cbca4b410abcdad82c12d1"),
  /** Enough n-grams that zeros are left out of products, beside a number. */
  TEXTS(
      "crossEntropy he linear",
      32,
      List.of(20, 17, 16),
      "edcad5b002301d3c146bd393fdd95109272ace50ae8ba3831be46beaf51e8856",
      "ac7b6e31d0b97c4c82921fd606e04ddf36d8bd46a54ea9375804420df171ccb3");

  private static final ClassificationTask TASK = new ClassificationTask(List.of("a", "b", "c"));

  private static final long SEED = 1;

  /** Loss, initializer, and activation of the outputs. */
  private final String parts;

  private final int batchSize;

  @SuppressWarnings("ImmutableEnumChecker") // List.of
  private final List<Integer> hidden;

  private final String tensors;
  private final String sha256;

  KnownModel(String parts, int batchSize, List<Integer> hidden, String tensors, String sha256) {
    this.parts = parts;
    this.batchSize = batchSize;
    this.hidden = hidden;
    this.tensors = tensors;
    this.sha256 = sha256;
  }

  /** SHA-256 of the weights and biases alone, which no change of the file's metadata may change. */
  String tensors() {
    return tensors;
  }

  /** SHA-256 of the whole file. */
  String sha256() {
    return sha256;
  }

  /** SHA-256 of the tensors in a model file: of all bytes after its header. */
  static String tensorsSha256(byte[] model) {
    long header = ByteBuffer.wrap(model).order(ByteOrder.LITTLE_ENDIAN).getLong();
    return Sha256.of(Arrays.copyOfRange(model, Long.BYTES + (int) header, model.length));
  }

  /** The model file of the training. */
  byte[] train(ComputeOptions compute) throws Exception {
    Dataset images = images();
    ImagePreprocessing ofImages =
        new ImagePreprocessing(6, 5, Normalization.SCALE, PixelOrder.COLUMNS);
    Table texts = texts();
    TablePreprocessing ofTexts =
        TablePreprocessing.fit(
            texts, texts.allRows(), List.of("text", "size"), TableFitting.DEFAULT, "class");
    boolean isTexts = this == TEXTS;
    Preprocessing preprocessing = isTexts ? ofTexts : ofImages;
    Network network = new Network(layers(preprocessing.inputs()), Loss.of(part(0)));
    network.initialize(Initializer.of(part(1)), RandomStream.of(SEED));
    TrainingOptions options =
        TrainingOptions.builder()
            .optimizer(Optimizer.of(isTexts ? "lazyAdamW(0.2)" : "gradientDescent"))
            .learningRate(isTexts ? 0.01f : 0.3f)
            .epochs(5)
            .batchSize(batchSize)
            .seed(SEED)
            .build();
    new Trainer<>(network, TASK, options, compute, TrainingListener.none())
        .train(
            isTexts
                ? TableSamples.of(texts, texts.allRows(), ofTexts, TASK, "class", Integer::toString)
                : new ImageSamples(images, ofImages));
    Provenance provenance =
        new Provenance(
            "test",
            new TreeMap<>(Map.of("seed", Long.toString(SEED))),
            new TrainingData(images.fingerprint(), images.size()),
            new HeldOut.None());
    return Models.bytes(new TrainedModel(network, TASK, preprocessing, provenance));
  }

  private String part(int index) {
    return parts.split(" ", -1)[index];
  }

  private List<Layer> layers(int inputs) {
    int outputs = hidden.get(2);
    return this == IMAGES
        ? List.of(
            conv(new Shape(6, 5, 1), hidden.get(0), "3x3", 1, "relu", "dropout(0.1)+l2(0.001)"),
            new PoolLayer(
                new Shape(6, 5, hidden.get(0)),
                Pooling.MAX,
                2,
                1,
                Regularizer.listOf("dropout(0.1)")),
            conv(new Shape(5, 4, hidden.get(0)), hidden.get(1), "2x3", 2, "tanh", "none"),
            conv(new Shape(3, 2, hidden.get(1)), outputs, "3x1", 1, "relu", "inputNoise(0.1)"),
            new PoolLayer(new Shape(3, 2, outputs), Pooling.AVERAGE, 2, 2, List.of()),
            layer(outputs, 3, part(2), "l2(0.01)"))
        : List.of(
            layer(inputs, hidden.get(0), "sigmoid", "dropout(0.3)+l2(0.001)"),
            layer(hidden.get(0), hidden.get(1), "relu", "inputNoise(0.1)"),
            layer(hidden.get(1), outputs, "tanh", "inputNoise(0.05)+dropout(0.1)"),
            layer(outputs, 3, part(2), "l2(0.01)"));
  }

  private static Layer conv(
      Shape inputs, int filters, String size, int stride, String activation, String regularizers) {
    return new Conv(filters, KernelSize.of(size), stride, Padding.SAME)
        .create(inputs, Activation.of(activation), Regularizer.listOf(regularizers));
  }

  private static Layer layer(int inputs, int neurons, String activation, String regularizers) {
    return new DenseLayer(
        inputs, neurons, Activation.of(activation), Regularizer.listOf(regularizers));
  }

  /** 300 texts, with words in two alphabets, and a number. */
  private static Table texts() {
    Random random = new Random(12);
    List<Column> columns =
        List.of(
            Column.of("text", ColumnKind.TEXT),
            Column.of("size", ColumnKind.NUMBER),
            Column.of("class", ColumnKind.CATEGORY));
    TableBuilder table = new TableBuilder(columns, 300);
    for (int i = 0; i < 300; i++) {
      StringBuilder text = new StringBuilder();
      for (int word = 0; word < 8; word++) {
        int own = random.nextInt(4) == 0 ? random.nextInt(3) : i % 3; // of a class, mostly its own
        for (int rest = random.nextInt(150) * 3 + own + 64; rest > 0; rest /= 8) {
          text.append("kÄmЖtßsn".charAt(rest % 8)).append("aeЛouéy".charAt(rest % 7));
        }
        text.append(' ');
      }
      table.add(List.of(text.toString(), "" + random.nextInt(90), TASK.classes().get(i % 3)));
    }
    return table.build();
  }

  /** 300 images of 6 x 5 pixels. */
  private static Dataset images() {
    Random random = new Random(12);
    List<LabeledImage> images = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      byte[] pixels = new byte[30];
      random.nextBytes(pixels);
      pixels[i % 3] = (byte) 255;
      images.add(new LabeledImage("image " + i, i % 3, pixels));
    }
    return new Dataset(TASK.classes(), 6, 5, images);
  }
}
