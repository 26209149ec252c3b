package dev.nnmaven.trainer.config;

import dev.nnmaven.nn.testing.Whole;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

/** Texts that nobody should write into a POM, some of them close to those that one should. */
final class Junk {

  private static final int MOST_PARTS = 6;

  private static final List<String> PARTS =
      List.of(
          """
          784|100|10|0|-1|1e-3|0.95|95%|%|.|,|,,|(|)|()|+|relu|Sigmoid|dropout(|dropOut|L2Norm|\
          nothing|none|GD|sgd|miniBatch|crossEntropy|fail|skip|NaN|Infinity|0x1p3|1d| |\t|\0|ä|→|\
          \uD83D\uDE00|\uD83D|٣|99999999999999999999|'|"|${project.basedir}|%s%n%d|\\|2147483648|\
          9223372036854775808"""
              .split("\\|", -1));

  private Junk() {}

  /** A test that fails with one of them fails again with it. */
  static LongStream seeds() {
    return LongStream.range(0, Whole.of(200));
  }

  /** Nothing, something empty, or some of the parts in a row; never a line break. */
  static String text(Random random) {
    if (random.nextInt(8) == 0) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(MOST_PARTS); i >= 0; i--) {
      text.append(PARTS.get(random.nextInt(PARTS.size())));
    }
    return text.toString();
  }
}
