package dev.nnmaven.plugin.gate;

import dev.nnmaven.nn.data.table.TablePreprocessing;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.task.Regression;
import dev.nnmaven.plugin.config.Mistakes;
import dev.nnmaven.plugin.evidence.Evidence;
import dev.nnmaven.plugin.text.Unit;

/** What a rule is about, and whether a model is of that kind. */
final class Fit {

  private Fit() {}

  /** What the examples of a model are called. */
  static Unit unit(TrainedModel model) {
    return model.preprocessing() instanceof TablePreprocessing ? Unit.ROW : Unit.IMAGE;
  }

  /** Why there is no baseline to compare with. */
  static String whyNoBaseline(Evidence evidence) {
    String why = evidence.baseline().whyNone();
    // The other reason has the name of a file.
    return evidence.baseline().mismatch().isPresent() ? evidence.unit().words(why) : why;
  }

  /** Adds a mistake if a rule is about other examples. */
  static void requireUnit(
      String rule, Unit unit, String instead, TrainedModel model, Mistakes mistakes) {
    if (unit(model) != unit) {
      mistakes.add(
          "nn." + rule,
          "is about %s, but the model was trained on %s; nn.%s is the rule for these",
          unit.many(),
          unit(model).many(),
          instead);
    }
  }

  /** Adds a mistake if the model was not trained on a table. */
  static void requireRows(String rule, TrainedModel model, Mistakes mistakes) {
    if (unit(model) != Unit.ROW) {
      mistakes.add(
          "nn." + rule,
          "is about the columns of a table, but the model was trained on %s",
          unit(model).many());
    }
  }

  /** Adds a mistake if the model predicts a number. */
  static void requireClassification(String rule, TrainedModel model, Mistakes mistakes) {
    if (model.task() instanceof Regression regression) {
      mistakes.add(
          "nn." + rule,
          "is about classes, but the model predicts a number, %s; nn.maxRmse, nn.maxMae and nn.minR2"
              + " are rules for these",
          regression.target());
    }
  }

  /** Adds a mistake if the model tells classes apart. */
  static void requireRegression(String rule, TrainedModel model, Mistakes mistakes) {
    if (!(model.task() instanceof Regression)) {
      mistakes.add(
          "nn." + rule,
          "is for regressions, but the model is a classification; nn.minAccuracy is a"
              + " rule for these");
    }
  }
}
