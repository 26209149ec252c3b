package dev.nnmaven.nn.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.Gson;
import dev.nnmaven.nn.ConvLayer;
import dev.nnmaven.nn.DenseLayer;
import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.Parameter;
import dev.nnmaven.nn.PoolLayer;
import dev.nnmaven.nn.Pooling;
import dev.nnmaven.nn.Shape;
import dev.nnmaven.nn.activation.Linear;
import dev.nnmaven.nn.kernel.TestCompute;
import dev.nnmaven.nn.loss.CrossEntropy;
import dev.nnmaven.nn.optimizer.GradientDescent;
import dev.nnmaven.nn.parallel.Compute;
import dev.nnmaven.nn.random.RandomStream;
import dev.nnmaven.nn.testing.ArraySamples;
import dev.nnmaven.nn.testing.Classes;
import dev.nnmaven.nn.testing.PictureLayers;
import dev.nnmaven.nn.testing.PyTorch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Fifty steps on networks that convolve and pool end where PyTorch's end. */
@Tag("interoperability")
class PyTorchPicturesTest {

  private static final int STEPS = 50;
  private static final int BATCH = 6;
  private static final int CLASSES = 4;
  private static final float RATE = 0.02f;

  private final int[][] batches = new int[STEPS][BATCH];

  /** Grey and in colour, with and without padding, strides, and each kind of pooling. */
  private static List<Network> networks() {
    return List.of(
        network(
            PictureLayers.conv("10x9x1", 5, "3x5", 1, "same", "relu"),
            pool("10x9x5", Pooling.MAX, 2, 2),
            PictureLayers.conv("5x4x5", 18, "3x3", 1, "same", "tanh")),
        network(
            PictureLayers.conv("9x8x3", 17, "3x3", 2, "valid", "relu"),
            pool("4x3x17", Pooling.AVERAGE, 2, 1),
            PictureLayers.conv("3x2x17", 6, "2x2", 1, "valid", "relu")),
        network(
            PictureLayers.conv("9x8x3", 16, "1x3", 1, "same", "tanh"),
            pool("9x8x16", Pooling.MAX, 3, 2),
            PictureLayers.conv("4x3x16", 7, "2x2", 1, "valid", "relu"),
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

  private static ArraySamples samples(Network network) {
    return ArraySamples.random(40, network.inputs(), CLASSES, 3);
  }

  @Test
  void step_fifty_endWherePyTorchEnds() throws Exception {
    PyTorch.require();
    Random random = new Random(7);
    for (int[] batch : batches) {
      Arrays.setAll(batch, i -> random.nextInt(40));
    }
    List<Object> cases = new ArrayList<>();
    for (Network network : networks()) {
      Shape shape = network.layers().get(0).inputShape();
      Map<String, Object> given = new LinkedHashMap<>();
      given.put("rate", RATE);
      given.put("layers", network.layers().stream().map(PyTorchPicturesTest::described).toList());
      given.put("shape", List.of(shape.height(), shape.width(), shape.channels()));
      given.put("samples", samples(network).values());
      given.put("labels", samples(network).labels());
      given.put("batches", batches);
      cases.add(given);
    }
    List<String> lines = PyTorch.run("picture_steps.py", new Gson().toJson(cases));
    assertThat(lines).hasSameSizeAs(cases);
    for (int c = 0; c < lines.size(); c++) {
      Network network = networks().get(c);
      List<Float> before = values(network);
      train(network);
      List<Float> ours = values(network);
      assertThat(ours).isNotEqualTo(before);
      String[] theirs = lines.get(c).split(" ", -1);
      assertThat(ours).hasSameSizeAs(theirs);
      for (int i = 0; i < theirs.length; i++) {
        assertThat(ours.get(i))
            .as("number %s of %s", i, network)
            .isCloseTo(Float.parseFloat(theirs[i]), within(1e-5f));
      }
    }
  }

  private static Map<String, Object> described(Layer layer) {
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("kind", layer.kind());
    described.put("activation", layer.activation().specification());
    described.put("parameters", layer.parameters().stream().map(PyTorchPicturesTest::of).toList());
    if (layer instanceof ConvLayer conv) {
      described.put("stride", conv.windows().stride());
      described.put("same", !conv.arguments().contains("padding=valid"));
    }
    if (layer instanceof PoolLayer pool) {
      described.put("size", pool.windows().windowHeight());
      described.put("stride", pool.windows().stride());
    }
    return described;
  }

  private static Map<String, Object> of(Parameter parameter) {
    return Map.of("shape", parameter.shape(), "values", parameter.toArray());
  }

  private void train(Network network) {
    TrainingOptions options =
        TrainingOptions.builder()
            .optimizer(new GradientDescent())
            .learningRate(RATE)
            .epochs(1)
            .batchSize(BATCH)
            .build();
    try (Compute compute = TestCompute.start()) {
      KernelStep step =
          new KernelStep(network, compute, samples(network), options, RandomStream.of(1));
      for (int[] batch : batches) {
        step.run(1, batch, 0, BATCH, RATE, Classes.of(network).tally());
      }
    }
  }

  private static List<Float> values(Network network) {
    List<Float> values = new ArrayList<>();
    for (Parameter parameter : network.parameters()) {
      for (float value : parameter.toArray()) {
        values.add(value);
      }
    }
    return values;
  }
}
