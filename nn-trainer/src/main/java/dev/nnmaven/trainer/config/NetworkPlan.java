package dev.nnmaven.trainer.config;

import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.Shape;
import dev.nnmaven.nn.layer.LayerKind;
import dev.nnmaven.nn.layer.builtin.Dense;
import dev.nnmaven.nn.layer.builtin.LayerOutline;
import dev.nnmaven.nn.loss.Loss;
import dev.nnmaven.nn.loss.builtin.CrossEntropy;
import dev.nnmaven.nn.regularizer.builtin.L2;
import dev.nnmaven.nn.task.ClassificationTask;
import dev.nnmaven.nn.task.RegressionTask;
import dev.nnmaven.nn.task.Task;
import dev.nnmaven.nn.text.FloatText;
import dev.nnmaven.nn.text.Illegal;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.trainer.text.Formats;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The configured network. Sizes left open are taken from the data: one input per pixel, one output
 * per class.
 */
public record NetworkPlan(OptionalInt inputs, List<LayerPlan> layers, Optional<Loss> loss) {

  /** Default loss of a number. */
  private static final Loss NUMBERS = Loss.of("squaredError");

  /** The plan of an existing network; the data determines the numbers of inputs and outputs. */
  public static NetworkPlan of(Network network) {
    List<LayerPlan> layers =
        new ArrayList<>(network.layers().stream().map(Layer::text).map(LayerPlan::of).toList());
    LayerPlan last = layers.remove(layers.size() - 1);
    layers.add(new LayerPlan(new Output(), last.activation(), last.regularizers()));
    return new NetworkPlan(OptionalInt.empty(), layers, Optional.of(network.loss()));
  }

  /**
   * With a penalty on large weights of each layer that has weights, in place of one that it has.
   */
  public NetworkPlan with(L2 penalty) {
    return new NetworkPlan(
        inputs,
        layers.stream()
            .map(
                plan ->
                    plan.kind().hasActivation()
                        ? plan.with("l2", FloatText.of(penalty.lambda()))
                        : plan)
            .toList(),
        loss);
  }

  /** The output layer alone, without what regularizes it. */
  public NetworkPlan withoutHiddenLayers() {
    LayerPlan last = layers.get(layers.size() - 1);
    return new NetworkPlan(
        inputs, List.of(new LayerPlan(last.kind(), last.activation(), List.of())), loss);
  }

  /** The layers as an argument of a command line: {@code nn.network="100 relu, 50 relu"}. */
  public String argument() {
    return "nn.network=\"" + text() + "\"";
  }

  /** Whether all sizes are configured, of the input and of all layers. */
  public boolean isComplete() {
    return inputs.isPresent() && outputs() > 0;
  }

  /**
   * The short form, without an output layer that has only defaults: {@code 100 relu dropout(0.3)}.
   */
  public String text() {
    int last = layers.size() - 1;
    boolean isPlain = last > 0 && layers.get(last).equals(LayerPlan.OUTPUT);
    return Stream.concat(
            inputs.stream().mapToObj(number -> NetworkParser.INPUTS + "(" + number + ")"),
            layers.stream().limit(isPlain ? last : last + 1).map(LayerPlan::text))
        .collect(Collectors.joining(", "));
  }

  /**
   * With another text for a part of a layer.
   *
   * @param path where it is in the POM: {@code dense 2/neurons}
   * @throws IllegalArgumentException if there is no such part, or the text makes no sense
   */
  NetworkPlan with(String path, String text) {
    String[] steps = path.split("/", 2);
    String name = Element.withoutNumbers(steps[0]);
    String kind = new LayerPlan(LayerPlan.kind(name)).kindName();
    int[] ofKind =
        IntStream.range(0, layers.size())
            .filter(i -> layers.get(i).kindName().equals(kind))
            .toArray();
    boolean isNumbered = !name.equals(steps[0]);
    int number = isNumbered ? Integer.parseInt(steps[0].substring(name.length() + 1)) : 1;
    if (number > ofKind.length || (!isNumbered && ofKind.length > 1)) {
      throw Illegal.argument(
          "the network has %s layers <%s> (%s); write as many here, an empty <%s/> for one that stays",
          ofKind.length, name, text(), name);
    }
    List<LayerPlan> changed = new ArrayList<>(layers);
    changed.set(ofKind[number - 1], layers.get(ofKind[number - 1]).with(steps[1], text));
    return new NetworkPlan(inputs, changed, loss);
  }

  /**
   * Creates the network, with zero weights.
   *
   * @param shape of the inputs that an example becomes
   * @param what what has so many, for messages: {@code an image has 28 x 28 = 784 pixels}
   * @param task what it is to do with them
   * @throws ConfigurationException if examples or task do not fit what is configured
   */
  public Network build(Shape shape, String what, Task<?> task) throws ConfigurationException {
    Mistakes mistakes = new Mistakes();
    if (inputs.isPresent() && inputs.getAsInt() != shape.size()) {
      mistakes.add(ShortForm.NETWORK, "the network has %d inputs, but %s", inputs.getAsInt(), what);
    }
    if (outputs() > 0 && outputs() != task.outputs()) {
      mistakes.add(
          ShortForm.NETWORK,
          "%s; an output without a size has as many as the data needs",
          misfit(task));
    }
    Loss chosen = loss.orElse(task instanceof RegressionTask ? NUMBERS : new CrossEntropy());
    try {
      task.requireFit(chosen);
    } catch (IllegalArgumentException e) {
      mistakes.add("nn.loss", String.valueOf(e.getMessage()));
    }
    mistakes.throwIfAny();
    return build(shape, task.outputs(), chosen);
  }

  /** What is wrong with the number of outputs. */
  private String misfit(Task<?> task) {
    return task instanceof ClassificationTask known
        ? Formats.format(
            "the data has %s classes than the network has outputs: %d (%s), but %d outputs",
            known.outputs() > outputs() ? "more" : "fewer",
            known.outputs(),
            SafeText.list(known.classes()),
            outputs())
        : Formats.format("a %s needs 1 output, but the network has %d", task.kind(), outputs());
  }

  /** Number of outputs that is configured; 0 if the data says it. */
  private int outputs() {
    return layers.get(layers.size() - 1).kind() instanceof Output last ? last.neurons() : 0;
  }

  /**
   * Creates the network from the configuration alone, with zero weights.
   *
   * @throws ConfigurationException if a size is not configured, or a layer is not dense
   */
  public Network build() throws ConfigurationException {
    for (LayerPlan layer : layers) {
      if (!(layer.kind() instanceof Dense) && !(layer.kind() instanceof Output)) {
        throw new ConfigurationException(
            "%s: %s is not a dense layer, and only dense layers have weights as text; nn:train"
                + " draws the same weights by itself, from nn.seed, and nn.initialWeights takes a"
                + " model (.safetensors) of the same layers",
            ShortForm.NETWORK, layer.text());
      }
    }
    if (!isComplete()) {
      throw new ConfigurationException(
          "%s: this goal does not look at the data, so it needs all sizes, such as inputs(784), 100,"
              + " output(10); as elements, <inputs>784</inputs> and <output>10</output>",
          ShortForm.NETWORK);
    }
    return build(Shape.flat(inputs.getAsInt()), outputs(), loss.orElse(new CrossEntropy()));
  }

  private Network build(Shape shape, int outputCount, Loss chosen) throws ConfigurationException {
    try {
      List<LayerOutline> outlines = outlines(shape, outputCount);
      List<Layer> built = new ArrayList<>();
      for (int i = 0; i < layers.size(); i++) {
        LayerPlan plan = layers.get(i);
        built.add(outlines.get(i).create(plan.activation(), plan.regularizers()));
      }
      return new Network(built, chosen);
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException("%s: %s", ShortForm.NETWORK, e.getMessage());
    } catch (OutOfMemoryError e) {
      throw tooLarge(shape, outputCount);
    }
  }

  /**
   * What the layers will be.
   *
   * @param outputCount number of outputs, if not configured
   * @throws IllegalArgumentException if one does not go with the one before
   */
  public List<LayerOutline> outlines(Shape shape, int outputCount) {
    List<LayerOutline> outlines = new ArrayList<>();
    Shape given = shape;
    for (LayerPlan plan : layers) {
      LayerKind kind = plan.isOpen() ? new Output(outputCount) : plan.kind();
      outlines.add(LayerOutline.of(kind, given));
      given = outlines.get(outlines.size() - 1).outputs();
    }
    return outlines;
  }

  /** Creates the error for a network that does not fit in memory, or whose training does not. */
  public ConfigurationException tooLarge(Shape shape, int outputCount) {
    return new ConfigurationException(
        "%s: this network has %,d parameters, and needs more memory than the %,d MB that this"
            + " JVM may take. Make it smaller, or give more: nn.fork=-Xmx8g where training"
            + " gets a JVM of its own, and MAVEN_OPTS=-Xmx8g in the environment for Maven's",
        ShortForm.NETWORK,
        outlines(shape, outputCount).stream().mapToLong(LayerOutline::parameterCount).sum(),
        Runtime.getRuntime().maxMemory() >> 20);
  }
}
