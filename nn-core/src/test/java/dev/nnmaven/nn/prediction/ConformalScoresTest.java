package dev.nnmaven.nn.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnmaven.nn.compute.ComputeOptions;
import dev.nnmaven.nn.compute.KernelChoice;
import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.model.MalformedFileException;
import dev.nnmaven.nn.model.ModelFile;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.task.ConformalScores;
import dev.nnmaven.nn.testing.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConformalScoresTest {

  private static float[] shuffled(int count) {
    List<Integer> all = new Random(3).ints(0, count).distinct().limit(count).boxed().toList();
    float[] scores = new float[count];
    for (int i = 0; i < count; i++) {
      scores[i] = all.get(i) + 1;
    }
    return scores;
  }

  /** Of n scores, the smallest k of which k/(n + 1) is at least the coverage. */
  @ParameterizedTest
  @CsvSource({
    "9, 0.9, 9",
    "10, 0.9, 10",
    "19, 0.9, 18",
    "100, 0.9, 91",
    "100, 0.7, 71",
    "999, 0.9, 900",
    "1000, 0.9, 901",
    "10, 1e-11, 1",
    "123456, 0.999, 123334"
  })
  void quantile_manyOrFewScores_isThatOfConformalPrediction(int n, double coverage, float rank) {
    assertThat(ConformalScores.of(shuffled(n)).quantile(coverage)).isEqualTo(rank);
  }

  /**
   * Exact of examples on their own: 72 of 80 (split conformal). Of folds, whose means are of fewer
   * numbers than the one that answers, a little more: 90.7% of 4,000 splits by numpy.
   */
  @ParameterizedTest
  @CsvSource({"false, 79", "true, 99"})
  void quantile_of1000SplitsOfOneTable_holdsWhatIsPromised(boolean folds, int scored) {
    Random random = new Random(1);
    List<Double> table =
        new ArrayList<>(Stream.generate(() -> Math.exp(random.nextGaussian())).limit(400).toList());
    double[] covered = new double[1000];
    for (int split = 0; split < covered.length; split++) {
      Collections.shuffle(table, random);
      float[] scores = new float[scored];
      for (int i = 0; i < scored; i++) {
        int fold = i % 5;
        IntPredicate seen = folds ? k -> k < scored && k % 5 != fold : k -> k >= 300;
        scores[i] = (float) Math.abs(table.get(i) - mean(table, seen));
      }
      double answer = mean(table, folds ? k -> k < scored : k -> k >= 300);
      float most = ConformalScores.of(scores).quantile(0.9);
      covered[split] =
          IntStream.range(100, 300).filter(k -> Math.abs(table.get(k) - answer) <= most).count()
              / 200.0;
    }
    double mean = DoubleStream.of(covered).average().orElseThrow();
    double variance =
        DoubleStream.of(covered).map(one -> (one - mean) * (one - mean)).average().orElseThrow();
    double chance = 3 * Math.sqrt(variance / covered.length);
    assertThat(mean).isBetween(0.9 - chance, folds ? 0.915 : 0.9 + chance);
  }

  private static double mean(List<Double> table, IntPredicate seen) {
    return IntStream.range(0, table.size())
        .filter(seen)
        .mapToDouble(table::get)
        .average()
        .orElseThrow();
  }

  @Test
  void quantile_whatCannotBePromised_isRefused() {
    ConformalScores nine = ConformalScores.of(shuffled(9));
    assertThatThrownBy(() -> nine.quantile(0.91))
        .hasMessageContaining("a coverage of 0.91 is more than 9 scores can promise; ask for 0.9");
    ConformalScores twenty = ConformalScores.of(shuffled(20)); // 20 / 21 = 0.95238...
    assertThatThrownBy(() -> twenty.quantile(0.99)).hasMessageEndingWith("ask for 0.9523 at most");
    assertThat(twenty.quantile(0.9523)).isPositive();
    for (double wrong : new double[] {0, 1, -1, 90, Double.NaN}) {
      assertThatThrownBy(() -> nine.quantile(wrong))
          .hasMessageContaining("above 0 and below 1, such as 0.9; found " + wrong);
    }
    assertThatThrownBy(() -> ConformalScores.of(new float[0])).hasMessageContaining("no score");
    assertThatThrownBy(() -> ConformalScores.of(new float[] {1, Float.NaN}))
        .hasMessageContaining("found NaN after 1");
    assertThatThrownBy(() -> ConformalScores.of(new float[] {-1}))
        .hasMessageContaining("found -1.0 after 0");
  }

  @Test
  void interval_ofAModelFile_isThePredictionAndTheQuantile(@TempDir Path folder)
      throws IOException, DatasetException {
    TrainedModel plain =
        Tables.regression(Tables.houses(40), 1, new ComputeOptions(KernelChoice.SCALAR, 1));
    List<Object> house = List.of(120, "Bonn", true, "good", LocalDate.of(1987, 5, 17));
    Rows<List<?>> inOrder = Rows.inOrder(Tables.INPUTS);
    Path file = folder.resolve("some.nn");
    ModelFile.write(file, plain.with(ConformalScores.of(shuffled(99))));
    TrainedModel read = ModelFile.read(file);
    assertThat(read.scores()).contains(ConformalScores.of(shuffled(99)));
    Regressor<List<?>> regressor = Model.of(read).numbers(inOrder);
    double price = regressor.predict(house);
    Interval interval = regressor.interval(house, 0.9);
    assertThat(List.of(interval.value(), interval.lower(), interval.upper()))
        .containsExactly(price, price - 90, price + 90);
    assertThat(interval.contains(price + 90)).isTrue();
    assertThat(interval.contains(price - 91)).isFalse();
    assertThatThrownBy(() -> Model.of(plain).numbers(inOrder).interval(house, 0.9))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("train it with nn.members=folds(5) or nn.validationFraction");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 1] = (byte) 0xff; // sign and exponent of a score
    Files.write(file, bytes);
    assertThatThrownBy(() -> ModelFile.read(file)).isInstanceOf(MalformedFileException.class);
  }

  @Test
  void set_ofClasses_hasThoseAboutAsProbableAsActualOnesWere() {
    List<Candidate> ranking =
        List.of(new Candidate("A", 0.5f), new Candidate("B", 0.25f), new Candidate("C", 0.125f));
    ConformalScores scores =
        ConformalScores.of(new float[] {0, 0.1f, 0.2f, 0.3f, 0.4f, 0.5f, 0.6f, 0.75f, 0.9f});
    Classification says = new Classification(ranking, 0, Optional.of(scores));
    assertThat(says.set(0.1)).extracting(Candidate::className).containsExactly("A");
    assertThat(says.set(0.6)).extracting(Candidate::className).containsExactly("A");
    assertThat(says.set(0.8)).extracting(Candidate::className).containsExactly("A", "B");
    assertThat(says.set(0.9)).isEqualTo(ranking);
  }
}
