package dev.nnmaven.search.report;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.nnmaven.gate.statistics.Spread;
import dev.nnmaven.search.trial.SearchPlan;
import dev.nnmaven.search.trial.TrialScore;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How much of the differences between trials a parameter explains alone: epsilon squared, the share
 * of the variance of their ranks that lies between groups of its values, less what chance would
 * give (T. L. Kelley, <i>An unbiased correlation ratio measure</i>, PNAS 21, 1935).
 *
 * <p>Ranks are those after the first rung of each bracket, where all its trials are, from 0 (the
 * best) to 1. Values of a list are a group each; numbers are cut into three groups of equal size.
 *
 * @param share from 0 to 1; null if there are too few trials to tell
 * @param trials number of trials that have it
 */
record ParameterImportance(String parameter, @Nullable Double share, int trials) {

  private static final int GROUPS = 3;

  /** Trials for each group; of fewer, chance alone gives large shares, or none. */
  private static final int FEWEST = 3;

  /** A trial's value of a parameter, and its rank. */
  private record Point(String value, double rank) {}

  /** Importance of each parameter, the largest first; of equals, by name. */
  static List<ParameterImportance> of(SearchPlan plan, List<TrialScore> standings) {
    Map<TrialScore, Double> ranks = ranks(plan, standings);
    Map<String, List<Point>> points = new TreeMap<>();
    for (Map.Entry<TrialScore, Double> ranked : ranks.entrySet()) {
      for (Map.Entry<String, String> drawn : ranked.getKey().trial().drawn().entrySet()) {
        points
            .computeIfAbsent(drawn.getKey(), key -> new ArrayList<>())
            .add(new Point(drawn.getValue(), ranked.getValue()));
      }
    }
    List<ParameterImportance> all = new ArrayList<>();
    points.forEach(
        (name, some) -> all.add(new ParameterImportance(name, share(some), some.size())));
    all.sort(
        Comparator.comparing(
                (ParameterImportance importance) -> importance.share(),
                Comparator.nullsLast(Comparator.reverseOrder()))
            .thenComparing(ParameterImportance::parameter));
    return all;
  }

  /** Relative rank of each trial in the first rung of its bracket; equal errors share theirs. */
  private static Map<TrialScore, Double> ranks(SearchPlan plan, List<TrialScore> standings) {
    Map<TrialScore, Double> ranks = new LinkedHashMap<>();
    for (int b = 0; b < plan.brackets().size(); b++) {
      int number = b + 1;
      int first = plan.brackets().get(b).rungs().get(0);
      List<TrialScore> rung =
          standings.stream()
              .filter(score -> score.bracket() == number && score.epochs() == first)
              .toList();
      for (TrialScore score : rung) {
        long better = rung.stream().filter(other -> other.error() < score.error()).count();
        long equal = rung.stream().filter(other -> other.error() == score.error()).count();
        if (rung.size() > 1) {
          ranks.put(score, (better + (equal - 1) / 2.0) / (rung.size() - 1));
        }
      }
    }
    return ranks;
  }

  private static @Nullable Double share(List<Point> points) {
    List<List<Double>> groups = groups(points);
    int n = points.size();
    if (groups.size() < 2 || n < FEWEST * groups.size()) {
      return null;
    }
    double mean = Spread.of(points.stream().map(Point::rank).toList()).mean();
    double within = 0;
    double total = 0;
    for (List<Double> group : groups) {
      double own = Spread.of(group).mean();
      for (double rank : group) {
        within += (rank - own) * (rank - own);
        total += (rank - mean) * (rank - mean);
      }
    }
    if (total == 0) {
      return 0.0;
    }
    double unexplained = within / (n - groups.size()) / (total / (n - 1));
    return Math.max(0, 1 - unexplained);
  }

  private static List<List<Double>> groups(List<Point> points) {
    Map<String, List<Double>> byValue =
        points.stream()
            .collect(groupingBy(Point::value, TreeMap::new, mapping(Point::rank, toList())));
    boolean numbers = points.stream().allMatch(point -> number(point.value()).isPresent());
    if (!numbers || byValue.size() <= GROUPS) {
      return List.copyOf(byValue.values());
    }
    List<Double> ranks =
        points.stream()
            .sorted(Comparator.comparing(point -> number(point.value()).orElseThrow()))
            .map(Point::rank)
            .toList();
    return IntStream.range(0, GROUPS)
        .mapToObj(g -> ranks.subList(g * ranks.size() / GROUPS, (g + 1) * ranks.size() / GROUPS))
        .toList();
  }

  private static Optional<BigDecimal> number(String text) {
    try {
      return Optional.of(new BigDecimal(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
