package dev.nnmaven.gate.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import dev.nnmaven.gate.aggregate.Evaluated;
import dev.nnmaven.gate.rule.RuleResult.Outcome;
import dev.nnmaven.nn.task.ConfusionMatrix;
import dev.nnmaven.trainer.data.DataHealth;
import dev.nnmaven.trainer.measure.EvaluationFigures;
import dev.nnmaven.trainer.testing.Checkout;
import dev.nnmaven.trainer.testing.JsonSchemas;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the schemas in docs allow; JsonFilesTest holds real files against them. */
class JsonSchemasTest {

  @TempDir Path folder;

  /** Everything that may occur. */
  private static ExampleEvaluation everything() {
    return new ExampleEvaluation()
        .rules(
            ExampleEvaluation.rule("a", Outcome.PASSED),
            ExampleEvaluation.rule("b", Outcome.NOT_CHECKED))
        .acceptedBecause("smaller")
        .leftOut(6)
        .baseline(9, 9, 9)
        .health(
            new DataHealth(
                List.of(new DataHealth.Leak("a", "b")),
                Collections.nCopies(11, Collections.nCopies(11, "a")),
                List.of(List.of("a", "b")),
                Collections.nCopies(11, "a"),
                0));
  }

  private Path file() {
    return folder.resolve("evaluation.json");
  }

  private void damaged(String json, String expected) throws Exception {
    Files.writeString(file(), json);
    assertThatIOException()
        .isThrownBy(() -> Evaluated.read(file()))
        .withMessageStartingWith(file() + expected);
  }

  private String written() throws Exception {
    everything().write(file());
    return Files.readString(file());
  }

  private static final String SCHEMAS =
      "evaluation, training, search, cross-validation, explanation, predictions";

  static List<String> schemas() {
    return List.of(SCHEMAS.split(", ", -1));
  }

  @Test
  void schemas_ofTheDocumentation_areThese() throws Exception {
    try (Stream<Path> files = Files.list(Checkout.root("docs"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .filteredOn(name -> name.endsWith(".schema.json"))
          .containsExactlyInAnyOrderElementsOf(
              schemas().stream().map(name -> name + ".schema.json").toList());
    }
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void schema_itself_isOneOfItsDraft(String name) throws Exception {
    assertThat(JsonSchemas.problems(name)).isEmpty();
  }

  /** The schemas are the reference; {@link JsonSchemas#problems} allows no other properties. */
  @ParameterizedTest
  @MethodSource("schemas")
  void schema_eachProperty_hasAShortDescription(String name) throws Exception {
    JsonElement schema =
        JsonParser.parseString(Files.readString(Checkout.root("docs/" + name + ".schema.json")));
    Map<String, String> described = new TreeMap<>();
    describe(schema, "", described);
    assertThat(described)
        .hasSizeGreaterThan(10)
        .allSatisfy(
            (property, text) ->
                assertThat(text).as(property).hasSizeBetween(5, 160).doesNotEndWith("."));
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void schema_eachOne_isNamedByThePageOfFiles(String name) throws Exception {
    assertThat(Files.readString(Checkout.root("docs/output-files.md")))
        .contains("(" + name + ".schema.json)");
  }

  /** Descriptions of properties, by their path; empty without one. */
  private static void describe(JsonElement schema, String path, Map<String, String> described) {
    if (schema.isJsonArray()) {
      schema.getAsJsonArray().forEach(element -> describe(element, path, described));
    } else if (schema.isJsonObject()) {
      schema
          .getAsJsonObject()
          .asMap()
          .forEach(
              (key, value) -> {
                if (key.equals("properties")) {
                  value
                      .getAsJsonObject()
                      .asMap()
                      .forEach((n, p) -> property(path, n, p, described));
                } else {
                  describe(value, path + "/" + key, described);
                }
              });
    }
  }

  private static void property(
      String path, String name, JsonElement property, Map<String, String> described) {
    JsonElement text = property.getAsJsonObject().get("description");
    described.put(path + "/" + name, text == null ? "" : text.getAsString());
    describe(property, path + "/" + name, described);
  }

  @Test
  void evaluation_withAllThatMayOccur_isValidAndRead() throws Exception {
    assertThat(JsonSchemas.problems("evaluation", written())).isEmpty();
    assertThat(Evaluated.read(file()).figures())
        .isEqualTo(everything().evidence().findings().figures());
  }

  /** 500 classes have 250,000 pairs, of which 1,000 have a count here. */
  @Test
  void evaluation_ofManyClasses_hasOnlyCountsThatAreNotZero() throws Exception {
    new ExampleEvaluation().manyClasses(500).write(file());
    assertThat(Files.size(file())).isLessThan(1 << 18);
    assertThat(JsonSchemas.problems("evaluation", Files.readString(file()))).isEmpty();
    EvaluationFigures read = (EvaluationFigures) Evaluated.read(file()).figures();
    assertThat(read.confusion()).isNull();
    assertThat(read.confusionCells())
        .hasSize(1000)
        .contains(
            new ConfusionMatrix.Cell(498, 498, 9),
            new ConfusionMatrix.Cell(498, 499, 1),
            new ConfusionMatrix.Cell(499, 0, 1));
  }

  @ParameterizedTest
  @CsvSource({"200, true", "201, false"})
  void evaluation_ofOrdinaryNumbersOfClasses_hasAllCounts(int classes, boolean dense) {
    EvaluationFigures figures =
        (EvaluationFigures)
            new ExampleEvaluation().manyClasses(classes).evidence().findings().figures();
    if (dense) {
      assertThat(figures.confusion()).hasSize(classes);
      assertThat(figures.confusion().get(classes - 1)).hasSize(classes).startsWith(1, 0);
      assertThat(figures.confusionCells()).isNull();
    } else {
      assertThat(figures.confusion()).isNull();
      assertThat(figures.confusionCells()).contains(new ConfusionMatrix.Cell(classes - 1, 0, 1));
    }
  }

  @Test
  void read_otherVersion_saysSo() throws Exception {
    damaged(
        written().replace("\"schemaVersion\": 2", "\"schemaVersion\": 1"),
        " has schemaVersion 1, expected 2: ");
    assertThatIOException()
        .isThrownBy(() -> Evaluated.read(file()))
        .withMessageEndingWith("Run nn:evaluate again.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "\"x\"", "{\"schemaVersion\": \"two\"}"})
  void read_damagedFile_namesIt(String text) throws Exception {
    damaged(text, " is ");
  }

  /** Another name for a part is as good as none. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "model",
        "sha256",
        "heldOut",
        "images",
        "confidence95",
        "gate",
        "rules",
        "outcome"
      })
  void read_missingPart_saysSo(String part) throws Exception {
    damaged(
        written().replace('"' + part + '"', "\"other\""), " is damaged: a part of it is missing.");
  }
}
