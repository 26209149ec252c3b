package dev.nnmaven.trainer.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.testing.Whole;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a POM says, the answer is a ConfigurationException with all that is wrong, or none. */
class JunkTest {

  private static final int MOST_PARTS = 6;

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

  /** What is found wrong, without the heading. */
  private static List<String> found(Consumer<Mistakes> reading) {
    Mistakes mistakes = new Mistakes();
    reading.accept(mistakes);
    try {
      mistakes.throwIfAny();
      return List.of();
    } catch (ConfigurationException e) {
      List<String> lines = new ArrayList<>(List.of(e.getMessage().split("\n")));
      String head = lines.remove(0);
      assertThat(head)
          .isEqualTo(
              lines.size() == 1
                  ? "The configuration has a mistake:"
                  : "The configuration has " + lines.size() + " mistakes:");
      assertThat(lines).allSatisfy(line -> assertThat(line).startsWith("  n").contains(": "));
      return lines;
    }
  }

  /** What is found wrong with junk in all of these parameters, and with each alone. */
  private static void assertSameApart(
      Random random,
      List<String> parameters,
      Map<String, String> sound,
      Consumer<Settings> reading) {
    List<String> apart = new ArrayList<>();
    Map<String, String> all = new LinkedHashMap<>(sound);
    for (String parameter : parameters) {
      Map<String, String> one = new LinkedHashMap<>(sound);
      one.put(parameter, text(random));
      all.putAll(one);
      apart.addAll(found(m -> reading.accept(new Settings(one, m))));
    }
    assertThat(found(m -> reading.accept(new Settings(all, m)))).containsExactlyElementsOf(apart);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void optionsAndData_junk_giveTheMistakesOfEachParameterTogether(long seed) {
    Random random = new Random(seed);
    assertSameApart(
        random,
        List.of("optimizer", "learningRate", "epochs", "batchSize", "seed"),
        Map.of("recipe", "plain"),
        OptionsParser::parse);
    assertSameApart(
        random,
        List.of("testFraction", "unreadableImages"),
        Map.of("data", "no-such-folder"),
        DataSettings::parse);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void network_junk_givesNothingButMistakes(long seed) {
    Random random = new Random(seed);
    Map<String, String> lists = new LinkedHashMap<>();
    for (String name : List.of("layers", "activations", "regularizers")) {
      lists.put(name, text(random));
    }
    String loss = text(random);
    Map<String, String> network = random.nextInt(3) == 0 ? junkNetwork(random) : Map.of();
    List<String> together = found(m -> parse(m, lists, network, loss));
    assertThat(together).containsAll(found(m -> parse(m, Map.of(), network, loss)));
    if (network.isEmpty()) {
      Map<String, String> layers = Map.of("layers", lists.get("layers"));
      assertThat(together).containsAll(found(m -> parse(m, layers, network, "")));
    }
  }

  private static void parse(
      Mistakes mistakes, Map<String, String> lists, Map<String, String> network, String loss) {
    Map<String, String> texts = new LinkedHashMap<>(lists);
    texts.putAll(network);
    texts.put("loss", loss);
    NetworkParser.parse(new Settings(texts, mistakes));
  }

  private static Map<String, String> junkNetwork(Random random) {
    Map<String, String> network = new LinkedHashMap<>();
    network.put("network/inputs", text(random));
    for (int i = random.nextInt(4); i > 0; i--) {
      for (String part : List.of("neurons", "activation", "regularizer")) {
        network.put("network/layer " + i + "/" + part, text(random));
      }
    }
    return network;
  }
}
