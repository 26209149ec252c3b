package dev.nnmaven.benchmarks;

import dev.nnmaven.nn.task.ClassificationTask;
import dev.nnmaven.nn.task.Tally;
import dev.nnmaven.trainer.measure.ClassFigures;
import dev.nnmaven.trainer.measure.ConfidentAnswers;
import dev.nnmaven.trainer.measure.Predictions;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/**
 * How often confident answers to new examples reach the accuracy of {@code
 * nn.abstain=accuracy(...)}, which validation examples have chosen the threshold for; and how often
 * the calibration error is above what chance gives. Logits are normal, and answers as often right
 * as their probability says.
 */
public final class AbstainLevels {

  private static final int NEW = 200_000;
  private static final ClassificationTask TASK = new ClassificationTask(List.of("a", "b"));

  private AbstainLevels() {}

  /**
   * Runs.
   *
   * @param arguments number of runs of each setting, 500 if there is none
   */
  public static void main(String[] arguments) {
    int runs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 500;
    Levels.head();
    for (int deviation : new int[] {3, 6}) {
      Random random = new Random(deviation);
      float[] others = surest(NEW, deviation, random);
      System.out.printf(
          Locale.ROOT,
          "\tlogits of deviation %d are right in\t\t%.1f%%\t%n",
          deviation,
          100 * accuracy(others, NEW));
      calibration(deviation, runs, random);
      for (String accuracy : new String[] {"0.95", "0.98"}) {
        for (int validation : new int[] {200, 1_000, 5_000}) {
          double[] coverage = new double[1];
          Levels.row(
              "confident answers reach " + accuracy,
              "%d validation examples, logits of deviation %d".formatted(validation, deviation),
              "95%",
              runs,
              run -> {
                int confident = confident(validation, accuracy, deviation, others, random);
                coverage[0] += (double) confident / NEW / runs;
                return accuracy(others, confident) >= Double.parseDouble(accuracy);
              });
          System.out.printf("\tcoverage of new examples\t\t%.1f%%\t%n", 100 * coverage[0]);
        }
      }
    }
  }

  /** Of a calibrated model, beyond what one of 20 exceeds by chance; and how large it is. */
  private static void calibration(int deviation, int runs, Random random) {
    for (int test : new int[] {50, 100, 200, 500, 1_000, 5_000}) {
      double[] errors = new double[runs];
      Levels.row(
          "a calibrated model's calibration error is above its level by chance",
          "%d test examples, logits of deviation %d".formatted(test, deviation),
          "5%",
          runs,
          run -> {
            ClassFigures found = new ClassFigures(answers(test, deviation, random));
            errors[run] = found.calibrationError().applyAsDouble(ClassFigures.once(test));
            return errors[run] > found.calibrationErrorByChance();
          });
      Arrays.sort(errors);
      System.out.printf(
          Locale.ROOT,
          "\tmean; one of 20 has more than; above 5%%\t\t%.1f%%; %.1f%%; in %.0f%%\t%n",
          100 * Arrays.stream(errors).average().orElseThrow(),
          100 * errors[runs * 19 / 20],
          100.0 * Arrays.stream(errors).filter(error -> error > 0.05).count() / runs);
    }
  }

  /** How many of the others reach the threshold. */
  private static int confident(
      int validation, String accuracy, int deviation, float[] others, Random random) {
    Optional<Float> threshold =
        ConfidentAnswers.threshold(
            answers(validation, deviation, random), new BigDecimal(accuracy));
    int confident = 0;
    while (threshold.isPresent()
        && confident < others.length
        && others[confident] >= threshold.get()) {
      confident++;
    }
    return confident;
  }

  private static Predictions answers(int count, int deviation, Random random) {
    Tally<Predictions> answers = Predictions.tally(TASK);
    for (float sure : surest(count, deviation, random)) {
      boolean isRight = random.nextDouble() < sure;
      float[] said = {sure, 1 - sure};
      answers.add(said, said, isRight ? new float[] {1, 0} : new float[] {0, 1}, 0, 0);
    }
    return answers.result();
  }

  /** The mean probability, which is what they are right by; 1 of none. */
  private static double accuracy(float[] surest, int confident) {
    double sum = 0;
    for (int i = 0; i < confident; i++) {
      sum += surest[i];
    }
    return confident == 0 ? 1 : sum / confident;
  }

  /** Probabilities of the likelier of two classes, descending. */
  private static float[] surest(int count, int deviation, Random random) {
    float[] probabilities = new float[count];
    for (int i = 0; i < count; i++) {
      double logit = Math.abs(deviation * random.nextGaussian());
      probabilities[i] = (float) -(1 / (1 + Math.exp(-logit)));
    }
    Arrays.sort(probabilities);
    for (int i = 0; i < count; i++) {
      probabilities[i] = -probabilities[i];
    }
    return probabilities;
  }
}
