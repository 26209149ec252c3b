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
    return NetworkParser.parse(Written.reader("network", hidden))
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
    assertThat(ImagesTest.html("network.jte", table))
        .contains(
            "<p>4 layers, from the input down to the answer.</p>",
            "<td>28x28x3</td>",
            "width: 99.38%",
            "width: 29.60%",
            "<td>401,536</td>");
    assertThat(table.rows())
        .containsExactly(
            new LayerTable.Row("conv(16, 5x5) relu dropout(0.1)", "28x28x16", 1216, 940_800),
            new LayerTable.Row("maxPool(2)", "14x14x16", 0, 12_544),
            new LayerTable.Row("128 tanh", "128", 401_536, 401_408),
            new LayerTable.Row("10 linear", "10", 1290, 1280));
    assertThat(table.network().parameterCount()).isEqualTo(404_042);
  }

  @Test
  void of_severalNetworks_saysThatTheFiguresAreThoseOfOne() throws Exception {
    LayerTable table = LayerTable.of(new Ensemble(List.of(network("4"), network("4"))));
    assertThat(ImagesTest.html("network.jte", table))
        .contains("<p>2 networks of 2 layers each", "<td>9,462</td>");
    Ensemble blended = Ensembles.blended(Ensemble.of(network("4")), 0.4);
    assertThat(ImagesTest.html("network.jte", LayerTable.of(blended)))
        .contains(
            "<p>2 layers, from the input down to the answer. 40% of the answer comes from a linear"
                + " model.</p>");
  }

  @Test
  void of_manyLayers_hasThoseInTheMiddleInOneRow() throws Exception {
    String hidden =
        IntStream.rangeClosed(1, 99).mapToObj(i -> "7").collect(Collectors.joining(", "));
    LayerTable table = LayerTable.of(Ensemble.of(network(hidden)));
    assertThat(table.rows()).hasSize(50);
    assertThat(table.rows().get(48).name()).isEqualTo("51 more");
    assertThat(table.rows().get(48).parameters()).isEqualTo(2856); // 51 · (7 · 7 + 7)
    assertThat(table.rows().get(49).name()).isEqualTo("10 linear");
  }
}
