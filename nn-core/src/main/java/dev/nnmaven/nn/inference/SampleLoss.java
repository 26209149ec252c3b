package dev.nnmaven.nn.inference;

import dev.nnmaven.nn.kernel.Matrix;
import dev.nnmaven.nn.loss.Loss;

/** Prediction, loss and output gradient of one sample of a forward pass. */
public final class SampleLoss {

  private SampleLoss() {}

  /**
   * Predicted class: argmax of the outputs, the lowest index on a tie. Not of the probabilities,
   * which may round to the same value near 1 where outputs still differ.
   */
  public static int likeliestClass(ForwardPass pass, int sample) {
    Matrix outputs = pass.outputs();
    int best = 0;
    for (int c = 1; c < outputs.columns(); c++) {
      if (outputs.values()[outputs.index(sample, c)]
          > outputs.values()[outputs.index(sample, best)]) {
        best = c;
      }
    }
    return best;
  }

  /** Loss of a sample, in nats. */
  public static double loss(Loss loss, ForwardPass pass, int sample, int label) {
    Matrix outputs = pass.outputs();
    return loss.value(
        outputs.values(),
        pass.probabilities().values(),
        outputs.index(sample, 0),
        outputs.columns(),
        label);
  }

  /**
   * Writes the gradient of the loss with respect to a sample's outputs.
   *
   * @param share weight of the sample in the loss: 1 / B for a mean over B samples
   * @param gradient [B][classes]; only the sample's row is written
   */
  public static void gradient(
      Loss loss, ForwardPass pass, int sample, int label, float share, Matrix gradient) {
    Matrix outputs = pass.outputs();
    loss.gradient(
        outputs.values(),
        pass.probabilities().values(),
        gradient.values(),
        outputs.index(sample, 0),
        outputs.columns(),
        label,
        share);
  }
}
