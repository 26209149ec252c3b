package dev.nnmaven.gate.report;

import dev.nnmaven.gate.baseline.Baseline;
import dev.nnmaven.gate.baseline.Change;
import dev.nnmaven.gate.baseline.Comparison;
import dev.nnmaven.gate.baseline.Pairs;
import dev.nnmaven.trainer.files.JsonObject;

/** The accepted model on the test examples that both know, in {@code evaluation.json}. */
final class AcceptedJson {

  private AcceptedJson() {}

  static JsonObject ofClasses(Comparison comparison) {
    Baseline before = comparison.before();
    JsonObject now =
        now(comparison)
            .with("correct", comparison.total().now())
            .with("classes", comparison.classes().stream().map(AcceptedJson::perClass).toList());
    return of(before)
        .with("images", before.size())
        .with("correct", before.entries().correct())
        .with("accuracy", (double) before.entries().correct() / before.size())
        .with("loss", Double.isNaN(before.loss()) ? null : before.loss())
        .with("classes", before.classes())
        .with("gained", comparison.total().gained())
        .with("lost", comparison.total().lost())
        .with("reason", before.reason())
        .with("compared", comparison.shared().areAll() ? null : now);
  }

  static JsonObject ofNumbers(Comparison comparison) {
    Baseline before = comparison.before();
    Pairs pairs = comparison.pairs();
    JsonObject now =
        now(comparison).with("rmse", comparison.now().rmse()).with("mae", comparison.now().mae());
    return of(before)
        .with("rows", before.size())
        .with("rmse", before.entries().rmse())
        .with("mae", before.entries().mae())
        .with("worse", pairs.worse())
        .with("better", pairs.better())
        .with("pValue", pairs.test().pValue().doubleValue())
        .with("groups", pairs.areExamples() ? null : pairs.units())
        .with("reason", before.reason())
        .with("compared", comparison.shared().areAll() ? null : now);
  }

  private static JsonObject of(Baseline before) {
    return new JsonObject()
        .with("producer", before.producer())
        .with("modelSha256", before.modelSha256());
  }

  /** The new model on these examples; omitted if these are all its test examples. */
  private static JsonObject now(Comparison comparison) {
    return new JsonObject()
        .with("leftOut", comparison.shared().leftOut())
        .with("gone", comparison.shared().gone());
  }

  private static Baseline.PerClass perClass(Change change) {
    return new Baseline.PerClass(change.name(), change.images(), change.now());
  }
}
