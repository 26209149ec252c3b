package dev.nnmaven.plugin.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import dev.nnmaven.nn.Ensemble;
import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.activation.Elu;
import dev.nnmaven.nn.activation.Gelu;
import dev.nnmaven.nn.activation.LeakyRelu;
import dev.nnmaven.nn.activation.Linear;
import dev.nnmaven.nn.data.image.Background;
import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.data.image.Scaling;
import dev.nnmaven.nn.io.WholeFile;
import dev.nnmaven.nn.model.ModelFile;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.plugin.config.ConfigurationException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Exports a model to ONNX: one graph from grey pixels to class probabilities. Of several networks
 * it has all, and the mean of their probabilities.
 *
 * <p>Input {@value #PIXELS}, float32 [N][height · width], 0 black to 255 white, row by row; output
 * {@value #PROBABILITIES}, float32 [N][classes]; N is the caller's choice. Equal models give equal
 * bytes.
 */
public final class OnnxModel {

  /** Name of the input. */
  public static final String PIXELS = "pixels";

  /** Name of the output. */
  public static final String PROBABILITIES = "probabilities";

  /**
   * Operator set version: the oldest with Softmax along a single axis, compatible with later ones;
   * supported by runtimes since 2020.
   */
  public static final int OPSET = 13;

  /** File format version of that operator set. */
  private static final int IR_VERSION = 7;

  /**
   * Maximum number of parameters: protobuf messages have at most 2³¹ − 1 bytes, of which a tenth is
   * reserved for other content.
   */
  private static final long MOST_PARAMETERS = Integer.MAX_VALUE / 10 * 9L / Float.BYTES;

  private OnnxModel() {}

  /**
   * Writes a model atomically.
   *
   * @param modelSha256 hash of the model file, recorded to link the two
   * @throws ConfigurationException if ONNX cannot hold it; the message says why
   * @throws IOException if it cannot be written; an existing file is then unchanged
   */
  public static void write(Path file, TrainedModel model, String version, String modelSha256)
      throws ConfigurationException, IOException {
    ModelProto onnx = of(model, version, modelSha256);
    WholeFile.write(file, onnx::writeTo);
  }

  private static ModelProto of(TrainedModel model, String version, String modelSha256)
      throws ConfigurationException {
    ModelProto.Builder onnx =
        ModelProto.newBuilder()
            .setIrVersion(IR_VERSION)
            .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPSET))
            .setProducerName("nn-maven")
            .setProducerVersion(version)
            .setGraph(graph(model));
    SortedMap<String, String> description = ModelFile.description(model);
    description.remove("format"); // that of the other file
    description.put("modelSha256", modelSha256);
    description.forEach(
        (key, value) ->
            onnx.addMetadataProps(StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
    return onnx.build();
  }

  private static GraphProto graph(TrainedModel model) throws ConfigurationException {
    Ensemble ensemble = model.ensemble();
    requireRoom(ensemble);
    ImagePreprocessing preprocessing = model.imagePreprocessing();
    OnnxGraph graph = new OnnxGraph("classifier");
    String value =
        graph.input(
            PIXELS,
            preprocessing.inputs(),
            "grey images of "
                + preprocessing.width() // not %d, whose digits are those of the user's language
                + " x "
                + preprocessing.height()
                + ", row by row, 0 black to 255 white"
                + beforehand(preprocessing).map(what -> "; beforehand, " + what).orElse(""));
    value = OnnxPreprocessing.add(graph, value, preprocessing);
    if (ensemble.isSingle()) {
      probabilities(graph, value, ensemble.first(), "", PROBABILITIES);
    } else {
      List<String> all = new ArrayList<>();
      for (int m = 0; m < ensemble.size(); m++) {
        String member = "member" + (m + 1) + ".";
        Network network = ensemble.members().get(m);
        String prefix = m == 0 ? "" : member; // as in the model file
        all.add(probabilities(graph, value, network, prefix, member + PROBABILITIES));
      }
      graph.node("Mean", PROBABILITIES, all);
    }
    graph.output(
        PROBABILITIES,
        ensemble.outputs(),
        "the probability of each class, in the order of the metadata entry classes");
    return graph.build();
  }

  /** Describes steps before the graph, such as scaling, which the graph does not contain. */
  public static Optional<String> beforehand(ImagePreprocessing preprocessing) {
    List<String> todo = new ArrayList<>();
    if (!preprocessing.background().equals(Background.WHITE)) {
      todo.add("lay transparent pixels on " + preprocessing.background().specification());
    }
    if (preprocessing.scaling() != Scaling.REFUSE) {
      todo.add("scale pictures as " + preprocessing.scaling().specification() + " does");
    }
    return todo.isEmpty() ? Optional.empty() : Optional.of(String.join(" and ", todo));
  }

  private static void requireRoom(Ensemble ensemble) throws ConfigurationException {
    long parameters = ensemble.parameterCount();
    if (parameters > MOST_PARAMETERS) {
      throw new ConfigurationException(
          "The network has %d parameters, but an ONNX file holds 2 GB, which is about %d",
          parameters, MOST_PARAMETERS);
    }
  }

  private static String layer(
      OnnxGraph graph, String inputs, Network network, int index, String prefix)
      throws ConfigurationException {
    Layer layer = network.layers().get(index);
    String name = prefix + "layer" + (index + 1); // as in the model file
    String sums =
        graph.node(
            "Gemm",
            name + ".sums",
            List.of(
                inputs,
                graph.parameter(name + ".weights", layer.parameter("weights")),
                graph.parameter(name + ".biases", layer.parameter("biases"))));
    boolean last = index == network.layers().size() - 1;
    if (last && network.loss().includes(layer.activation())) {
      return sums; // the loss does it, below
    }
    return activation(graph, name + ".outputs", sums, layer.activation());
  }

  /** Adds the operators of an activation; none for linear. */
  private static String activation(
      OnnxGraph graph, String output, String sums, Activation activation)
      throws ConfigurationException {
    if (activation instanceof Linear) {
      return sums;
    } else if (activation instanceof LeakyRelu leaky) {
      return graph.node("LeakyRelu", output, List.of(sums), OnnxGraph.real("alpha", leaky.slope()));
    } else if (activation instanceof Elu elu) {
      return graph.node("Elu", output, List.of(sums), OnnxGraph.real("alpha", elu.alpha()));
    } else if (activation instanceof Gelu) {
      return gelu(graph, output, sums);
    }
    String name = activation.specification();
    String operator =
        switch (name) {
          case "relu" -> "Relu";
          case "sigmoid" -> "Sigmoid";
          case "softplus" -> "Softplus";
          case "tanh" -> "Tanh";
          default ->
              throw new ConfigurationException(
                  "The network has the activation %s, which nn:export cannot write as ONNX", name);
        };
    return graph.node(operator, output, List.of(sums));
  }

  /** x · sigmoid(x · (c₁ + c₃ · x²)): the operator Gelu is only in later operator sets. */
  private static String gelu(OnnxGraph graph, String output, String x) {
    String square = graph.node("Mul", output + ".square", List.of(x, x));
    String cubic = graph.number(output + ".c3", Gelu.CUBIC);
    String scaled = graph.node("Mul", output + ".scaled", List.of(square, cubic));
    String linear = graph.number(output + ".c1", Gelu.LINEAR);
    String factor = graph.node("Add", output + ".factor", List.of(scaled, linear));
    String bent = graph.node("Mul", output + ".bent", List.of(x, factor));
    String share = graph.node("Sigmoid", output + ".share", List.of(bent));
    return graph.node("Mul", output, List.of(x, share));
  }

  /**
   * Adds a network, from prepared inputs to probabilities.
   *
   * @param prefix of the names of its parameters, in the model file, too
   * @param output name of the probabilities
   */
  private static String probabilities(
      OnnxGraph graph, String inputs, Network network, String prefix, String output)
      throws ConfigurationException {
    String value = inputs;
    for (int i = 0; i < network.layers().size(); i++) {
      value = layer(graph, value, network, i, prefix);
    }
    String loss = network.loss().specification();
    return switch (loss) {
      case "crossEntropy" ->
          graph.node("Softmax", output, List.of(value), OnnxGraph.integer("axis", 1));
      case "binaryCrossEntropy" -> graph.node("Sigmoid", output, List.of(value));
      default ->
          throw new ConfigurationException(
              "The network has the loss %s, which nn:export cannot write as ONNX", loss);
    };
  }
}
