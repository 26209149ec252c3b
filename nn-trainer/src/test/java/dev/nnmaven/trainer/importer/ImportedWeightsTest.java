package dev.nnmaven.trainer.importer;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.nnmaven.nn.model.MalformedFileException;
import dev.nnmaven.trainer.testing.SafetensorsFile;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportedWeightsTest {

  @TempDir Path folder;

  @Test
  void read_convolutionWithoutFilters_isRefused() throws Exception {
    Path file =
        new SafetensorsFile()
            .with("a.weight", new int[] {0, 1, 3, 3})
            .with("a.bias", new int[] {0})
            .with("b.weight", new int[] {1, 2}, 1, 2)
            .with("b.bias", new int[] {1}, 1)
            .write(folder.resolve("weights.safetensors"));
    assertThatExceptionOfType(MalformedFileException.class)
        .isThrownBy(() -> ImportedWeights.read(file, List.of()))
        .withMessageStartingWith(file + " cannot be imported: ")
        .withMessageContaining("a.weight");
  }
}
