package dev.nnmaven.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.Gson;
import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.activation.builtin.Linear;
import dev.nnmaven.nn.activation.builtin.Sigmoid;
import dev.nnmaven.nn.layer.builtin.ConvLayer;
import dev.nnmaven.nn.layer.builtin.PoolLayer;
import dev.nnmaven.nn.layer.builtin.Pooling;
import dev.nnmaven.nn.loss.Loss;
import dev.nnmaven.nn.loss.builtin.CrossEntropy;
import dev.nnmaven.nn.testing.ArraySamples;
import dev.nnmaven.nn.testing.ImageLayers;
import dev.nnmaven.nn.testing.Trainings;
import dev.nnmaven.nn.training.TrainingOptions;
import java.io.IOException;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Holds docs/one-training-step.md to the classes that it explains: every number, every link. Fenced
 * blocks called {@code given} hold what it starts from, those called {@code numbers} what it
 * computes; each of their lines is {@code name = ...}.
 */
class OneTrainingStepDocTest {

  private static final Loss LOSS = new CrossEntropy();

  private static final Path FILE = Path.of("..", "docs", "one-training-step.md");

  /** Blocks of numbers are form feeds in it. */
  private String prose;

  private Map<String, String> given;
  private Map<String, String> numbers;
  private ArraySamples sample;
  private Network network;
  private Network updated;

  /** The step, from what the document gives to the updated network, by the real classes. */
  @BeforeEach
  void train() throws IOException {
    String page = Files.readString(FILE);
    given = lines(page, "given");
    numbers = lines(page, "numbers");
    prose = page.replaceAll("(?s)```given\n.*?```", "").replaceAll("(?s)```numbers\n.*?```", "\f");
    sample =
        new ArraySamples(
            new float[][] {given("inputs", float[].class)},
            new int[] {given("label", int.class)},
            2);
    network = new Network(List.of(layer(0, new Sigmoid()), layer(1, new Linear())), LOSS);
    updated = network.copy();
    TrainingOptions options =
        Trainings.options(given("learningRate", float.class), 1, 1, 1).build();
    Trainings.train(updated, options, sample);
  }

  private static Map<String, String> lines(String page, String block) {
    Map<String, String> lines = new LinkedHashMap<>();
    Matcher blocks = Pattern.compile("(?s)```" + block + "\n(.*?)```").matcher(page);
    while (blocks.find()) {
      for (String line : blocks.group(1).split("\n+", -1)) {
        String[] parts = line.split(" *= ", 2);
        if (!line.isEmpty() && lines.put(parts[0], parts[1].strip()) != null) {
          throw new AssertionError(parts[0] + " stands there twice");
        }
      }
    }
    return lines;
  }

  /** A number, a list or a list of lists that it starts from; what follows a // is a comment. */
  private <T> T given(String name, Class<T> type) {
    return new Gson().fromJson(given.get(name).replaceFirst(" *//.*", ""), type);
  }

  private DenseLayer layer(int index, Activation activation) {
    float[][] weights = given("W" + index, float[][].class);
    float[] biases = given("b" + index, float[].class);
    DenseLayer layer = new DenseLayer(weights.length, biases.length, activation, List.of());
    layer.weights().fill(flat(weights));
    layer.biases().fill(biases);
    return layer;
  }

  private static float[] flat(float[][] rows) {
    FloatBuffer all = FloatBuffer.allocate(rows.length * rows[0].length);
    List.of(rows).forEach(all::put);
    return all.array();
  }

  /** What a network makes of the sample. */
  private final class Pass {
    final DenseLayer hidden;
    final DenseLayer output;
    final float[] sums0;
    final float[] outputs0;
    final float[] outputs1;
    final float[] probabilities = new float[2];
    final float[] targets = new float[2];
    final double loss;

    Pass(Network network) {
      hidden = (DenseLayer) network.layers().get(0);
      output = (DenseLayer) network.layers().get(1);
      sums0 = hidden.sums(sample.values()[0]);
      outputs0 = new float[sums0.length];
      for (int o = 0; o < outputs0.length; o++) {
        outputs0[o] = hidden.neuron(o).output(sample.values()[0]);
      }
      outputs1 = output.sums(outputs0);
      sample.loadTargets(0, targets, 0);
      LOSS.predict(outputs1, probabilities, 0, 2);
      loss = LOSS.value(outputs1, probabilities, targets, 0, 2);
    }
  }

  /** What the document shows, in its order, by name, such as {@code W0[2][1]}. */
  private Map<String, Double> computed() {
    Map<String, Double> all = new LinkedHashMap<>();
    Pass pass = new Pass(network);
    put(all, "sums0", pass.sums0);
    put(all, "outputs0", pass.outputs0);
    put(all, "outputs1", pass.outputs1);
    put(all, "probabilities", pass.probabilities);
    all.put("loss", pass.loss);
    float[] delta1 = new float[2];
    LOSS.gradient(pass.outputs1, pass.probabilities, pass.targets, delta1, 0, 2, 1f);
    put(all, "δ1", delta1);
    float[] back = pass.output.inputGradient(pass.outputs0, pass.outputs1, delta1);
    put(all, "∂outputs0", back);
    float[] delta0 = new float[2];
    for (int i = 0; i < 2; i++) {
      float slope = pass.hidden.activation().derivative(pass.sums0[i], pass.outputs0[i]);
      delta0[i] = back[i] * slope;
    }
    put(all, "δ0", delta0);
    putLayer(all, "∂", 1, gradients(pass.output, pass.outputs0, delta1));
    putLayer(all, "∂", 0, gradients(pass.hidden, sample.values()[0], delta0));
    for (int l = 1; l >= 0; l--) {
      putLayer(all, "new", l, updated.layers().get(l).parameters());
    }
    put(all, "newProbabilities", new Pass(updated).probabilities);
    all.put("newLoss", new Pass(updated).loss);
    convolve(all);
    return all;
  }

  private static List<Parameter> gradients(Layer layer, float[] inputs, float[] delta) {
    Layer gradients = layer.copy();
    List<float[]> found = ImageLayers.gradients(layer, inputs, delta);
    for (int p = 0; p < 2; p++) {
      float[] values = gradients.parameters().get(p).values();
      System.arraycopy(found.get(p), 0, values, 0, values.length);
    }
    return gradients.parameters();
  }

  private static void putLayer(
      Map<String, Double> all, String prefix, int layer, List<Parameter> parameters) {
    Parameter weights = parameters.get(0);
    put(all, prefix + "W" + layer, weights.toArray(), weights.columns());
    put(all, prefix + "b" + layer, parameters.get(1).toArray());
  }

  private static void put(Map<String, Double> all, String name, float[] values) {
    for (int i = 0; i < values.length; i++) {
      all.put("%s[%d]".formatted(name, i), (double) values[i]);
    }
  }

  private static void put(Map<String, Double> all, String name, float[] values, int columns) {
    for (int i = 0; i < values.length; i++) {
      all.put("%s[%d][%d]".formatted(name, i / columns, i % columns), (double) values[i]);
    }
  }

  /** The document's convolution: a filter of 3 x 3 on an image of 4 x 4. */
  private void convolve(Map<String, Double> all) {
    ConvLayer layer = ImageLayers.conv("4x4x1", 1, "3x3", 1, "valid", "linear");
    layer.weights().fill(flat(given("filter", float[][].class)));
    layer.biases().set(0, 0, given("bias", float.class));
    float[] image = flat(given("image", float[][].class));
    float[] delta = flat(given("δ", float[][].class));
    float[] sums = layer.sums(image);
    put(all, "sums", sums, 2);
    PoolLayer pool = new PoolLayer(layer.outputShape(), Pooling.MAX, 2, 2, List.of());
    all.put("largest", (double) pool.sums(sums)[0]);
    List<Parameter> gradients = gradients(layer, image, delta);
    put(all, "∂filter", gradients.get(0).toArray(), 3);
    all.put("∂bias", (double) gradients.get(1).get(0, 0));
    put(all, "∂image", layer.inputGradient(image, sums, delta), 4);
  }

  @Test
  void numbers_recomputedByTheClasses_areThoseOfTheDocument() {
    Map<String, Double> computed = computed();
    assertThat(List.copyOf(numbers.keySet())).isEqualTo(List.copyOf(computed.keySet()));
    numbers.forEach(
        (name, line) ->
            assertThat(line.replaceFirst(".* = ", ""))
                .as(name)
                .isEqualTo(
                    new BigDecimal(computed.get(name))
                        .setScale(6, RoundingMode.HALF_UP)
                        .toPlainString()));
  }

  /** With rounded numbers, they may miss the exact result by two of the last digit. */
  @Test
  void calculations_ofNumbersShownBefore_giveTheirResults() {
    Set<String> shown = new HashSet<>(List.of("0", "1"));
    given.values().forEach(value -> shown.addAll(numbersIn(value)));
    numbers.forEach(
        (name, line) -> {
          String[] parts = line.split(" = ", -1);
          assertThat(shown).as(name).containsAll(numbersIn(parts[0].replace(line, "")));
          assertThat(value(parts[0]))
              .as(name)
              .isCloseTo(Double.parseDouble(parts[parts.length - 1]), within(2e-6));
          shown.addAll(numbersIn(parts[parts.length - 1]));
        });
  }

  /** What a pocket calculator makes of a calculation: first of what is in parentheses. */
  private static double value(String text) {
    Matcher inner = Pattern.compile("(exp|ln|)\\(([^()]*)\\)").matcher(text);
    if (inner.find()) {
      double within = value(inner.group(2));
      double found =
          switch (inner.group(1)) {
            case "exp" -> Math.exp(within);
            case "ln" -> Math.log(within);
            default -> within;
          };
      return value(text.substring(0, inner.start()) + found + text.substring(inner.end()));
    }
    double sum = 0;
    for (String term : text.replace(" - ", " + -").replace("--", "").split(" \\+ ", -1)) {
      double product = 1;
      for (String factor : term.split("·", -1)) {
        String[] fraction = factor.split(" / ", -1);
        product *= Double.parseDouble(fraction[0]);
        for (int i = 1; i < fraction.length; i++) {
          product /= Double.parseDouble(fraction[i]);
        }
      }
      sum += product;
    }
    return sum;
  }

  /** Without their signs. */
  private static List<String> numbersIn(String text) {
    return Pattern.compile("[0-9.]+").matcher(text).results().map(MatchResult::group).toList();
  }

  @Test
  void prose_outsideTheCheckedBlocks_holdsNoDecimalFraction() {
    assertThat(prose).doesNotContainPattern("\\d[.,]\\d");
  }

  @Test
  void links_withinTheRepository_leadToTheMethodThatTheyName() throws ClassNotFoundException {
    List<MatchResult> links =
        Pattern.compile("\\[([^\\]]+)\\]\\((?!\\w+://)([^)]+)\\)")
            .matcher(prose)
            .results()
            .filter(link -> !link.group(2).endsWith(".md")) // of the plugin's DocumentLinksTest
            .toList();
    assertThat(links).isNotEmpty();
    for (MatchResult link : links) {
      Path target = FILE.toAbsolutePath().resolveSibling(link.group(2)).normalize();
      assertThat(target).isRegularFile();
      String className =
          target
              .toString()
              .replace('\\', '/')
              .replaceFirst(".*/src/(main|test)/java/(.*)\\.java$", "$2")
              .replace('/', '.');
      Class<?> linked = Class.forName(className);
      String named = link.group(1).replace("`", "");
      String method = named.replaceFirst("[^.]*\\.?", "");
      assertThat(named.replaceFirst("\\..*", "")).isEqualTo(linked.getSimpleName());
      if (!method.isEmpty()) {
        assertThat(linked.getDeclaredMethods())
            .as(named)
            .extracting(Method::getName)
            .contains(method);
      }
    }
  }

  @Test
  void numbers_ofEachBlock_followALinkToTheCodeThatComputesThem() {
    List<String> texts = List.of(prose.split("\f", -1));
    assertThat(texts.subList(0, texts.size() - 1))
        .isNotEmpty()
        .allSatisfy(text -> assertThat(text).contains("](../nn-core/src/main/java/"));
  }
}
