package dev.nnmaven.plugin.config;

import dev.nnmaven.nn.DenseLayer;
import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.activation.Activations;
import dev.nnmaven.nn.loss.Loss;
import dev.nnmaven.nn.regularizer.Regularizer;
import dev.nnmaven.nn.text.Shown;
import dev.nnmaven.plugin.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The network that the configuration describes. What it leaves open, the data decides: an image has
 * as many pixels as there are inputs, and there are as many outputs as classes.
 *
 * @param inputs number of inputs, if configured
 * @param layers its layers, first to last
 * @param loss its loss
 * @param form how the POM writes it down, for messages
 */
public record NetworkPlan(OptionalInt inputs, List<LayerPlan> layers, Loss loss, Form form) {

  /** The two ways to write a network down. */
  public enum Form {
    /** Short lists, such as nn.layers. */
    LISTS,
    /** The element network. */
    ELEMENTS;

    String placeOfInputs() {
      return this == LISTS ? "nn.layers" : "network/inputs";
    }

    /** Where a layer's size stands; layers are counted from 1. */
    String placeOfNeurons(int layer) {
      return this == LISTS ? "nn.layers" : "network/layer " + layer + "/neurons";
    }
  }

  /**
   * A layer of it.
   *
   * @param neurons number of neurons, if configured; only the last layer may leave it open
   */
  public record LayerPlan(
      OptionalInt neurons, Activation activation, List<Regularizer> regularizers) {}

  /** One hidden layer, and an output layer with a neuron for each class. */
  static List<LayerPlan> defaultLayers() {
    return List.of(
        new LayerPlan(
            OptionalInt.of(DenseLayer.DEFAULT_NEURONS), Activations.DEFAULT_HIDDEN, List.of()),
        new LayerPlan(OptionalInt.empty(), Activations.DEFAULT_OUTPUT, List.of()));
  }

  /** Whether the configuration has all sizes, that of the input and those of all layers. */
  public boolean isComplete() {
    return inputs.isPresent() && layers.stream().allMatch(layer -> layer.neurons().isPresent());
  }

  /** The sizes as a short list; "?" stands for what the data decides. */
  public String sizes() {
    return Stream.concat(Stream.of(inputs), layers.stream().map(LayerPlan::neurons))
        .map(size -> size.isPresent() ? Integer.toString(size.getAsInt()) : "?")
        .collect(Collectors.joining(","));
  }

  /**
   * Makes the network, with weights of zero.
   *
   * @param width of an image in pixels
   * @param height of an image in pixels
   * @param classes names of the classes
   * @throws ConfigurationException if images or classes do not fit what is configured
   */
  public Network build(int width, int height, List<String> classes) throws ConfigurationException {
    Mistakes mistakes = new Mistakes();
    int pixels = width * height;
    if (inputs.isPresent() && inputs.getAsInt() != pixels) {
      mistakes.add(
          form.placeOfInputs(),
          Texts.format(
              "the network has %d inputs, but an image has %d x %d = %d pixels",
              inputs.getAsInt(), width, height, pixels));
    }
    OptionalInt outputs = layers.get(layers.size() - 1).neurons();
    if (outputs.isPresent() && outputs.getAsInt() != classes.size()) {
      mistakes.add(
          form.placeOfNeurons(layers.size()),
          Texts.format(
              "the data has %s classes than the network has outputs: %d (%s), but %d outputs",
              classes.size() > outputs.getAsInt() ? "more" : "fewer",
              classes.size(),
              Shown.list(classes),
              outputs.getAsInt()));
    }
    mistakes.throwIfAny();
    return build(pixels, classes.size());
  }

  /**
   * Makes the network that the configuration alone describes, with weights of zero.
   *
   * @throws ConfigurationException if it leaves something open
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
    return build(inputs.getAsInt(), layers.get(layers.size() - 1).neurons().getAsInt());
  }

  private Network build(int inputCount, int outputCount) throws ConfigurationException {
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
    return new Network(built, loss);
  }

  /**
   * What is said where memory does not suffice for the network, or for training it.
   *
   * @param inputCount how many inputs it has
   * @param outputCount how many outputs it has, if that is not configured
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
        Texts.format(
            "%s: this network has %,d parameters, and needs more memory than the %,d MB that this"
                + " JVM may take. Make it smaller, or give more: nn.argLine=-Xmx8g where training"
                + " gets a JVM of its own, and MAVEN_OPTS=-Xmx8g in the environment for Maven's",
            form == Form.LISTS ? "nn.layers" : "network",
            parameters,
            Runtime.getRuntime().maxMemory() >> 20));
  }
}
