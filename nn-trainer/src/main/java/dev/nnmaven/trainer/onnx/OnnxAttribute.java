package dev.nnmaven.trainer.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import com.google.protobuf.ByteString;
import java.util.Arrays;
import java.util.List;

final class OnnxAttribute {

  private OnnxAttribute() {}

  static AttributeProto integer(String name, long value) {
    return of(name, AttributeProto.AttributeType.INT).setI(value).build();
  }

  static AttributeProto real(String name, float value) {
    return of(name, AttributeProto.AttributeType.FLOAT).setF(value).build();
  }

  static AttributeProto integers(String name, long... values) {
    List<Long> all = Arrays.stream(values).boxed().toList();
    return of(name, AttributeProto.AttributeType.INTS).addAllInts(all).build();
  }

  static AttributeProto text(String name, String value) {
    return of(name, AttributeProto.AttributeType.STRING)
        .setS(ByteString.copyFromUtf8(value))
        .build();
  }

  static AttributeProto texts(String name, List<String> values) {
    List<ByteString> bytes = values.stream().map(ByteString::copyFromUtf8).toList();
    return of(name, AttributeProto.AttributeType.STRINGS).addAllStrings(bytes).build();
  }

  private static AttributeProto.Builder of(String name, AttributeProto.AttributeType type) {
    return AttributeProto.newBuilder().setName(name).setType(type);
  }
}
