package dev.nnmaven.nn.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnmaven.nn.Ensemble;
import dev.nnmaven.nn.testing.Ensembles;
import dev.nnmaven.nn.testing.Models;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of models of several networks. */
class EnsembleFileTest {

  private static final int[] SIZES = {6, 17, 3};

  private final TrainedModel model =
      Ensembles.of(Models.small(new HeldOut.None()), Ensembles.random(3, SIZES, "crossEntropy"));
  private final SafetensorsBytes parts = SafetensorsBytes.of(Models.bytes(model));
  private final TrainedModel blended =
      Ensembles.of(model, Ensembles.blended(model.ensemble(), 0.35));

  private static void assertRefused(byte[] file, String why) {
    assertThatThrownBy(() -> Models.read(file))
        .isExactlyInstanceOf(MalformedFileException.class)
        .hasMessageStartingWith("it is not a usable model file: ")
        .hasMessageContaining(why);
  }

  @Test
  void write_several_namesTheFirstAsASingleNetwork() {
    assertThat(parts.header())
        .contains("\"members\":\"3\"")
        .containsSubsequence(
            "\"layer1.weights\"",
            "\"layer2.biases\"",
            "\"member2.layer1.weights\"",
            "\"member2.layer2.biases\"",
            "\"member3.layer1.weights\"")
        .doesNotContain("member1");
    TrainedModel first = Ensembles.of(model, Ensemble.of(model.network()));
    SafetensorsBytes single = SafetensorsBytes.of(Models.bytes(first));
    assertThat(single.header()).doesNotContain("member");
    assertThat(Arrays.copyOf(parts.data(), single.data().length)).isEqualTo(single.data());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "101", "1000000000", "99999999999999999999", "", "x", "3.0"})
  void read_numberOfMembersThatCannotBe_isRefused(String members) {
    assertRefused(
        parts.replacing("\"members\":\"3\"", "\"members\":\"" + members + "\"").toFile(),
        "the metadata entry members is wrong: expected a number of networks from 1 to 100, found \""
            + members
            + "\"");
  }

  @Test
  void read_moreOrFewerNetworksThanThereAre_isRefused() {
    for (String members : List.of("1", "2", "4", "100")) {
      assertRefused(
          parts.replacing("\"members\":\"3\"", "\"members\":\"" + members + "\"").toFile(),
          "expected " + 4 * Integer.parseInt(members) + " tensors, found 12");
    }
    assertRefused(
        parts.replacing("\"members\":\"3\"", "\"member\":\"3\"").toFile(),
        "expected 4 tensors, found 12");
  }

  @Test
  void read_whatWasWrittenWithALinearMember_isTheSame() throws IOException {
    byte[] file = Models.bytes(blended);
    TrainedModel read = Models.read(file);
    assertThat(read.ensemble().linear().orElseThrow().share()).isEqualTo(0.35);
    assertThat(Models.bytes(read)).isEqualTo(file);
    float[] sample = {1, -2, 3, 0.5f, 0, 7};
    assertThat(read.ensemble().predictions(sample))
        .containsExactly(blended.ensemble().predictions(sample));
    assertThat(parts.header()).doesNotContain("linear.");
  }

  /** As versions do that know of no linear member: the number of tensors is checked, too. */
  @Test
  void read_tensorsThatTheEntriesDoNotTellOf_areRefused() {
    String share = "\"linear.share\":\"0.35\",";
    SafetensorsBytes bytes = SafetensorsBytes.of(Models.bytes(blended));
    assertRefused(
        bytes.replacing(share, "").replacing("linear.layer1", "other.layer1").toFile(),
        "expected 12 tensors, found 14");
    assertRefused(
        bytes.replacing(share, "").toFile(), "the metadata entry linear.share is missing");
    assertRefused(
        parts.replacing("\"layers\"", share + "\"layers\"").toFile(),
        "expected 14 tensors, found 12");
    assertRefused(
        bytes.replacing("linear.layer1.biases", "linear.layer2.biases").toFile(),
        "tensor linear.layer1.biases is missing");
    assertRefused(
        bytes.replacing("[6,3]", "[3,6]").toFile(),
        "tensor linear.layer1.weights has shape [3, 6], expected [6, 3]");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 'must be above 0 and at most 1, found 0.0'",
    "-0.5, 'must be above 0 and at most 1, found -0.5'",
    "1.01, 'must be above 0 and at most 1, found 1.01'",
    "NaN, the metadata entry linear.share is wrong: ",
    "much, the metadata entry linear.share is wrong: "
  })
  void read_shareThatCannotBe_isRefused(String share, String why) {
    assertRefused(
        SafetensorsBytes.of(Models.bytes(blended))
            .replacing("\"0.35\"", '"' + share + '"')
            .toFile(),
        why);
  }

  @Test
  void read_tensorMissingOrOfAnotherShape_isRefused() {
    assertRefused(
        parts.replacing("member3.layer2.biases", "member4.layer2.biases").toFile(),
        "tensor member3.layer2.biases is missing");
    String header = parts.header();
    int second = header.indexOf("\"member2.layer1.weights\"");
    assertRefused(
        parts
            .withHeader(
                header.substring(0, second)
                    + header.substring(second).replaceFirst("\\[6,17]", "[17,6]"))
            .toFile(),
        "tensor member2.layer1.weights has shape [17, 6], expected [6, 17]");
  }

  @Test
  void read_numberOfALaterMemberThatIsNotFinite_isRefused() {
    Ensemble spoiled = Ensembles.random(2, SIZES, "crossEntropy");
    spoiled.members().get(1).parameters().get(2).set(1, 1, Float.MIN_VALUE);
    byte[] file = Models.bytes(Ensembles.of(model, spoiled));
    ByteBuffer numbers = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = 0; at < file.length; at += Float.BYTES) {
      if (numbers.getInt(at) == Float.floatToIntBits(Float.MIN_VALUE)) {
        numbers.putFloat(at, Float.NaN); // which a writer refuses
      }
    }
    assertRefused(file, "tensor member2.layer2.weights holds NaN");
  }
}
