package dev.nnmaven.trainer.answers;

import static dev.nnmaven.trainer.answers.AnswerColumns.ACTUAL;
import static dev.nnmaven.trainer.answers.AnswerColumns.ID;
import static dev.nnmaven.trainer.answers.AnswerColumns.LOWER;
import static dev.nnmaven.trainer.answers.AnswerColumns.PREDICTED;
import static dev.nnmaven.trainer.answers.AnswerColumns.UPPER;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.data.table.Column;
import dev.nnmaven.nn.data.table.ColumnKind;
import dev.nnmaven.nn.data.table.NumberForm;
import dev.nnmaven.nn.data.table.Table;
import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.task.ClassificationTask;
import dev.nnmaven.nn.task.ConfusionMatrix;
import dev.nnmaven.nn.task.Costs;
import dev.nnmaven.nn.task.RegressionMetrics;
import dev.nnmaven.nn.task.RegressionTask;
import dev.nnmaven.nn.task.Standardization;
import dev.nnmaven.nn.task.Task;
import dev.nnmaven.nn.text.FloatText;
import dev.nnmaven.nn.text.NearestName;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.trainer.data.Examples;
import dev.nnmaven.trainer.data.RowSource;
import dev.nnmaven.trainer.job.Answered;
import dev.nnmaven.trainer.measure.Answers;
import dev.nnmaven.trainer.measure.Measure;
import dev.nnmaven.trainer.measure.Predictions;
import dev.nnmaven.trainer.measure.RegressionPredictions;
import dev.nnmaven.trainer.table.TableFile;
import dev.nnmaven.trainer.text.Formats;
import dev.nnmaven.trainer.text.Spelling;
import dev.nnmaven.trainer.text.Top;
import dev.nnmaven.trainer.text.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The values of a file of answers: checked, and what they come to.
 *
 * @param has columns that are there, by their usual names
 * @param probabilities columns of probabilities by class; empty if there are none
 * @param isInferred whether the values themselves say whether they are numbers
 */
record AnswerTable(
    TableFile rows,
    AnswerColumns columns,
    List<String> has,
    Map<String, String> probabilities,
    boolean isInferred) {

  /** Maximum number of rows in a message. */
  private static final int MOST_MISTAKES = 10;

  /** How far a probability of two decimals may be off. */
  private static final double ROUNDING = 0.005;

  /**
   * How far the sum of the probabilities of many classes may be off, whose roundings cancel out.
   */
  private static final double MOST_ROUNDING = 0.05;

  private Table table() {
    return rows.table();
  }

  Answered answered() throws DatasetException {
    for (Column column : table().columns()) {
      double[] raws = values(column.name());
      refuse(row -> Double.isNaN(raws[row]), column.name(), "a value", row -> "none, NA or null");
      refuse(
          row -> Math.abs(raws[row]) > RowSource.MOST,
          column.name(),
          "a number between -1E37 and 1E37",
          row -> FloatText.of(raws[row]));
    }
    double[] ids = raws(ID);
    int[] first = firsts(ids, words(ID).size());
    refuse(
        row -> first[(int) ids[row]] < row,
        columns.name(ID),
        "an id of its own",
        row -> text(ID, row) + " of line " + rows.lines()[first[(int) ids[row]]]);
    return rows.plan().target().kind() == ColumnKind.NUMBER ? numbers() : classes();
  }

  /** Throws if something is wrong in some rows; the message has the first of them. */
  private void refuse(
      IntPredicate isWrong, String column, String expected, IntFunction<String> found)
      throws DatasetException {
    int[] wrong = IntStream.range(0, table().rows()).filter(isWrong).toArray();
    List<String> mistakes =
        Arrays.stream(wrong)
            .limit(MOST_MISTAKES)
            .mapToObj(
                row ->
                    "%s, line %s: column %s: expected %s, found %s"
                        .formatted(
                            rows.source().path(),
                            rows.lines()[row],
                            SafeText.text(column),
                            expected,
                            found.apply(row)))
            .collect(Collectors.toCollection(ArrayList::new));
    if (wrong.length > MOST_MISTAKES) {
      mistakes.add(
          Formats.format("... and %s more", Formats.count(wrong.length - MOST_MISTAKES, "row")));
    }
    DatasetException.throwIfAny(mistakes);
  }

  private double[] raws(String usual) {
    return values(columns.name(usual));
  }

  private double[] values(String column) {
    return table().raws(table().index(column), table().allRows());
  }

  /** The first row with each word. */
  private static int[] firsts(double[] raws, int words) {
    int[] first = new int[words];
    for (int row = raws.length - 1; row >= 0; row--) {
      first[(int) raws[row]] = row;
    }
    return first;
  }

  private List<String> words(String usual) {
    return table().column(columns.name(usual)).values();
  }

  private String text(String usual, int row) {
    return "\"%s\"".formatted(SafeText.text(table().text(table().index(columns.name(usual)), row)));
  }

  private Answered run(Task<?> task, Answers<?> answers, double[]... bounds) {
    Measure<?> measure = Measure.of(task, Unit.ROW);
    Examples examples = new AnswerRows(rows, measure.classes());
    return new AnswerRun(examples, "answers in " + rows.source().path(), measure, answers, bounds);
  }

  private Answered numbers() throws DatasetException {
    double[] said = raws(PREDICTED);
    double[] is = raws(ACTUAL);
    Stream<String> some = Stream.of(LOWER, UPPER).filter(has::contains);
    double[][] bounds = some.map(this::raws).toArray(double[][]::new);
    refuse(
        row -> bounds.length > 0 && bounds[0][row] > bounds[1][row],
        columns.name(LOWER),
        "at most the upper bound",
        row -> FloatText.of(bounds[0][row]) + " and " + FloatText.of(bounds[1][row]));
    RegressionMetrics metrics = RegressionMetrics.of(said, is, Double.NaN);
    return run(
        new RegressionTask(columns.name(ACTUAL), new Standardization(0, 1)),
        new RegressionPredictions(metrics, said, is, new double[0]),
        bounds);
  }

  private Answered classes() throws DatasetException {
    List<String> actual = words(ACTUAL);
    // Without a word on classes, these are numbers as people write them: 2,5.
    if (isInferred && actual.stream().map(NumberForm::unit).allMatch(Optional.of("")::equals)) {
      double[] raws = raws(ACTUAL);
      refuse(
          row -> !ColumnKind.NUMBER.reads(actual.get((int) raws[row])),
          columns.name(ACTUAL),
          "a number with a point, such as 2.5 " + columns.unlessClasses(),
          row -> text(ACTUAL, row));
    }
    List<String> predicted =
        has.contains(PREDICTED) ? asWritten(actual, words(PREDICTED)) : List.of();
    Stream<String> known =
        probabilities.isEmpty()
            ? Stream.concat(actual.stream(), predicted.stream()).sorted().distinct()
            : probabilities.keySet().stream();
    List<String> classes = known.toList();
    if (classes.size() > Column.MOST_VALUES || classes.stream().anyMatch(Column::isMissing)) {
      throw new DatasetException(
          "%s: expected at most %,d classes, each with a name, found %,d: %s",
          rows.source().path(), Column.MOST_VALUES, classes.size(), SafeText.list(classes));
    }
    int[] labels = labels(ACTUAL, actual, classes);
    double[][] shares = probabilities.isEmpty() ? new double[0][] : shares();
    int[] said =
        has.contains(PREDICTED)
            ? labels(PREDICTED, predicted, classes)
            : Arrays.stream(shares).mapToInt(row -> Top.first(row.length, c -> -row[c])).toArray();
    ConfusionMatrix confusion = new ConfusionMatrix(classes.size());
    IntStream.range(0, labels.length).forEach(row -> confusion.add(labels[row], said[row]));
    double[] losses = new double[shares.length];
    Arrays.setAll(losses, row -> -Math.log(Math.max(Math.ulp(1.0), shares[row][labels[row]])));
    double loss = DoubleStream.of(losses).average().orElse(Double.NaN);
    ClassificationMetrics metrics = new ClassificationMetrics(confusion, loss);
    return run(
        new ClassificationTask(classes),
        new Predictions(metrics, labels, said, shares, losses, Costs.NONE));
  }

  /** Predicted classes, as the actual ones are written: of numbers 1 for 1.0. */
  private List<String> asWritten(List<String> actual, List<String> predicted)
      throws DatasetException {
    Map<String, String> written =
        actual.stream().collect(Collectors.toMap(Spelling::common, word -> word, (a, b) -> a));
    double[] raws = raws(PREDICTED);
    List<String> meant =
        predicted.stream()
            .map(
                word ->
                    actual.contains(word)
                        ? word
                        : written.getOrDefault(Spelling.common(word), word))
            .toList();
    refuse(
        row ->
            !meant.get((int) raws[row]).equals(predicted.get((int) raws[row]))
                && !ColumnKind.NUMBER.reads(predicted.get((int) raws[row])),
        columns.name(PREDICTED),
        "a class as column %s has it".formatted(SafeText.text(columns.name(ACTUAL))),
        row ->
            "%s (did you mean %s?)"
                .formatted(text(PREDICTED, row), SafeText.text(meant.get((int) raws[row]))));
    return meant;
  }

  /** Indices of the classes in a column, which has the words. */
  private int[] labels(String usual, List<String> words, List<String> classes)
      throws DatasetException {
    double[] raws = raws(usual);
    int[] ofWords = words.stream().mapToInt(classes::indexOf).toArray();
    int[] found = Arrays.stream(raws).mapToInt(word -> ofWords[(int) word]).toArray();
    int[] first = firsts(raws, words(usual).size());
    refuse(
        row -> found[row] < 0 && first[(int) raws[row]] == row,
        columns.name(usual),
        "a class that has probabilities, of " + SafeText.list(classes),
        row ->
            text(usual, row)
                + NearestName.hint(SafeText.text(words.get((int) raws[row])), classes));
    return found;
  }

  /** Probabilities of all rows, [N][classes]. */
  private double[][] shares() throws DatasetException {
    List<double[]> byClass = new ArrayList<>();
    for (String name : probabilities.values()) {
      double[] raws = values(name);
      refuse(
          row -> raws[row] < 0 || raws[row] > 1,
          name,
          "a probability, 0 to 1",
          row -> FloatText.of(raws[row]));
      byClass.add(raws);
    }
    double[][] all = new double[table().rows()][];
    Arrays.setAll(all, row -> byClass.stream().mapToDouble(column -> column[row]).toArray());
    double[] sums = Arrays.stream(all).mapToDouble(row -> DoubleStream.of(row).sum()).toArray();
    double most = Math.min(MOST_ROUNDING, ROUNDING * byClass.size());
    refuse(
        row -> !(Math.abs(sums[row] - 1) <= most + 1e-9), // doubles are rounded, too
        SafeText.first(probabilities.values(), 3),
        Formats.format("probabilities with the sum 1, or off by at most %.3f", most),
        row -> FloatText.of((float) sums[row]));
    return all;
  }
}
