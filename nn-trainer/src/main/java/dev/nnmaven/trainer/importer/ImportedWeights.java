package dev.nnmaven.trainer.importer;

import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.Shape;
import dev.nnmaven.nn.io.RegularFile;
import dev.nnmaven.nn.model.MalformedFileException;
import dev.nnmaven.nn.model.Safetensors;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.trainer.config.Mistakes;
import dev.nnmaven.trainer.config.NetworkParser;
import dev.nnmaven.trainer.config.NetworkPlan;
import dev.nnmaven.trainer.config.SettingsReader;
import dev.nnmaven.trainer.config.ShortForm;
import dev.nnmaven.trainer.text.Formats;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Layers of a safetensors file.
 *
 * @param leftOut tensors of the file that belong to no layer
 */
public record ImportedWeights(List<ImportedLayer> layers, List<String> leftOut) {

  private static final int MOST_DRAWN = 50;

  /**
   * Reads the layers.
   *
   * @param names names of the layers, or empty for all layers of the file, in its order
   * @throws MalformedFileException if the file is of another format, or lacks two float32 tensors
   *     per layer, or their shapes do not fit together; the message names the file
   */
  public static ImportedWeights read(Path file, List<String> names) throws IOException {
    ForeignFormat.refuse(file);
    try (InputStream in = new BufferedInputStream(RegularFile.open(file))) {
      return of(Safetensors.read(in, RegularFile.size(file)), names);
    } catch (MalformedFileException e) {
      throw new MalformedFileException(file + " cannot be imported: " + e.getMessage());
    }
  }

  private static ImportedWeights of(Safetensors file, List<String> names)
      throws MalformedFileException {
    List<ImportedLayer> layers = new ArrayList<>();
    Set<String> leftOut = new TreeSet<>(file.types().keySet());
    for (String name : names.isEmpty() ? layerNames(file) : names) {
      ImportedLayer layer = ImportedLayer.of(file, name);
      layers.add(layer);
      leftOut.remove(layer.weights().name());
      leftOut.remove(layer.biases().name());
    }
    ImportedWeights weights = new ImportedWeights(layers, List.copyOf(leftOut));
    weights.requireChain();
    return weights;
  }

  /**
   * Names of all tensors with a weights suffix, without the suffix, in file order. Python's library
   * sorts tensors by name, fc10 before fc2: if numeric order differs from file order, the user has
   * to configure it.
   */
  private static List<String> layerNames(Safetensors file) throws MalformedFileException {
    List<String> names = new ArrayList<>();
    for (String tensor : file.types().keySet()) {
      for (String ending : ImportedLayer.WEIGHTS) {
        if (tensor.endsWith(ending)) {
          names.add(tensor.substring(0, tensor.length() - ending.length()));
        }
      }
    }
    List<String> counted = new ArrayList<>(names);
    counted.sort(Comparator.comparing(ImportedWeights::withLongNumbers));
    if (names.isEmpty()) {
      throw new MalformedFileException(
          "expected tensors with names such as fc1.weight and fc1.bias, found "
              + SafeText.list(file.types().keySet()));
    }
    if (!names.equals(counted)) {
      throw new MalformedFileException(
          "its layers are stored in the order %s, which may differ from the network's; add"
              + " theirs to nn.input: #%s",
          SafeText.list(names), SafeText.text(String.join(",", counted)));
    }
    return names;
  }

  /** Pads numbers with zeros, so that text order is numeric order. */
  private static String withLongNumbers(String name) {
    StringBuilder text = new StringBuilder();
    for (String part : name.split("(?<=\\D)(?=\\d)|(?<=\\d)(?=\\D)", -1)) {
      boolean number = !part.isEmpty() && Character.isDigit(part.charAt(0));
      text.append(number ? "0".repeat(Math.max(0, 20 - part.length())) : "").append(part);
    }
    return text.toString();
  }

  /** Throws if layers do not follow each other; how many pixels convolutions leave is not known. */
  private void requireChain() throws MalformedFileException {
    for (int i = 1; i < layers.size(); i++) {
      ImportedLayer before = layers.get(i - 1);
      ImportedLayer next = layers.get(i);
      int given = before.neurons();
      int expected = next.inputs();
      boolean isFlattened = before.isConvolution() && !next.isConvolution();
      boolean fits = isFlattened ? expected % given == 0 : expected == given;
      if (!fits) {
        throw new MalformedFileException(
            "layer %s has %d %s, but the next one, %s, has %d %s; if the layers have"
                + " another order, add it to nn.input: #fc1,fc2; %s",
            before,
            given,
            before.isConvolution() ? "filters" : "neurons",
            next,
            expected,
            next.isConvolution() ? "channels" : "inputs",
            ImportedLayer.ORDERS);
      }
    }
  }

  /**
   * The network for these weights: the configured network, or fully connected layers of their
   * sizes. Convolutions need a configured network; without it, a mistake is added.
   */
  public NetworkPlan plan(SettingsReader reader) {
    if (reader.settings().isSet(ShortForm.NETWORK)) {
      return NetworkParser.parse(reader);
    }
    String hidden =
        layers.stream()
            .limit(layers.size() - 1)
            .map(this::hidden)
            .collect(Collectors.joining(", "));
    if (layers.stream().anyMatch(ImportedLayer::isConvolution)) {
      reader.mistake(
          ShortForm.NETWORK,
          "the file has convolutions (%s), but neither their padding and stride nor the pools"
              + " between them; write the layers, such as nn.network=\"%s\". PyTorch's"
              + " convolutions have padding=valid unless their own padding says otherwise",
          drawing(),
          hidden);
    }
    int inputs = layers.get(0).inputs();
    String network = "inputs(%s), %s".formatted(inputs, hidden.isEmpty() ? "output" : hidden);
    return NetworkParser.parse(reader.on(reader.settings().with(ShortForm.NETWORK, network)));
  }

  private String hidden(ImportedLayer layer) {
    int neurons = layer.neurons();
    return layer.isConvolution()
        ? "conv(%s, %s, padding=valid), maxPool(2)".formatted(neurons, layer.filter())
        : String.valueOf(neurons);
  }

  public int outputs() {
    return layers.get(layers.size() - 1).neurons();
  }

  /** Architecture as text, first layer to last. */
  public String drawing() {
    String first =
        layers.stream()
            .limit(MOST_DRAWN)
            .map(ImportedLayer::toString)
            .collect(Collectors.joining(" → "));
    int more = layers.size() - MOST_DRAWN;
    return more > 0 ? Formats.format("%s → ... %d more", first, more) : first;
  }

  /** Copies the weights to a network. */
  void copyTo(Network network, Shape shape, Mistakes mistakes) {
    List<ImportTarget> targets = ImportTarget.of(network, shape);
    if (targets.size() != layers.size()) {
      mistakes.add(
          ShortForm.NETWORK,
          "the network has %d layers with weights (%s), but the file has %d: %s; add"
              + " the names of these to nn.input: #fc1,fc2",
          targets.size(),
          targets.stream().map(ImportTarget::toString).collect(Collectors.joining(", ")),
          layers.size(),
          drawing());
      return;
    }
    for (int i = 0; i < layers.size(); i++) {
      targets
          .get(i)
          .copy(layers.get(i))
          .ifPresent(problem -> mistakes.add(ShortForm.NETWORK, problem));
    }
  }
}
