package dev.nnmaven.trainer.testing;

import dev.nnmaven.trainer.figures.TrainingHistory.Epoch;
import org.jspecify.annotations.Nullable;

/** Epochs of training histories. */
public final class Epochs {

  private Epochs() {}

  /** One of a classification, that took a second. */
  public static Epoch of(
      int epoch,
      double loss,
      @Nullable Double training,
      @Nullable Double validation,
      @Nullable Double validationLoss,
      @Nullable Double heldOut,
      @Nullable Double heldOutLoss) {
    return new Epoch(
        epoch,
        0.1f,
        loss,
        training,
        validation,
        validationLoss,
        heldOut,
        heldOutLoss,
        1,
        null,
        null,
        null);
  }
}
