package dev.nnmaven.gate.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportsTest {

  @TempDir Path target;

  @ParameterizedTest
  @CsvSource({
    "model.safetensors, ''",
    "digits.safetensors, digits",
    "digits.v2.safetensors, digits.v2",
    "digits, digits",
    ".safetensors, .safetensors",
  })
  void of_aModel_isCalledAsItsFile(String file, String name) {
    assertThat(Reports.of(target, Path.of("elsewhere", file))).isEqualTo(new Reports(target, name));
  }

  @ParameterizedTest
  @CsvSource({
    "'', nn/, TEST-nn.gate.xml, nn/model.safetensors.state.json, nn/model.onnx",
    "digits, nn/digits/, TEST-nn.gate-digits.xml, nn/digits/digits.safetensors.state.json,"
        + " nn/digits.onnx",
  })
  void files_ofAModel_haveItsNameInTheirPath(
      String name, String of, String tests, String state, String onnx) {
    Reports reports = new Reports(target, name);
    assertThat(reports.files())
        .containsExactly(
            target.resolve(of + "evaluation.json"),
            target.resolve(of + "report/index.html"),
            target.resolve(of + "report/summary.md"),
            target.resolve("surefire-reports/" + tests),
            target.resolve(of + "report/errors.csv"));
    assertThat(reports.training()).isEqualTo(target.resolve(of + "training.json"));
    assertThat(reports.state()).isEqualTo(target.resolve(state));
    assertThat(reports.onnx()).isEqualTo(target.resolve(onnx));
  }

  private void write(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "x");
  }

  @Test
  void found_ofAModule_areAllModelsThatWereJudged() throws IOException {
    assertThat(Reports.found(target)).isEmpty();
    write(new Reports(target, "b").figures());
    write(new Reports(target, "a").figures());
    write(new Reports(target, "only-trained").training());
    write(target.resolve("nn/model.safetensors"));
    assertThat(Reports.found(target)).isEqualTo(List.of(named("a"), named("b")));
    write(named("").figures());
    assertThat(Reports.found(target)).isEqualTo(List.of(named(""), named("a"), named("b")));
  }

  private Reports named(String model) {
    return new Reports(target, model);
  }

  @Test
  void removeAll_ofOneModel_leavesModelsAndWhatIsOfOthers() throws IOException {
    Path model = target.resolve("nn/digits.safetensors");
    write(model);
    for (String name : List.of("", "digits")) {
      for (Path file : named(name).files()) {
        write(file);
      }
      write(named(name).training());
    }
    named("digits").removeAll();
    assertThat(named("digits").files()).noneMatch(Files::exists);
    assertThat(named("digits").training()).doesNotExist();
    assertThat(named("").files()).allMatch(Files::exists);
    assertThat(named("").training()).exists();
    assertThat(model).exists();
    named("digits").removeAll(); // nothing is there, and nothing is wrong
  }
}
