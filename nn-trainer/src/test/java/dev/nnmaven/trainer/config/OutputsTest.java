package dev.nnmaven.trainer.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputsTest {

  @TempDir Path folder;

  @Test
  void requireWritable_fineFile_leavesItsFolderOnly() throws ConfigurationException {
    Outputs.requireWritable("nn.modelFile", folder.resolve("a/model"));
    assertThat(folder.resolve("a")).isEmptyDirectory();
  }

  @Test
  void requireWritable_folderOrFileForOne_namesBoth() throws Exception {
    refused("nn.modelFile", folder, " is a folder; expected the name of a file");
    Path file = Files.writeString(folder.resolve("target"), "");
    refused("training.json", file.resolve("nn/training.json"), "");
  }

  private static void refused(String name, Path file, String reason) {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> Outputs.requireWritable(name, file))
        .withMessageStartingWith(
            name + ": " + (reason.isEmpty() ? "the folder " + file.getParent() : file + reason));
  }
}
