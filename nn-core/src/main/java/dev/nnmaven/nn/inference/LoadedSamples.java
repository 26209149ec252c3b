package dev.nnmaven.nn.inference;

import dev.nnmaven.nn.data.Samples;
import dev.nnmaven.nn.data.TargetOptions;
import dev.nnmaven.nn.kernel.Matrix;
import dev.nnmaven.nn.kernel.RowRange;
import dev.nnmaven.nn.loss.Loss;
import dev.nnmaven.nn.task.Tally;

/**
 * The samples of a {@link PredictingPass} with their targets and losses. Several threads may use
 * it, each for disjoint samples.
 */
public final class LoadedSamples {

  private final PredictingPass forward;
  private final Matrix targets; // [B][O], laid out as the outputs
  private final Matrix aims; // [B][O], what the gradient aims at
  private final double[] losses; // [B]

  /** Makes room for as many samples as the pass has. */
  public LoadedSamples(PredictingPass forward) {
    this.forward = forward;
    this.targets = Matrix.zeros(forward.outputs().rows(), forward.outputs().columns());
    this.aims = Matrix.zeros(targets.rows(), targets.columns());
    this.losses = new double[targets.rows()];
  }

  /** The pass that the samples are loaded into. */
  public PredictingPass forward() {
    return forward;
  }

  /** Loads a sample as the b-th of the pass. */
  public void load(Samples samples, int sample, int b) {
    samples.loadInputs(sample, forward.samples().values(), forward.samples().index(b, 0));
    loadTargets(samples, sample, b);
  }

  /** Loads a sample as an epoch of training sees it. */
  public void loadForTraining(Samples samples, int epoch, int sample, int b) {
    Matrix inputs = forward.samples();
    int row = inputs.ringRow(b);
    samples.loadTrainingInputs(epoch, sample, inputs.values(), inputs.index(row, 0));
    loadTargets(samples, sample, b);
  }

  private void loadTargets(Samples samples, int sample, int b) {
    samples.loadTargets(sample, targets.values(), targets.index(targets.ringRow(b), 0));
  }

  /** Computes the loss of each sample, after the pass. */
  public void computeLosses(RowRange range) {
    for (int b = range.from(); b < range.to(); b++) {
      int row = targets.ringRow(b);
      losses[row] = forward.loss(targets, row);
    }
  }

  /**
   * Writes the gradient of the loss with respect to each sample's outputs, after the pass and its
   * losses.
   *
   * @param loss of the network whose pass this is
   * @param options what the gradient aims at in place of the targets
   * @param share weight of a sample in the loss: 1 / B for a mean over B samples
   * @param gradient [B][O]; only the rows of the range are written
   */
  public void computeGradient(
      RowRange range, Loss loss, TargetOptions options, float share, Matrix gradient) {
    for (int b = range.from(); b < range.to(); b++) {
      int from = targets.index(targets.ringRow(b), 0);
      int count = targets.columns();
      float weight = options.weight(targets.values(), from);
      options.smooth(targets.values(), aims.values(), from, count);
      loss.gradient(
          forward.outputs().values(),
          forward.predictions().values(),
          aims.values(),
          gradient.values(),
          from,
          count,
          share * weight);
    }
  }

  /** Adds samples to a tally, in order. */
  public void addTo(Tally<?> tally, RowRange range) {
    for (int b = range.from(); b < range.to(); b++) {
      int row = targets.ringRow(b);
      tally.add(
          forward.outputs().values(),
          forward.predictions().values(),
          targets.values(),
          targets.index(row, 0),
          losses[row]);
    }
  }
}
