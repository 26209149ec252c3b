package dev.nnmaven.trainer.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackagedModelTest {

  private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2001-02-03T04:05:06Z"));

  @TempDir Path folder;

  private PackagedModel packaged() {
    return PackagedModel.of(folder.resolve("classes"), "m.safetensors");
  }

  private void write(String content) throws IOException {
    Path model = Files.writeString(folder.resolve("model"), content);
    packaged().write(model, folder.resolve("staging"));
  }

  @Test
  void write_otherContent_replacesTheFileAndTheSameLeavesIt() throws IOException {
    write("weights");
    assertThat(folder.resolve("classes/META-INF/nn/m.safetensors")).hasContent("weights");
    Files.setLastModifiedTime(packaged().file(), LONG_AGO);
    write("weights");
    assertThat(Files.getLastModifiedTime(packaged().file())).isEqualTo(LONG_AGO);
    for (String other : new String[] {"Weights", "weight", "weights and more"}) {
      write(other);
      assertThat(packaged().file()).hasContent(other);
    }
  }

  /** Between this and {@link PackagedModel#remember} a build may be killed. */
  @Test
  void removeFormer_sameName_isStillKnownToTheNextBuild() throws IOException {
    Path memory = folder.resolve("packaged");
    write("weights");
    packaged().remember(memory);
    PackagedModel.removeFormer(memory, folder.resolve("classes"), Optional.of(packaged()));
    assertThat(packaged().file()).exists();
    PackagedModel other = PackagedModel.of(folder.resolve("classes"), "other.safetensors");
    PackagedModel.removeFormer(memory, folder.resolve("classes"), Optional.of(other));
    assertThat(packaged().file()).doesNotExist();
    PackagedModel.removeFormer(memory, folder.resolve("classes"), Optional.empty());
    assertThat(memory).doesNotExist();
  }

  /** It would be shipped. */
  @Test
  void removeFormer_copyThatCannotBeDeleted_fails() throws IOException {
    Path memory = folder.resolve("packaged");
    packaged().remember(memory);
    Files.createDirectories(packaged().file().resolve("in the way"));
    assertThatExceptionOfType(DirectoryNotEmptyException.class)
        .isThrownBy(
            () -> PackagedModel.removeFormer(memory, folder.resolve("classes"), Optional.empty()));
    assertThat(memory).exists();
  }
}
