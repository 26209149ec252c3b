package dev.nnmaven.plugin.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import dev.nnmaven.nn.Parameter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * Builder of an ONNX graph of constants and nodes. Every method returns the name of the value it
 * added, for use as input of further nodes.
 */
final class OnnxGraph {

  /** Name of the batch dimension, of any size. */
  private static final String BATCH = "N";

  private final GraphProto.Builder graph;

  OnnxGraph(String name) {
    this.graph = GraphProto.newBuilder().setName(name);
  }

  GraphProto build() {
    return graph.build();
  }

  /** Adds a float32 input of the graph, [N][columns]. */
  String input(String name, int columns, String meaning) {
    graph.addInput(matrix(name, columns, meaning));
    return name;
  }

  /** Adds a float32 output of the graph, [N][columns]. */
  void output(String name, int columns, String meaning) {
    graph.addOutput(matrix(name, columns, meaning));
  }

  private static ValueInfoProto matrix(String name, int columns, String meaning) {
    TypeProto.Tensor.Builder tensor =
        TypeProto.Tensor.newBuilder().setElemType(TensorProto.DataType.FLOAT_VALUE);
    tensor.getShapeBuilder().addDimBuilder().setDimParam(BATCH);
    tensor.getShapeBuilder().addDimBuilder().setDimValue(columns);
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setDocString(meaning)
        .setType(TypeProto.newBuilder().setTensorType(tensor))
        .build();
  }

  /** Adds a node with one output of the same name. */
  String node(String operator, String output, List<String> inputs, AttributeProto... attributes) {
    graph.addNode(
        NodeProto.newBuilder()
            .setName(output)
            .setOpType(operator)
            .addAllInput(inputs)
            .addOutput(output)
            .addAllAttribute(List.of(attributes)));
    return output;
  }

  static AttributeProto integer(String name, long value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.INT)
        .setI(value)
        .build();
  }

  static AttributeProto real(String name, float value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.FLOAT)
        .setF(value)
        .build();
  }

  static AttributeProto integers(String name, long value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.INTS)
        .addInts(value)
        .build();
  }

  /** Adds a float32 scalar constant. */
  String number(String name, float value) {
    return constant(name, TensorProto.DataType.FLOAT, bytes(Float.BYTES).putFloat(value));
  }

  /** Adds a constant list of int64. */
  String integers(String name, long[] values) {
    ByteBuffer data = bytes(Math.multiplyExact(Long.BYTES, values.length));
    data.asLongBuffer().put(values);
    return constant(name, TensorProto.DataType.INT64, data, values.length);
  }

  /** Adds a parameter of a layer as a constant of its shape. */
  String parameter(String name, Parameter parameter) {
    float[] values = parameter.toArray();
    ByteBuffer data = bytes(Math.multiplyExact(Float.BYTES, values.length));
    data.asFloatBuffer().put(values);
    return constant(name, TensorProto.DataType.FLOAT, data, parameter.shape());
  }

  /** Allocates a little-endian buffer, the byte order of ONNX. */
  private static ByteBuffer bytes(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private String constant(
      String name, TensorProto.DataType type, ByteBuffer data, int... dimensions) {
    TensorProto.Builder tensor =
        TensorProto.newBuilder()
            .setName(name)
            .setDataType(type.getNumber())
            .setRawData(ByteString.copyFrom(data.rewind()));
    for (int length : dimensions) {
      tensor.addDims(length);
    }
    graph.addInitializer(tensor);
    return name;
  }
}
