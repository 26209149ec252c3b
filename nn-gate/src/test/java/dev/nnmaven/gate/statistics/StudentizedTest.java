package dev.nnmaven.gate.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudentizedTest {

  private static final Units NONE = Units.NONE;

  /** Without skewness it is Student's bound: 1 to 21, s = 6.204837, and t = 1.724718 of 20. */
  @Test
  void bounds_ofSymmetricNumbers_areStudents() {
    double[] values = IntStream.rangeClosed(1, 21).asDoubleStream().toArray();
    double half = 1.724718 * 6.204837 / Math.sqrt(21);
    Studentized found = Studentized.mean(values, NONE);
    assertThat(found.lower(0.95).orElseThrow()).isCloseTo(11 - half, within(1e-5));
    assertThat(found.upper(0.95).orElseThrow()).isCloseTo(11 + half, within(1e-5));
  }

  /** At each bound, Hall's transformation of (mean − bound) / s is Student's quantile. */
  @Test
  void bounds_ofSkewedNumbers_areWhereHallsTransformationIsStudents() {
    double[] values = new Random(1).doubles(200).map(d -> -Math.log(d)).toArray();
    double mean = Arrays.stream(values).average().orElseThrow();
    ToDoubleFunction<Integer> moment =
        k -> Arrays.stream(values).map(one -> Math.pow(one - mean, k)).average().orElseThrow();
    double g = moment.applyAsDouble(3) / Math.pow(moment.applyAsDouble(2), 1.5) / Math.sqrt(200);
    assertThat(g).isBetween(0.05, 0.2);
    Studentized found = Studentized.mean(values, NONE);
    for (int side : new int[] {1, -1}) {
      double bound = (side > 0 ? found.lower(0.95) : found.upper(0.95)).orElseThrow();
      double t = (mean - bound) / Math.sqrt(moment.applyAsDouble(2) / 199);
      assertThat(t + g * t * t / 3 + g * g * t * t * t / 27 + g / 6)
          .isCloseTo(side * 1.652547, within(1e-5)); // R: qt(0.95, 199)
    }
  }

  /**
   * Cochran: one of 100 rows that is off by far has a skewness of 9.81, and 100 is below 25 ·
   * 9.81².
   */
  @Test
  void upper_whereOneRowCarriesTheSum_isUnknown() {
    double[] values = IntStream.range(0, 100).mapToDouble(i -> i == 0 ? 100 : i % 2).toArray();
    Studentized found = Studentized.mean(values, NONE);
    assertThat(found.upper(0.95)).isEmpty();
    assertThat(found.lower(0.95)).isPresent();
    assertThat(found.whyNot("different rows"))
        .isEqualTo("a few of the different rows carry the figure: it takes some 2,407");
    double[] negative = Arrays.stream(values).map(one -> -one).toArray();
    assertThat(Studentized.mean(negative, NONE).lower(0.95)).isEmpty();
  }

  /** Ten of a group that are alike are one: the bounds are those of 40 numbers. */
  @Test
  void bounds_ofGroups_areThoseOfTheirMeans() {
    double[] shared = new Random(2).doubles(40).toArray();
    double[] values = IntStream.range(0, 400).mapToDouble(i -> shared[i % 40]).toArray();
    Units units = Units.groups(IntStream.range(0, 400).map(i -> i % 40).toArray());
    assertThat(Studentized.mean(values, units).lower(0.95).orElseThrow())
        .isCloseTo(Studentized.mean(shared, NONE).lower(0.95).orElseThrow(), within(1e-12));
    Units nineteen = Units.groups(IntStream.range(0, 400).map(i -> i % 19).toArray());
    assertThat(Studentized.mean(values, nineteen).lower(0.95)).isEmpty();
    assertThat(Studentized.mean(values, nineteen).whyNot("groups"))
        .isEqualTo("too few groups: it takes 20");
    assertThat(Studentized.mean(new double[30], NONE).whyNot("rows"))
        .isEqualTo("the figure is the same in all rows");
  }

  /** Of either sign, the farther bound; and near 0 nothing is known to be away from it. */
  @Test
  void distance_isOfTheFartherBound() {
    double[] values = new Random(3).doubles(100, -1, 0.5).toArray();
    Studentized found = Studentized.mean(values, NONE);
    assertThat(found.distance().upper(0.95).orElseThrow())
        .isEqualTo(-found.lower(0.95).orElseThrow());
    assertThat(found.distance().lower(0.95).orElseThrow())
        .isEqualTo(-found.upper(0.975).orElseThrow());
    double[] centered = new Random(3).doubles(100, -1, 1).toArray();
    assertThat(Studentized.mean(centered, NONE).distance().lower(0.95)).hasValue(0.0);
  }

  /** Student's quantile is that of the rarest class: of nine, nothing is known. */
  @Test
  void area_isOfTheRarestClass() {
    double[] influences = IntStream.range(0, 100).mapToDouble(i -> (i % 2 - 0.5) / 100).toArray();
    int[] ten = IntStream.range(0, 100).map(i -> i < 10 ? 1 : 0).toArray();
    int[] nine = IntStream.range(0, 100).map(i -> i < 9 ? 1 : 0).toArray();
    assertThat(Studentized.area(0.8, influences, ten, NONE).lower(0.95).orElseThrow())
        .isCloseTo(0.8 - 1.833113 * 0.05, within(1e-6));
    Studentized few = Studentized.area(0.8, influences, nine, NONE);
    assertThat(few.lower(0.95)).isEmpty();
    assertThat(few.whyNot("rows")).isEqualTo("too few rows: it takes 10 of each class");
  }

  /** Exponential errors: 2,000 means of 200, each side wrong in 5%; standard error 0.5%. */
  @Test
  void bounds_ofExponentialErrors_areWrongInOneOfTwenty() {
    Random random = new Random(4);
    int below = 0;
    int above = 0;
    for (int run = 0; run < 2000; run++) {
      double[] values = random.doubles(200).map(d -> -Math.log(1 - d)).toArray();
      Studentized found = Studentized.mean(values, NONE);
      below += found.lower(0.95).orElse(1.0) > 1 ? 1 : 0;
      above += found.upper(0.95).orElse(1.0) < 1 ? 1 : 0;
    }
    assertThat(below / 2000.0).isBetween(0.03, 0.065);
    assertThat(above / 2000.0).isBetween(0.03, 0.065);
  }

  /** The usual printed table; R: qt(0.975, df). */
  @ParameterizedTest
  @CsvSource({"1, 12.70620", "2, 4.302653", "9, 2.262157", "99, 1.984217"})
  void quantile_degreesOfFreedom_isThatOfTheTable(int freedom, double expected) {
    assertThat(StudentT.quantile(0.975, freedom)).isCloseTo(expected, within(1e-5));
  }

  /** By hand: s = 0.1, t = 4.302653 of two degrees, √(1/3 + 1/2) = 0.912871. */
  @Test
  void margin_ofThreeFolds_isThatOfNadeauAndBengio() {
    assertThat(Spread.of(List.of(0.8, 0.9, 0.7)).margin(3)).isCloseTo(0.392777, within(1e-6));
  }
}
