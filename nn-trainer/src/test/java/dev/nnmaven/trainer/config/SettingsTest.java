package dev.nnmaven.trainer.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.nnmaven.nn.testing.Whole;
import dev.nnmaven.trainer.testing.Written;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SettingsTest {

  @Test
  void json_specialCharactersInAnyOrder_comeBackTheSameInOneLine() {
    String odd = "äß→\"'\\\r\n\t<&=\u2028" + Character.toString(0x1f98a);
    Settings settings = Written.of("fork", odd, "network/layer 1/neurons", "5");
    assertThat(settings.toJson()).doesNotContain("\n", "\r");
    assertThat(Settings.ofJson(settings.toJson()).texts()).isEqualTo(settings.texts());
    assertThat(Written.list("a=1; b=2").toJson())
        .isEqualTo(Written.list("b=2; a=1").toJson())
        .isNotEqualTo(Written.list("b=1; a=2").toJson());
  }

  @Test
  void texts_changed_leaveTheOriginal() {
    Settings settings = Written.of("epochs", "1", "seed", "x");
    Settings changed = settings.with("epochs", "many").without(List.of("seed"));
    assertThat(changed.has("seed")).isFalse();
    assertThat(settings.get(Parameters.EPOCHS)).isEqualTo(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> changed.get(Parameters.EPOCHS))
        .withMessageContaining("nn.epochs: expected a whole number");
  }

  @Test
  void file_notConfigured_isEmpty() {
    assertThat(Written.of("data", "/bin/java").file("data")).contains(Path.of("/bin/java"));
    assertThat(Written.of().file("data")).isEmpty();
    assertThat(Written.of("data", " ").file("data")).isEmpty(); // not the folder where Java runs
  }

  @Test
  void needed_notConfigured_namesTheParameter() {
    assertThat(Written.of("data", "some").needed("data")).isEqualTo(Path.of("some"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DataLocations.in(Written.of("target", "kind")))
        .withMessage("nn.data: expected a file or folder, found nothing");
  }

  private static final List<String> PARAMETERS =
      List.of(
          "optimizer learningRate epochs batchSize seed testFraction tolerate network loss"
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
    for (int i = random.nextInt(6); i >= 0; i--) {
      text.append(PARTS.get(random.nextInt(PARTS.size())));
    }
    return text.toString();
  }

  /** Whatever a POM says, the answer is a list of all that is wrong, or that nothing is. */
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
