package dev.nnmaven.gate.explain;

import dev.nnmaven.gate.report.html.Assets;
import dev.nnmaven.gate.report.html.Section;
import dev.nnmaven.gate.report.html.Sheet;
import dev.nnmaven.gate.template.PlainTemplate;
import dev.nnmaven.nn.compute.ComputeOptions;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.prediction.Classification;
import dev.nnmaven.nn.prediction.Explanation;
import dev.nnmaven.nn.prediction.Explanation.Contribution;
import dev.nnmaven.nn.prediction.Explanation.Word;
import dev.nnmaven.nn.prediction.Model;
import dev.nnmaven.nn.prediction.RowClassifier;
import dev.nnmaven.nn.task.RegressionTask;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.files.JsonObject;
import dev.nnmaven.trainer.predict.ExampleRow;
import dev.nnmaven.trainer.predict.PredictionLog;
import dev.nnmaven.trainer.text.Decimals;
import dev.nnmaven.trainer.text.Formats;
import dev.nnmaven.trainer.text.TextTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The explained answer to a row.
 *
 * @param says all classes; empty where a number is predicted
 * @param outside columns whose value is beyond those of training, with the range of these
 */
public record ExplainedRow(
    ExampleRow example,
    Explanation found,
    Optional<Classification> says,
    Map<String, String> outside)
    implements Explained {

  static final int MOST_IN_LOG = 10;
  private static final int LONGEST = 80;
  private static final int MOST_ON_PAGE = 100;
  private static final Decimals POINTS = new Decimals(2);

  /**
   * Asks a model.
   *
   * @throws ConfigurationException if the row does not fit it
   */
  public static ExplainedRow of(TrainedModel trained, ExampleRow example)
      throws ConfigurationException {
    Map<String, ? extends CharSequence> row = example.given();
    try {
      Model model = Model.of(trained).computing(ComputeOptions.fastest());
      if (trained.task() instanceof RegressionTask) {
        return new ExplainedRow(
            example, model.numbers().explain(row), Optional.empty(), model.outside(row));
      }
      RowClassifier<Map<String, ?>> classifier = model.rows();
      return new ExplainedRow(
          example,
          classifier.explain(row),
          Optional.of(classifier.classify(row)),
          model.outside(row));
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException("nn.input: %s", e.getMessage());
    }
  }

  /** The contributions that the page shows. */
  public List<Contribution> shown() {
    return Formats.first(found.largest(), MOST_ON_PAGE);
  }

  /** Value of a column, as it was given, if it is not long. */
  public String value(Contribution contribution) {
    return SafeText.escaped(SafeText.cut(given(contribution), LONGEST));
  }

  private String given(Contribution contribution) {
    return Objects.requireNonNull(example.given().get(contribution.column())).toString();
  }

  /** The texts, with what their words change. */
  public List<ExplainedText> texts() {
    Decimals decimals =
        decimals(
            ofTexts().flatMap(contribution -> contribution.words().stream()).map(Word::amount));
    return ofTexts()
        .map(
            contribution ->
                ExplainedText.of(
                    contribution.column(),
                    given(contribution),
                    contribution.words(),
                    amount -> (amount > 0 ? "+" : "") + decimals.text(amount * factor())))
        .toList();
  }

  private Stream<Contribution> ofTexts() {
    return found.contributions().stream().filter(contribution -> !contribution.words().isEmpty());
  }

  private Decimals decimals(Stream<Double> amounts) {
    return says.isPresent()
        ? POINTS
        : Decimals.of(amounts.mapToDouble(Double::doubleValue).toArray());
  }

  private int factor() {
    return says.isPresent() ? 100 : 1;
  }

  /** A contribution in points or the number's unit, with its standard error if it has one. */
  public String amount(Contribution contribution) {
    Decimals decimals = decimals(found.contributions().stream().map(Contribution::amount));
    return (contribution.amount() > 0 ? "+" : "")
        + decimals.text(contribution.amount() * factor())
        + (found.orders() == 0 ? "" : " ± " + decimals.text(contribution.error() * factor()));
  }

  /** Title of the amounts. */
  public String unit() {
    return says.isPresent() ? "Points" : "Adds";
  }

  /** Style of a contribution's bar, which begins in the middle and goes left if it is negative. */
  public String bar(Contribution contribution) {
    double most = Math.abs(found.largest().get(0).amount());
    double share = most == 0 ? 0 : contribution.amount() / most;
    return Formats.format(
        "margin-left: %.2f%%; width: %.2f%%; background: var(--%s)",
        50 + 50 * Math.min(0, share), 50 * Math.abs(share), share < 0 ? "first" : "second");
  }

  /** A value that is explained, in words. */
  String text(double value) {
    return says.isPresent() ? Formats.percent(value) : Formats.number(value);
  }

  String title() {
    return SafeText.text(found.answer()) + (says.isPresent() ? ", " : " ") + text(found.value());
  }

  /** Values beyond those of training, in words; empty if there are none. */
  Optional<String> beyond() {
    return outside.isEmpty()
        ? Optional.empty()
        : Optional.of(
            outside.entrySet().stream()
                .limit(MOST_IN_LOG)
                .map(
                    entry ->
                        PredictionLog.outside(
                            entry.getKey(),
                            Objects.requireNonNull(example.values().get(entry.getKey())),
                            entry.getValue()))
                .collect(Collectors.joining(", ", "outside the training data: ", "")));
  }

  @Override
  public List<String> lines() {
    return PlainTemplate.lines(ExplainedRow.class, "row.jte", Map.of("row", this));
  }

  /** The largest contributions as lines. */
  List<String> table() {
    return TextTable.lines(
        "%-*s  %-*s  %-*s  %*s",
        List.of("column", "value", "compared with", says.isPresent() ? "points" : "adds"),
        Formats.first(found.largest(), MOST_IN_LOG),
        of -> List.of(of.column(), value(of), of.reference(), amount(of)));
  }

  @Override
  public Sheet page() throws IOException {
    List<Sheet.Figure> figures = new ArrayList<>();
    says.map(Explained::figures).ifPresent(figures::addAll);
    figures.add(new Sheet.Figure("Start of the sum", text(found.base()), found.answer()));
    return new Sheet(
        texts().isEmpty() ? Assets.load() : Assets.load().with(ExplainedRow.class, "text.css"),
        example.name(),
        title(),
        "Contribution of each column to the answer, compared with a row that has the mean, median"
            + " or all"
            + " values of each column."
            + says.map(Explained::doubt).orElse("")
            + beyond().map(one -> " " + Formats.capitalized(one) + ".").orElse(""),
        figures,
        Stream.of(
                Section.of("columns", "Columns", "explain/contributions", this),
                Section.of("words", "Words", "explain/texts", this))
            .limit(texts().isEmpty() ? 1 : 2)
            .toList());
  }

  @Override
  public JsonObject json(String producer, String modelSha256) {
    return Explained.json(producer, modelSha256, example.name())
        .with("confident", says.map(Explained::confident))
        .with("row", example.values())
        .with("outside", outside.isEmpty() ? null : outside)
        .with("explanation", found);
  }
}
