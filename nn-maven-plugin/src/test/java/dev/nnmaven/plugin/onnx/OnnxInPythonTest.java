package dev.nnmaven.plugin.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.fail;

import dev.nnmaven.nn.classifier.Classification;
import dev.nnmaven.nn.model.TrainedModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * ONNX's own checker finds nothing wrong with what is exported, and its reference implementation
 * computes the same. {@code -Dinteroperability=required} makes a missing program a failure.
 */
class OnnxInPythonTest {

  private static final String PYTHON = "/usr/bin/python3";

  @TempDir Path folder;

  @BeforeAll
  static void requirePython() throws Exception {
    boolean there =
        Files.isExecutable(Path.of(PYTHON)) && run(PYTHON, "-c", "import onnx.reference").isEmpty();
    String missing = PYTHON + " with python3-onnx is not installed";
    if (!there && "required".equals(System.getProperty("interoperability"))) {
      fail(missing);
    }
    Assumptions.assumeTrue(there, "SKIPPED: " + missing);
  }

  @ParameterizedTest
  @CsvSource({
    "sigmoid, linear, crossEntropy, scale, rows",
    "relu, linear, crossEntropy, l2, columns",
    "tanh, sigmoid, binaryCrossEntropy, none, columns"
  })
  void write_model_passesTheCheckerAndIsComputedAlike(
      String hidden, String output, String loss, String normalization, String pixelOrder)
      throws Exception {
    Letters letters = new Letters();
    TrainedModel model = letters.model(hidden, output, loss, normalization, pixelOrder);
    Path file = folder.resolve("model.onnx");
    OnnxModel.write(file, model, "1.0", "0123");
    Path pixels = folder.resolve("pixels");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (byte[] image : letters.pixels()) {
      bytes.write(image);
    }
    Files.write(pixels, bytes.toByteArray());
    Path result = folder.resolve("probabilities.txt");
    String script = Path.of("src/test/python/check_onnx.py").toAbsolutePath().toString();

    String complaint = run(PYTHON, script, file.toString(), pixels.toString(), result.toString());

    assertThat(complaint).isEmpty();
    List<Classification> ours = letters.classified(model);
    List<String> lines = Files.readAllLines(result);
    assertThat(lines).hasSameSizeAs(ours);
    for (int i = 0; i < lines.size(); i++) {
      String[] numbers = lines.get(i).split(" ", -1);
      assertThat(numbers).hasSize(10);
      for (int c = 0; c < 10; c++) {
        assertThat(Double.parseDouble(numbers[c]))
            .isCloseTo(ours.get(i).probability(model.classes().get(c)), within(1e-5));
      }
    }
  }

  /** Runs a program; gives what it printed, or that it failed. */
  private static String run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    return process.waitFor() == 0 ? output : "failed: " + output;
  }
}
