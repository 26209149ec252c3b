package dev.nnmaven.trainer.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.trainer.testing.Written;
import java.io.File;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a POM says, the answer is a ConfigurationException with all that is wrong, or none. */
class JunkTest {

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

  @ParameterizedTest
  @MethodSource("dev.nnmaven.trainer.config.Junk#seeds")
  void options_junk_givesTheMistakesOfEachParameterTogether(long seed) {
    Random random = new Random(seed);
    String optimizer = Junk.text(random);
    String rate = Junk.text(random);
    String epochs = Junk.text(random);
    String batch = Junk.text(random);
    String randomSeed = Junk.text(random);

    List<String> apart = new ArrayList<>();
    apart.addAll(found(m -> OptionsParser.parse(Written.of(m, "optimizer", optimizer))));
    apart.addAll(found(m -> OptionsParser.parse(Written.of(m, "learningRate", rate))));
    apart.addAll(found(m -> OptionsParser.parse(Written.of(m, "epochs", epochs))));
    apart.addAll(found(m -> OptionsParser.parse(Written.of(m, "batchSize", batch))));
    apart.addAll(found(m -> OptionsParser.parse(Written.of(m, "seed", randomSeed))));
    Object[] all = {
      "optimizer",
      optimizer,
      "learningRate",
      rate,
      "epochs",
      epochs,
      "batchSize",
      batch,
      "seed",
      randomSeed
    };
    assertThat(found(m -> OptionsParser.parse(Written.of(m, all))))
        .containsExactlyElementsOf(apart);
  }

  @ParameterizedTest
  @MethodSource("dev.nnmaven.trainer.config.Junk#seeds")
  void network_junk_givesNothingButMistakes(long seed) {
    Random random = new Random(seed);
    String layers = Junk.text(random);
    String activations = Junk.text(random);
    String regularizers = Junk.text(random);
    String loss = Junk.text(random);
    Map<String, String> network = random.nextInt(3) == 0 ? junkNetwork(random) : Map.of();

    Map<String, String> lists = new TreeMap<>();
    lists.put("layers", layers);
    lists.put("activations", activations);
    lists.put("regularizers", regularizers);
    List<String> together = found(m -> parse(m, lists, network, loss));
    assertThat(together).containsAll(found(m -> parse(m, Map.of(), network, loss)));
    if (network.isEmpty()) {
      assertThat(together).containsAll(found(m -> parse(m, Map.of("layers", layers), network, "")));
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
    network.put("network/inputs", Junk.text(random));
    for (int i = random.nextInt(4); i > 0; i--) {
      network.put("network/layer " + i + "/neurons", Junk.text(random));
      network.put("network/layer " + i + "/activation", Junk.text(random));
      network.put("network/layer " + i + "/regularizer", Junk.text(random));
    }
    return network;
  }

  @ParameterizedTest
  @MethodSource("dev.nnmaven.trainer.config.Junk#seeds")
  void data_junk_givesTheMistakesOfEachParameterTogether(long seed) {
    Random random = new Random(seed);
    File data = new File("no-such-folder");
    String fraction = Junk.text(random);
    String unreadable = Junk.text(random);

    List<String> apart = new ArrayList<>();
    apart.addAll(
        found(m -> DataSettings.parse(Written.of(m, "data", data, "testFraction", fraction))));
    apart.addAll(
        found(
            m -> DataSettings.parse(Written.of(m, "data", data, "unreadableImages", unreadable))));
    Object[] both = {"data", data, "testFraction", fraction, "unreadableImages", unreadable};
    assertThat(found(m -> DataSettings.parse(Written.of(m, both))))
        .containsExactlyElementsOf(apart);
  }
}
