package dev.nnmaven.nn.inference;

import dev.nnmaven.nn.kernel.Matrix;
import dev.nnmaven.nn.loss.Loss;

/** How wrong a forward pass is about one of its samples. */
public final class SampleLoss {

  private SampleLoss() {}

  /**
   * The class of the largest output, the first of them if there are several. Outputs, since
   * probabilities very near to 1 may be equal where outputs still differ.
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

  /** The loss of a sample, given its class. */
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
   * Sets the gradient of a sample's outputs.
   *
   * @param share which part of the loss the sample is: 1 / B where it is the mean over B samples
   * @param gradient of all outputs, [B][classes]; only the sample's row is written
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
