package dev.nnmaven.benchmarks;

import dev.nnmaven.gate.statistics.Bootstrap;
import dev.nnmaven.gate.statistics.Bounds;
import dev.nnmaven.gate.statistics.McNemar;
import dev.nnmaven.gate.statistics.PairedProportions;
import dev.nnmaven.gate.statistics.PairedTest;
import dev.nnmaven.gate.statistics.Proportion;
import dev.nnmaven.gate.statistics.Studentized;
import dev.nnmaven.gate.statistics.Units;
import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.task.ConfusionMatrix;
import dev.nnmaven.nn.task.Costs;
import dev.nnmaven.trainer.measure.ClassFigures;
import dev.nnmaven.trainer.measure.Predictions;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How often tests and bounds of the gate are wrong, by simulation: lower bounds above the truth,
 * upper bounds below it, and false alarms, each of which docs/statistics.md promises in 5%.
 * Argument: number of simulations for each row (1,000). Prints a table.
 */
public final class GateLevels {

  private static final double SURE = 0.95;
  private static final BigDecimal LEVEL = new BigDecimal("0.05");
  private static final Units NONE = Units.NONE;
  private static final int[] SIZES = {50, 200, 1000};

  private final int runs;
  private final Random random = new Random(1);

  private GateLevels(int runs) {
    this.runs = runs;
  }

  /** Runs it. */
  public static void main(String[] args) {
    int runs = args.length == 0 ? 1000 : Integer.parseInt(args[0]);
    System.out.printf(
        "%,d simulations a row; the standard error of 5%% is %.1f%%%n%n",
        runs, 100 * Math.sqrt(0.05 * 0.95 / runs));
    System.out.println("| what | setting | promised | lower wrong | upper wrong | no bound |");
    System.out.println("|---|---|---|---|---|---|");
    GateLevels levels = new GateLevels(runs);
    levels.shares();
    levels.means();
    levels.rises();
    levels.costs();
    levels.groups();
    levels.areas();
    levels.areaDrops();
    levels.drawn();
    levels.tests();
  }

  /** A bound of either side in one simulation; empty if there is none. */
  private record Found(Optional<Double> lower, Optional<Double> upper) {

    static Found of(Bounds bounds) {
      return new Found(bounds.lower(SURE), bounds.upper(SURE));
    }
  }

  private void row(String what, String setting, double truth, Supplier<Found> simulation) {
    int below = 0;
    int above = 0;
    int none = 0;
    for (int run = 0; run < runs; run++) {
      Found found = simulation.get();
      below += found.lower().orElse(truth) > truth + 1e-12 ? 1 : 0;
      above += found.upper().orElse(truth) < truth - 1e-12 ? 1 : 0;
      none += found.lower().isEmpty() || found.upper().isEmpty() ? 1 : 0;
    }
    System.out.printf(
        "| %s | %s | 5%% | %s | %s | %.0f%% |%n",
        what, setting, share(below), share(above), 100.0 * none / runs);
  }

  /** A test that rejects a true hypothesis. */
  private void alarms(String what, String setting, Supplier<Boolean> simulation) {
    int alarms = 0;
    for (int run = 0; run < runs; run++) {
      alarms += simulation.get() ? 1 : 0;
    }
    System.out.printf("| %s | %s | 5%% | %s | | |%n", what, setting, share(alarms));
  }

  private String share(int count) {
    double share = (double) count / runs;
    return "%.1f%% ± %.1f".formatted(100 * share, 100 * Math.sqrt(share * (1 - share) / runs));
  }

  private double[] draw(int n, Function<Random, Double> one) {
    return IntStream.range(0, n).mapToDouble(i -> one.apply(random)).toArray();
  }

  private static double logNormal(Random random, double deviation) {
    return Math.exp(deviation * random.nextGaussian());
  }

  private void shares() {
    for (int n : new int[] {20, 200}) {
      for (double share : new double[] {0.9, 0.98}) {
        Supplier<Proportion> one =
            () -> new Proportion((int) random.doubles(n).filter(d -> d < share).count(), n);
        String setting = "%,d examples, %.0f%%".formatted(n, 100 * share);
        row(
            "accuracy, Wilson",
            setting,
            share,
            () -> {
              Proportion found = one.get();
              return new Found(Optional.of(found.lower(SURE)), Optional.of(found.upper(SURE)));
            });
        row(
            "accuracy, exact",
            setting,
            share,
            () -> {
              Proportion found = one.get();
              return new Found(
                  Optional.of(found.lowerExact(SURE)), Optional.of(found.upperExact(SURE)));
            });
      }
    }
  }

  private void means() {
    Map<String, Function<Random, Double>> kinds = new TreeMap<>();
    Map<String, Double> means = new TreeMap<>();
    kinds.put("absolute normal", r -> Math.abs(r.nextGaussian()));
    means.put("absolute normal", Math.sqrt(2 / Math.PI));
    kinds.put("squared normal", r -> Math.pow(r.nextGaussian(), 2));
    means.put("squared normal", 1.0);
    kinds.put("exponential", r -> -Math.log(1 - r.nextDouble()));
    means.put("exponential", 1.0);
    for (double deviation : new double[] {1, 1.5}) {
      String name = "lognormal(%s)".formatted(deviation);
      kinds.put(name, r -> logNormal(r, deviation));
      means.put(name, Math.exp(deviation * deviation / 2));
    }
    kinds.put("1% of rows 20 times larger", r -> r.nextDouble() < 0.01 ? 20.0 : r.nextDouble() * 2);
    means.put("1% of rows 20 times larger", 0.99 + 0.2);
    kinds.forEach(
        (name, kind) -> {
          for (int n : SIZES) {
            row(
                "mean of errors",
                "%,d rows, %s".formatted(n, name),
                means.getOrDefault(name, Double.NaN),
                () -> Found.of(Studentized.mean(draw(n, kind), NONE)));
          }
        });
    for (int n : SIZES) { // half of the variance is explained
      row(
          "R²",
          "%,d rows, normal".formatted(n),
          0.5,
          () -> {
            double[] errors = draw(n, Random::nextGaussian);
            double[] actual = Arrays.stream(errors).map(e -> e + random.nextGaussian()).toArray();
            double mean = Arrays.stream(actual).average().orElseThrow();
            return Found.of(
                Studentized.ratio(
                        Arrays.stream(errors).map(e -> -e * e).toArray(),
                        Arrays.stream(actual).map(y -> (y - mean) * (y - mean)).toArray(),
                        NONE)
                    .map(share -> 1 + share));
          });
    }
  }

  /** Errors of the same rows before and now, whose mean is larger by exactly the margin. */
  private void rises() {
    double margin = 0.1;
    for (double deviation : new double[] {0.5, 1.5}) {
      for (int n : SIZES) {
        row(
            "maxErrorRise=10%",
            "%,d rows, lognormal(%s)".formatted(n, deviation),
            0,
            () -> {
              double[] beyond =
                  draw(
                      n,
                      r -> {
                        double row = logNormal(r, deviation);
                        double before = row * logNormal(r, 0.3);
                        return (1 + margin) * (row * logNormal(r, 0.3) - before);
                      });
              return Found.of(Studentized.mean(beyond, NONE));
            });
      }
    }
    for (int n : SIZES) {
      row(
          "maxErrorRise",
          "%,d rows, rises of lognormal(1.5)".formatted(n),
          Math.exp(1.125),
          () -> Found.of(Studentized.mean(draw(n, r -> logNormal(r, 1.5)), NONE)));
      row(
          "maxErrorRise",
          "%,d rows, 1%% much worse".formatted(n),
          0.2,
          () ->
              Found.of(
                  Studentized.mean(
                      draw(n, r -> r.nextGaussian() + (r.nextDouble() < 0.01 ? 20 : 0)), NONE)));
      row(
          "maxAccuracyDrop, Tango",
          "%,d images, 6%% lost, 4%% gained".formatted(n),
          0.02,
          () -> {
            int[] counts = changes(n, 0.06, 0.04);
            PairedProportions found = new PairedProportions(counts[0], counts[1], n);
            return new Found(Optional.of(found.lower(SURE)), Optional.of(found.upper(SURE)));
          });
    }
  }

  /**
   * Rises by what a few dear mistakes weigh, and falls by as much, or the other way round. Bounds
   * are of one example more, as in maxCostRise.
   */
  private void costs() {
    for (int[] kinds : new int[][] {{5, -1, 10}, {-5, 1, 10}, {5, -5, 2}}) {
      Function<Random, Double> rise =
          r -> {
            double d = 100 * r.nextDouble();
            return d < 2 ? kinds[0] : d < 2 + kinds[2] ? (double) kinds[1] : 0;
          };
      for (int n : new int[] {100, 200, 1000}) {
        String setting =
            "%,d examples, 2%% change by %d, %d%% by %d".formatted(n, kinds[0], kinds[2], kinds[1]);
        row(
            "maxCostRise",
            setting,
            0,
            () -> {
              double[] changes = Arrays.copyOf(draw(n, rise), n + 1);
              changes[n] = -5;
              Optional<Double> lower = Studentized.mean(changes, NONE).lower(SURE);
              changes[n] = 5;
              return new Found(lower, Studentized.mean(changes, NONE).upper(SURE));
            });
      }
    }
  }

  private int[] changes(int n, double lost, double gained) {
    int[] counts = new int[2];
    random.doubles(n).filter(d -> d < lost + gained).forEach(d -> counts[d < lost ? 0 : 1]++);
    return counts;
  }

  /** Shares of groups that are 80% or 95% right, some more, some less. */
  private void groups() {
    int[][] shapes = {{5, 100}, {10, 50}, {20, 25}, {30, 20}, {50, 10}, {100, 10}};
    for (double mean : new double[] {0.8, 0.95}) {
      for (int[] shape : shapes) {
        int count = shape[0];
        int size = shape[1];
        row(
            "accuracy in groups",
            "%,d of %,d, %.0f%%".formatted(count, size, 100 * mean),
            mean,
            () -> {
              double[] right = new double[count * size];
              int[] units = new int[right.length];
              for (int group = 0; group < count; group++) {
                double share = 1 - 3 * (1 - mean) * Math.pow(random.nextDouble(), 2);
                for (int i = group * size; i < (group + 1) * size; i++) {
                  right[i] = random.nextDouble() < share ? 1 : 0;
                  units[i] = group;
                }
              }
              return Found.of(Studentized.mean(right, Units.groups(units)));
            });
      }
    }
  }

  /** Of two classes whose scores are normal. */
  private void areas() {
    // The normal distribution's quantiles of 70, 90 and 97%, times the root of 2.
    Map<Double, Double> distances =
        new TreeMap<>(Map.of(0.7, 0.741614, 0.9, 1.812388, 0.97, 2.65988));
    distances.forEach(
        (area, distance) -> {
          for (double share : new double[] {0.03, 0.1, 0.5}) {
            for (int n : SIZES) {
              row(
                  "AUC",
                  "%,d rows, %.0f%% of a class, area %.2f".formatted(n, 100 * share, area),
                  area,
                  () -> area(predictions(n, share, distance)));
            }
          }
        });
  }

  /** Of two models whose scores share half of their noise, and are equally good. */
  private void areaDrops() {
    for (double share : new double[] {0.03, 0.1, 0.5}) {
      for (int n : SIZES) {
        row(
            "maxAucDrop",
            "%,d rows, %.0f%% of a class, area 0.90".formatted(n, 100 * share),
            0,
            () -> {
              int[] labels = new int[n];
              double[][] before = new double[n][];
              double[][] now = new double[n][];
              for (int i = 0; i < n; i++) {
                labels[i] = random.nextDouble() < share ? 1 : 0;
                double common = random.nextGaussian() + labels[i] * 1.812388 * Math.sqrt(2);
                before[i] = scores(common + random.nextGaussian());
                now[i] = scores(common + random.nextGaussian());
              }
              ClassFigures.Area old = ClassFigures.auc(labels, before);
              ClassFigures.Area area = ClassFigures.auc(labels, now);
              double[] moves = new double[n];
              Arrays.setAll(moves, i -> old.influences()[i] - area.influences()[i]);
              return Found.of(Studentized.area(old.value() - area.value(), moves, labels, NONE));
            });
      }
    }
  }

  private static double[] scores(double logit) {
    float second = (float) (1 / (1 + Math.exp(-logit)));
    return new double[] {1 - second, second};
  }

  private static Found area(Predictions answers) {
    ClassFigures.Area area = new ClassFigures(answers).auc();
    return Double.isNaN(area.value())
        ? new Found(Optional.empty(), Optional.empty())
        : Found.of(Studentized.area(area.value(), area.influences(), answers.labels(), NONE));
  }

  private Predictions predictions(int n, double share, double distance) {
    int[] labels = new int[n];
    int[] classes = new int[n];
    double[][] probabilities = new double[n][];
    ConfusionMatrix confusion = new ConfusionMatrix(2);
    for (int i = 0; i < n; i++) {
      labels[i] = random.nextDouble() < share ? 1 : 0;
      double logit = distance * (random.nextGaussian() + labels[i] * distance - distance / 2);
      float second = (float) (1 / (1 + Math.exp(-logit)));
      probabilities[i] = new double[] {1 - second, second};
      classes[i] = second > 0.5f ? 1 : 0;
      confusion.add(labels[i], classes[i]);
    }
    return new Predictions(
        new ClassificationMetrics(confusion, 0.5),
        labels,
        classes,
        probabilities,
        new double[n],
        Costs.NONE);
  }

  /** What a bootstrap bounds; the truth is that of a million rows. */
  private void drawn() {
    double distance = 1.8;
    Map<String, Function<ClassFigures, ToDoubleFunction<int[]>>> figures = new TreeMap<>();
    figures.put("precision", of -> of.macro(ClassFigures.Counts::precision));
    figures.put("F1", of -> of.macro(ClassFigures.Counts::f1));
    int many = 1_000_000;
    for (double share : new double[] {0.1, 0.5}) {
      ClassFigures all = new ClassFigures(predictions(many, share, distance));
      figures.forEach(
          (name, figure) -> {
            double truth = figure.apply(all).applyAsDouble(ClassFigures.once(many));
            for (int n : SIZES) {
              row(
                  name + ", mean over the classes",
                  "%,d rows, %.0f%% of a class".formatted(n, 100 * share),
                  truth,
                  () ->
                      Found.of(
                          new Bootstrap(
                              n,
                              NONE,
                              figure.apply(new ClassFigures(predictions(n, share, distance))))));
            }
          });
    }
  }

  private void tests() {
    for (int n : SIZES) {
      alarms(
          "McNemar",
          "%,d images, 5%% lost, 5%% gained".formatted(n),
          () -> {
            int[] counts = changes(n, 0.05, 0.05);
            return new McNemar(counts[0], counts[1]).pValue().compareTo(LEVEL) <= 0;
          });
      alarms(
          "permutation test of errors",
          "%,d rows, lognormal(1)".formatted(n),
          () ->
              PairedTest.of(draw(n, r -> -logNormal(r, 1) + logNormal(r, 1))).isSignificant(LEVEL));
    }
    // Mean errors that have not risen: why maxErrorRise flips no signs.
    Map<String, Function<Random, Double>> lopsided = new TreeMap<>();
    lopsided.put("lognormal(1) falls", r -> Math.exp(0.5) - logNormal(r, 1));
    lopsided.put("2% fall by 5, others rise", r -> r.nextDouble() < 0.02 ? -5 : 5 * 0.02 / 0.98);
    lopsided.forEach(
        (name, rise) -> {
          for (int n : SIZES) {
            String setting = "%,d rows, %s".formatted(n, name);
            alarms(
                "permutation test of errors",
                setting,
                () -> PairedTest.of(draw(n, rise)).isSignificant(LEVEL));
            row("maxErrorRise", setting, 0, () -> Found.of(Studentized.mean(draw(n, rise), NONE)));
          }
        });
  }
}
