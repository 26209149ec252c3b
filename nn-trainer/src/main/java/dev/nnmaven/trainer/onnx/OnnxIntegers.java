package dev.nnmaven.trainer.onnx;

import java.util.Map;

/**
 * Arithmetic on int64 values, none of them negative where they are divided.
 *
 * @param constants their names, by their values
 */
record OnnxIntegers(OnnxGraph graph, Map<Long, String> constants) {

  String constant(long value) {
    return constants.computeIfAbsent(
        value, is -> graph.integer("is" + is, is)); // no %d: the locale's digits
  }

  String plus(String a, String b) {
    return node("Add", a, b);
  }

  String plus(String a, long b) {
    return node("Add", a, constant(b));
  }

  String minus(String a, String b) {
    return node("Sub", a, b);
  }

  String times(String a, long b) {
    return node("Mul", a, constant(b));
  }

  /** Quotient, rounded down. */
  String by(String a, long b) {
    return node("Div", a, constant(b));
  }

  String mod(String a, long b) {
    return node("Mod", a, constant(b));
  }

  private String node(String operator, String a, String b) {
    return graph.node(operator, operator, a, b);
  }
}
