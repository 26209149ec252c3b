package dev.nnmaven.nn.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnmaven.nn.Layer;
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
        "dense|dense(100)"
      })
  void create_dense_hasItsNeurons(String text, String specification) {
    assertThat(LayerKinds.catalog().create(text).specification()).isEqualTo(specification);
  }

  @Test
  void create_ofInputs_isTheLayer() {
    Layer layer =
        LayerKinds.catalog().create("dense(7)").create(3, Activations.of("tanh"), List.of());

    assertThat(layer.inputs()).isEqualTo(3);
    assertThat(layer.outputs()).isEqualTo(7);
    assertThat(layer).hasToString("7 tanh");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dense(0)|a dense layer has 1 to 10000000 neurons, found 0",
        "dense(10000001)|a dense layer has 1 to 10000000 neurons, found 10000001",
        "dense(1.5)|\"1.5\" in \"dense(1.5)\" is not a whole number",
        "dense(units=5)|there is no parameter units; usage: dense(neurons)",
        "dens(5)|unknown kind of layer \"dens\"; allowed: dense(neurons) (did you mean dense?)"
      })
  void create_malformed_saysWhatIsAllowed(String text, String message) {
    assertThatThrownBy(() -> LayerKinds.catalog().create(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
