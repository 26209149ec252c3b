package dev.nnmaven.nn.training;

import static dev.nnmaven.nn.testing.Refusals.assertRefusedSaying;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnmaven.nn.DenseLayer;
import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.activation.builtin.Linear;
import dev.nnmaven.nn.loss.Loss;
import dev.nnmaven.nn.loss.builtin.CrossEntropy;
import dev.nnmaven.nn.loss.builtin.SquaredError;
import dev.nnmaven.nn.regularizer.Regularizer;
import dev.nnmaven.nn.regularizer.WeightPenalty;
import dev.nnmaven.nn.testing.Listed;
import dev.nnmaven.nn.testing.Networks;
import dev.nnmaven.nn.testing.OwnActivation;
import dev.nnmaven.nn.testing.OwnLoss;
import dev.nnmaven.nn.testing.Whole;
import java.util.List;
import org.junit.jupiter.api.Test;

class DerivativeCheckTest {

  private static Network network(Activation activation, List<Regularizer> regularizers, Loss loss) {
    return new Network(List.of(new DenseLayer(3, 4, activation, regularizers)), loss);
  }

  private static void check(Activation activation) {
    DerivativeCheck.check(network(activation, List.of(), new CrossEntropy()));
  }

  private static Activation swish(float error) {
    return new OwnActivation(
        "swish",
        x -> x / (1f + (float) Math.exp(-x)),
        x -> {
          float sigmoid = 1f / (1f + (float) Math.exp(-x));
          return sigmoid + x * sigmoid * (1f - sigmoid) + error;
        });
  }

  @Test
  void check_ownActivation_mustHaveItsDerivative() {
    check(swish(0f));
    assertThatThrownBy(() -> check(swish(0.05f)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("the activation swish (" + OwnActivation.class.getName())
        .hasMessageContaining("wrong derivative: its derivative at -1.73 is ");
    assertRefusedSaying(() -> check(swish(Float.NaN)), "wrong derivative");
  }

  /** A corner right at a point where functions are compared. */
  @Test
  void check_activationsThatAreRight_pass() {
    check(new OwnActivation("corner", x -> Math.max(x, 0.27f), x -> x > 0.27f ? 1f : 0f));
    int[] counts =
        Whole.includes("2 and 101 classes") ? new int[] {1, 2, 10, 101} : new int[] {1, 10};
    for (String loss : Listed.losses()) {
      for (String activation : Listed.activations()) {
        for (String regularizer : Listed.regularizers()) {
          for (int classes : counts) {
            Network network =
                Networks.random(new int[] {2, classes}, loss, 1, activation + " " + regularizer);
            assertThatCode(() -> DerivativeCheck.check(network)).doesNotThrowAnyException();
          }
        }
      }
    }
  }

  @Test
  void check_activationThatThrows_isNamedWithWhatItSays() {
    OwnActivation throwing =
        new OwnActivation(
            "throwing",
            x -> {
              throw new UnsupportedOperationException("not on Wednesdays");
            },
            x -> 1f);
    assertRefusedSaying(
        () -> check(throwing),
        "the activation throwing (" + OwnActivation.class.getName(),
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

  @Test
  void check_lossThatIsWrong_isRefused() {
    Loss wrong = new OwnLoss("wrongLoss", new CrossEntropy(), 2);
    assertRefusedSaying(
        () -> DerivativeCheck.check(network(new Linear(), List.of(), wrong)),
        "the loss wrongLoss",
        "the gradient of output");
    // A loss of one output: no other tells that its gradient is wrong.
    Layer layer = new DenseLayer(3, 1, new Linear(), List.of());
    Loss ofNumbers = new OwnLoss("square", new SquaredError(), 2);
    assertRefusedSaying(
        () -> DerivativeCheck.check(new Network(List.of(layer), ofNumbers)),
        "the loss square",
        "the gradient of output 0");
    // A model would be trained, and an application could not classify with it.
    Loss forClasses = new OwnLoss("square", new SquaredError(), 1);
    assertRefusedSaying(
        () -> DerivativeCheck.check(new Network(List.of(layer), forClasses)),
        "the loss square (" + OwnLoss.class.getName(),
        ") predicts -2.095; expected probabilities, from 0 to 1, since it is");
  }
}
