package dev.nnmaven.trainer.onnx;

import dev.nnmaven.nn.data.table.FittedColumn;
import dev.nnmaven.nn.data.table.TextTokenizer;
import java.util.List;
import java.util.stream.LongStream;

/**
 * A column of texts as ONNX nodes, from the n-grams of each text in one string, [N][1]: no operator
 * cuts texts as {@link TextTokenizer} does.
 */
record OnnxText(OnnxGraph graph, FittedColumn fitted, String given) {

  /** The oldest operator set with StringSplit; supported by runtimes since 2024. */
  static final int OPSET = 20;

  /** Between n-grams: the picture of a separator, which is in none of them. */
  private static final String SEPARATOR = "\u241F";

  /**
   * √(2 · count / all counts of n-grams of words, or of characters), float32 [N][inputs]; 0 of
   * those that do not occur.
   */
  String inputs() {
    graph.require(OnnxGraph.OWN, OPSET);
    List<String> ngrams = fitted.column().values();
    String flat = graph.integers("flat", -1);
    String texts = graph.node("Reshape", "texts", given, flat);
    String split =
        graph.node(
            "StringSplit", "ngrams", List.of(texts), OnnxAttribute.text("delimiter", SEPARATOR));
    graph.anotherOutput("numbersOfNgrams");
    String counts =
        graph.node(
            "TfIdfVectorizer",
            "counts",
            List.of(split),
            OnnxAttribute.text("mode", "TF"),
            OnnxAttribute.integer("min_gram_length", 1),
            OnnxAttribute.integer("max_gram_length", 1),
            OnnxAttribute.integer("max_skip_count", 0),
            OnnxAttribute.integers("ngram_counts", 0),
            OnnxAttribute.integers("ngram_indexes", LongStream.range(0, ngrams.size()).toArray()),
            OnnxAttribute.texts("pool_strings", ngrams));
    float[] parts = new float[2 * ngrams.size()]; // [inputs][part]
    for (int i = 0; i < ngrams.size(); i++) {
      parts[2 * i + (TextTokenizer.isOfCharacters(ngrams.get(i)) ? 1 : 0)] = 1f;
    }
    String partOf = graph.floats("partOf", parts, ngrams.size(), 2);
    String sums = graph.node("MatMul", "sums", counts, partOf);
    String half =
        graph.node(
            "Gemm",
            "halfOfSums",
            List.of(sums, partOf),
            OnnxAttribute.real("alpha", 0.5f),
            OnnxAttribute.integer("transB", 1));
    String divisor = graph.node("Max", "divisor", half, graph.shared("halfOfOne", 0.5f));
    return graph.node("Sqrt", "inputs", graph.node("Div", "squares", counts, divisor));
  }
}
