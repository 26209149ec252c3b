package dev.nnmaven.trainer.config;

import dev.nnmaven.nn.DenseLayer;
import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.loss.Loss;
import dev.nnmaven.nn.loss.Losses;
import dev.nnmaven.nn.regularizer.Regularizer;
import dev.nnmaven.nn.task.ClassificationTask;
import dev.nnmaven.nn.task.RegressionTask;
import dev.nnmaven.nn.task.Task;
import dev.nnmaven.nn.text.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The configured network. Sizes left open are taken from the data: one input per pixel, one output
 * per class.
 *
 * @param inputs number of inputs, if configured
 * @param layers layers, first to last
 * @param loss loss function, if configured
 * @param form form used in the POM, for messages
 */
public record NetworkPlan(
    OptionalInt inputs, List<LayerPlan> layers, Optional<Loss> loss, Form form) {

  /** Default loss of a number. */
  private static final Loss NUMBERS = Losses.of("squaredError");

  /** The two forms in a POM. */
  public enum Form {
    /** Short form: lists such as nn.layers. */
    LISTS,
    /** Long form: the element network. */
    ELEMENTS;

    /** Place of a layer's size in the POM, for messages; layers are counted from 1. */
    String placeOfNeurons(int layer) {
      return this == LISTS ? "nn.layers" : "network/layer " + layer + "/neurons";
    }
  }

  /**
   * A configured layer.
   *
   * @param neurons number of neurons, if configured; only the last layer may leave it open
   */
  public record LayerPlan(
      OptionalInt neurons, Activation activation, List<Regularizer> regularizers) {}

  /** Whether all sizes are configured, of the input and of all layers. */
  public boolean isComplete() {
    return inputs.isPresent() && layers.stream().allMatch(layer -> layer.neurons().isPresent());
  }

  /** Sizes as a short list, with "?" for those taken from the data. */
  public String sizes() {
    return Stream.concat(Stream.of(inputs), layers.stream().map(LayerPlan::neurons))
        .map(size -> size.isPresent() ? Integer.toString(size.getAsInt()) : "?")
        .collect(Collectors.joining(","));
  }

  /**
   * Creates the network, with zero weights.
   *
   * @param width of an image in pixels
   * @param height of an image in pixels
   * @param classes names of the classes
   * @throws ConfigurationException if images or classes do not fit what is configured
   */
  public Network build(int width, int height, List<String> classes) throws ConfigurationException {
    int pixels = width * height;
    return build(
        pixels,
        "an image has %s x %s = %s pixels".formatted(width, height, pixels),
        new ClassificationTask(classes));
  }

  /**
   * Creates the network for examples of any kind, with zero weights.
   *
   * @param inputCount number of inputs that an example becomes
   * @param what what has so many, for messages: {@code an image has 28 x 28 = 784 pixels}
   * @param task what it is to do with them
   * @throws ConfigurationException if examples or task do not fit what is configured
   */
  public Network build(int inputCount, String what, Task<?> task) throws ConfigurationException {
    Mistakes mistakes = new Mistakes();
    if (inputs.isPresent() && inputs.getAsInt() != inputCount) {
      mistakes.add(
          form == Form.LISTS ? "nn.layers" : "network/inputs",
          "the network has %d inputs, but %s",
          inputs.getAsInt(),
          what);
    }
    OptionalInt outputs = layers.get(layers.size() - 1).neurons();
    if (outputs.isPresent() && outputs.getAsInt() != task.outputs()) {
      requireOutputs(outputs.getAsInt(), task, mistakes);
    }
    Loss chosen = loss.orElse(task instanceof RegressionTask ? NUMBERS : Losses.DEFAULT);
    try {
      task.requireFit(chosen);
    } catch (IllegalArgumentException e) {
      mistakes.add("nn.loss", String.valueOf(e.getMessage()));
    }
    mistakes.throwIfAny();
    return build(inputCount, task.outputs(), chosen);
  }

  private void requireOutputs(int outputs, Task<?> task, Mistakes mistakes) {
    String place = form.placeOfNeurons(layers.size());
    if (task instanceof ClassificationTask known) {
      mistakes.add(
          place,
          "the data has %s classes than the network has outputs: %d (%s), but %d outputs",
          known.outputs() > outputs ? "more" : "fewer",
          known.outputs(),
          Shown.list(known.classes()),
          outputs);
    } else {
      mistakes.add(place, "a %s needs %d output, but the network has %d", task.kind(), 1, outputs);
    }
  }

  /**
   * Creates the network from the configuration alone, with zero weights.
   *
   * @throws ConfigurationException if a size is not configured
   */
  public Network build() throws ConfigurationException {
    if (!isComplete()) {
      throw new ConfigurationException(
          form == Form.LISTS
              ? "nn.layers: this goal does not look at the data, so it needs all sizes, such as"
                  + " 784,100,10"
              : "network: this goal does not look at the data, so it needs <inputs>, and the <neurons>"
                  + " of every layer");
    }
    return build(
        inputs.getAsInt(),
        layers.get(layers.size() - 1).neurons().getAsInt(),
        loss.orElse(Losses.DEFAULT));
  }

  private Network build(int inputCount, int outputCount, Loss chosen)
      throws ConfigurationException {
    List<Layer> built = new ArrayList<>();
    int given = inputCount;
    for (LayerPlan plan : layers) {
      int neurons = plan.neurons().orElse(outputCount);
      try {
        built.add(new DenseLayer(given, neurons, plan.activation(), plan.regularizers()));
      } catch (IllegalArgumentException e) {
        throw new ConfigurationException(
            form.placeOfNeurons(built.size() + 1) + ": " + e.getMessage());
      } catch (OutOfMemoryError e) {
        throw tooLarge(inputCount, outputCount);
      }
      given = neurons;
    }
    return new Network(built, chosen);
  }

  /**
   * Creates the error for a network that does not fit in memory, or whose training does not.
   *
   * @param inputCount number of inputs
   * @param outputCount number of outputs, if not configured
   */
  public ConfigurationException tooLarge(int inputCount, int outputCount) {
    long parameters = 0;
    long given = inputCount;
    for (LayerPlan plan : layers) {
      long neurons = plan.neurons().orElse(outputCount);
      parameters += (given + 1) * neurons;
      given = neurons;
    }
    return new ConfigurationException(
        "%s: this network has %,d parameters, and needs more memory than the %,d MB that this"
            + " JVM may take. Make it smaller, or give more: nn.argLine=-Xmx8g where training"
            + " gets a JVM of its own, and MAVEN_OPTS=-Xmx8g in the environment for Maven's",
        form == Form.LISTS ? "nn.layers" : "network",
        parameters,
        Runtime.getRuntime().maxMemory() >> 20);
  }
}
