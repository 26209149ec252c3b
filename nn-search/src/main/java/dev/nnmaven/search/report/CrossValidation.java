package dev.nnmaven.search.report;

import dev.nnmaven.gate.statistics.Spread;
import dev.nnmaven.gate.template.PlainTemplate;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.trainer.data.Folds;
import dev.nnmaven.trainer.measure.Score;
import dev.nnmaven.trainer.text.Formats;
import dev.nnmaven.trainer.text.TextTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Result of cross-validation, and content of {@code cross-validation.json}.
 *
 * @param folds each evaluated by a network that was trained on the others
 * @param loss of the folds
 * @param accuracy of the folds; null if there is no such figure
 * @param rmse of the folds, where numbers are predicted; null elsewhere
 * @param r2 of the folds, where numbers are predicted that differ in each fold; null elsewhere
 * @param classes recall of each class
 */
public record CrossValidation(
    int schemaVersion,
    String trainingSha256,
    List<Fold> folds,
    Spread loss,
    @Nullable Spread accuracy,
    @Nullable Spread rmse,
    @Nullable Spread r2,
    List<ClassRecall> classes) {

  private static final int SCHEMA_VERSION = 1;

  /** Figures of a fold; recall by class. */
  public record Fold(
      int examples,
      double loss,
      @Nullable Double accuracy,
      @Nullable Double rmse,
      @Nullable Double r2,
      List<Double> recall) {}

  /** The main figure, of whichever task. */
  Score score() {
    return accuracy == null ? Score.RMSE : Score.ACCURACY;
  }

  /** Its spread. */
  Spread main() {
    return Objects.requireNonNull(accuracy == null ? rmse : accuracy);
  }

  /** Lower end of the 95% interval of its mean. */
  double low() {
    return Math.max(0, main().mean() - main().margin(folds.size()));
  }

  /** Upper end of that. */
  double high() {
    double high = main().mean() + main().margin(folds.size());
    return accuracy == null ? high : Math.min(1, high);
  }

  /** The 95% interval; folds that agree would give one without width, which promises too much. */
  String interval() {
    return main().deviation() == 0
        ? "none: all folds agree"
        : score().text(low()) + " to " + score().text(high());
  }

  /** Recall of a class over the folds. */
  record ClassRecall(String name, Spread recall, double lowest) {}

  public static CrossValidation of(Folds folds, List<Fold> judged) {
    List<String> names = folds.examples().classes();
    return new CrossValidation(
        SCHEMA_VERSION,
        folds.examples().fingerprint(),
        judged,
        Spread.of(judged.stream().map(Fold::loss).toList()),
        spread(judged, Fold::accuracy),
        spread(judged, Fold::rmse),
        spread(judged, Fold::r2),
        IntStream.range(0, names.size())
            .mapToObj(label -> recall(names.get(label), label, judged))
            .toList());
  }

  /** Spread of a figure; null if a fold has none. */
  private static @Nullable Spread spread(
      List<Fold> judged, Function<Fold, @Nullable Double> figure) {
    List<Double> figures = judged.stream().map(figure).filter(Objects::nonNull).toList();
    return figures.size() < judged.size() ? null : Spread.of(figures);
  }

  private static ClassRecall recall(String name, int label, List<Fold> judged) {
    List<Double> recalls = judged.stream().map(fold -> fold.recall().get(label)).toList();
    return new ClassRecall(name, Spread.of(recalls), Collections.min(recalls));
  }

  /** For the log. */
  public List<String> lines() {
    return PlainTemplate.lines(
        CrossValidation.class, "crossvalidation.jte", Map.of("validation", this));
  }

  /** A line for each class; none for a number. */
  List<String> table() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("class", "mean recall", "deviation", "lowest"));
    for (ClassRecall of : classes) {
      Spread recall = of.recall();
      rows.add(
          Stream.concat(
                  Stream.of(SafeText.text(of.name())),
                  Stream.of(recall.mean(), recall.deviation(), of.lowest()).map(Formats::percent))
              .toList());
    }
    return classes.isEmpty() ? List.of() : TextTable.lines("%-*s  %11s  %9s  %8s", rows);
  }
}
