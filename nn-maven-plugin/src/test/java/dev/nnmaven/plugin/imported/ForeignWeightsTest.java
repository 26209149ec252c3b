package dev.nnmaven.plugin.imported;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.fail;

import dev.nnmaven.nn.classifier.Classification;
import dev.nnmaven.nn.classifier.Classifier;
import dev.nnmaven.nn.data.Dataset;
import dev.nnmaven.nn.data.ImageFolderReader;
import dev.nnmaven.nn.data.LabeledImage;
import dev.nnmaven.nn.data.Normalization;
import dev.nnmaven.nn.data.PixelOrder;
import dev.nnmaven.nn.data.Preprocessing;
import dev.nnmaven.nn.data.UnreadableImages;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.plugin.config.Mistakes;
import dev.nnmaven.plugin.config.NetworkParser;
import dev.nnmaven.plugin.config.NetworkPlan;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Weights that Python writes, PyTorch where it is installed, give the probabilities here that they
 * gave there. {@code -Dinteroperability=required} makes a missing program a failure.
 */
class ForeignWeightsTest {

  private static final String PYTHON = "/usr/bin/python3";

  @TempDir Path folder;

  @BeforeAll
  static void requirePython() throws Exception {
    boolean there =
        Files.isExecutable(Path.of(PYTHON))
            && run(PYTHON, "-c", "import numpy, safetensors.numpy").isEmpty();
    String missing = PYTHON + " with python3-numpy and python3-safetensors is not installed";
    if (!there && "required".equals(System.getProperty("interoperability"))) {
      fail(missing);
    }
    Assumptions.assumeTrue(there, "SKIPPED: " + missing);
  }

  @Test
  void read_fileOfPython_givesTheProbabilitiesThatItGaveThere() throws Exception {
    Dataset images =
        new ImageFolderReader(UnreadableImages.FAIL)
            .readTraining(Path.of("../data/test"))
            .dataset();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (LabeledImage image : images.images()) {
      bytes.write(image.pixels());
    }
    Path pixels = Files.write(folder.resolve("pixels"), bytes.toByteArray());
    Path file = folder.resolve("weights.safetensors");
    Path result = folder.resolve("probabilities.txt");
    String script = Path.of("src/test/python/foreign_weights.py").toAbsolutePath().toString();
    assertThat(run(PYTHON, script, pixels.toString(), file.toString(), result.toString()))
        .isEmpty();

    ImportedWeights weights = ImportedWeights.read(file, List.of(), Optional.empty());
    NetworkPlan plan =
        new NetworkParser(new Mistakes())
            .parse(weights.sizes(), "tanh,tanh,linear", null, null, null);
    Preprocessing preprocessing = new Preprocessing(28, 28, Normalization.SCALE, PixelOrder.ROWS);
    TrainedModel model = ImportedModel.of(file, weights, plan, images, preprocessing, "test");

    assertThat(weights.sizes()).isEqualTo("784,33,33,10");
    Classifier classifier = Classifier.of(model);
    List<String> lines = Files.readAllLines(result);
    assertThat(lines).hasSize(images.size());
    for (int i = 0; i < lines.size(); i++) {
      String[] theirs = lines.get(i).split(" ", -1);
      Classification ours = classifier.classifyPixels(images.images().get(i).pixels(), 28, 28);
      for (int c = 0; c < 10; c++) {
        assertThat((double) ours.probability(model.classes().get(c)))
            .isCloseTo(Double.parseDouble(theirs[c]), within(1e-5));
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
