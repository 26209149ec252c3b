package dev.nnmaven.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.nnmaven.trainer.config.Settings;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedDataTest {

  @TempDir Path folder;

  private Path file(String name, String content) throws Exception {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content);
  }

  private Settings packedAndUnpacked(Settings settings) throws Exception {
    Path zip = folder.resolve("data.zip");
    PackedData.pack(settings, zip);
    return PackedData.unpack(zip, Files.createDirectory(folder.resolve("there")), settings);
  }

  @Test
  void unpack_foldersOfImagesAndWeights_areWhereTheSettingsSay() throws Exception {
    file("data/train/A/ä 1.png", "one");
    file("data/train/B/2.png", "two");
    file("data/test/A/3.png", "three");
    file("data/other/A/4.png", "not read, and not sent");
    Path weights = file("w.net", "weights");
    Settings settings =
        Settings.of(
            Map.of(
                "data", folder.resolve("data").toString(),
                "initialWeights", weights.toString(),
                "epochs", "3"));
    Settings here = packedAndUnpacked(settings);
    Path there = folder.resolve("there");
    assertThat(here.texts())
        .isEqualTo(
            Map.of(
                "data", there.resolve("data/train").toString(),
                "testData", there.resolve("testData/test").toString(),
                "initialWeights", there.resolve("initialWeights/w.net").toString(),
                "epochs", "3"));
    assertThat(there.resolve("data/train/A/ä 1.png")).hasContent("one");
    assertThat(there.resolve("data/train/B/2.png")).hasContent("two");
    assertThat(there.resolve("testData/test/A/3.png")).hasContent("three");
    assertThat(there.resolve("initialWeights/w.net")).hasContent("weights");
    try (var all = Files.walk(there)) {
      assertThat(all.filter(Files::isRegularFile)).hasSize(4);
    }
  }

  @Test
  void unpack_aTable_keepsItsName() throws Exception {
    Path table = file("flowers.csv", "a,b\n1,2\n");
    Settings here = packedAndUnpacked(Settings.of(Map.of("data", table.toString())));
    assertThat(here.texts())
        .isEqualTo(Map.of("data", folder.resolve("there/data/flowers.csv").toString()));
    assertThat(Path.of(here.text("data"))).hasContent("a,b\n1,2\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../out", "data/../../out", "/out", "data", ""})
  void unpack_aNameThatLeadsElsewhere_isRefused(String name) throws Exception {
    Path zip = folder.resolve("hostile.zip");
    try (OutputStream out = Files.newOutputStream(zip);
        ZipOutputStream packed = new ZipOutputStream(out)) {
      packed.putNextEntry(new ZipEntry(name));
      packed.write(1);
    }
    Path there = Files.createDirectory(folder.resolve("there"));
    assertThatIOException()
        .isThrownBy(() -> PackedData.unpack(zip, there, Settings.of(Map.of())))
        .withMessageContaining("the packed data has a file of the name " + name);
    assertThat(there).isEmptyDirectory();
    assertThat(folder.resolve("out")).doesNotExist();
  }
}
