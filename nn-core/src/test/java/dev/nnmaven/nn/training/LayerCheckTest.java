package dev.nnmaven.nn.training;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnmaven.nn.DenseLayer;
import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.activation.Relu;
import dev.nnmaven.nn.loss.CrossEntropy;
import dev.nnmaven.nn.testing.OwnLayer;
import dev.nnmaven.nn.testing.PictureLayers;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Gradients of layers that are not the library's are checked before training. */
class LayerCheckTest {

  static Stream<Layer> layers() {
    return Stream.of(
            Stream.of(new DenseLayer(5, 7, new Relu(), List.of())),
            PictureLayers.convolutions(),
            PictureLayers.poolings())
        .flatMap(some -> some);
  }

  private static void check(Layer layer) {
    DerivativeCheck.check(new Network(List.of(layer), new CrossEntropy()));
  }

  @ParameterizedTest
  @MethodSource("layers")
  void check_rightGradients_passes(Layer layer) {
    assertThatCode(() -> check(new OwnLayer(layer))).doesNotThrowAnyException();
  }

  private static Layer conv() {
    return PictureLayers.conv("5x4x2", 3, "3x3", 1, "same", "relu");
  }

  @Test
  void check_wrongInputGradient_isRefused() {
    class Turned extends OwnLayer {
      Turned() {
        super(conv());
      }

      @Override
      public Layer copy() {
        return new Turned();
      }

      @Override
      public float[] inputGradient(float[] inputs, float[] sums, float[] delta) {
        float[] gradient = super.inputGradient(inputs, sums, delta);
        for (int i = 0; i < gradient.length; i++) {
          gradient[i] = -gradient[i];
        }
        return gradient;
      }
    }

    assertThatThrownBy(() -> check(new Turned()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("the layer own(5x4x2, 3, 3x3) (")
        .hasMessageContaining("Turned) has a wrong gradient: that of input ")
        .hasMessageContaining("but finite differences give");
  }

  @Test
  void check_wrongGradientOfBiases_isRefused() {
    class Twice extends OwnLayer {
      Twice() {
        super(conv());
      }

      @Override
      public Layer copy() {
        return new Twice();
      }

      @Override
      public void addGradient(float[] inputs, float[] delta, List<float[]> gradients) {
        super.addGradient(inputs, delta, gradients);
        for (int o = 0; o < 3; o++) {
          gradients.get(1)[o] *= 2;
        }
      }
    }

    assertThatThrownBy(() -> check(new Twice()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("wrong gradient: that of biases[");
  }

  @Test
  void check_layerThatThrows_isNamed() {
    class Failing extends OwnLayer {
      Failing() {
        super(conv());
      }

      @Override
      public Layer copy() {
        return new Failing();
      }

      @Override
      public float[] sums(float[] inputs) {
        throw new UnsupportedOperationException("not yet");
      }
    }

    assertThatThrownBy(() -> check(new Failing()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Failing) failed: java.lang.UnsupportedOperationException: not yet");
  }
}
