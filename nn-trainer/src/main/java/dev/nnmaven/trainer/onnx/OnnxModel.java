package dev.nnmaven.trainer.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import dev.nnmaven.nn.Ensemble;
import dev.nnmaven.nn.data.table.ColumnKind;
import dev.nnmaven.nn.io.AtomicFile;
import dev.nnmaven.nn.model.ModelFile;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.Coverage;
import dev.nnmaven.trainer.config.Numbers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * A model as ONNX: one graph from grey pixels, or the values of a row, to class probabilities or a
 * number, and to its interval or set of classes. Of several networks it has all, and what they
 * predict together. The number of images or rows, N, is the caller's choice. Equal models give
 * equal bytes.
 */
public final class OnnxModel {

  /** File format version of operator set 13, which all runtimes of these operators take. */
  private static final int IR_VERSION = 7;

  /** File format version of operator set 20, which a graph with texts needs. */
  private static final int IR_VERSION_OF_TEXTS = 9;

  /**
   * Maximum number of parameters: protobuf messages have at most 2³¹ − 1 bytes, of which a tenth is
   * reserved for other content.
   */
  private static final long MOST_PARAMETERS = Integer.MAX_VALUE / 10 * 9L / Float.BYTES;

  private final ModelProto content;
  private final String shown;
  private final List<String> notes;

  private OnnxModel(ModelProto content, String shown, List<String> notes) {
    this.content = content;
    this.shown = shown;
    this.notes = notes;
  }

  /**
   * Makes ONNX of a model.
   *
   * @param coverage of its intervals or sets, if it has any
   * @param modelSha256 hash of the model file, recorded to link the two
   * @throws ConfigurationException if ONNX cannot hold it, or somebody asked for a coverage that it
   *     cannot promise; the message says why
   */
  public static OnnxModel of(
      TrainedModel model, Coverage coverage, String version, String modelSha256)
      throws ConfigurationException {
    requireRoom(model.ensemble());
    Optional<Float> most = coverage.most(model);
    OnnxPreprocessing preprocessing = OnnxPreprocessing.of(model);
    OnnxAnswer answer = OnnxAnswer.of(model);
    OnnxGraph graph = new OnnxGraph(answer.graph());
    List<String> outputs = answer.add(graph, model, preprocessing.add(graph), most);
    boolean hasTexts = graph.operators().containsValue(OnnxText.OPSET);
    ModelProto.Builder onnx =
        ModelProto.newBuilder()
            .setIrVersion(hasTexts ? IR_VERSION_OF_TEXTS : IR_VERSION)
            .setProducerName("nn-maven")
            .setProducerVersion(version)
            .setGraph(graph.graph());
    graph
        .operators()
        .forEach(
            (domain, operators) ->
                onnx.addOpsetImport(
                    OperatorSetIdProto.newBuilder().setDomain(domain).setVersion(operators)));
    SortedMap<String, String> description = ModelFile.description(model);
    description.remove("format"); // that of the other file
    description.put("modelSha256", modelSha256);
    if (hasTexts) {
      description.put("texts", OnnxKind.of(ColumnKind.TEXT).shown());
    }
    most.ifPresent(any -> description.put(Coverage.NAME, Numbers.plain(coverage.share())));
    description.forEach(
        (key, value) ->
            onnx.addMetadataProps(StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
    return new OnnxModel(
        onnx.build(),
        preprocessing.shown()
            + " → "
            + outputs.stream()
                .map(output -> "%s [N, %s]".formatted(output, answer.columns()))
                .collect(Collectors.joining(", ")),
        preprocessing.notes());
  }

  private static void requireRoom(Ensemble ensemble) throws ConfigurationException {
    long parameters = ensemble.parameterCount();
    if (parameters > MOST_PARAMETERS) {
      throw new ConfigurationException(
          "The network has %d parameters, but an ONNX file holds 2 GB, which is about %d",
          parameters, MOST_PARAMETERS);
    }
  }

  /** Writes it atomically: if that fails, an existing file stays as it is. */
  public void write(Path file) throws IOException {
    AtomicFile.write(file, content::writeTo);
  }

  /** Version of ONNX's own operators that a runtime must have. */
  public long opset() {
    return content.getOpsetImport(0).getVersion();
  }

  /** Notes for callers of the graph. */
  public List<String> notes() {
    return notes;
  }

  /** Inputs and outputs: {@code pixels [N, 784] → probabilities [N, 10]}. */
  @Override
  public String toString() {
    return shown;
  }
}
