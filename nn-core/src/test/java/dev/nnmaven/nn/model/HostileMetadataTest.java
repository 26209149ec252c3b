package dev.nnmaven.nn.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.nnmaven.nn.compute.ComputeOptions;
import dev.nnmaven.nn.compute.KernelChoice;
import dev.nnmaven.nn.testing.Models;
import dev.nnmaven.nn.testing.Tables;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever text of a model file is hostile: no message, and none of a cause, has it as it is. */
class HostileMetadataTest {

  private static final String FORGED = "\u001b[2J\n[INFO] BUILD SUCCESS\r\u202e";

  private static final String METADATA = "__metadata__";

  static Stream<TrainedModel> models() throws Exception {
    ComputeOptions scalar = new ComputeOptions(KernelChoice.SCALAR, 1);
    return Stream.of(
        Models.small(new HeldOut.Fraction(new BigDecimal("0.25"), "fedcba")),
        Tables.regression(Tables.houses(40), 2, scalar));
  }

  private static SafetensorsBytes parts(TrainedModel model) throws Exception {
    return SafetensorsBytes.of(Models.bytes(model));
  }

  /** The number of messages that were looked at. */
  private static int assertVisible(SafetensorsBytes parts, JsonObject header) throws Exception {
    return assertVisible(parts, new Gson().toJson(header));
  }

  private static int assertVisible(SafetensorsBytes parts, String header) throws Exception {
    byte[] file = parts.withHeader(header).toFile();
    int messages = 0;
    try {
      Models.read(file);
    } catch (MalformedFileException e) {
      for (Throwable one = e; one != null; one = one.getCause()) {
        assertThat(String.valueOf(one.getMessage()))
            .as("a message of %s", one.getClass())
            .doesNotContain("\u001b", "\n", "\r", "\u202e");
        messages++;
      }
    }
    return messages;
  }

  @ParameterizedTest
  @MethodSource("models")
  void read_anyTextOfTheMetadataHostile_isVisibleInEachMessage(TrainedModel model)
      throws Exception {
    SafetensorsBytes parts = parts(model);
    JsonObject metadata = JsonParser.parseString(parts.header()).getAsJsonObject();
    int messages = 0;
    for (Map.Entry<String, JsonElement> entry : metadata.getAsJsonObject(METADATA).entrySet()) {
      String text = entry.getValue().getAsString();
      List<String> hostile = new ArrayList<>(List.of(FORGED, text + FORGED));
      if (text.startsWith("[")) {
        JsonArray elements = JsonParser.parseString(text).getAsJsonArray();
        for (int i = 0; i < elements.size(); i++) {
          JsonArray one = elements.deepCopy();
          one.set(i, new JsonPrimitive(FORGED));
          hostile.add(one.toString());
        }
      }
      for (String value : hostile) {
        JsonObject changed = metadata.deepCopy();
        changed.getAsJsonObject(METADATA).addProperty(entry.getKey(), value);
        messages += assertVisible(parts, changed);
      }
      JsonObject renamed = metadata.deepCopy();
      renamed.getAsJsonObject(METADATA).remove(entry.getKey());
      renamed.getAsJsonObject(METADATA).addProperty(entry.getKey() + FORGED, text);
      messages += assertVisible(parts, renamed);
    }
    assertThat(messages).isGreaterThan(metadata.getAsJsonObject(METADATA).size());
  }

  /** Gson's messages have the path to what it met. */
  @Test
  void read_headerThatIsNotWhatIsExpected_isVisibleInEachMessage() throws Exception {
    SafetensorsBytes parts = parts(models().findFirst().orElseThrow());
    String name = new Gson().toJson(FORGED);
    for (String header :
        List.of(
            "{%s: 1}",
            "{%s: {\"shape\": 1}}",
            "{%s: {\"shape\": [1e99]}}",
            "{\"__metadata__\": {%s: }}",
            "{%1$s: {%1$s}}")) {
      assertThat(assertVisible(parts, header.formatted(name))).isPositive();
    }
  }

  @Test
  void exception_messageOfAnyText_isOneVisibleLine() {
    assertThat(new MalformedFileException("a\n\u001b")).hasMessage("a\\u000a\\u001b");
  }
}
