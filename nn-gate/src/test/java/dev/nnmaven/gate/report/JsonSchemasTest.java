package dev.nnmaven.gate.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
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
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the schemas in docs allow; JsonFilesTest holds real files against them. */
class JsonSchemasTest {

  @TempDir Path folder;

  /** Everything that may occur. */
  static EvaluationJson everything() {
    return new ExampleEvaluation()
        .rules(
            ExampleEvaluation.rule("a", Outcome.PASSED),
            ExampleEvaluation.rule("b", Outcome.NOT_CHECKED))
        .acceptedBecause("smaller")
        .leftOut(6, 8, 9, 9)
        .baseline(9, 9, 9)
        .health(
            new DataHealth(
                List.of(new DataHealth.Leak("a", "b")),
                Collections.nCopies(11, Collections.nCopies(11, "a")),
                List.of(List.of("a", "b")),
                Collections.nCopies(11, "a")))
        .mistake("A/1.png")
        .columns()
        .confidence()
        .slices()
        .make();
  }

  private Path file() {
    return folder.resolve("evaluation.json");
  }

  private void damaged(String json, String expected) throws Exception {
    Files.writeString(file(), json);
    assertThatIOException()
        .isThrownBy(() -> EvaluationJson.read(file()))
        .withMessageStartingWith(file() + expected);
  }

  private String written() throws Exception {
    everything().write(file());
    return Files.readString(file());
  }

  @ParameterizedTest
  @ValueSource(strings = {"evaluation", "training", "search", "cross-validation", "explanation"})
  void schema_itself_isOneOfItsDraft(String name) throws Exception {
    assertThat(JsonSchemas.problems(name)).isEmpty();
  }

  /** {@link JsonSchemas#problems} allows no others; two are described in words. */
  @ParameterizedTest
  @ValueSource(strings = {"evaluation", "training", "explanation"})
  void schema_itsFields_areDocumented(String name) throws Exception {
    String text = Files.readString(Checkout.root("docs/output-files.md"));
    JsonElement schema =
        JsonParser.parseString(Files.readString(Checkout.root("docs/" + name + ".schema.json")));
    assertThat(fields(schema))
        .hasSizeGreaterThan(20)
        .filteredOn(field -> !List.of("medianError", "error95").contains(field))
        .allMatch(field -> Pattern.compile("`[^`\n]*\\b" + field + "\\b").matcher(text).find());
  }

  private static Set<String> fields(JsonElement schema) {
    Set<String> fields = new TreeSet<>();
    if (schema.isJsonArray()) {
      schema.getAsJsonArray().forEach(element -> fields.addAll(fields(element)));
    } else if (schema.isJsonObject()) {
      JsonElement properties = schema.getAsJsonObject().get("properties");
      if (properties != null) {
        fields.addAll(properties.getAsJsonObject().keySet());
      }
      schema.getAsJsonObject().asMap().values().forEach(value -> fields.addAll(fields(value)));
    }
    return fields;
  }

  @Test
  void evaluation_withAllThatMayOccur_isValidAndReadAsItWas() throws Exception {
    assertThat(JsonSchemas.problems("evaluation", written())).isEmpty();
    assertThat(EvaluationJson.read(file())).usingRecursiveComparison().isEqualTo(everything());
  }

  /** 500 classes have 250,000 pairs, of which 1,000 have a count here. */
  @Test
  void evaluation_ofManyClasses_hasOnlyCountsThatAreNotZero() throws Exception {
    new ExampleEvaluation().manyClasses(500).make().write(file());
    assertThat(Files.size(file())).isLessThan(1 << 18);
    assertThat(JsonSchemas.problems("evaluation", Files.readString(file()))).isEmpty();
    EvaluationFigures read = EvaluationJson.read(file()).ofClasses().orElseThrow();
    assertThat(read.confusion()).isNull();
    assertThat(read.matrix().cells())
        .hasSize(1000)
        .contains(
            new ConfusionMatrix.Cell(498, 498, 9),
            new ConfusionMatrix.Cell(498, 499, 1),
            new ConfusionMatrix.Cell(499, 0, 1));
    assertThat(Summary.of(EvaluationJson.read(file()), Optional.empty()))
        .contains("<code>class 0</code> taken for <code>class 1</code> (1)");
  }

  @ParameterizedTest
  @CsvSource({"200, true", "201, false"})
  void evaluation_ofOrdinaryNumbersOfClasses_hasAllCounts(int classes, boolean dense) {
    EvaluationFigures figures =
        new ExampleEvaluation().manyClasses(classes).make().ofClasses().orElseThrow();
    assertThat(figures.confusion() != null).isEqualTo(dense);
    assertThat(figures.confusionCells() != null).isNotEqualTo(dense);
    assertThat(figures.matrix().count(classes - 1, 0)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "'\"count\": 9', '\"count\": -9'",
    "'\"count\": 9', '\"count\": 2147483647'",
    "'\"predicted\": 200', '\"predicted\": 201'",
    "'\"confusionCells\"', '\"confusion\"'",
    "'\"confusionCells\"', '\"confusion\": [[1]], \"confusionCells\"'",
    "'\"confusionCells\": [', '\"confusionCells\": [null, '",
  })
  void read_cellsThatAreNone_areDamage(String right, String wrong) throws Exception {
    new ExampleEvaluation().manyClasses(201).make().write(file());
    String json = Files.readString(file());
    assertThat(json).contains(right);
    damaged(json.replace(right, wrong), " is damaged: ");
  }

  @Test
  void read_otherVersion_saysSo() throws Exception {
    damaged(
        written().replace("\"schemaVersion\": 2", "\"schemaVersion\": 1"),
        " has schemaVersion 1, expected 2: ");
    assertThatIOException()
        .isThrownBy(() -> EvaluationJson.read(file()))
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
        "confusion",
        "confidence95",
        "gate",
        "rules",
        "outcome",
        "constant",
        "importance",
        "asked"
      })
  void read_missingPart_saysSo(String part) throws Exception {
    damaged(
        written().replace('"' + part + '"', "\"other\""), " is damaged: a part of it is missing.");
  }
}
