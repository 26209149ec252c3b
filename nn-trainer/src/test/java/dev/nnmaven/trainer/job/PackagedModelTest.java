package dev.nnmaven.trainer.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackagedModelTest {

  private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2001-02-03T04:05:06Z"));

  @TempDir Path folder;

  private PackagedModel packaged() {
    return PackagedModel.of(folder.resolve("classes"), "m.safetensors");
  }

  private Path model(String content) throws IOException {
    return Files.writeString(folder.resolve("model"), content);
  }

  @Test
  void write_nothingThere_copiesTheModelIntoItsFolder() throws IOException {
    packaged().write(model("weights"), folder.resolve("staging"));
    assertThat(folder.resolve("classes/META-INF/nn/m.safetensors")).hasContent("weights");
  }

  @Test
  void write_sameContent_leavesTheFileAsItIs() throws IOException {
    packaged().write(model("weights"), folder.resolve("staging"));
    Files.setLastModifiedTime(packaged().file(), LONG_AGO);
    packaged().write(model("weights"), folder.resolve("staging"));
    assertThat(Files.getLastModifiedTime(packaged().file())).isEqualTo(LONG_AGO);
  }

  @Test
  void write_otherContentOfSameAndOtherLength_replacesTheFile() throws IOException {
    packaged().write(model("weights"), folder.resolve("staging"));
    for (String other : new String[] {"Weights", "weight", "weights and more"}) {
      packaged().write(model(other), folder.resolve("staging"));
      assertThat(packaged().file()).hasContent(other);
    }
  }
}
