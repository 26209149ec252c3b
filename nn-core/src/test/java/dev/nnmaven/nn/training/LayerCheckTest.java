package dev.nnmaven.nn.training;

import static dev.nnmaven.nn.testing.Refusals.assertRefusedSaying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.nnmaven.nn.DenseLayer;
import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.Shape;
import dev.nnmaven.nn.activation.builtin.Relu;
import dev.nnmaven.nn.layer.builtin.PoolLayer;
import dev.nnmaven.nn.loss.builtin.CrossEntropy;
import dev.nnmaven.nn.testing.ImageLayers;
import dev.nnmaven.nn.testing.OwnLayer;
import dev.nnmaven.nn.testing.Whole;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Gradients of layers that are not the library's are checked before training. */
class LayerCheckTest {

  /** Multiplications of a layer for which finite differences take long. */
  private static final int LARGE = 100_000;

  static Stream<Layer> layers() {
    return Stream.of(
            Stream.of(new DenseLayer(5, 7, new Relu(), List.of())),
            ImageLayers.convolutions(),
            ImageLayers.poolings())
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
    return ImageLayers.conv("5x4x2", 3, "3x3", 1, "same", "relu");
  }

  /** A layer, and its copies, whose gradients are changed. */
  private static final class Changed extends OwnLayer {

    private final Layer of;
    private final Consumer<float[]> ofInputs;
    private final Consumer<List<float[]>> ofParameters;

    Changed(Layer of, Consumer<float[]> ofInputs, Consumer<List<float[]>> ofParameters) {
      super(of);
      this.of = of;
      this.ofInputs = ofInputs;
      this.ofParameters = ofParameters;
    }

    @Override
    public Layer copy() {
      return new Changed(of.copy(), ofInputs, ofParameters);
    }

    @Override
    public float[] inputGradient(float[] inputs, float[] sums, float[] delta) {
      float[] gradient = super.inputGradient(inputs, sums, delta);
      ofInputs.accept(gradient);
      return gradient;
    }

    @Override
    public void addGradient(float[] inputs, float[] delta, List<float[]> gradients) {
      super.addGradient(inputs, delta, gradients);
      ofParameters.accept(gradients);
    }
  }

  @Test
  void check_wrongGradient_isRefused() {
    Layer turned =
        new Changed(
            conv(),
            gradient -> {
              for (int i = 0; i < gradient.length; i++) {
                gradient[i] = -gradient[i];
              }
            },
            gradients -> {});
    assertRefusedSaying(
        () -> check(turned),
        "the layer own(5x4x2, 3, 3x3) (",
        "Changed) has a wrong gradient: inputs[",
        "but finite differences give");
    Layer twice =
        new Changed(
            conv(),
            gradient -> {},
            gradients -> {
              for (int o = 0; o < 3; o++) {
                gradients.get(1)[o] *= 2;
              }
            });
    assertRefusedSaying(() -> check(twice), "wrong gradient: biases[");
    Layer forgetful =
        new Changed(
            new DenseLayer(3, 1, new Relu(), List.of()),
            gradient -> {},
            gradients -> gradients.get(1)[0] = 0f); // its only bias
    assertRefusedSaying(() -> check(forgetful), "wrong gradient: biases[0] has 0.000, but");
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

  /** With the one that shares its values, it would lose its weights to the check. */
  @Test
  void check_copyThatIsNoneOfItsOwn_isNamed() {
    class Copied extends OwnLayer {
      private final Layer copy;

      Copied(Layer of, Layer copy) {
        super(of);
        this.copy = copy;
      }

      @Override
      public Layer copy() {
        return copy;
      }
    }

    Layer conv = conv();
    float[] weights = conv.parameter("weights").toArray();
    assertRefusedSaying(
        () -> check(new Copied(conv, conv)),
        "Copied) shares weights with its copy, which needs its own");
    assertThat(conv.parameter("weights").toArray()).isEqualTo(weights);
    assertRefusedSaying(
        () -> check(new Copied(conv, null)),
        "Copied) failed: java.lang.NullPointerException: it answered null");
    Layer pool = PoolLayer.globalAverage(Shape.of("5x4x2"), List.of());
    assertRefusedSaying(
        () -> check(new Copied(conv, pool)),
        "Copied) has another number of parameters than its copy");
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
}
