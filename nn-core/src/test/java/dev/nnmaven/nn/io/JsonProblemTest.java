package dev.nnmaven.nn.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Gson really says, so that a later version of it that says something else is noticed. */
class JsonProblemTest {

  record Record(int number, List<String> names) {}

  private static final Gson GSON = new GsonBuilder().setStrictness(Strictness.STRICT).create();

  private static String reason(String json) {
    return JsonProblem.reason(
        catchThrowableOfType(JsonParseException.class, () -> GSON.fromJson(json, Record.class)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "<html>|malformed JSON at line 1 column 1 path $",
        "[]|Expected an object but was an array at line 1 column 2 path $",
        "7|Expected an object but was a number at line 1 column 2 path $",
        "{\"names\": {}}|Expected an array but was an object at line 1 column 12 path $.names",
        "{\"number\": true}|Expected an int but was true or false at line 1 column 16 path $.number",
        "{names: []}|malformed JSON at line 1 column 3 path $.",
        "{\"names\" [\"a\"]}|Expected ':' at line 1 column 11 path $.names",
        "{\"names\": [\"a|Unterminated string at line 1 column 14 path $.names[0]",
        "{\"number\": 1|End of input at line 1 column 13 path $.number",
      })
  void reason_isPlainAndSaysWhere(String json, String reason) {
    assertThat(reason(json)).isEqualTo(reason);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{", "{]", "{\"a\": }", "[1",
        "nul", "{\"number\": 1.5}", "{\"number\": \"x\"}", "{'a' = 1",
        "{\"number\": [1]}", "{\"names\": [{}]}", "{\"names\": 1", "{\"number\": 1}}",
        "\u0000", "\"\\q\""
      })
  void reason_anything_isOneLineWithoutWordsOfTheLibrary(String json) {
    assertThat(reason(json))
        .isNotBlank()
        .doesNotContain("\n", "com.google", "java.", "JsonReader", "http", "BEGIN_", "Exception");
  }

  @Test
  void reason_deepNesting_isNotLong() {
    assertThat(reason("{\"a\": " + "[".repeat(1000))).startsWith("Nesting limit").contains(" ... ");
    assertThat(reason("{\"a\": " + "[".repeat(1000)).length()).isLessThan(250);
  }
}
