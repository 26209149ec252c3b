package dev.nnmaven.nn.model;

import dev.nnmaven.nn.DenseLayer;
import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.Parameter;
import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.activation.Activations;
import dev.nnmaven.nn.data.image.Background;
import dev.nnmaven.nn.data.image.Normalization;
import dev.nnmaven.nn.data.image.PixelOrder;
import dev.nnmaven.nn.data.image.Preprocessing;
import dev.nnmaven.nn.data.image.Scaling;
import dev.nnmaven.nn.io.RegularFile;
import dev.nnmaven.nn.io.WholeFile;
import dev.nnmaven.nn.kernel.Matrix;
import dev.nnmaven.nn.loss.Losses;
import dev.nnmaven.nn.regularizer.Regularizer;
import dev.nnmaven.nn.regularizer.Regularizers;
import dev.nnmaven.nn.text.Shown;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Model files: safetensors with tensors {@code layerN.weights} [I][O] and {@code layerN.biases} [O]
 * for N from 1, and all else in the metadata. Equal models give equal bytes.
 */
public final class ModelFile {

  private static final String FORMAT = "nn-maven model 1";
  private static final String SCALING = "scaling";
  private static final String BACKGROUND = "background";

  private ModelFile() {}

  /**
   * Writes a model atomically.
   *
   * @return the SHA-256 of the file, in hexadecimal
   * @throws IOException if it cannot be written; an existing file is then unchanged
   */
  public static String write(Path file, TrainedModel model) throws IOException {
    return WholeFile.write(file, out -> write(out, model));
  }

  /** Writes a model to a stream, which is not closed. */
  public static void write(OutputStream out, TrainedModel model) throws IOException {
    Safetensors.of(metadata(model).entries(), tensors(model.network())).writeTo(out);
  }

  /**
   * Reads a model from a file.
   *
   * @throws MalformedFileException if it is not a model file; the message names the file
   * @throws IOException if it cannot be read
   */
  public static TrainedModel read(Path file) throws IOException {
    try (InputStream in = new BufferedInputStream(RegularFile.open(file))) {
      return read(in, RegularFile.size(file));
    } catch (MalformedFileException e) {
      throw unusable(file, e);
    }
  }

  /**
   * Reads a model from a stream to its end; the stream is not closed. Holds all bytes in memory;
   * memory use is bounded by the actual size, whatever the header claims.
   *
   * @param name name in messages
   * @throws MalformedFileException if it is not a model file; the message has the name
   * @throws IOException if it cannot be read
   */
  public static TrainedModel read(InputStream in, String name) throws IOException {
    byte[] content = in.readAllBytes();
    try {
      return read(new ByteArrayInputStream(content), content.length);
    } catch (MalformedFileException e) {
      throw unusable(name, e);
    }
  }

  /**
   * Metadata of a model file by name: sizes, classes, preprocessing, provenance. Shared with
   * writers of other formats.
   */
  public static SortedMap<String, String> description(TrainedModel model) {
    return metadata(model).entries();
  }

  private static MalformedFileException unusable(Object name, MalformedFileException e) {
    return new MalformedFileException(
        "%s is not a usable model file: %s".formatted(name, e.getMessage()), e);
  }

  private static TrainedModel read(InputStream in, long length) throws IOException {
    Safetensors content = Safetensors.read(in, length);
    content.requireFloat32();
    Metadata metadata = new Metadata(content.metadata());
    String format = content.metadata().get("format");
    if (!FORMAT.equals(format)) {
      throw new MalformedFileException(
          "expected the metadata entry format to be \"%s\", found %s"
              .formatted(FORMAT, format == null ? "none" : "\"" + Shown.text(format) + "\""));
    }
    try {
      return new TrainedModel(
          network(metadata, content),
          metadata.list("classes", text -> text),
          preprocessing(metadata),
          ProvenanceMetadata.read(metadata));
    } catch (IllegalArgumentException e) {
      throw new MalformedFileException(e.getMessage(), e);
    }
  }

  private static Metadata metadata(TrainedModel model) {
    Network network = model.network();
    Metadata metadata = new Metadata(new TreeMap<>());
    List<Integer> sizes = new ArrayList<>(List.of(network.inputs()));
    network.layers().forEach(layer -> sizes.add(layer.outputs()));
    metadata.put("layers", sizes);
    metadata.put(
        "activations",
        network.layers().stream().map(layer -> layer.activation().specification()).toList());
    metadata.put(
        "regularizers",
        network.layers().stream()
            .map(layer -> Regularizers.specification(layer.regularizers()))
            .toList());
    metadata.put("classes", model.classes());
    metadata.entries().put("format", FORMAT);
    metadata.entries().put("loss", network.loss().specification());
    Preprocessing preprocessing = model.preprocessing();
    metadata.entries().put("width", Integer.toString(preprocessing.width()));
    metadata.entries().put("height", Integer.toString(preprocessing.height()));
    metadata.entries().put("normalization", preprocessing.normalization().specification());
    metadata.entries().put("pixelOrder", preprocessing.pixelOrder().specification());
    // Written only if used: models that need neither have the same bytes as before these options
    // existed.
    if (preprocessing.scaling() != Scaling.REFUSE) {
      metadata.entries().put(SCALING, preprocessing.scaling().specification());
    }
    if (!preprocessing.background().equals(Background.WHITE)) {
      metadata.entries().put(BACKGROUND, preprocessing.background().specification());
    }
    ProvenanceMetadata.write(model.provenance(), metadata);
    return metadata;
  }

  private static Preprocessing preprocessing(Metadata metadata) throws MalformedFileException {
    return new Preprocessing(
        metadata.number("width"),
        metadata.number("height"),
        metadata.parsed("normalization", Normalization::of),
        metadata.parsed("pixelOrder", PixelOrder::of),
        metadata.has(SCALING) ? metadata.parsed(SCALING, Scaling::of) : Scaling.REFUSE,
        metadata.has(BACKGROUND) ? metadata.parsed(BACKGROUND, Background::of) : Background.WHITE);
  }

  private static List<Tensor> tensors(Network network) {
    List<Tensor> tensors = new ArrayList<>();
    for (int l = 0; l < network.layers().size(); l++) {
      for (Parameter parameter : network.layers().get(l).parameters()) {
        tensors.add(new Tensor(name(l, parameter), parameter.shape(), parameter.toArray()));
      }
    }
    return tensors;
  }

  private static Network network(Metadata metadata, Safetensors content)
      throws MalformedFileException {
    List<Integer> sizes = metadata.list("layers", Integer::valueOf);
    List<Activation> activations = metadata.list("activations", Activations::of);
    List<List<Regularizer>> regularizers = metadata.list("regularizers", Regularizers::of);
    int count = sizes.size() - 1;
    if (count < 1 || activations.size() != count || regularizers.size() != count) {
      throw new MalformedFileException(
          "%d layer sizes, %d activations and %d regularizers do not make a network"
              .formatted(sizes.size(), activations.size(), regularizers.size()));
    }
    if (content.tensors().size() != 2 * count) {
      throw new MalformedFileException(
          "expected %d tensors, found %d".formatted(2 * count, content.tensors().size()));
    }
    // Before a layer is allocated: its memory must not depend on an unchecked number.
    long floats = 0;
    for (int l = 0; l < count; l++) {
      content
          .tensor("layer" + (l + 1) + ".weights") // no %d: its digits are the locale's
          .requireShape(sizes.get(l), sizes.get(l + 1));
      floats += (long) sizes.get(l) * sizes.get(l + 1); // the tensor
      floats += (sizes.get(l) + 1L) * Matrix.paddedRow(sizes.get(l + 1)); // the layer
    }
    requireMemory(Float.BYTES * floats, Runtime.getRuntime().maxMemory());
    try {
      List<Layer> layers = new ArrayList<>();
      for (int l = 0; l < count; l++) {
        Layer layer =
            new DenseLayer(sizes.get(l), sizes.get(l + 1), activations.get(l), regularizers.get(l));
        for (Parameter parameter : layer.parameters()) {
          Tensor tensor = content.tensor(name(l, parameter));
          tensor.requireShape(parameter.shape());
          tensor.requireFinite();
          parameter.fill(tensor.values());
        }
        layers.add(layer);
      }
      return new Network(layers, metadata.parsed("loss", Losses::of));
    } catch (OutOfMemoryError e) { // something else is in memory, too
      throw tooLarge(Float.BYTES * floats, Runtime.getRuntime().maxMemory());
    }
  }

  /**
   * Throws if the network would take too much memory: padding makes layers of few neurons up to 16
   * times larger than in the file.
   */
  static void requireMemory(long needed, long most) throws MalformedFileException {
    if (needed > most) {
      throw tooLarge(needed, most);
    }
  }

  private static MalformedFileException tooLarge(long needed, long most) {
    return new MalformedFileException(
        ("its layers take %d MB of memory, and all that this JVM may take is %d MB; give it more, such"
                + " as -Xmx%dm")
            .formatted(toMegabytes(needed), most >> 20, 2 * toMegabytes(needed)));
  }

  /** Megabytes, rounded up. */
  private static long toMegabytes(long bytes) {
    return (bytes >> 20) + 1;
  }

  private static String name(int layer, Parameter parameter) {
    return "layer" + (layer + 1) + "." + parameter.name();
  }
}
