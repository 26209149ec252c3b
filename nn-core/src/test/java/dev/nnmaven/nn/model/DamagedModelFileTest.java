package dev.nnmaven.nn.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnmaven.nn.DenseLayer;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.activation.builtin.Linear;
import dev.nnmaven.nn.loss.builtin.CrossEntropy;
import dev.nnmaven.nn.prediction.Model;
import dev.nnmaven.nn.testing.Jvm;
import dev.nnmaven.nn.testing.Models;
import dev.nnmaven.nn.testing.Whole;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are no model, or a hostile one: always a {@link MalformedFileException}. */
class DamagedModelFileTest {

  @TempDir Path folder;

  private final byte[] good =
      Models.bytes(Models.small(new HeldOut.Fraction(new BigDecimal("0.25"), "fedcba")));
  private final SafetensorsBytes parts = SafetensorsBytes.of(good);

  private AbstractThrowableAssert<?, ?> assertRefused(byte[] content) {
    Path file = folder.resolve("damaged");
    return assertThatThrownBy(() -> ModelFile.read(Files.write(file, content)))
        .isExactlyInstanceOf(MalformedFileException.class)
        .hasMessageStartingWith(file + " is not a usable model file: ");
  }

  /** Reads what may have become another valid model; only the right exception may come out. */
  private boolean isRefused(byte[] content) {
    try {
      ModelFile.read(Files.write(folder.resolve("damaged"), content));
      return false;
    } catch (MalformedFileException e) {
      assertThat(e).hasMessageStartingWith(folder.resolve("damaged") + " is not a usable");
      return true;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void read_truncatedAnywhere_isRefused() {
    for (int length = 0; length < good.length; length++) {
      assertRefused(Arrays.copyOf(good, length));
    }
  }

  @Test
  void read_anyByteOfHeaderFlipped_isRefusedOrAnotherModel() {
    int header = good.length - parts.data().length;
    int accepted = 0;
    int step = Whole.includes("three of four bytes of the header") ? 1 : 4;
    for (int i = 0; i < header; i += step) {
      for (int flip : new int[] {0xff, 1 << i % 7}) {
        byte[] damaged = good.clone();
        damaged[i] ^= (byte) flip;
        if (!isRefused(damaged)) {
          accepted++;
          assertThat(i).as("byte of the header's length").isGreaterThanOrEqualTo(Long.BYTES);
        }
      }
    }
    assertThat(accepted).as("flips in free text, such as the producer").isLessThan(header / step);
  }

  @ParameterizedTest
  @ValueSource(
      longs = {0, 1, -1, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 24, (1L << 24) + 1, 1L << 31})
  void read_headerLengthOutOfRange_isRefused(long claimed) {
    byte[] text = parts.header().getBytes(StandardCharsets.UTF_8);
    assertRefused(parts.toFile(claimed, text))
        .hasMessageContaining(
            "not a safetensors file, or cut short: the header claims "
                + Long.toUnsignedString(claimed)
                + " bytes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "1", "null", "\"x\"", "{", "{}}", "{} {}", "{\"a\":}", "{'a':{}}"})
  void read_headerThatIsNoObject_isRefused(String header) {
    assertRefused(parts.withHeader(header).toFile()).hasMessageNotContaining("http");
  }

  @Test
  void read_headerThatIsNotUtf8_isRefused() {
    byte[] text = parts.header().getBytes(StandardCharsets.ISO_8859_1);
    assertRefused(parts.toFile(text.length, text)).hasMessageContaining("not UTF-8");
  }

  @Test
  void read_deeplyNestedHeaderOrList_isRefused() {
    for (String open : new String[] {"[", "{\"a\":"}) {
      String deep = open.repeat(1_000_000);
      assertRefused(parts.withHeader(deep).toFile());
      assertRefused(parts.withHeader("{\"a\":" + deep).toFile());
      assertRefused(parts.withHeader("{\"a\":{\"ignored\":" + deep).toFile());
      String quoted = deep.replace("\"", "\\\"");
      assertRefused(parts.replacing("[\\\"dense(6, 17)\\\",", quoted).toFile());
    }
    String deepList = "[".repeat(100_000) + "]".repeat(100_000);
    assertRefused(parts.replacing("[\\\"dense(6, 17)\\\",\\\"dense(17, 3)\\\"]", deepList).toFile())
        .hasMessageContaining("layers");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        // What stands in the header | what stands there instead | part of the message
        "[6,17]|[17,6]|tensor layer1.weights has shape [17, 6], expected [6, 17]",
        "[6,17]|[6,18]|tensor layer1.weights has 108 elements, but its bytes run from 0 to 408",
        "[6,17]|[-6,-17]|claims dimension -6",
        "[6,17]|[6,17.5]|malformed number",
        "[6,17]|[2147483647,2147483647]|claims dimension 2147483647",
        "[6,17]|[99999999999999999999,1]|malformed number",
        "[6,17]|[1,1,1,1,1,1,1,1,1]|list of more than 8 numbers",
        "[0,408]|[0,408,0]|two data_offsets",
        "[0,408]|[4,412]|begins at byte 4, expected 0",
        "[0,408]|[-4,404]|bytes run from -4 to 404",
        "[0,408]|[408,0]|bytes run from 408 to 0",
        "[0,408]|[9223372036854775807,-9223372036854775401]|begins at byte 408, expected 0",
        "[408,476]|[0,68]|tensor layer1.weights begins at byte 0, expected 68",
        "[408,476]|[412,480]|begins at byte 412, expected 408",
        "[6,17]|[0,17]|tensor layer1.weights has 0 elements",
        "F32|F16|has type F16, expected F32",
        "\"dtype\":\"F32\",||lacks dtype, shape or two data_offsets",
        "\"shape\":[6,17],||lacks dtype, shape or two data_offsets",
        "\"layer1.biases\"|\"layer9.biases\"|tensor layer1.biases is missing; the file has",
        "\"layer1.biases\"|\"layer1.weights\"|the header names layer1.weights twice",
        "\"__metadata__\"|\"metadata\"|lacks dtype",
        "\"width\":\"3\"|\"width\":3|the metadata entry width is not a string",
        "\"width\":\"3\"|\"width\":\"3\",\"width\":\"3\"|the metadata names width twice",
        "\"width\":\"3\"|\"other\":\"3\"|the metadata entry width is missing",
        "\"width\":\"3\"|\"width\":\"3.0\"|the metadata entry width is wrong",
        "\"width\":\"3\"|\"width\":\"-3\"|found -3 x 2",
        "\"width\":\"3\"|\"width\":\"4\"|the image preprocessing makes 8",
        "nn-maven model 2|nn-maven model 1|to be \"nn-maven model 2\", found \"nn-maven model 1\". Train the model again",
        "\"format\":|\"formatted\":|to be \"nn-maven model 2\", found none",
        "crossEntropy|crossEntrophy|the metadata entry loss is wrong: unknown loss",
        "\\\"tanh\\\"|\\\"tahn\\\"|the metadata entry activations is wrong: unknown activation",
        "dropout(0.5)|dropout(1.5)|regularizers is wrong: dropout rate must be",
        "\\\"tanh\\\",||2 layers, 1 activations and 2 regularizers",
        "[\\\"dense(6, 17)\\\",\\\"dense(17, 3)\\\"]|[\\\"dense(6, 17)\\\"]|1 layers, 2 activations and 2 regularizers",
        "[\\\"dense(6, 17)\\\",\\\"dense(17, 3)\\\"]|[]|0 layers",
        "[\\\"dense(6, 17)\\\",\\\"dense(17, 3)\\\"]|{}|expected a JSON array",
        "[\\\"dense(6, 17)\\\",\\\"dense(17, 3)\\\"]|[\\\"dense(6, x)\\\"]|layers is wrong: \"x\" in \"dense(x)\" is not a whole number",
        "(6, 17)|(6, 999999999)|expected [6, 999999999]",
        "(6, 17)|(6, 2147483648)|\"2147483648\" in \"dense(2147483648)\" is not a whole number",
        "(6, 17)|(6, 0)|a dense layer has at least 1 neuron, found 0",
        "(6, 17)|(6)|found \"dense(6)\"",
        "(6, 17)|(6, 17, 1)|\"dense(17, 1)\" has too many arguments",
        "dense(6, 17)|sparse(6, 17)|unknown kind of layer \"sparse\"; allowed: avgPool",
        "dense(6, 17)|java.lang.Object(6, 17)|found \"java.lang.Object(6, 17)\"",
        "\"classification\"|\"clustering\"|task is \"clustering\", expected classification or regression",
        "\"classification\"|\"regression\"|the metadata entry target is missing",
        "\"preprocessing\":\"image\"|\"preprocessing\":\"sound\"|is \"sound\", expected image or table",
        "\"preprocessing\":\"image\"|\"preprocessing\":\"table\"|the metadata entry columns is missing",
        "\"task\":|\"tasks\":|the metadata entry task is missing",
        ",\\\"c\\\"||the network has 3 outputs, but the classification needs 2",
        "\\\"c\\\"|\\\"a\\\"|a class is listed twice",
        "\"fraction\"|\"fracture\"|heldOut is \"fracture\", expected fraction, folder or none",
        "\"0.25\"|\"1.25\"|heldOut.fraction is wrong",
        "\"0.25\"|\"0\"|heldOut.fraction is wrong",
        "\"0.25\"|\"1e-999999999\"|heldOut.fraction is wrong",
        "\"42\"|\"many\"|training.images is wrong",
      })
  void read_headerChanged_saysWhatIsWrong(String part, String by, String message) {
    assertRefused(parts.replacing(part, by == null ? "" : by).toFile())
        .hasMessageContaining(message.strip());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\"dense(6, 17)\",\"dense(17, 3)\"",
        "['dense(6, 17)','dense(17, 3)']",
        "[6,17,3]",
        "[[\"dense(6, 17)\"]]",
        "[\"dense(6, 17)\",\"dense(17, 3)\",]",
        "[\"dense(6, 17)\",\"dense(17, 3)\"",
        "[\"dense(6, 17)\",\"dense(17, 3)\"]]",
        "[\"dense(6, 17)\",\"dense(17, 3)\"] []",
        ")]}'\\n[\"dense(6, 17)\",\"dense(17, 3)\"]"
      })
  void read_listThatIsNoStrictJson_isRefused(String list) {
    String sizes = "[\\\"dense(6, 17)\\\",\\\"dense(17, 3)\\\"]";
    assertRefused(parts.replacing(sizes, list.replace("\"", "\\\"")).toFile())
        .hasMessageEndingWith("the metadata entry layers is wrong: expected a JSON array of texts");
  }

  /** Before there is memory for it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "conv(40000x40000x1, 1, 1x1)|a sample takes 1600000000 multiplications",
        "conv(99999x99999x1, 1, 1x1)|99999x99999x1 numbers are more than an array can hold",
        "conv(6x1x1, 17, 999999999x999999999)|more than an array can hold",
        "conv(6x1x1, 999999999, 1x1)|a sample takes 5999999994 multiplications",
        "conv(6x1x1, 17, 0x1)|a kernel has at least 1x1 pixels, found 0x1",
        "conv(6x1x1, 17, 1x1)|has shape [6, 17], expected [1, 1, 1, 17]",
        "conv(6x1x1, 17, 1x1, padding=none)|unknown padding",
        "conv(6x1x1, 17)|expected a layer such as dense(784, 100), found",
        "conv(6, 17, 1x1, 3)|expected a layer such as dense(784, 100), found",
        "maxPool(6x1x1, 2)|a window of 2x2 is larger than the image of 6x1",
        "maxPool(6x1x1)|expected a layer such as dense(784, 100), found",
        "maxPool(6x1x1, 1, padding=same)|no parameter padding",
        "avgPool(6x1x1, 1, stride=0)|pooling needs a size and a stride of at least 1",
        "globalAvgPool(30000x40000x1)|a sample takes 1200000000 multiplications",
        "globalAvgPool(6x1x1, 2)|has too many arguments",
        "maxPool(6x1x1, 1)|expected 2 tensors, found 4",
      })
  void read_hostileLayerOfImages_saysWhatIsWrong(String layer, String message) {
    assertRefused(parts.replacing("dense(6, 17)", layer).toFile()).hasMessageContaining(message);
  }

  @Test
  void read_moreTensorsOrLargerThanThereAre_isRefused() {
    String tensor = "\"layer3.biases\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]},";
    assertRefused(parts.replacing("\"layer1.weights\"", tensor + "\"layer1.weights\"").toFile())
        .hasMessageContaining("expected 4 tensors, found 5");
    // A claim of 8 GB in a file of a few bytes: refused before memory is taken for it.
    String header =
        "{\"layer1.weights\":{\"dtype\":\"F32\",\"shape\":[2147483639],"
            + "\"data_offsets\":[0,8589934556]}}";
    assertRefused(parts.withHeader(header).toFile())
        .hasMessageContaining("the tensors take 8589934556 bytes");
    StringBuilder many = new StringBuilder("{\"__metadata__\":{}");
    for (int i = 0; i < 100_000; i++) {
      many.append(",\"t")
          .append(i)
          .append("\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}");
    }
    assertRefused(parts.withHeader(many.append('}').toString()).toFile());
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void read_weightOrBiasNotFinite_isRefused(float value) {
    for (int at : new int[] {0, 404, 408, 472, parts.data().length - 4}) {
      byte[] data = parts.data().clone();
      ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN).putFloat(at, value);
      assertRefused(parts.withData(data).toFile()).hasMessageContaining("holds " + value);
    }
  }

  @Test
  void read_dataLongerOrShorter_saysBothLengths() {
    int length = parts.data().length;
    for (int other : new int[] {0, length - 4, length - 1, length + 1, length + 4, length + 1000}) {
      assertRefused(parts.withData(Arrays.copyOf(parts.data(), other)).toFile())
          .hasMessageContaining(
              "the tensors take %d bytes, but the file has %d for them".formatted(length, other));
    }
  }

  /** Kinds of layers are looked for once, and not for each of them. */
  @Test
  @Timeout(60)
  void read_layersWithoutEnd_areRefusedSoon() {
    String layer = "\\\"dense(6, 17)\\\",";
    assertRefused(parts.replacing(layer, layer.repeat(300_000)).toFile())
        .hasMessageContaining("300001 layers, 2 activations and 2 regularizers do not make");
  }

  @Test
  void read_fieldOfATensorTwice_isRefused() {
    for (String twice :
        new String[] {"\"dtype\":\"F32\"", "\"data_offsets\":[0,12]", "\"note\":1"}) {
      String field = twice.substring(1, twice.indexOf(':') - 1);
      String header =
          parts.header().replace("{\"dtype\"", "{" + twice + "," + twice + ",\"dtype\"");
      assertRefused(parts.withHeader(header).toFile()).hasMessageContaining(field + " twice");
    }
  }

  /** Reports and logs say what a model says of itself. */
  @Test
  void read_textsWithoutEnd_areRefusedInAFewWords() {
    String endless = "x".repeat(1 << 20);
    for (String part :
        new String[] {
          "nn-maven test", "0123456789abcdef", "\\\"tanh\\\"", "\\\"c\\\"", "dropout(0.5)"
        }) {
      assertThat(parts.header()).contains(part);
      String text = part.contains("c") && part.length() < 8 ? "\\\"" + endless + "\\\"" : endless;
      assertRefused(parts.replacing(part, text).toFile())
          .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(1000));
    }
    String header = parts.header().replace("\"option.seed\"", "\"option." + endless + "\"");
    assertRefused(parts.withHeader(header).toFile())
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(1000));
  }

  @Test
  void read_optionsWithoutEnd_areRefused() {
    StringBuilder options = new StringBuilder();
    for (int i = 0; i < 1000; i++) {
      options.append("\"option.o").append(i).append("\":\"1\",");
    }
    assertRefused(parts.replacing("\"option.seed\"", options + "\"option.seed\"").toFile())
        .hasMessageContaining("1003 options, expected at most 200");
  }

  /** Rows are padded: a file of 16 bytes for each input takes 64 in memory, and 12 to compute. */
  @Test
  void read_layerThatMemoryDoesNotSufficeFor_isRefusedWithTheBytes() throws Exception {
    Network narrow =
        new Network(
            List.of(new DenseLayer(1 << 20, 1, new Linear(), List.of())), new CrossEntropy());
    Path file = folder.resolve("narrow");
    ModelFile.write(file, Models.of(narrow, 1 << 10, 1 << 10, List.of("all"), new HeldOut.None()));
    assertThat(Files.size(file)).isLessThan(5 << 20);
    Process reader =
        Jvm.of(List.of("-Xmx60m"), Reader.class, file.toString()).redirectErrorStream(true).start();
    assertThat(new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEqualTo(
            file
                + " is not a usable model file: its layers take 81 MB of memory, and all that this JVM"
                + " may take is 60 MB; give it more, such as -Xmx162m");
  }

  /** Reads a model and says what is wrong with it. */
  static final class Reader {
    public static void main(String[] arguments) throws IOException {
      try {
        Model.load(Path.of(arguments[0]));
      } catch (MalformedFileException e) {
        System.out.print(e.getMessage());
      }
    }
  }
}
