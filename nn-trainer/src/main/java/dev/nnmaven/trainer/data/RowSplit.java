package dev.nnmaven.trainer.data;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.data.table.Column;
import dev.nnmaven.nn.data.table.ColumnKind;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.trainer.config.SplitRule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** By which keys {@code nn.split} holds rows out as test data, and the log lines on them. */
record RowSplit(RowExamples rows, SplitRule rule) implements HeldOutSplit.Wording {

  /** So many classes of few rows are told one by one, and so are fewer than half of all. */
  private static final int FEW_CLASSES = 5;

  static RowSplit of(RowExamples rows) {
    return new RowSplit(rows, rows.plan().split());
  }

  Split split(BigDecimal fraction) throws DatasetException {
    boolean isByContent = rule.kind() == SplitRule.Kind.CONTENT;
    boolean ofClasses = isByContent && !rows.classes().isEmpty();
    long[] keys =
        new RowKeys(rows.file().table(), rows.rows(), ofClasses ? rows.contentKeys() : new long[0])
            .of(rule);
    String all = isByContent ? "the data" : "column " + SafeText.text(rule.column());
    HeldOutSplit split =
        ofClasses
            ? HeldOutSplit.ofClasses(rows, keys, fraction)
            : HeldOutSplit.ofAll(rows, keys, all, fraction);
    Split parts = split.split(this);
    List<String> warnings = new ArrayList<>(parts.warnings());
    warnings.addAll(gone(parts.training()));
    return new Split(parts.training(), parts.heldOut(), warnings);
  }

  @Override
  public String why(HeldOutSplit split, int part) {
    return rule.kind() == SplitRule.Kind.CONTENT
        ? "equal rows stay together"
        : "rows of one %s stay together (nn.split=%s)"
            .formatted(SafeText.text(rule.column()), SafeText.text(rule.specification()));
  }

  @Override
  public String tooFew(HeldOutSplit split, String part, int size) {
    boolean areNumbers =
        !rows.classes().isEmpty() && rows.classes().stream().allMatch(ColumnKind.NUMBER::reads);
    return ("%s has too few different values to hold out %s of %s rows: add rows, merge or"
            + " remove the class, or give test data of its own%s")
        .formatted(
            part,
            split.fraction(),
            size,
            areNumbers ? ", or predict the number (nn.task=regression)" : "");
  }

  @Override
  public List<String> told(HeldOutSplit split, List<String> mistakes) {
    int classes = split.names().size();
    return mistakes.size() <= Math.max(classes / 2, FEW_CLASSES)
        ? mistakes
        : List.of(
            ("%s of %s classes have too few different rows to hold some out. Is the target the"
                    + " column to predict, or does it identify rows, like an order number? The"
                    + " first: %s")
                .formatted(mistakes.size(), classes, mistakes.get(0)));
  }

  /** On classes that a split by group or time has left no training rows of. */
  private List<String> gone(Examples training) {
    if (rows.classes().isEmpty()) {
      return List.of(); // numbers are predicted
    }
    int[] before = rows.countPerClass();
    int[] left = training.countPerClass();
    List<String> gone =
        IntStream.range(0, before.length)
            .filter(c -> before[c] > 0 && left[c] == 0)
            .mapToObj(rows.classes()::get)
            .toList();
    return gone.isEmpty()
        ? List.of()
        : List.of(
            ("nn.split=%s holds out all rows of these classes: %s. The network cannot learn them,"
                    + " and their recall will be 0. Remove these rows, or split differently")
                .formatted(SafeText.text(rule.specification()), SafeText.list(gone)));
  }

  /** Since when these are, if they are the last ones; how they could be, if rows have dates. */
  List<String> notes() {
    if (rule.kind() == SplitRule.Kind.CONTENT) {
      return rows.columns().stream()
          .filter(column -> column.kind() == ColumnKind.DATE)
          .map(Column::name)
          .filter(name -> Arrays.stream(rows.raws(name)).noneMatch(Double::isNaN))
          .map(SafeText::text)
          .limit(1)
          .map(
              ("test rows are of any %1$s; to measure how the model does later, hold out the latest:"
                      + " nn.split=time(%1$s)")
                  ::formatted)
          .toList();
    } else if (rule.kind() != SplitRule.Kind.TIME) {
      return List.of();
    }
    double[] times = rows.raws(rule.column());
    int first =
        IntStream.range(0, times.length)
            .boxed()
            .min(Comparator.comparingDouble(example -> times[example]))
            .orElseThrow();
    return List.of(
        "test rows are those with %s from %s on"
            .formatted(
                SafeText.text(rule.column()), SafeText.text(rows.text(rule.column(), first))));
  }
}
