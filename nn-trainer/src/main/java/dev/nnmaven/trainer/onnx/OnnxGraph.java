package dev.nnmaven.trainer.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import dev.nnmaven.nn.Parameter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Builder of an ONNX graph of constants and nodes. Every method returns the name of the value it
 * added, for use as input of further nodes: the name that is wanted, behind the prefix of this part
 * of the graph, and followed by {@code _} as often as it takes to be the only one. So inputs, which
 * are added first, have the names they want.
 *
 * @param names of all values
 * @param shared names of constants that several nodes use, by the names that were wanted
 * @param operators versions of the sets of operators, by domain; the default one is the empty text
 * @param prefix of the names in this part
 */
record OnnxGraph(
    GraphProto.Builder graph,
    Set<String> names,
    Map<String, String> shared,
    SortedMap<String, Integer> operators,
    String prefix) {

  /** Domain of ONNX's own operators. */
  static final String OWN = "";

  /**
   * Operator set version: the oldest with Softmax along a single axis, compatible with later ones;
   * supported by runtimes since 2020.
   */
  private static final int OLDEST_OPSET = 13;

  /** Name of the batch dimension, of any size. */
  private static final String BATCH = "N";

  OnnxGraph(String name) {
    this(
        GraphProto.newBuilder().setName(name),
        new HashSet<>(),
        new HashMap<>(),
        new TreeMap<>(Map.of(OWN, OLDEST_OPSET)),
        "");
  }

  /** A part of the graph, in whose names another prefix follows that of this one. */
  OnnxGraph part(String name) {
    return new OnnxGraph(graph, names, shared, operators, prefix + name + ".");
  }

  /** Asks for operators of this version, or a later one. */
  void require(String domain, int version) {
    operators.merge(domain, version, Math::max);
  }

  /** Adds an input of the graph, [N][columns]. */
  String input(String name, DataType type, int columns, String meaning) {
    String value = unique(name);
    graph.addInput(matrix(value, type, columns, meaning));
    return value;
  }

  /** Makes a value an output of the graph, [N][columns]. */
  void output(String value, DataType type, int columns, String meaning) {
    graph.addOutput(matrix(value, type, columns, meaning));
  }

  private String unique(String wanted) {
    StringBuilder name = new StringBuilder(prefix + wanted);
    while (!names.add(name.toString())) {
      name.append('_');
    }
    return name.toString();
  }

  private static ValueInfoProto matrix(String name, DataType type, int columns, String meaning) {
    TypeProto.Tensor.Builder tensor = TypeProto.Tensor.newBuilder().setElemType(type.getNumber());
    tensor.getShapeBuilder().addDimBuilder().setDimParam(BATCH);
    tensor.getShapeBuilder().addDimBuilder().setDimValue(columns);
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setDocString(meaning)
        .setType(TypeProto.newBuilder().setTensorType(tensor))
        .build();
  }

  /** Adds a node with one output of the same name. */
  String node(String operator, String output, String... inputs) {
    return node(operator, output, List.of(inputs));
  }

  /** Adds a node with attributes. */
  String node(String operator, String output, List<String> inputs, AttributeProto... attributes) {
    return node(OWN, operator, output, inputs, attributes);
  }

  /** Adds a node of an operator of some domain. */
  String node(
      String domain,
      String operator,
      String output,
      List<String> inputs,
      AttributeProto... attributes) {
    String value = unique(output);
    NodeProto.Builder node =
        NodeProto.newBuilder()
            .setName(value)
            .setOpType(operator)
            .addAllInput(inputs)
            .addOutput(value)
            .addAllAttribute(List.of(attributes));
    if (!domain.isEmpty()) {
      node.setDomain(domain);
    }
    graph.addNode(node);
    return value;
  }

  /** Gives the last node an output that it must have, and nothing reads. */
  void anotherOutput(String output) {
    graph.getNodeBuilder(graph.getNodeCount() - 1).addOutput(unique(output));
  }

  /** Puts the columns of values beside each other. */
  String concat(String output, String... values) {
    return node("Concat", output, List.of(values), OnnxAttribute.integer("axis", 1));
  }

  /** Takes some columns of a value, in an order of their own. */
  String gather(String output, String value, String columns) {
    return node("Gather", output, List.of(value, columns), OnnxAttribute.integer("axis", 1));
  }

  /** Adds the conversion of a value to another type. */
  String cast(String output, String value, DataType type) {
    return node("Cast", output, List.of(value), OnnxAttribute.integer("to", type.getNumber()));
  }

  String number(String name, float value) {
    return constant(name, DataType.FLOAT, bytes(Float.BYTES).putFloat(value));
  }

  String number(String name, double value) {
    return constant(name, DataType.DOUBLE, bytes(Double.BYTES).putDouble(value));
  }

  /** A float32 scalar constant that nodes of all parts use: added once. */
  String shared(String name, float value) {
    return shared.computeIfAbsent(name, wanted -> whole().number(wanted, value));
  }

  /** A float64 scalar constant that nodes of all parts use: added once. */
  String shared(String name, double value) {
    return shared.computeIfAbsent(name, wanted -> whole().number(wanted, value));
  }

  private OnnxGraph whole() {
    return new OnnxGraph(graph, names, shared, operators, "");
  }

  String integer(String name, long value) {
    return constant(name, DataType.INT64, bytes(Long.BYTES).putLong(value));
  }

  /** Adds a constant list of int64. */
  String integers(String name, long... values) {
    ByteBuffer data = bytes(Math.multiplyExact(Long.BYTES, values.length));
    data.asLongBuffer().put(values);
    return constant(name, DataType.INT64, data, values.length);
  }

  /** Adds a constant list of float64. */
  String numbers(String name, double[] values) {
    return numbers(name, values, values.length);
  }

  /** Adds constant float64 of some shape. */
  String numbers(String name, double[] values, int... shape) {
    ByteBuffer data = bytes(Math.multiplyExact(Double.BYTES, values.length));
    data.asDoubleBuffer().put(values);
    return constant(name, DataType.DOUBLE, data, shape);
  }

  /** Adds a parameter of a layer as a constant of its shape. */
  String parameter(String name, Parameter parameter) {
    return floats(name, parameter.toArray(), parameter.shape());
  }

  String floats(String name, float[] values, int... shape) {
    ByteBuffer data = bytes(Math.multiplyExact(Float.BYTES, values.length));
    data.asFloatBuffer().put(values);
    return constant(name, DataType.FLOAT, data, shape);
  }

  /** Allocates a little-endian buffer, the byte order of ONNX. */
  private static ByteBuffer bytes(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private String constant(String name, DataType type, ByteBuffer data, int... dimensions) {
    String value = unique(name);
    TensorProto.Builder tensor =
        TensorProto.newBuilder()
            .setName(value)
            .setDataType(type.getNumber())
            .setRawData(ByteString.copyFrom(data.rewind()));
    for (int length : dimensions) {
      tensor.addDims(length);
    }
    graph.addInitializer(tensor);
    return value;
  }
}
