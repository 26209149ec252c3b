package dev.nnmaven.search.report;

import dev.nnmaven.gate.report.html.Axis;
import dev.nnmaven.gate.report.html.Plot;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.search.trial.Scoring;
import dev.nnmaven.search.trial.TrialScore;
import dev.nnmaven.trainer.config.ValidationSettings.Monitor;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;

/** The results of all trials (across) over their values of one parameter (up): a dot a trial. */
record ParameterChart(String name, Plot plot) {

  /** Where a value is, as a share from the bottom. */
  private record Scale(ToDoubleFunction<String> share, List<Plot.Tick> ticks) {}

  private static final int MOST_VALUES = 10;
  private static final int MOST_RESULTS = 4;
  private static final int LONGEST_VALUE = 22;

  /** From this ratio of the largest number to the smallest on, an axis is logarithmic. */
  private static final double LOGARITHMIC = 20;

  /** Of the results, the worst tenth would press the others together. */
  private static final double SHOWN = 0.9;

  private static final Pattern NUMBER = Pattern.compile("\\d{1,12}");

  static List<ParameterChart> of(
      List<TrialScore> lasts, List<String> names, SearchPage.Styles styles, Scoring scoring) {
    boolean areShares = scoring.score() == Monitor.ACCURACY;
    List<Double> errors =
        lasts.stream().map(TrialScore::error).filter(Double::isFinite).sorted().toList();
    List<Double> results =
        errors.subList(0, (int) Math.ceil(SHOWN * errors.size())).stream()
            .map(error -> areShares ? 1 - error : error)
            .toList();
    Axis across = Axis.around(results, areShares);
    Plot.Side side =
        new Plot.Side(scoring.score().specification(), across.ticks(MOST_RESULTS, areShares));
    return names.stream()
        .map(
            name -> {
              Scale up = scale(name, lasts);
              return new ParameterChart(
                  name,
                  new Plot(
                      "Result of each trial for its %s; the table of trials has the figures"
                          .formatted(name),
                      new Plot.Side("", up.ticks()),
                      side,
                      styles.winnerLast(lasts).stream()
                          .filter(score -> score.trial().drawn().containsKey(name))
                          .map(
                              score ->
                                  dot(
                                      score,
                                      styles.of(score),
                                      across.share(areShares ? 1 - score.error() : score.error()),
                                      up.share().applyAsDouble(score.trial().drawn().get(name))))
                          .toList()));
            })
        .toList();
  }

  private static Plot.Line dot(TrialScore trial, String style, double across, double up) {
    return new Plot.Line("", style, "", "", SearchLog.text(trial))
        .withDots(List.of(new Plot.Point(across, up)));
  }

  private static Scale scale(String name, List<TrialScore> lasts) {
    TreeSet<String> texts = new TreeSet<>(Comparator.comparing(ParameterChart::sortKey));
    lasts.stream()
        .map(score -> score.trial().drawn().get(name))
        .filter(text -> text != null)
        .forEach(texts::add);
    try {
      List<BigDecimal> numbers = texts.stream().map(BigDecimal::new).sorted().distinct().toList();
      return numbers.size() < 2 ? ofTexts(List.copyOf(texts)) : ofNumbers(numbers);
    } catch (NumberFormatException e) {
      return ofTexts(List.copyOf(texts));
    }
  }

  /** By which 784,50,10 precedes 784,100,10: numbers in a text have the same length. */
  private static String sortKey(String text) {
    return NUMBER
            .matcher(text)
            .replaceAll(
                number -> "0".repeat(Math.max(0, 12 - number.group().length())) + number.group())
        + text;
  }

  /** Evenly spaced; of many, some have ticks. */
  private static Scale ofTexts(List<String> texts) {
    Axis axis = new Axis(-0.5, texts.size() - 0.5);
    List<Plot.Tick> ticks = new ArrayList<>();
    int step = Math.max(1, (texts.size() + MOST_VALUES - 1) / MOST_VALUES);
    for (int i = step / 2; i < texts.size(); i += step) {
      ticks.add(new Plot.Tick(axis.place(i), SafeText.ends(texts.get(i), LONGEST_VALUE)));
    }
    return new Scale(text -> axis.share(texts.indexOf(text)), ticks);
  }

  /** The smallest and the largest have ticks. */
  private static Scale ofNumbers(List<BigDecimal> numbers) {
    BigDecimal low = numbers.get(0);
    BigDecimal high = numbers.get(numbers.size() - 1);
    boolean isLog = low.signum() > 0 && high.doubleValue() / low.doubleValue() >= LOGARITHMIC;
    Axis axis =
        isLog
            ? new Axis(StrictMath.log(low.doubleValue()), StrictMath.log(high.doubleValue()))
            : new Axis(low.doubleValue(), high.doubleValue());
    return new Scale(
        text -> {
          double number = Double.parseDouble(text);
          return axis.share(isLog ? StrictMath.log(number) : number);
        },
        List.of(new Plot.Tick("0%", low.toString()), new Plot.Tick("100%", high.toString())));
  }
}
