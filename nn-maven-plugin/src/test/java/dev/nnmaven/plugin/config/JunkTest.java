package dev.nnmaven.plugin.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
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
  @MethodSource("dev.nnmaven.plugin.config.Junk#seeds")
  void options_junk_givesTheMistakesOfEachParameterTogether(long seed) {
    Random random = new Random(seed);
    String optimizer = Junk.text(random);
    String rate = Junk.text(random);
    String epochs = Junk.text(random);
    String batch = Junk.text(random);
    String randomSeed = Junk.text(random);

    List<String> apart = new ArrayList<>();
    apart.addAll(found(m -> new OptionsParser(m).parse(null, rate, null, null, null)));
    apart.addAll(found(m -> new OptionsParser(m).parse(null, null, epochs, null, null)));
    apart.addAll(found(m -> new OptionsParser(m).parse(null, null, null, null, randomSeed)));
    apart.addAll(found(m -> new OptionsParser(m).parse(optimizer, null, null, batch, null)));
    assertThat(found(m -> new OptionsParser(m).parse(optimizer, rate, epochs, batch, randomSeed)))
        .containsExactlyElementsOf(apart);
  }

  @ParameterizedTest
  @MethodSource("dev.nnmaven.plugin.config.Junk#seeds")
  void network_junk_givesNothingButMistakes(long seed) {
    Random random = new Random(seed);
    String layers = Junk.text(random);
    String activations = Junk.text(random);
    String regularizers = Junk.text(random);
    String loss = Junk.text(random);
    NetworkConfig network = random.nextInt(3) == 0 ? junkNetwork(random) : null;

    List<String> together =
        found(m -> new NetworkParser(m).parse(layers, activations, regularizers, network, loss));
    assertThat(together)
        .containsAll(found(m -> new NetworkParser(m).parse(null, null, null, network, loss)));
    if (network == null) {
      assertThat(together)
          .containsAll(found(m -> new NetworkParser(m).parse(layers, null, null, null, null)));
    }
  }

  private static NetworkConfig junkNetwork(Random random) {
    NetworkConfig network = new NetworkConfig();
    network.setInputs(Junk.text(random));
    for (int i = random.nextInt(4); i > 0; i--) {
      LayerConfig layer = new LayerConfig();
      layer.setNeurons(Junk.text(random));
      layer.setActivation(Junk.text(random));
      layer.setRegularizer(Junk.text(random));
      network.addLayer(layer);
    }
    return network;
  }

  @ParameterizedTest
  @MethodSource("dev.nnmaven.plugin.config.Junk#seeds")
  void data_junk_givesTheMistakesOfEachParameterTogether(long seed) {
    Random random = new Random(seed);
    File data = new File("no-such-folder");
    String fraction = Junk.text(random);
    String unreadable = Junk.text(random);

    List<String> apart = new ArrayList<>();
    apart.addAll(found(m -> DataSettings.parse(data, null, fraction, null, m)));
    apart.addAll(found(m -> DataSettings.parse(data, null, null, unreadable, m)));
    assertThat(found(m -> DataSettings.parse(data, null, fraction, unreadable, m)))
        .containsExactlyElementsOf(apart);
  }
}
