package dev.nnmaven.nn.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.nnmaven.nn.DenseLayer;
import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.Parameter;
import dev.nnmaven.nn.Shape;
import dev.nnmaven.nn.activation.builtin.Linear;
import dev.nnmaven.nn.data.TargetOptions;
import dev.nnmaven.nn.initializer.builtin.Orthogonal;
import dev.nnmaven.nn.kernel.TestCompute;
import dev.nnmaven.nn.layer.builtin.ConvLayer;
import dev.nnmaven.nn.layer.builtin.PoolLayer;
import dev.nnmaven.nn.layer.builtin.Pooling;
import dev.nnmaven.nn.loss.builtin.CrossEntropy;
import dev.nnmaven.nn.optimizer.ClipNorm;
import dev.nnmaven.nn.optimizer.Optimizer;
import dev.nnmaven.nn.optimizer.Updater;
import dev.nnmaven.nn.optimizer.builtin.GradientDescent;
import dev.nnmaven.nn.parallel.Compute;
import dev.nnmaven.nn.random.RandomStream;
import dev.nnmaven.nn.testing.ArraySamples;
import dev.nnmaven.nn.testing.Classes;
import dev.nnmaven.nn.testing.ImageLayers;
import dev.nnmaven.nn.testing.Listed;
import dev.nnmaven.nn.testing.Networks;
import dev.nnmaven.nn.testing.Python;
import dev.nnmaven.nn.testing.Trainings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** PyTorch, in one process for all, computes the same, for each part that it has, too. */
@Tag("interoperability")
class PyTorchTest {

  private static final int STEPS = 50;
  private static final int BATCH = 6;
  private static final int SAMPLES = 40;
  private static final int[] SIZES = {9, 8, 5};
  private static final int CLASSES = 4;
  private static final int VALUES = 25;

  /** What one network has; the regularizer and the activation are those of its hidden layer. */
  private record Case(
      String loss,
      String activation,
      String regularizer,
      float smoothing,
      List<Float> classWeights,
      float clipNorm) {

    TrainingOptions options() {
      return Trainings.options(0.2f, 1, BATCH, 1)
          .targets(new TargetOptions(smoothing, classWeights))
          .clipNorm(clipNorm == 0f ? ClipNorm.NONE : new ClipNorm(clipNorm))
          .build();
    }

    Network network() {
      return Networks.random(SIZES, loss, 4, activation + " " + regularizer, "linear");
    }

    Map<String, Object> described() {
      Map<String, Object> described = given(0.2f, network());
      described.put("parameters", PyTorchTest.described(network().parameters()));
      described.put("loss", loss);
      described.put("activation", activation);
      described.put("regularizer", regularizer);
      described.put("smoothing", smoothing);
      described.put("classWeights", classWeights);
      described.put("clipNorm", clipNorm);
      return described;
    }
  }

  private static final List<Float> WEIGHTS = List.of(0.3f, 1f, 2.5f, 4f, 1.1f);

  private static final List<Case> CASES =
      List.of(
          new Case("crossEntropy", "tanh", "none", 0f, List.of(), 0f),
          new Case("crossEntropy", "leakyRelu", "none", 0f, List.of(), 0f),
          new Case("crossEntropy", "leakyRelu(0.2)", "none", 0f, List.of(), 0f),
          new Case("crossEntropy", "elu", "none", 0f, List.of(), 0f),
          new Case("crossEntropy", "elu(0.5)", "none", 0f, List.of(), 0f),
          new Case("crossEntropy", "gelu", "none", 0f, List.of(), 0f),
          new Case("crossEntropy", "softplus", "none", 0f, List.of(), 0f),
          new Case("crossEntropy", "tanh", "none", 0.1f, List.of(), 0f),
          new Case("crossEntropy", "tanh", "none", 0f, WEIGHTS, 0f),
          new Case("crossEntropy", "tanh", "none", 0f, List.of(), 0.3f),
          new Case("crossEntropy", "tanh", "l1(0.01)", 0f, List.of(), 0f),
          new Case("crossEntropy", "tanh", "maxNorm(1.2)", 0f, List.of(), 0f),
          new Case("crossEntropy", "gelu", "maxNorm(1.2)", 0f, WEIGHTS, 0.3f),
          new Case("squaredError", "tanh", "none", 0f, List.of(), 0f),
          new Case("absoluteError", "tanh", "none", 0f, List.of(), 0f),
          new Case("huber", "tanh", "none", 0f, List.of(), 0f),
          new Case("huber(0.3)", "tanh", "l1(0.01)", 0f, List.of(), 0.3f));

  private static final int[][] BATCHES = batches();

  /** Initial weights, then a gradient for each step. */
  private static final float[][] ROWS = rows();

  private static List<String> theirs;

  @BeforeAll
  static void run() throws Exception {
    Python.require("torch");
    double[][] normal = new double[12][7];
    RandomStream random = RandomStream.of(5);
    for (int o = 0; o < 7; o++) {
      for (int i = 0; i < 12; i++) {
        normal[i][o] = random.nextGaussian();
      }
    }
    Map<String, Object> given =
        Map.of(
            "steps",
            CASES.stream().map(Case::described).toList(),
            "images",
            imageNetworks().stream().map(PyTorchTest::describedImages).toList(),
            "optimizers",
            ROWS,
            "orthogonal",
            normal);
    theirs = Python.run("pytorch.py", new Gson().toJson(given));
    assertThat(theirs).hasSize(4);
  }

  private static int[][] batches() {
    Random random = new Random(7);
    int[][] batches = new int[STEPS][BATCH];
    for (int[] batch : batches) {
      Arrays.setAll(batch, i -> random.nextInt(SAMPLES));
    }
    return batches;
  }

  private static float[][] rows() {
    Random random = new Random(11);
    float[][] rows = new float[41][VALUES];
    for (float[] row : rows) {
      for (int i = 0; i < VALUES; i++) {
        row[i] = (float) random.nextGaussian();
      }
    }
    return rows;
  }

  private static ArraySamples samples(Network network) {
    return ArraySamples.random(SAMPLES, network.inputs(), network.outputs(), 3);
  }

  private static Map<String, Object> given(float rate, Network network) {
    Map<String, Object> given = new HashMap<>();
    given.put("rate", rate);
    given.put("samples", samples(network).values());
    given.put("labels", samples(network).labels());
    given.put("batches", BATCHES);
    return given;
  }

  private static List<Object> described(List<Parameter> parameters) {
    return parameters.stream()
        .<Object>map(one -> Map.of("shape", one.shape(), "values", one.toArray()))
        .toList();
  }

  private static float[] trained(Network network, TrainingOptions options) {
    try (Compute compute = TestCompute.start()) {
      KernelStep step =
          new KernelStep(network, compute, samples(network), options, RandomStream.of(1));
      for (int[] batch : BATCHES) {
        step.run(1, batch, 0, BATCH, options.learningRate(), Classes.of(network).tally());
      }
    }
    return Networks.numbers(network);
  }

  @Test
  void step_fifty_endWherePyTorchEnds() {
    float[][] all = new Gson().fromJson(theirs.get(0), float[][].class);
    assertThat(all).hasDimensions(CASES.size(), 9 * 8 + 8 + 8 * 5 + 5);
    List<float[]> before = new ArrayList<>();
    for (int c = 0; c < all.length; c++) {
      float[] ours = trained(CASES.get(c).network(), CASES.get(c).options());
      assertThat(ours).as(CASES.get(c).toString()).containsExactly(all[c], within(1e-5f));
      assertThat(before)
          .as("what another case trains")
          .noneMatch(other -> Arrays.equals(other, ours));
      before.add(ours);
    }
  }

  /** Grey and in colour, with and without padding, strides, and each kind of pooling. */
  private static List<Network> imageNetworks() {
    return List.of(
        network(
            ImageLayers.conv("10x9x1", 5, "3x5", 1, "same", "relu"),
            pool("10x9x5", Pooling.MAX, 2, 2),
            ImageLayers.conv("5x4x5", 18, "3x3", 1, "same", "tanh")),
        network(
            ImageLayers.conv("9x8x3", 17, "3x3", 2, "valid", "relu"),
            pool("4x3x17", Pooling.AVERAGE, 2, 1),
            ImageLayers.conv("3x2x17", 6, "2x2", 1, "valid", "relu")),
        network(
            ImageLayers.conv("9x8x3", 16, "1x3", 1, "same", "tanh"),
            pool("9x8x16", Pooling.MAX, 3, 2),
            ImageLayers.conv("4x3x16", 7, "2x2", 1, "valid", "relu"),
            PoolLayer.globalAverage(new Shape(3, 2, 7), List.of())));
  }

  private static PoolLayer pool(String inputs, Pooling pooling, int size, int stride) {
    return new PoolLayer(Shape.of(inputs), pooling, size, stride, List.of());
  }

  private static Network network(Layer... layers) {
    List<Layer> all = new ArrayList<>(List.of(layers));
    DenseLayer output =
        new DenseLayer(layers[layers.length - 1].outputs(), CLASSES, new Linear(), List.of());
    Random random = new Random(6);
    for (int i = 0; i < output.weights().rows(); i++) {
      for (int o = 0; o < CLASSES; o++) {
        output.weights().set(i, o, (float) random.nextGaussian() / output.inputs());
      }
    }
    all.add(output);
    return new Network(all, new CrossEntropy());
  }

  private static Map<String, Object> describedImages(Network network) {
    Map<String, Object> described = given(0.02f, network);
    Shape shape = network.layers().get(0).inputShape();
    described.put("shape", List.of(shape.height(), shape.width(), shape.channels()));
    described.put("layers", network.layers().stream().map(PyTorchTest::described).toList());
    return described;
  }

  private static Map<String, Object> described(Layer layer) {
    Map<String, Object> described = new HashMap<>();
    described.put("kind", layer.kind());
    described.put("activation", layer.activation().specification());
    described.put("parameters", described(layer.parameters()));
    if (layer instanceof ConvLayer conv) {
      described.put("stride", conv.windows().stride());
      described.put("same", !conv.arguments().contains("padding=valid"));
    }
    if (layer instanceof PoolLayer pool) {
      described.put("size", pool.windows().size().height());
      described.put("stride", pool.windows().stride());
    }
    return described;
  }

  @Test
  void step_fiftyOnImages_endWherePyTorchEnds() {
    float[][] all = new Gson().fromJson(theirs.get(1), float[][].class);
    assertThat(all.length).isEqualTo(imageNetworks().size());
    TrainingOptions options =
        Trainings.options(0.02f, 1, BATCH, 1).optimizer(new GradientDescent()).build();
    for (int c = 0; c < all.length; c++) {
      Network network = imageNetworks().get(c);
      float[] before = Networks.numbers(network);
      float[] ours = trained(network, options);
      assertThat(ours).as(network.toString()).containsExactly(all[c], within(1e-5f));
      assertThat(ours).isNotEqualTo(before);
    }
  }

  @Test
  void update_eachOptimizerWithItsDefaults_endsWherePyTorchEnds() {
    JsonObject all = JsonParser.parseString(theirs.get(2)).getAsJsonObject();
    assertThat(all.keySet()).containsExactlyInAnyOrderElementsOf(Listed.optimizers());
    for (String name : Listed.optimizers()) {
      Parameter parameter = new Parameter("weights", true, 1, VALUES);
      parameter.fill(ROWS[0]);
      Updater updater = Optimizer.of(name).start(parameter);
      for (int step = 1; step < ROWS.length; step++) {
        updater.update(ROWS[step], 0, VALUES, step, 0.05f);
      }
      float[] expected = new Gson().fromJson(all.get(name), float[].class);
      assertThat(parameter.toArray()).as(name).containsExactly(expected, within(1e-5f));
    }
  }

  @Test
  void orthogonal_sameNormalNumbers_isWhatPyTorchMakesOfThem() {
    double[][] expected = new Gson().fromJson(theirs.get(3), double[][].class);
    float[] ours = new Orthogonal().drawAll(12, 7, 7, RandomStream.of(5));
    assertThat(expected).hasDimensions(12, 7);
    for (int i = 0; i < ours.length; i++) {
      assertThat((double) ours[i]).isCloseTo(expected[i / 7][i % 7], within(1e-7));
    }
  }
}
