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
  void requireWritable_folder_namesTheParameter() {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> Outputs.requireWritable("nn.modelFile", folder))
        .withMessage("nn.modelFile: " + folder + " is a folder; expected the name of a file");
  }

  @Test
  void requireWritable_fileForAFolder_namesBoth() throws Exception {
    Path file = Files.writeString(folder.resolve("target"), "");
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(
            () -> Outputs.requireWritable("training.json", file.resolve("nn/training.json")))
        .withMessageStartingWith("training.json: the folder " + file.resolve("nn"));
  }
}
