package dev.nnmaven.trainer.onnx;

import java.util.HashMap;
import java.util.Map;

/** Arithmetic on int64 values, none of them negative where they are divided. */
final class OnnxIntegers {

  private final OnnxGraph graph;
  private final String prefix;
  private final Map<Long, String> constants = new HashMap<>();

  OnnxIntegers(OnnxGraph graph, String prefix) {
    this.graph = graph;
    this.prefix = prefix;
  }

  String constant(long value) {
    return constants.computeIfAbsent(
        value, one -> graph.integer(prefix + "is" + one, one)); // no %d: the locale's digits
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
    return graph.node(operator, prefix + operator, a, b);
  }
}
