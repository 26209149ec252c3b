package dev.nnmaven.gate.report.html;

import dev.nnmaven.trainer.figures.TrainingHistory;
import dev.nnmaven.trainer.figures.TrainingHistory.Epoch;
import dev.nnmaven.trainer.text.Texts;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The main figure of an epoch: of a classification and of a regression. */
enum EpochScore {
  /** Correct predictions / all. */
  ACCURACY,
  /** Root mean squared error. */
  RMSE;

  /** That of a history. */
  static EpochScore of(TrainingHistory history) {
    return history.epochs().stream().map(Epoch::trainingRmse).anyMatch(Objects::nonNull)
        ? RMSE
        : ACCURACY;
  }

  /** Its name within a sentence. */
  String title() {
    return this == ACCURACY ? "accuracy" : "RMSE";
  }

  /** Which of them is the best: {@code highest}. */
  String best() {
    return this == ACCURACY ? "highest" : "lowest";
  }

  @Nullable Double training(Epoch epoch) {
    return this == ACCURACY ? epoch.trainingAccuracy() : epoch.trainingRmse();
  }

  @Nullable Double validation(Epoch epoch) {
    return this == ACCURACY ? epoch.validationAccuracy() : epoch.validationRmse();
  }

  @Nullable Double heldOut(Epoch epoch) {
    return this == ACCURACY ? epoch.heldOutAccuracy() : epoch.heldOutRmse();
  }

  /** In words; a dash if there is none. */
  String text(@Nullable Double score) {
    if (score == null) {
      return "–";
    }
    return this == ACCURACY ? Texts.percent(score) : Texts.error(score);
  }

  LineChart chart(LineChart.Epochs epochs, List<LineChart.Series> series) {
    String name = Texts.capitalized(title());
    return this == ACCURACY
        ? LineChart.ofShares(name, epochs, series)
        : LineChart.of(name, epochs, series, Texts::number);
  }
}
