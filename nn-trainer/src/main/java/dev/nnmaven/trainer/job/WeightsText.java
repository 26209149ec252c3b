package dev.nnmaven.trainer.job;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import dev.nnmaven.nn.DenseLayer;
import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.Parameter;
import dev.nnmaven.nn.io.AtomicFile;
import dev.nnmaven.nn.io.JsonProblem;
import dev.nnmaven.nn.io.RegularFile;
import dev.nnmaven.nn.model.MalformedFileException;
import dev.nnmaven.nn.text.FloatText;
import dev.nnmaven.nn.text.Illegal;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Weights as text, in a file that is usually called {@code .net}: for each layer, a line with the
 * weights (per neuron a list of one weight per input) and a line with the biases, as JSON arrays.
 *
 * <pre>
 *   [[0.1, -0.2, 0.3], [0.4, 0.5, -0.6]]     2 neurons of 3 inputs
 *   [0.01, 0.02]                             their biases
 * </pre>
 */
public final class WeightsText {

  private record LayerWeights(List<float[]> neurons, float[] biases) {
    int inputs() {
      return neurons.get(0).length;
    }
  }

  private final List<LayerWeights> layers;

  private WeightsText(List<LayerWeights> layers) {
    this.layers = layers;
  }

  /** Layer sizes, inputs first: {@code 784,100,10}. */
  public String sizes() {
    return layers.get(0).inputs()
        + layers.stream().map(layer -> "," + layer.biases().length).collect(Collectors.joining());
  }

  /**
   * Reads a file, and adds all its bytes to a hash.
   *
   * @throws MalformedFileException if it has another form, or numbers that are not finite as
   *     float32; the message says where
   * @throws IOException if it cannot be read
   */
  public static WeightsText read(Path file, MessageDigest digest) throws IOException {
    try (BufferedReader text =
            new BufferedReader(
                // A decoder, not a charset, which would replace invalid UTF-8 silently.
                new InputStreamReader(
                    new DigestInputStream(RegularFile.open(file), digest),
                    StandardCharsets.UTF_8.newDecoder()));
        JsonReader json = new JsonReader(text)) {
      // Lenient mode only to allow several values in one document.
      json.setStrictness(Strictness.LENIENT);
      List<LayerWeights> layers = new ArrayList<>();
      while (json.peek() != JsonToken.END_DOCUMENT) {
        List<float[]> neurons = readNeurons(json);
        LayerWeights layer = new LayerWeights(neurons, readNumbers(json));
        requireFit(layers, layer, json);
        layers.add(layer);
      }
      if (layers.isEmpty()) {
        throw new EOFException();
      }
      return new WeightsText(layers);
    } catch (EOFException e) {
      throw malformed(file, "it ends early", e);
    } catch (CharacterCodingException e) {
      throw malformed(file, "it is not text", e);
    } catch (MalformedJsonException e) {
      throw malformed(file, JsonProblem.reason(e), e);
    } catch (MalformedFileException e) {
      throw malformed(file, e.getMessage(), e);
    }
  }

  private static MalformedFileException malformed(
      Path file, @Nullable String what, Exception cause) {
    return new MalformedFileException(
        "%s is not a usable weights file: %s".formatted(file, what), cause);
  }

  private static List<float[]> readNeurons(JsonReader json) throws IOException {
    List<float[]> neurons = new ArrayList<>();
    beginList(json);
    while (json.hasNext()) {
      float[] weights = readNumbers(json);
      neurons.add(weights);
      if (weights.length != neurons.get(0).length) {
        String found = "a neuron has %s weights where the first of its layer has %s, before";
        throw malformed(json, found.formatted(weights.length, neurons.get(0).length));
      }
    }
    json.endArray();
    if (neurons.isEmpty() || neurons.get(0).length == 0) {
      throw malformed(json, "a layer has no weights, before");
    }
    return neurons;
  }

  private static void beginList(JsonReader json) throws IOException {
    JsonToken found = json.peek();
    if (found == JsonToken.END_DOCUMENT) {
      throw new EOFException();
    }
    if (found != JsonToken.BEGIN_ARRAY) {
      throw malformed(json, "expected a list, found " + found);
    }
    json.beginArray();
  }

  private static float[] readNumbers(JsonReader json) throws IOException {
    float[] numbers = new float[16];
    int count = 0;
    beginList(json);
    while (json.hasNext()) {
      if (json.peek() != JsonToken.NUMBER) {
        throw malformed(json, "expected a number, found " + json.peek());
      }
      float number = Float.parseFloat(json.nextString());
      if (!Float.isFinite(number)) {
        throw malformed(json, "a number is too large for a float, before");
      }
      if (count == numbers.length) {
        numbers = Arrays.copyOf(numbers, 2 * count);
      }
      numbers[count++] = number;
    }
    json.endArray();
    return Arrays.copyOf(numbers, count);
  }

  /** An exception that ends with the reader's position: {@code " line 1 column 20"}. */
  private static MalformedFileException malformed(JsonReader json, String what) {
    String text = json.toString();
    return new MalformedFileException(what + text.substring(text.indexOf(" at line") + 3));
  }

  private static void requireFit(List<LayerWeights> before, LayerWeights layer, JsonReader json)
      throws MalformedFileException {
    if (layer.biases().length != layer.neurons().size()) {
      String found = "a layer has %s neurons, but %s biases, before";
      throw malformed(json, found.formatted(layer.neurons().size(), layer.biases().length));
    }
    if (!before.isEmpty()) {
      int outputs = before.get(before.size() - 1).biases().length;
      if (outputs != layer.inputs()) {
        throw new MalformedFileException(
            "layer %s has %s inputs, but layer %s has %s neurons",
            before.size() + 1, layer.inputs(), before.size(), outputs);
      }
    }
  }

  /**
   * Sets the parameters of a network.
   *
   * @throws IllegalArgumentException if the layer sizes differ, or a layer is not dense; the
   *     message says which
   */
  public void copyTo(Network network) {
    requireDense(network);
    String wanted = sizes(network);
    if (!sizes().equals(wanted)) {
      throw Illegal.argument(
          "the weights are for a network of %s, but the configured one is %s; configure layers %s,"
              + " or write weights for %s",
          sizes(), wanted, sizes(), wanted);
    }
    for (int l = 0; l < layers.size(); l++) {
      Parameter weights = network.layers().get(l).parameter("weights");
      for (int o = 0; o < weights.columns(); o++) {
        for (int i = 0; i < weights.rows(); i++) {
          weights.set(i, o, layers.get(l).neurons().get(o)[i]);
        }
      }
      network.layers().get(l).parameter("biases").fill(layers.get(l).biases());
    }
  }

  private static void requireDense(Network network) {
    for (int l = 0; l < network.layers().size(); l++) {
      Layer layer = network.layers().get(l);
      if (!layer.kind().equals(DenseLayer.KIND)) {
        throw Illegal.argument(
            "only dense layers have weights as text, and layer %s is %s; use a model file"
                + " (.safetensors)",
            l + 1, layer.specification());
      }
    }
  }

  /** Sizes of a network's layers, inputs first: {@code 784,100,10}. */
  public static String sizes(Network network) {
    return network.inputs()
        + network.layers().stream()
            .map(layer -> "," + layer.outputs())
            .collect(Collectors.joining());
  }

  /**
   * Writes the parameters of a network atomically.
   *
   * @throws IllegalArgumentException if a layer is not dense; the message says which
   * @throws IOException if it cannot be written; an existing file is then unchanged
   */
  public static void write(Path file, Network network) throws IOException {
    requireDense(network);
    AtomicFile.write(
        file,
        out -> {
          Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.US_ASCII));
          for (Layer layer : network.layers()) {
            write(layer, text);
          }
          text.flush();
        });
  }

  private static void write(Layer layer, Writer text) throws IOException {
    Parameter weights = layer.parameter("weights");
    for (int o = 0; o < weights.columns(); o++) {
      int neuron = o;
      text.write(o == 0 ? "[" : ", ");
      text.write(list(weights.rows(), i -> weights.get(i, neuron)));
    }
    Parameter biases = layer.parameter("biases");
    text.write("]\n" + list(biases.columns(), o -> biases.get(0, o)) + "\n");
  }

  private static String list(int count, IntFunction<Float> numbers) {
    return IntStream.range(0, count)
        .mapToObj(numbers)
        .map(FloatText::of)
        .collect(Collectors.joining(", ", "[", "]"));
  }
}
