package dev.nnmaven.trainer.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.Shape;
import dev.nnmaven.nn.io.Sha256;
import dev.nnmaven.nn.model.MalformedFileException;
import dev.nnmaven.nn.testing.Cases;
import dev.nnmaven.nn.testing.ImageLayers;
import dev.nnmaven.nn.testing.Networks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WeightsTextTest {

  private static final String SMALL =
      """
      [[0.5, -1.25, 3], [1e-05, 2.5E+3, -0.0]]
      [0.125, -7]
      [[1, 2]]
      [3]
      """;

  @TempDir Path folder;

  private Path file() {
    return folder.resolve("weights.net");
  }

  private WeightsText read(String text) throws IOException {
    return WeightsText.read(Files.writeString(file(), text), Sha256.start());
  }

  private AbstractThrowableAssert<?, ?> assertRefused(byte[] content) {
    return assertThatThrownBy(() -> WeightsText.read(Files.write(file(), content), Sha256.start()))
        .isExactlyInstanceOf(MalformedFileException.class)
        .hasMessageStartingWith(file() + " is not a usable weights file: ");
  }

  private AbstractThrowableAssert<?, ?> assertRefused(String content) {
    return assertRefused(content.getBytes(StandardCharsets.UTF_8));
  }

  private static Network network(int... sizes) {
    String[] layers = new String[sizes.length - 1];
    Arrays.fill(layers, "linear");
    return Networks.random(sizes, "crossEntropy", 1, layers);
  }

  @Test
  void read_textOfPython_setsEachWeight() throws IOException {
    WeightsText text = read(SMALL);
    assertThat(text.sizes()).isEqualTo("3,2,1");
    Network network = network(3, 2, 1);
    text.copyTo(network);
    // [I][O] of the first layer and its biases, and those of the second.
    assertThat(Networks.numbers(network))
        .containsExactly(0.5f, 1e-5f, -1.25f, 2500f, 3f, -0f, 0.125f, -7f, 1f, 2f, 3f);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[[1,2]]\n[3]",
        "[[1,2]]\r\n[3]\r\n",
        "[ [ 1 ,\t2 ] ]\n\n\n[ 3 ]  \n ",
        "[[1,\n2]] [3]",
        "\uFEFF[[1,2]]\n[3]\n"
      })
  void read_otherWhiteSpace_isTheSame(String text) throws IOException {
    assertThat(read(text).sizes()).isEqualTo("2,1");
  }

  @Test
  void write_smallNetwork_isFourLines() throws IOException {
    Network network = network(3, 2, 1);
    read(SMALL).copyTo(network);
    WeightsText.write(file(), network);
    assertThat(file())
        .hasContent(
            """
            [[0.5, -1.25, 3], [0.00001, 2500, -0.0]]
            [0.125, -7]
            [[1, 2]]
            [3]
            """);
  }

  @Test
  void write_largerNetwork_isReadBackToTheBit() throws IOException {
    Network network = network(35, 17, 2);
    network.layers().get(0).parameter("weights").set(34, 16, Float.MIN_VALUE);
    network.layers().get(1).parameter("biases").set(0, 1, -Float.MAX_VALUE);
    WeightsText.write(file(), network);
    Network read = network.copy();
    read.parameters().forEach(one -> one.fill(new float[(int) one.count()]));
    WeightsText.read(file(), Sha256.start()).copyTo(read);
    assertThat(Networks.numbers(read)).containsExactly(Networks.numbers(network));
  }

  /** A file cut after a whole layer is the file of a smaller network, which will not fit. */
  @Test
  void read_truncatedAnywhere_isRefusedOrSmaller() throws IOException {
    int firstLayer = SMALL.indexOf("[[1, 2]]");
    for (int length = 0; length < SMALL.lastIndexOf(']') + 1; length++) {
      String text = SMALL.substring(0, length);
      if (length == firstLayer || length == firstLayer - 1) {
        assertThat(read(text).sizes()).isEqualTo("3,2");
      } else {
        assertRefused(text); // a number cut in two is called one that is none
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "[[1,2],[3]] [1,2]|a neuron has 1 weights where the first of its layer has 2",
        "[[1,2],[3,4]] [1]|a layer has 2 neurons, but 1 biases",
        "[[1,2],[3,4]] [1,2] [[1,2,3]] [1]|layer 2 has 3 inputs, but layer 1 has 2 neurons",
        "[] []|a layer has no weights",
        "[[]] [1]|a layer has no weights",
        "[[1,NaN]] [1]|expected a number, found STRING line 1 column 5",
        "[[1,\"2\"]] [1]|expected a number, found STRING",
        "[[1,null]] [1]|expected a number, found NULL",
        "[[1,]] [1]|expected a number, found NULL",
        "[[1,true]] [1]|expected a number, found BOOLEAN",
        "[[1,[2]]] [1]|expected a number, found BEGIN_ARRAY",
        "[[1,{}]] [1]|expected a number, found BEGIN_OBJECT",
        "[[1,1e39]] [1]|a number is too large for a float",
        "[[[1]]] [1]|expected a number, found BEGIN_ARRAY",
        "[1,2] [1]|expected a list, found NUMBER line 1",
        "{} []|expected a list, found BEGIN_OBJECT",
        "hello|expected a list, found STRING",
        "[[1,2]] [1] x|expected a list, found STRING",
        "[[1 2]] [1]|",
        "[[1,2]}|",
      })
  void read_wrongText_saysWhatAndWhere(String text, String message) {
    assertRefused(text)
        .hasMessageContaining(message == null ? "line 1" : message)
        .hasMessageNotContaining("http");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\n", "[", "[[", "[[1,2]]", "[[1,2]] ", "[[1,2]] ["})
  void read_emptyOrHalf_saysItEndsEarly(String text) {
    assertRefused(text).hasMessageContaining("it ends early");
  }

  @Test
  void read_binaryOrDeepNesting_isRefused() {
    assertRefused(new byte[] {'[', '[', (byte) 0xff, 0}).hasMessageContaining("it is not text");
    Cases.check(
        300,
        random -> {
          byte[] junk = new byte[random.nextInt(100)];
          random.nextBytes(junk);
          assertRefused(junk);
        });
    assertRefused("[".repeat(1_000_000)).hasMessageContaining("expected a number");
  }

  @Test
  void copyTo_otherSizes_saysBoth() throws IOException {
    WeightsText text = read(SMALL);
    assertThatThrownBy(() -> text.copyTo(network(3, 4, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the weights are for a network of 3,2,1, but the configured one is 3,4,1; configure"
                + " layers 3,2,1, or write weights for 3,4,1");
    assertThatThrownBy(() -> text.copyTo(network(3, 2, 1, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3,2,1, but the configured one is 3,2,1,1");
  }

  @Test
  void writeAndCopy_layersThatAreNotDense_areRefusedWithTheWayOut() throws Exception {
    Network network = ImageLayers.network(new Shape(11, 9, 3), 4);
    Path file = folder.resolve("conv.net");
    String message =
        "only dense layers have weights as text, and layer 1 is conv(11x9x3, 18, 3x3); use a"
            + " model file (.safetensors)";
    assertThatThrownBy(() -> WeightsText.write(file, network))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
    assertThat(file).doesNotExist();
    WeightsText.write(file, Networks.random(new int[] {2, 3}, "crossEntropy", 1, "linear"));
    assertThatThrownBy(() -> WeightsText.read(file, Sha256.start()).copyTo(network))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
