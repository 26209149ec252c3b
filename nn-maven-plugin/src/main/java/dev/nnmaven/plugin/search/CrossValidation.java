package dev.nnmaven.plugin.search;

import dev.nnmaven.nn.text.Shown;
import dev.nnmaven.plugin.data.Folds;
import dev.nnmaven.plugin.text.Table;
import dev.nnmaven.plugin.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Result of cross-validation, and content of {@code cross-validation.json}.
 *
 * @param folds each judged by a network that was trained on the others
 * @param loss of the folds
 * @param accuracy of the folds; null if there is no such figure
 * @param classes recall of each class
 */
record CrossValidation(
    int schemaVersion,
    String trainingSha256,
    List<Fold> folds,
    Spread loss,
    @Nullable Spread accuracy,
    List<ClassRecall> classes) {

  private static final int SCHEMA_VERSION = 1;

  /** Figures of a fold; recall by class. */
  record Fold(int examples, double loss, @Nullable Double accuracy, List<Double> recall) {}

  /** Recall of a class over the folds. */
  record ClassRecall(String name, Spread recall, double lowest) {}

  static CrossValidation of(Folds folds, List<Fold> judged) {
    List<Double> accuracies = new ArrayList<>();
    for (Fold one : judged) {
      if (one.accuracy() != null) {
        accuracies.add(one.accuracy());
      }
    }
    List<String> names = folds.examples().classes();
    return new CrossValidation(
        SCHEMA_VERSION,
        folds.examples().fingerprint(),
        judged,
        Spread.of(judged.stream().map(Fold::loss).toList()),
        accuracies.isEmpty() ? null : Spread.of(accuracies),
        IntStream.range(0, accuracies.isEmpty() ? 0 : names.size())
            .mapToObj(label -> recall(names.get(label), label, judged))
            .toList());
  }

  private static ClassRecall recall(String name, int label, List<Fold> judged) {
    List<Double> recalls = judged.stream().map(fold -> fold.recall().get(label)).toList();
    return new ClassRecall(
        name,
        Spread.of(recalls),
        recalls.stream().mapToDouble(Double::doubleValue).min().orElseThrow());
  }

  /** For the log. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (int f = 0; f < folds.size(); f++) {
      Fold fold = folds.get(f);
      lines.add(
          Texts.format(
              "fold %d    loss %s%s",
              f + 1,
              Texts.loss(fold.loss()),
              fold.accuracy() == null ? "" : ", accuracy " + Texts.percent(fold.accuracy())));
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("class", "mean recall", "deviation", "lowest"));
    for (ClassRecall one : classes) {
      rows.add(
          List.of(
              Shown.text(one.name()),
              Texts.percent(one.recall().mean()),
              Texts.percent(one.recall().deviation()),
              Texts.percent(one.lowest())));
    }
    if (!classes.isEmpty()) {
      lines.addAll(Table.lines("%-*s  %11s  %9s  %8s", rows));
    }
    lines.add(
        Texts.format("loss      %s ± %s", Texts.loss(loss.mean()), Texts.loss(loss.deviation())));
    if (accuracy != null) {
      lines.add(
          Texts.format(
              "accuracy  %s ± %s (mean and standard deviation of %d folds)",
              Texts.percent(accuracy.mean()), Texts.percent(accuracy.deviation()), folds.size()));
    }
    return lines;
  }
}
