package dev.nnmaven.trainer.curves;

/**
 * Trainings whose curves are kept in {@code src/test/resources/curves}, as {@link CurveRecorder}
 * records them: what they are of, the advice that they ought to get, and the settings by which it
 * is followed.
 */
enum RealCurve {
  TOO_FEW_EPOCHS("waves", "epochs=10", "more nn.epochs", "epochs=100"),
  A_SLOW_STRETCH("waves", "epochs=30", "more nn.epochs", "epochs=300"),
  TOO_LOW_A_RATE("letters", "epochs=30 learningRate=0.001", "more nn.epochs", "epochs=150"),
  TOO_FEW_NEURONS(
      "waves",
      "epochs=300 layers=2,3,2",
      "more neurons than in nn.network=\"3 relu, output\",",
      "layers=2,100,2"),
  TOO_HIGH_A_RATE(
      "hills",
      "epochs=60 optimizer=adam learningRate=0.1",
      "nn.learningRateSchedule=cosine",
      "learningRateSchedule=cosine"),
  TOO_HIGH_A_RATE_FOR_LETTERS(
      "letters",
      "epochs=30 optimizer=adam learningRate=0.02",
      "nn.learningRateSchedule=cosine",
      "learningRateSchedule=cosine"),
  TOO_HIGH_A_RATE_FOR_LONG(
      "hills", "epochs=200", "nn.learningRateSchedule=cosine", "learningRateSchedule=cosine"),
  TOO_HIGH_A_RATE_OF_A_SCHEDULE(
      "hills",
      "epochs=60 optimizer=adam learningRate=0.1 learningRateSchedule=warmUp(5)",
      "a lower nn.learningRate",
      "learningRate=0.02"),
  OVERFITTING(
      "letters",
      "epochs=200 optimizer=adam",
      "nn.network=\"100 relu l2(0.01), output l2(0.01)\"",
      "regularizers=l2(0.01),l2(0.01)"),
  OVERFITTING_WITH_VALIDATION(
      "letters",
      "epochs=100 optimizer=adam validationFraction=0.1",
      "nn.network=\"100 relu l2(0.01), output l2(0.01)\"",
      "regularizers=l2(0.01),l2(0.01)"),
  OVERFITTING_WRONG_LABELS(
      "flipped",
      "epochs=200",
      "nn.network=\"100 relu l2(0.01), output l2(0.01)\"",
      "regularizers=l2(0.01),l2(0.01)"),
  WRONG_LABELS("flipped", "epochs=10", "", ""),
  WRONG_LABELS_FOR_LONGER("flipped", "epochs=60", "", ""),
  NOISE_LIKE_A_RISE(
      "waves",
      "epochs=386 optimizer=adam learningRate=0.01",
      "nn.learningRateSchedule=cosine",
      "learningRateSchedule=cosine"),
  NOISE("waves", "epochs=100", "", ""),
  CONVERGED("penguins", "epochs=300", "", ""),
  CONVERGED_NUMBERS("hills", "epochs=200 learningRateSchedule=cosine", "", "");

  /** Which data: see {@link CurveRecorder}. */
  final String data;

  /** Settings of the training. */
  final String settings;

  /** What the advice ought to say; empty if there ought to be none. */
  final String advice;

  /** Settings that follow it, put in the place of those of the training. */
  final String followed;

  RealCurve(String data, String settings, String advice, String followed) {
    this.data = data;
    this.settings = settings;
    this.advice = advice;
    this.followed = followed;
  }
}
