package dev.nnmaven.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.nnmaven.nn.random.RandomStream;
import dev.nnmaven.nn.testing.Whole;
import dev.nnmaven.trainer.data.ColumnDrift.Bin;
import dev.nnmaven.trainer.testing.Tables;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnDriftTest {

  @Test
  void psi_ofShares_isAsByHandAndFinite() {
    List<Bin> bins = List.of(new Bin("a", 50, 30), new Bin("b", 50, 70));
    assertThat(ColumnDrift.psi(bins, 100, 100))
        .as("shares of 50.5 and 50.5 of 101, against 30.5 and 70.5 of 101")
        .isCloseTo(0.16591, within(1e-5));
    List<Bin> same = List.of(new Bin("a", 10, 10), new Bin("b", 0, 0), new Bin("c", 30, 30));
    assertThat(ColumnDrift.psi(same, 40, 40)).isZero();
    List<Bin> apart = List.of(new Bin("a", 0, 1_000_000), new Bin("b", 1_000_000, 0));
    assertThat(ColumnDrift.psi(apart, 1_000_000, 1_000_000)).isBetween(20.0, 40.0);
  }

  @TempDir Path folder;

  /** The drift of each column, of the first rows against all others. */
  private List<ColumnDrift> drift(int training, List<String> lines) throws Exception {
    return drift(training, lines, "");
  }

  private List<ColumnDrift> drift(int training, List<String> lines, String settings)
      throws Exception {
    List<RowExamples> rows = rows(training, lines, settings);
    return ColumnDrift.of(rows.get(0), rows.get(1));
  }

  private List<RowExamples> rows(int training, List<String> lines) throws Exception {
    return rows(training, lines, "");
  }

  /** The first rows, and all others. */
  private List<RowExamples> rows(int training, List<String> lines, String settings)
      throws Exception {
    int columns = lines.get(0).split(",", -1).length;
    String header =
        IntStream.range(0, columns).mapToObj(c -> "c" + c).collect(Collectors.joining(","));
    List<String> withTarget =
        IntStream.range(0, lines.size()).mapToObj(i -> lines.get(i) + "," + (i + 0.5)).toList();
    Path file = Tables.write(folder.resolve("some.csv"), header + ",t", withTarget);
    RowExamples read = Tables.read(file, "target=t; missing=mean; " + settings);
    return List.of(
        read.of(IntStream.range(0, training).boxed().toList()),
        read.of(IntStream.range(training, lines.size()).boxed().toList()));
  }

  private static Stream<String> times(int count, String line) {
    return Stream.generate(() -> line).limit(count);
  }

  /** c0: 97 times 0 and 3 times 1, then something else; c1: 50 of each, then something else. */
  @ParameterizedTest
  @CsvSource({"1000001", "-1", "0.5", "1", "0.0000001"})
  void of_fewDifferentNumbers_seesOthersInTheTestRows(String other) throws Exception {
    List<String> lines =
        Stream.of(
                times(50, "0,0"),
                times(47, "0,1"),
                times(3, "1,1"),
                times(100, other + "," + other))
            .flatMap(some -> some)
            .toList();
    assertThat(drift(100, lines)).allSatisfy(one -> assertThat(one.beyondChance()).isPositive());
    assertThat(drift(100, lines).get(0).beyondChance()).isGreaterThan(3);
  }

  /** Rows of texts of some words each, of a text and a number for the target. */
  private static List<String> texts(int rows, int words, String prefix) {
    Random random = new Random(rows);
    return IntStream.range(0, rows)
        .mapToObj(
            i ->
                random
                    .ints(8, 0, words)
                    .mapToObj(word -> prefix + word * word / words)
                    .collect(Collectors.joining(" ")))
        .toList();
  }

  /** Counted by plain loops: the others that have a word. */
  @Test
  void shares_ofTexts_areOfWordsThatTwoOtherTrainingTextsHave() throws Exception {
    List<String> lines = new ArrayList<>(texts(150, 300, "w"));
    lines.set(1, lines.get(0)); // counts once
    lines.set(149, "");
    List<RowExamples> rows = rows(100, lines, "columns=c0:text");
    double[] found = KnownWords.shares("c0", rows.get(0), rows.get(1));
    List<String> training = lines.subList(0, 100).stream().distinct().toList();
    for (int i = 0; i < 149; i++) {
      String text = lines.get(i);
      double expected =
          Arrays.stream(text.split(" "))
              .distinct()
              .mapToInt(
                  word ->
                      training.stream()
                                  .filter(one -> !one.equals(text))
                                  .filter(one -> List.of(one.split(" ")).contains(word))
                                  .count()
                              >= 2
                          ? 1
                          : 0)
              .average()
              .orElseThrow();
      assertThat(found[i]).isCloseTo(expected, within(1e-12));
    }
    assertThat(found[149]).isNaN();
  }

  @Test
  void of_texts_seesNewWordsAndNothingElse() throws Exception {
    List<String> lines = new ArrayList<>(texts(1000, 3000, "w"));
    List<RowExamples> same = rows(700, lines, "columns=c0:text");
    ColumnDrift alike = ColumnDrift.of(same.get(0), same.get(1)).get(0);
    assertThat(alike.beyondChance()).isLessThan(DriftByChance.ofColumns(same.get(0), same.get(1)));
    assertThat(alike.bins().get(0).name()).startsWith("below ").endsWith("% known");
    lines
        .subList(700, 1000)
        .replaceAll(line -> line.replaceFirst("w", "new").replaceFirst(" w", " new"));
    assertThat(drift(700, lines, "columns=c0:text").get(0).beyondChance()).isGreaterThan(0.25);
  }

  /** More words than have a bin of their own, and in the test rows none that was trained on. */
  @Test
  void of_manyWords_seesThatAllOfTheTestRowsAreNew() throws Exception {
    List<String> lines =
        Stream.concat(
                IntStream.range(0, 300).mapToObj(i -> "old" + i % 45),
                IntStream.range(0, 300).mapToObj(i -> "new" + i % 45))
            .toList();
    ColumnDrift found = drift(300, lines).get(0);
    assertThat(found.bins()).hasSize(31);
    assertThat(found.psi()).isGreaterThan(2);
  }

  @ParameterizedTest
  @CsvSource({"7, 0", "8, 3", "6.9999, 3", "-100, 3"})
  void of_constantColumn_seesAnotherNumber(String other, double least) throws Exception {
    List<String> lines =
        Stream.of(times(60, "7,1"), times(60, other + ",2")).flatMap(some -> some).toList();
    ColumnDrift found = drift(60, lines).get(0);
    assertThat(found.psi()).isGreaterThanOrEqualTo(least);
    assertThat(found.bins()).hasSize(least == 0 ? 1 : 2);
  }

  @Test
  void of_numbers_namesBinsAndCountsEachRowOnce() throws Exception {
    List<String> numbers =
        Stream.concat(times(50, "0"), IntStream.rangeClosed(1, 50).mapToObj(Integer::toString))
            .toList();
    List<String> lines = new ArrayList<>(numbers);
    lines.addAll(List.of("-5", "0", "0.5", "50", "51", ""));
    List<Bin> bins = drift(100, lines).get(0).bins();
    assertThat(bins.stream().map(Bin::name).collect(Collectors.joining(", ")))
        .isEqualTo("below 0, 0, below 11, below 21, below 32, below 42, up to 51, missing");
    assertThat(bins.stream().mapToInt(Bin::training)).containsExactly(0, 50, 10, 10, 11, 10, 9, 0);
    assertThat(bins.stream().mapToInt(Bin::test)).containsExactly(1, 1, 1, 0, 0, 0, 2, 1);
  }

  /** Of 360 columns of one distribution each, drawn alike in both parts. */
  @ParameterizedTest
  @CsvSource({"120, 30", "40, 120", "400, 400", "1000, 100", "100, 1000", "40, 40"})
  void of_rowsDrawnAlike_isNearWhatChanceGives(int training, int test) throws Exception {
    assumeTrue(training + test <= 160 || Whole.includes("columns of many rows"));
    RandomStream random = RandomStream.of(training);
    List<String> lines =
        IntStream.range(0, training + test)
            .mapToObj(
                row ->
                    IntStream.range(0, 360)
                        .mapToObj(column -> drawn(column % 6, random))
                        .collect(Collectors.joining(",")))
            .toList();
    List<ColumnDrift> found = drift(training, lines);
    for (int shape = 0; shape < 6; shape++) {
      int of = shape;
      double[] beyond =
          IntStream.range(0, 60).mapToDouble(i -> found.get(6 * i + of).beyondChance()).toArray();
      double[] chance =
          IntStream.range(0, 60).mapToDouble(i -> found.get(6 * i + of).byChance()).toArray();
      double share = mean(beyond) / mean(chance);
      assertThat(share).as("shape %s", shape).isBetween(-0.5, 0.5);
    }
  }

  private static double mean(double[] some) {
    return Arrays.stream(some).average().orElseThrow();
  }

  private static String drawn(int shape, RandomStream random) {
    double uniform = random.nextInt(1_000_003) / 1_000_003.0;
    return switch (shape) {
      case 0 -> Double.toString(uniform);
      case 1 -> uniform < 0.9 ? "0" : "1";
      case 2 -> Integer.toString((int) (5 * uniform));
      case 3 -> uniform < 0.6 ? "0" : Double.toString(uniform);
      case 4 -> Integer.toString((int) (40 * uniform));
      default -> Double.toString(1 / (1 - uniform));
    };
  }

  /** Rows of columns of one distribution. */
  private static List<String> drawn(int rows, int columns, RandomStream random) {
    return IntStream.range(0, rows)
        .mapToObj(
            i ->
                IntStream.range(0, columns)
                    .mapToObj(c -> String.valueOf(random.nextGaussian()))
                    .collect(Collectors.joining(",")))
        .toList();
  }

  @Test
  void ofColumns_ofSomeRowsOfMany_isNearThatOfAll() throws Exception {
    List<RowExamples> rows = rows(2_000, drawn(3_000, 2, RandomStream.of(6)));
    double all = DriftByChance.ofColumns(rows.get(0), rows.get(1));
    assertThat(DriftByChance.ofColumns(rows.get(0), rows.get(1), 400))
        .isCloseTo(all, within(0.4 * all));
  }

  /**
   * Rows of patients: five columns that are constant of each patient, and one that is not.
   *
   * @param heldOut how many patients, the last ones, are the test rows
   * @param shift of the first column in the test rows
   */
  private List<RowExamples> patients(
      int count, int heldOut, int visits, double shift, String split, RandomStream random)
      throws Exception {
    List<String> lines = new ArrayList<>();
    for (int patient = 0; patient < count; patient++) {
      double first = random.nextGaussian() + (patient < count - heldOut ? 0 : shift);
      String others = drawn(1, 4, random).get(0);
      for (int visit = 0; visit < visits; visit++) {
        lines.add("p%d,%s,%s,%s".formatted(patient, first, others, random.nextGaussian()));
      }
    }
    return rows((count - heldOut) * visits, lines, "columns=c0:ignore; split=" + split);
  }

  private static double beyondChance(List<RowExamples> rows) {
    double worst =
        ColumnDrift.of(rows.get(0), rows.get(1)).stream()
            .mapToDouble(ColumnDrift::beyondChance)
            .max()
            .orElseThrow();
    return worst - DriftByChance.ofColumns(rows.get(0), rows.get(1));
  }

  /** By definition. */
  @ParameterizedTest
  @CsvSource({"150, 30, 1, content", "60, 12, 15, group(c0)"})
  void ofColumns_withoutADifference_isExceededInOneOfTwenty(
      int count, int heldOut, int visits, String split) throws Exception {
    assumeTrue(Whole.includes("simulated rows and groups without a difference"));
    RandomStream random = RandomStream.of(7);
    int beyond = 0;
    for (int run = 0; run < 100; run++) {
      beyond += beyondChance(patients(count, heldOut, visits, 0, split, random)) > 0 ? 1 : 0;
    }
    System.out.printf("drift beyond chance by %s in %d of 100%n", split, beyond);
    assertThat(beyond / 100.0).isBetween(0.01, 0.095);
  }

  /** Most of 500 words are in the training rows only, or in the test rows only. */
  @Test
  void ofColumns_rareWords_areNoDrift() throws Exception {
    RandomStream random = RandomStream.of(11);
    List<String> lines =
        IntStream.range(0, 1_000).mapToObj(row -> "w" + random.nextInt(500)).toList();
    assertThat(beyondChance(rows(800, lines, "columns=c0:category"))).isNegative();
  }

  @Test
  void ofColumns_ofGroupsWithADifference_isExceeded() throws Exception {
    RandomStream random = RandomStream.of(8);
    assertThat(beyondChance(patients(60, 12, 15, 3, "group(c0)", random))).isGreaterThan(0.25);
    assertThat(beyondChance(patients(60, 12, 15, 0, "content", random)))
        .as("without a difference, but taken for single rows")
        .isGreaterThan(0.25);
  }

  /** Groups of many rows: what chance gives does not shrink with the share of rows. */
  @Test
  void ofColumns_ofSomeRowsOfGroups_isNearThatOfAll() throws Exception {
    List<RowExamples> rows = patients(60, 12, 50, 0, "group(c0)", RandomStream.of(9));
    double all = DriftByChance.ofColumns(rows.get(0), rows.get(1));
    assertThat(DriftByChance.ofColumns(rows.get(0), rows.get(1), 120))
        .isCloseTo(all, within(0.2 * all));
  }

  /** 20 over 1 and 6 over 3 are 20 ways; 19 over 1 and 5 over 2 are fewer. */
  @ParameterizedTest
  @CsvSource({"20, 1, false", "6, 3, false", "19, 1, true", "5, 2, true", "5, 4, true"})
  void tooFewGroups_isWhereNoneIsOneOfTwenty(int count, int heldOut, boolean isTooFew)
      throws Exception {
    List<RowExamples> groups = patients(count, heldOut, 15, 0, "group(c0)", RandomStream.of(10));
    assertThat(DriftByChance.tooFewGroups(groups.get(0), groups.get(1)).isPresent())
        .isEqualTo(isTooFew);
    if (count == 5 && heldOut == 2) {
      assertThat(DriftByChance.tooFewGroups(groups.get(0), groups.get(1)))
          .contains(
              "2 groups of test rows and 3 of others are too few to say by how much groups"
                  + " differ by chance");
    }
    List<RowExamples> single = patients(count, heldOut, 15, 0, "content", RandomStream.of(10));
    assertThat(DriftByChance.tooFewGroups(single.get(0), single.get(1))).isEmpty();
  }
}
