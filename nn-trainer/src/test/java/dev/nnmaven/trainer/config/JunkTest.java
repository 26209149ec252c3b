package dev.nnmaven.trainer.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.testing.Whole;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a POM says, the answer is a list of all that is wrong, or that nothing is. */
class JunkTest {
  private static final int MOST_PARTS = 6;
  private static final List<String> PARAMETERS =
      List.of(
          ("optimizer learningRate epochs batchSize seed testFraction tolerate layers"
                  + " activations regularizers loss")
              .split(" ", -1));
  private static final List<String> PARTS =
      List.of(
          """
          784|100|10|0|-1|1e-3|0.95|95%|%|.|,|,,|(|)|()|+|relu|Sigmoid|dropout(|dropOut|L2Norm|\
          nothing|none|GD|sgd|miniBatch|crossEntropy|fail|skip|NaN|Infinity|0x1p3|1d| |\t|\0|ä|→|\
          \uD83D\uDE00|\uD83D|٣|99999999999999999999|'|"|${project.basedir}|%s%n%d|\\|2147483648|\
          9223372036854775808"""
              .split("\\|", -1));

  /** A test that fails with one of them fails again with it. */
  static LongStream seeds() {
    return LongStream.range(0, Whole.of(200));
  }

  /** Nothing, something empty, or some of the parts in a row; never a line break. */
  private static String text(Random random) {
    if (random.nextInt(8) == 0) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(MOST_PARTS); i >= 0; i--) {
      text.append(PARTS.get(random.nextInt(PARTS.size())));
    }
    return text.toString();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void parse_junk_givesNothingButMistakes(long seed) {
    Random random = new Random(seed);
    Map<String, String> texts = new LinkedHashMap<>(Map.of("data", "no-such-folder"));
    PARAMETERS.forEach(name -> texts.put(name, text(random)));
    if (random.nextInt(3) == 0) {
      texts.put("network/inputs", text(random));
      for (int i = random.nextInt(4); i > 0; i--) {
        for (String part : List.of("neurons", "activation", "regularizer")) {
          texts.put("network/layer " + i + "/" + part, text(random));
        }
      }
    }
    SettingsReader settings = new SettingsReader(new Settings(texts));
    OptionsParser.parse(settings);
    DataSettings.parse(settings);
    NetworkParser.parse(settings);
    assertThat(settings.mistakes().lines())
        .allSatisfy(line -> assertThat(line).startsWith("n").contains(": "));
  }
}
