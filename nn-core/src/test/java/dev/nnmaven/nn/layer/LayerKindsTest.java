package dev.nnmaven.nn.layer;

import static dev.nnmaven.nn.testing.Refusals.assertRefusedSaying;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.Shape;
import dev.nnmaven.nn.activation.Activations;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayerKindsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dense(7)|dense(7)",
        "dense(neurons=7)|dense(7)",
        "Dense( 7 )|dense(7)",
        "layer(7)|dense(7)",
        "dense|dense(100)",
        "conv(16, 5x5)|conv(16, 5x5)",
        "conv(filters=8, size=3)|conv(8, 3x3)",
        "conv(32, 3x1, stride=2, padding=valid)|conv(32, 3x1, stride=2, padding=valid)",
        "conv|conv(16, 3x3)",
        "maxPool(3)|maxPool(3)",
        "maxPool(3, stride=2)|maxPool(3, stride=2)",
        "avgpool|avgPool(2)",
        "globalAvgPool|globalAvgPool"
      })
  void create_kind_hasItsArguments(String text, String specification) {
    assertThat(LayerKinds.catalog().create(text).specification()).isEqualTo(specification);
  }

  @Test
  void create_ofInputs_isTheLayer() {
    Layer layer =
        LayerKinds.catalog()
            .create("dense(7)")
            .create(Shape.flat(3), Activations.of("tanh"), List.of());

    assertThat(layer.inputs()).isEqualTo(3);
    assertThat(layer.outputs()).isEqualTo(7);
    assertThat(layer).hasToString("7 tanh");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dense(10)|10",
        "conv(4, 3x3)|7x5x4",
        "conv(4, 3x3, padding=valid)|5x3x4",
        "conv(4, 3x3, stride=2)|4x3x4",
        "maxPool(2)|3x2x3",
        "avgPool(3, stride=2)|3x2x3",
        "globalAvgPool|3"
      })
  void create_ofPictures_hasTheShapeThatFollows(String text, String shape) {
    LayerKind kind = LayerKinds.catalog().create(text);
    Shape pictures = new Shape(7, 5, 3);
    Layer layer = kind.create(pictures, Activations.of("linear"), List.of());

    assertThat(layer.outputShape()).hasToString(shape);
    assertThat(kind.outline(pictures).multiplications()).isEqualTo(layer.multiplications());
    assertThat(kind.specification())
        .startsWith(layer.kind())
        .isEqualTo(
            layer.arguments().isEmpty()
                ? layer.kind()
                : "%s(%s)".formatted(layer.kind(), String.join(", ", layer.arguments())));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "conv(0, 3x3)|a convolution has at least 1 filter, found 0",
        "conv(4, 3x)|expected a size such as 5x3 (height, width) or 5, found \"3x\"",
        "conv(4, 3x3, padding=full)|expected the padding to be same or valid, found \"full\"",
        "maxPool(0)|pooling needs a size and a stride of at least 1, found 0 and 0",
        "dense(0)|a dense layer has at least 1 neuron, found 0",
        "dense(1.5)|\"1.5\" in \"dense(1.5)\" is not a whole number",
        "dense(units=5)|there is no parameter units; usage: dense(neurons)",
        "dens(5)|maxPool(size, stride) (did you mean dense?)"
      })
  void create_malformed_saysWhatIsAllowed(String text, String message) {
    assertRefusedSaying(() -> LayerKinds.catalog().create(text), message);
  }
}
