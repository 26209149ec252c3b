package dev.nnmaven.gate.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.nnmaven.nn.model.MalformedFileException;
import dev.nnmaven.nn.task.RegressionTask;
import dev.nnmaven.nn.task.Standardization;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorBaselineFileTest {

  private static final String SHA = "0123456789abcdef".repeat(4);

  private static final RegressionTask TASK = new RegressionTask("price", new Standardization(0, 1));

  @TempDir Path folder;

  private Path written(Optional<String> reason) throws Exception {
    float[] errors = {0f, 1.5f, Float.MIN_VALUE, Float.MAX_VALUE, 3f, 4f, 5f, 6f, 7.25f};
    Path file = folder.resolve("baseline.json");
    BaselineFile.write(
        file,
        new Baseline("nn-maven 1", SHA, SHA, errors, Optional.of("price"), List.of(), 0, reason));
    return file;
  }

  @Test
  void write_aBaseline_isReadableLineByLine() throws Exception {
    assertThat(written(Optional.of("smaller")))
        .content()
        .isEqualTo(
            """
            {
              "schemaVersion": 3,
              "producer": "nn-maven 1",
              "reason": "smaller",
              "modelSha256": "%1$s",
              "rowsSha256": "%1$s",
              "target": "price",
              "rows": 9,
              "errors": [
                "000000003fc00000000000017f7fffff404000004080000040a0000040c00000",
                "40e80000"
              ]
            }
            """
                .formatted(SHA));
  }

  @Test
  void read_whatWasWritten_isTheSame() throws Exception {
    Baseline read = BaselineFile.read(written(Optional.of("smaller")), TASK);
    assertThat(read.errors())
        .containsExactly(0f, 1.5f, Float.MIN_VALUE, Float.MAX_VALUE, 3f, 4f, 5f, 6f, 7.25f);
    assertThat(read.target()).contains("price");
    assertThat(read.reason()).contains("smaller");
    assertThat(BaselineFile.read(written(Optional.empty()), TASK).reason()).isEmpty();
  }

  /** Errors of 3 and 4: √12.5. */
  @Test
  void read_historyOfErrors_isWhatWasWritten() throws Exception {
    float[] errors = {3f, 4f};
    Path file = written(Optional.empty());
    Baseline before = BaselineFile.read(file, TASK);
    Baseline now =
        new Baseline(
                "nn-maven 1",
                "f".repeat(64),
                SHA,
                errors,
                Optional.of("price"),
                List.of(),
                0,
                Optional.empty())
            .after(Optional.of(before), Optional.of(LocalDate.parse("2026-11-27")));
    BaselineFile.write(file, now);
    String text = Files.readString(file);
    assertThat(text)
        .contains(
            "\"schemaVersion\": 5",
            "\"accepted\": 2",
            "\"rows\": 2, \"rmse\": 3.5355339059327378}");
    assertThat(BaselineFile.read(file, TASK).history()).isEqualTo(now.history());
    Files.writeString(file, text.replace("3.5355339059327378", "-1"));
    assertThatExceptionOfType(MalformedFileException.class)
        .isThrownBy(() -> BaselineFile.read(file, TASK))
        .withMessageContaining("\"rmse\" is not a rmse");
  }

  @ParameterizedTest
  @CsvSource({
    "'\"schemaVersion\": 3', '\"schemaVersion\": 2', 'it has schemaVersion 2'",
    "'\"rows\": 9', '\"rows\": 8', 'expected 8 hexadecimal digits for each of 8 rows'",
    "'\"rows\": 9', '\"rows\": 0', 'for each of 0 rows'",
    "'\"rows\": 9', '\"rows\": -1', '\"rows\" is not a count'",
    "'\"rows\": 9', '\"rows\": 9, \"rows\": 9', 'it has the field \"rows\" twice'",
    "'\"rows\": 9', '\"rows\": 9, \"mae\": 1', 'it has an unknown field \"mae\"'",
    "'\"rows\": 9,', '', 'it lacks the field \"rows\"'",
    "'\"nn-maven 1\"', '7', '\"producer\" is not a text'",
    "'3fc00000', '3FC00000', 'hexadecimal'",
    "'3fc00000', '3fc0000x', 'hexadecimal'",
    "'3fc00000', '7fc00000', 'no finite number'",
    "'3fc00000', '7f800000', 'no finite number'",
    "'3fc00000', 'bfc00000', 'no finite number'",
    "'\"target\"', '\"goal\"', 'it has an unknown field \"goal\"'",
    "'0123456789abcdef', '0123', '\"modelSha256\" is no SHA-256'",
    "'{', '', 'not the JSON expected'",
    "'smaller', 'a\\nb', 'expected one line'",
  })
  void read_damaged_saysWhatAndWhatToDo(String right, String wrong, String expected)
      throws Exception {
    Path file = written(Optional.of("smaller"));
    Files.writeString(file, Files.readString(file).replace(right, wrong));
    assertThatExceptionOfType(MalformedFileException.class)
        .isThrownBy(() -> BaselineFile.read(file, TASK))
        .withMessageContaining("is not a usable baseline")
        .withMessageContaining(expected)
        .withMessageContaining("mvn nn:baseline");
  }
}
