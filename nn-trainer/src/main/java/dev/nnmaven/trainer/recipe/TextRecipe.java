package dev.nnmaven.trainer.recipe;

import dev.nnmaven.trainer.text.Formats;
import dev.nnmaven.trainer.text.Unit;
import java.util.ArrayList;
import java.util.List;

/**
 * How rows with a column of text are trained on where a POM says nothing: one network with a hidden
 * layer that reads n-grams, nearly all of which are 0, and for numbers a linear member. What each
 * choice brings is measured in nn-benchmarks/results/text.md.
 */
final class TextRecipe {

  private static final int BATCH = 64;
  private static final int FEWEST_EPOCHS = 5;
  private static final int MOST_EPOCHS = 30;

  /** Rows of all epochs, and some more for each class: many classes are learned more slowly. */
  private static final int ROWS = 20_000;

  private static final int ROWS_A_CLASS = 2000;

  /** A number is learned as slowly as so many classes. */
  private static final int CLASSES_OF_A_NUMBER = 50;

  /** Few rows need more epochs, or hardly any step is taken. */
  private static final int FEWEST_STEPS = 250;

  /** One network, since more are hardly better, and folds that others answer. */
  private static final String FOLDS = "1+folds(5)";

  private TextRecipe() {}

  /**
   * All choices.
   *
   * @param areCrossFitted whether networks may answer folds
   * @param canCalibrate whether examples can be left out for a temperature
   */
  static List<Choice> of(Facts facts, boolean areCrossFitted, boolean canCalibrate) {
    String rows = Formats.count(facts.examples(), Unit.ROW.one());
    int classes = facts.outputs() > 1 ? facts.outputs() : CLASSES_OF_A_NUMBER;
    int affordable = (ROWS + ROWS_A_CLASS * classes) / Math.max(1, facts.examples());
    int epochs = Math.max(FEWEST_EPOCHS, Math.min(MOST_EPOCHS, affordable));
    int batches = (facts.examples() + BATCH - 1) / BATCH;
    int enough = (FEWEST_STEPS + batches - 1) / Math.max(1, batches);
    List<Choice> choices =
        new ArrayList<>(
            List.of(
                new Choice("numbers", RowRecipe.numbers(facts), rows),
                Choice.of("missing", "auto"),
                Choice.of("unknownCategory", "other"),
                new Choice("network", "64 dropout(0.5)", "text"),
                new Choice("initializer", "uniform", "text"),
                new Choice("optimizer", "lazyAdamW(decay=0.2)", "text"),
                Choice.of("learningRate", "0.003"),
                Choice.of("learningRateSchedule", "cosine"),
                Choice.of("batchSize", String.valueOf(BATCH)),
                Choice.of("epochs", Math.max(epochs, enough), rows)));
    boolean areClassesOfTexts = facts.areTexts() && facts.outputs() > 1;
    boolean haveFolds = areCrossFitted && !areClassesOfTexts;
    choices.add(haveFolds ? new Choice("members", FOLDS, "text") : Choice.of("members", "1"));
    if (facts.outputs() > 1) {
      choices.add(Choice.of("loss", "crossEntropy labelSmoothing(0.1)"));
      if (haveFolds) {
        choices.add(Choice.of("calibration", "temperature"));
      } else if (canCalibrate && facts.examples() >= Recipe.FEWEST_CALIBRATED) {
        choices.add(new Choice("calibration", "temperature", rows));
      }
    } else if (haveFolds) {
      choices.add(Choice.of("linear", "auto")); // of classes, it costs more than it brings
    }
    return choices;
  }
}
