package dev.nnmaven.search;

import dev.nnmaven.gate.report.html.LineChart.Tick;
import dev.nnmaven.nn.text.Shown;
import dev.nnmaven.trainer.text.Texts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Parallel coordinates: an axis for each parameter and one for the result, and a line for each
 * trial.
 */
public record ParallelCoordinates(List<Axis> axes, List<TrialCurves.Line> lines) {

  /**
   * An axis, placed in percent from the left.
   *
   * @param few those of the ticks whose texts have room beside each other on a narrow screen
   */
  public record Axis(String place, String name, List<Tick> ticks, List<Tick> few) {}

  /** Where a value is on an axis, as a share from the bottom; negative if nowhere. */
  private record Scale(String name, Function<TrialScore, Double> share, List<Tick> ticks) {}

  private static final int MOST_TICKS = 10;

  private static final Pattern NUMBER = Pattern.compile("\\d{1,12}");

  private static final int LONGEST_VALUE = 22;

  /** Letters beside each other on a narrow screen. */
  private static final int NARROW = 44;

  /** From this ratio of the largest number to the smallest on, an axis is logarithmic. */
  private static final double LOGARITHMIC = 20;

  static ParallelCoordinates of(
      List<TrialScore> lasts, List<String> names, SearchPage.Styles styles, Scoring score) {
    List<Scale> scales = new ArrayList<>();
    for (String name : names) {
      scales.add(scale(name, lasts));
    }
    scales.add(result(score, lasts));
    List<Axis> axes = new ArrayList<>();
    for (int i = 0; i < scales.size(); i++) {
      Scale scale = scales.get(i);
      axes.add(
          new Axis(percent(x(i, scales.size())), scale.name(), scale.ticks(), few(scale.ticks())));
    }
    return new ParallelCoordinates(
        axes,
        styles.winnerLast(lasts).stream()
            .map(
                one ->
                    new TrialCurves.Line(
                        styles.of(one), path(one, scales), "", SearchLog.text(one)))
            .toList());
  }

  /** A text begins left of its place by as much of its length as the place is of the axis. */
  private static List<Tick> few(List<Tick> ticks) {
    List<Tick> few = new ArrayList<>();
    double free = 0;
    for (Tick tick : ticks) {
      int length = tick.text().length() + 1;
      double place = Double.parseDouble(tick.place().replace("%", "")) / 100;
      double begin = place * NARROW - place * length;
      if (begin >= free) {
        few.add(tick);
        free = begin + length;
      }
    }
    return few;
  }

  private static double x(int axis, int axes) {
    return axes == 1 ? 0 : (double) axis / (axes - 1);
  }

  private static String percent(double share) {
    return Texts.format("%.2f%%", share * 100);
  }

  private static String path(TrialScore standing, List<Scale> scales) {
    StringBuilder path = new StringBuilder();
    boolean begins = true;
    for (int i = 0; i < scales.size(); i++) {
      double share = scales.get(i).share().apply(standing);
      if (share < 0) {
        begins = true;
        continue;
      }
      path.append(begins ? "M" : "L")
          .append(TrialCurves.place(x(i, scales.size())))
          .append(' ')
          .append(TrialCurves.place(1 - share));
      begins = false;
    }
    return path.toString();
  }

  private static Scale scale(String name, List<TrialScore> lasts) {
    TreeSet<String> texts = new TreeSet<>(Comparator.comparing(ParallelCoordinates::sortKey));
    lasts.stream()
        .map(one -> one.trial().drawn().get(name))
        .filter(text -> text != null)
        .forEach(texts::add);
    List<BigDecimal> numbers = numbers(texts);
    return numbers.isEmpty() ? ofTexts(name, List.copyOf(texts)) : ofNumbers(name, numbers);
  }

  /** By which 784,50,10 comes before 784,100,10: numbers in a text have the same length. */
  private static String sortKey(String text) {
    return NUMBER
            .matcher(text)
            .replaceAll(
                number -> "0".repeat(Math.max(0, 12 - number.group().length())) + number.group())
        + text;
  }

  /** The texts as numbers, sorted; empty if one is none. */
  private static List<BigDecimal> numbers(TreeSet<String> texts) {
    try {
      return texts.stream().map(BigDecimal::new).sorted().toList();
    } catch (NumberFormatException e) {
      return List.of();
    }
  }

  private static Scale ofTexts(String name, List<String> texts) {
    List<Tick> ticks = new ArrayList<>();
    int step = (texts.size() + MOST_TICKS - 1) / MOST_TICKS;
    for (int i = step / 2; i < texts.size(); i += step) {
      ticks.add(new Tick(percent(middle(i, texts.size())), Shown.cut(texts.get(i), LONGEST_VALUE)));
    }
    return new Scale(
        name,
        one -> {
          int index = texts.indexOf(one.trial().drawn().getOrDefault(name, ""));
          return index < 0 ? -1 : middle(index, texts.size());
        },
        ticks);
  }

  private static double middle(int index, int count) {
    return (index + 0.5) / count;
  }

  private static Scale ofNumbers(String name, List<BigDecimal> numbers) {
    double low = numbers.get(0).doubleValue();
    double high = numbers.get(numbers.size() - 1).doubleValue();
    boolean log = low > 0 && high / low >= LOGARITHMIC;
    return new Scale(
        name,
        one -> {
          String text = one.trial().drawn().get(name);
          if (text == null) {
            return -1.0;
          }
          double number = Double.parseDouble(text);
          return low == high
              ? 0.5
              : log
                  ? StrictMath.log(number / low) / StrictMath.log(high / low)
                  : (number - low) / (high - low);
        },
        low == high
            ? List.of(new Tick("50%", numbers.get(0).toString()))
            : List.of(
                new Tick("0%", numbers.get(0).toString()),
                new Tick("100%", numbers.get(numbers.size() - 1).toString())));
  }

  /** The best trial is at the top, the worst, or whatever diverged, at the bottom. */
  private static Scale result(Scoring score, List<TrialScore> lasts) {
    List<Double> ranked =
        lasts.stream().map(TrialScore::error).filter(Double::isFinite).sorted().toList();
    double best = ranked.isEmpty() ? 0 : ranked.get(0);
    // A few that are far worse would press the others together.
    double worst = ranked.isEmpty() ? 1 : ranked.get((int) (0.9 * (ranked.size() - 1)));
    return new Scale(
        score.score().specification(),
        one ->
            worst == best ? 0.5 : Math.max(0, Math.min(1, (worst - one.error()) / (worst - best))),
        List.of(new Tick("0%", score.figure(worst)), new Tick("100%", score.figure(best))));
  }
}
