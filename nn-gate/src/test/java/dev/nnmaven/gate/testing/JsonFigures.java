package dev.nnmaven.gate.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;

/** Figures of reports in JSON, by their paths. */
public final class JsonFigures {

  private JsonFigures() {}

  /** What is at a path such as {@code folds/0/accuracy}. */
  public static JsonElement at(JsonElement json, String path) {
    JsonElement found = json;
    for (String step : path.split("/")) {
      found =
          found.isJsonArray()
              ? found.getAsJsonArray().get(Integer.parseInt(step))
              : found.getAsJsonObject().get(step);
      assertThat(found).as(step + " of " + path).isNotNull();
    }
    return found;
  }

  /** Figures and texts are those of a list: {@code "epochs/0/epoch=1; model/width=4"}. */
  public static void assertFigures(JsonElement json, String list) {
    assertThat(list.split("; "))
        .allSatisfy(
            one -> {
              String[] parts = one.split("=", 2);
              assertThat(at(json, parts[0]).getAsString()).isEqualTo(parts[1]);
            });
  }
}
