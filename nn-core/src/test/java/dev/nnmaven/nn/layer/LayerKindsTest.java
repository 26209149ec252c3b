package dev.nnmaven.nn.layer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.Shape;
import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.layer.builtin.LayerOutline;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayerKindsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dense(10)|10",
        "conv(4, 3x3)|7x5x4",
        "conv(4, 3x3, padding=valid)|5x3x4",
        "conv(4, 3x3, stride=2)|4x3x4",
        "conv(4, 3x3, stride=2, padding=valid)|3x2x4",
        "conv(4, 9x9)|7x5x4",
        "conv(4, 1x1, stride=7, padding=valid)|4",
        "maxPool(2)|3x2x3",
        "avgPool(3, stride=2)|3x2x3",
        "globalAvgPool|3"
      })
  void create_ofImages_hasTheShapeThatFollows(String text, String shape) {
    LayerKind kind = LayerKind.catalog().create(text);
    Shape images = new Shape(7, 5, 3);
    Layer layer = kind.create(images, Activation.of("linear"), List.of());

    assertThat(layer.outputShape()).hasToString(shape);
    assertThat(LayerOutline.of(kind, images).multiplications()).isEqualTo(layer.multiplications());
    assertThat(kind.specification())
        .startsWith(layer.kind())
        .isEqualTo(
            layer.arguments().isEmpty()
                ? layer.kind()
                : "%s(%s)".formatted(layer.kind(), String.join(", ", layer.arguments())));
  }
}
