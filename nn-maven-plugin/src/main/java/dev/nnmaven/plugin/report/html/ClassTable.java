package dev.nnmaven.plugin.report.html;

import dev.nnmaven.nn.evaluation.ConfusionMatrix;
import dev.nnmaven.plugin.baseline.Baseline;
import dev.nnmaven.plugin.evidence.Evidence;
import dev.nnmaven.plugin.text.Texts;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * How each class does, the worst first.
 *
 * @param compared whether there is an accepted model to compare with
 * @param leftOut what the table leaves out; empty if nothing
 */
record ClassTable(boolean compared, List<Row> rows, String leftOut) {

  /**
   * A class.
   *
   * @param bar the recall as a length; empty where there is none
   * @param direction the name of a style: better, worse or same
   */
  record Row(
      String name,
      String images,
      String recall,
      String bar,
      String precision,
      String change,
      String direction) {}

  private static final int MOST_ROWS = 100;

  static ClassTable of(Evidence evidence) {
    ConfusionMatrix confusion = evidence.evaluation().confusion();
    List<String> classes = evidence.run().model().classes();
    Map<String, Baseline.PerClass> before = new HashMap<>();
    evidence
        .baseline()
        .ifPresent(baseline -> baseline.classes().forEach(c -> before.put(c.name(), c)));
    double[] recalls =
        IntStream.range(0, classes.size())
            .mapToDouble(c -> confusion.recall(c).orElse(2)) // without images: after all others
            .toArray();
    List<Row> rows =
        IntStream.range(0, classes.size())
            .boxed()
            .sorted(Comparator.comparing(c -> recalls[c]))
            .limit(MOST_ROWS)
            .map(c -> row(c, classes.get(c), confusion, before.get(classes.get(c))))
            .toList();
    return new ClassTable(
        evidence.baseline().isPresent(),
        rows,
        rows.size() == classes.size()
            ? ""
            : Texts.format(
                "The %d of %s classes with the lowest recall.",
                rows.size(), Texts.count(classes.size())));
  }

  private static Row row(int c, String name, ConfusionMatrix confusion, Baseline.PerClass before) {
    OptionalDouble recall = confusion.recall(c);
    boolean comparable = before != null && before.images() > 0 && recall.isPresent();
    double change =
        comparable ? recall.getAsDouble() - (double) before.correct() / before.images() : 0;
    return new Row(
        name,
        Texts.count(confusion.actual(c)),
        Texts.percent(recall),
        recall.isPresent() ? Texts.format("%.2f%%", recall.getAsDouble() * 100) : "",
        Texts.percent(confusion.precision(c)),
        comparable ? Points.signed(change) : "–",
        comparable ? Points.direction(change) : "same");
  }
}
