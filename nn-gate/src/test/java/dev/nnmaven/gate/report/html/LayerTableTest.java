package dev.nnmaven.gate.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.Ensemble;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.Shape;
import dev.nnmaven.nn.task.ClassificationTask;
import dev.nnmaven.nn.testing.Ensembles;
import dev.nnmaven.trainer.config.NetworkParser;
import dev.nnmaven.trainer.testing.Written;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LayerTableTest {

  private static Network network(String hidden) throws Exception {
    List<String> classes = IntStream.range(0, 10).mapToObj(c -> "class " + c).toList();
    return NetworkParser.parse(Written.of("network", hidden))
        .build(new Shape(28, 28, 3), "an image", new ClassificationTask(classes));
  }

  /**
   * Counted by hand: 5 · 5 · 3 · 16 weights at 28 · 28 places; 14 · 14 · 16 windows of 4; biases
   * are only added.
   */
  @Test
  void of_convolutions_hasShapesParametersAndMultiplications() throws Exception {
    LayerTable table =
        LayerTable.of(
            Ensemble.of(network("conv(16, 5x5) relu dropout(0.1), maxPool(2), 128 tanh")));
    assertThat(table.summary()).isEqualTo("4 layers, from the input down to the answer.");
    assertThat(table.inputs()).isEqualTo("28x28x3");
    assertThat(table.rows())
        .containsExactly(
            new LayerTable.Row(
                "conv(16, 5x5) relu dropout(0.1)",
                "28x28x16",
                "1,216",
                "940,800",
                "0.30%",
                "69.38%"),
            new LayerTable.Row("maxPool(2)", "14x14x16", "0", "12,544", "0.00%", "0.93%"),
            new LayerTable.Row("128 tanh", "128", "401,536", "401,408", "99.38%", "29.60%"),
            new LayerTable.Row("10 linear", "10", "1,290", "1,280", "0.32%", "0.09%"));
    assertThat(table.total().parameters()).isEqualTo("404,042");
  }

  @Test
  void of_severalNetworks_saysThatTheFiguresAreThoseOfOne() throws Exception {
    LayerTable table = LayerTable.of(new Ensemble(List.of(network("4"), network("4"))));
    assertThat(table.summary()).startsWith("2 networks of 2 layers each");
    assertThat(table.total().parameters()).isEqualTo("9,462");
    assertThat(LayerTable.of(Ensembles.blended(Ensemble.of(network("4")), 0.4)).summary())
        .isEqualTo(
            "2 layers, from the input down to the answer. A linear network has a share of 0.4"
                + " in the answer.");
  }

  @Test
  void of_manyLayers_hasThoseInTheMiddleInOneRow() throws Exception {
    String hidden =
        IntStream.rangeClosed(1, 99).mapToObj(i -> "7").collect(Collectors.joining(", "));
    LayerTable table = LayerTable.of(Ensemble.of(network(hidden)));
    assertThat(table.rows()).hasSize(50);
    assertThat(table.rows().get(48).name()).isEqualTo("51 more");
    assertThat(table.rows().get(48).parameters()).isEqualTo("2,856"); // 51 · (7 · 7 + 7)
    assertThat(table.rows().get(49).name()).isEqualTo("10 linear");
  }
}
