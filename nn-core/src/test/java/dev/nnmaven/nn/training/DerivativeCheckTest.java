package dev.nnmaven.nn.training;

import static dev.nnmaven.nn.testing.Refusals.assertRefusedSaying;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnmaven.nn.DenseLayer;
import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.activation.Linear;
import dev.nnmaven.nn.loss.CrossEntropy;
import dev.nnmaven.nn.loss.Loss;
import dev.nnmaven.nn.regularizer.Regularizer;
import dev.nnmaven.nn.regularizer.WeightPenalty;
import dev.nnmaven.nn.testing.Listed;
import dev.nnmaven.nn.testing.Networks;
import java.util.List;
import org.junit.jupiter.api.Test;

class DerivativeCheckTest {

  private static Network network(Activation activation, List<Regularizer> regularizers, Loss loss) {
    return new Network(List.of(new DenseLayer(3, 4, activation, regularizers)), loss);
  }

  private static void check(Activation activation) {
    DerivativeCheck.check(network(activation, List.of(), new CrossEntropy()));
  }

  @Test
  void check_allThatIsListed_passes() {
    for (String loss : Listed.losses()) {
      for (String activation : Listed.activations()) {
        for (String regularizer : Listed.regularizers()) {
          for (int classes : new int[] {1, 2, 10, 101}) {
            Network network =
                Networks.random(new int[] {2, classes}, loss, 1, activation + " " + regularizer);
            assertThatCode(() -> DerivativeCheck.check(network)).doesNotThrowAnyException();
          }
        }
      }
    }
  }

  private record Swish(float error) implements Activation {
    @Override
    public String specification() {
      return "swish";
    }

    @Override
    public float apply(float sum) {
      return sum / (1f + (float) Math.exp(-sum));
    }

    @Override
    public float derivative(float sum, float output) {
      float sigmoid = 1f / (1f + (float) Math.exp(-sum));
      return sigmoid + output * (1f - sigmoid) + error;
    }
  }

  @Test
  void check_ownActivation_mustHaveItsDerivative() {
    check(new Swish(0f));
    assertThatThrownBy(() -> check(new Swish(0.05f)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("the activation swish (" + Swish.class.getName())
        .hasMessageContaining("wrong derivative: its derivative at -1.73 is ");
    assertRefusedSaying(() -> check(new Swish(Float.NaN)), "wrong derivative");
  }

  /** A corner right at a point where functions are compared. */
  private record Corner() implements Activation {
    @Override
    public String specification() {
      return "corner";
    }

    @Override
    public float apply(float sum) {
      return Math.max(sum, 0.27f);
    }

    @Override
    public float derivative(float sum, float output) {
      return sum > 0.27f ? 1f : 0f;
    }
  }

  @Test
  void check_corner_isForgiven() {
    check(new Corner());
  }

  private record Throwing() implements Activation {
    @Override
    public String specification() {
      return "throwing";
    }

    @Override
    public float apply(float sum) {
      throw new UnsupportedOperationException("not on Wednesdays");
    }

    @Override
    public float derivative(float sum, float output) {
      return 1f;
    }
  }

  @Test
  void check_activationThatThrows_isNamedWithWhatItSays() {
    assertRefusedSaying(
        () -> check(new Throwing()),
        "the activation throwing (" + Throwing.class.getName(),
        "not on Wednesdays");
  }

  private record WrongPenalty() implements WeightPenalty {
    @Override
    public String specification() {
      return "wrong";
    }

    @Override
    public double penalty(double weight) {
      return Math.abs(weight);
    }

    @Override
    public float gradient(float weight) {
      return 1f;
    }
  }

  @Test
  void check_penaltyWithWrongGradient_isRefused() {
    assertRefusedSaying(
        () ->
            DerivativeCheck.check(
                network(new Linear(), List.of(new WrongPenalty()), new CrossEntropy())),
        "the regularizer wrong (" + WrongPenalty.class.getName());
  }

  private record WrongLoss() implements Loss {
    private static final CrossEntropy RIGHT = new CrossEntropy();

    @Override
    public String specification() {
      return "wrongLoss";
    }

    @Override
    public void predict(float[] outputs, float[] probabilities, int from, int count) {
      RIGHT.predict(outputs, probabilities, from, count);
    }

    @Override
    public double value(
        float[] outputs, float[] probabilities, float[] targets, int from, int count) {
      return 2 * RIGHT.value(outputs, probabilities, targets, from, count);
    }

    @Override
    public void gradient(
        float[] outputs,
        float[] probabilities,
        float[] targets,
        float[] gradient,
        int from,
        int count,
        float share) {
      RIGHT.gradient(outputs, probabilities, targets, gradient, from, count, share);
    }
  }

  @Test
  void check_lossWithWrongGradient_isRefused() {
    assertRefusedSaying(
        () -> DerivativeCheck.check(network(new Linear(), List.of(), new WrongLoss())),
        "the loss wrongLoss",
        "the gradient of output");
  }

  /** A loss of one output: no other tells that its gradient is wrong. */
  private record Square(float slope, boolean predictsNumbers) implements Loss {
    @Override
    public String specification() {
      return "square";
    }

    @Override
    public void predict(float[] outputs, float[] predictions, int from, int count) {
      System.arraycopy(outputs, from, predictions, from, count);
    }

    @Override
    public double value(
        float[] outputs, float[] predictions, float[] targets, int from, int count) {
      return (outputs[from] - targets[from]) * (outputs[from] - targets[from]);
    }

    @Override
    public void gradient(
        float[] outputs,
        float[] predictions,
        float[] targets,
        float[] gradient,
        int from,
        int count,
        float share) {
      gradient[from] = slope * (outputs[from] - targets[from]) * share;
    }
  }

  @Test
  void check_lossOfOneOutputWithWrongGradient_isRefused() {
    Layer layer = new DenseLayer(3, 1, new Linear(), List.of());
    assertThatCode(() -> DerivativeCheck.check(new Network(List.of(layer), new Square(2f, true))))
        .doesNotThrowAnyException();
    assertRefusedSaying(
        () -> DerivativeCheck.check(new Network(List.of(layer), new Square(1f, true))),
        "the loss square",
        "the gradient of output 0");
  }

  /** A model would be trained, and an application could not classify with it. */
  @Test
  void check_lossForClassesThatPredictsNoProbabilities_isRefused() {
    Layer layer = new DenseLayer(3, 1, new Linear(), List.of());
    assertRefusedSaying(
        () -> DerivativeCheck.check(new Network(List.of(layer), new Square(2f, false))),
        "the loss square (" + Square.class.getName(),
        ") predicts -2.095; expected probabilities, from 0 to 1, since it is");
  }
}
