package dev.nnmaven.nn.training;

import static dev.nnmaven.nn.testing.Refusals.assertRefusedSaying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnmaven.nn.DenseLayer;
import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.PoolLayer;
import dev.nnmaven.nn.Shape;
import dev.nnmaven.nn.activation.Relu;
import dev.nnmaven.nn.loss.CrossEntropy;
import dev.nnmaven.nn.testing.OwnLayer;
import dev.nnmaven.nn.testing.PictureLayers;
import dev.nnmaven.nn.testing.Whole;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Gradients of layers that are not the library's are checked before training. */
class LayerCheckTest {

  /** Multiplications of a layer for which finite differences take long. */
  private static final int LARGE = 1_000_000;

  static Stream<Layer> layers() {
    return Stream.of(
            Stream.of(new DenseLayer(5, 7, new Relu(), List.of())),
            PictureLayers.convolutions(),
            PictureLayers.poolings())
        .<Layer>flatMap(some -> some)
        .filter(
            layer ->
                layer.multiplications() < LARGE || Whole.includes("layers that take a minute"));
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
        .hasMessageContaining("Turned) has a wrong gradient: that of inputs[")
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

    assertRefusedSaying(() -> check(new Twice()), "wrong gradient: that of biases[");
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

    assertRefusedSaying(
        () -> check(new Failing()),
        "Failing) failed: java.lang.UnsupportedOperationException: not yet");
  }

  /** It would lose its weights to the check. */
  @Test
  void check_copyThatSharesValues_isRefused() {
    Layer conv = conv();
    class Shared extends OwnLayer {
      Shared() {
        super(conv);
      }

      @Override
      public Layer copy() {
        return this;
      }
    }

    float[] weights = conv.parameter("weights").toArray();
    assertRefusedSaying(
        () -> check(new Shared()), "Shared) shares weights with its copy, which needs its own");
    assertThat(conv.parameter("weights").toArray()).isEqualTo(weights);
  }

  @Test
  void check_oneWrongValue_isRefused() {
    class Forgetful extends OwnLayer {
      Forgetful() {
        super(new DenseLayer(3, 1, new Relu(), List.of()));
      }

      @Override
      public Layer copy() {
        return new Forgetful();
      }

      @Override
      public void addGradient(float[] inputs, float[] delta, List<float[]> gradients) {
        super.addGradient(inputs, delta, gradients);
        gradients.get(1)[0] = 0f; // its only bias
      }
    }

    assertRefusedSaying(
        () -> check(new Forgetful()), "wrong gradient: that of biases[0] is 0.000, but");
  }

  /** Sums of so many terms are rounded by more than a difference has. */
  @Test
  void check_squaresOfManyInputs_pass() {
    class Far extends OwnLayer {
      Far() {
        super(new DenseLayer(20_000, 2, new Relu(), List.of()));
      }

      @Override
      public Layer copy() {
        return new Far();
      }

      @Override
      public float[] sums(float[] inputs) {
        float[] sums = super.sums(inputs);
        for (float input : inputs) {
          sums[0] += input * input;
        }
        return sums;
      }

      @Override
      public float[] inputGradient(float[] inputs, float[] sums, float[] delta) {
        float[] gradient = super.inputGradient(inputs, sums, delta);
        for (int i = 0; i < inputs.length; i++) {
          gradient[i] += 2f * inputs[i] * delta[0];
        }
        return gradient;
      }
    }

    assertThatCode(() -> check(new Far())).doesNotThrowAnyException();
  }

  @Test
  void check_copyThatIsNoneOrHasOtherParameters_isNamed() {
    class Copied extends OwnLayer {
      private final Layer copy;

      Copied(Layer copy) {
        super(conv());
        this.copy = copy;
      }

      @Override
      public Layer copy() {
        return copy;
      }
    }

    assertRefusedSaying(
        () -> check(new Copied(null)),
        "Copied) failed: java.lang.NullPointerException: it answered null");
    assertRefusedSaying(
        () -> check(new Copied(PoolLayer.globalAverage(Shape.of("5x4x2"), List.of()))),
        "Copied) has another number of parameters than its copy");
  }
}
