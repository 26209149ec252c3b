package dev.nnmaven.trainer.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.nnmaven.nn.io.Sha256;
import dev.nnmaven.trainer.testing.Written;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataSettingsTest {

  private static final List<String> OF_IMAGES =
      List.of(
          ("imageSize scaling color background normalization augmentation" + " tolerate")
              .split(" ", -1));

  private static final List<String> OF_TABLES =
      List.of(
          ("target task columns missing missingTarget unknownCategory numbers split separator"
                  + " encoding")
              .split(" ", -1));

  @TempDir Path folder;

  private DataSettings parse(String... list) throws ConfigurationException {
    Mistakes found = new Mistakes();
    DataSettings settings =
        DataSettings.parse(Written.list(found, "data=" + folder + "; " + String.join("; ", list)));
    found.throwIfAny();
    return settings;
  }

  private ThrowableAssertAlternative<ConfigurationException> refused(String... list) {
    return assertThatExceptionOfType(ConfigurationException.class).isThrownBy(() -> parse(list));
  }

  private void makeTrainAndTest() throws IOException {
    Files.createDirectories(folder.resolve("train/A"));
    Files.createDirectories(folder.resolve("test/A"));
  }

  @Test
  void parse_nothingConfigured_holdsOutAFifthAndFails() throws ConfigurationException {
    DataSettings settings = parse();
    assertThat(settings.training()).isEqualTo(folder);
    assertThat(settings.test()).isEmpty();
    assertThat(settings.fraction()).isEqualByComparingTo("0.2");
    assertThat(settings.tolerated()).isEmpty();
    assertThat(parse("tolerate=none")).isEqualTo(settings);
    assertThat(parse("tolerate= Unreadable ").tolerated()).containsExactly(Tolerated.UNREADABLE);
    assertThat(parse("tolerate=conflicts, unreadable").tolerated()).hasSize(2);
    refused("tolerate=conflict")
        .withMessageContaining(
            "nn.tolerate: expected some of unreadable, conflicts, or none, found \"conflict\"");
  }

  @Test
  void parse_trainBesideTest_takesThemUnlessAnotherIsNamed() throws Exception {
    makeTrainAndTest();
    assertThat(parse().training()).isEqualTo(folder.resolve("train"));
    assertThat(parse().test()).contains(folder.resolve("test"));
    Path own = folder.resolve("a/../own");
    assertThat(parse("testData=" + own).test()).contains(folder.resolve("own"));
    refused("testData=own.csv")
        .withMessageContaining("own.csv is a table, but nn.data is none; expected both");
  }

  /** Of vehicles and of rockets, for instance. */
  @Test
  void parse_classesCalledTrainAndTest_areClasses() throws Exception {
    Files.createDirectories(folder.resolve("train"));
    Files.createDirectories(folder.resolve("test"));
    Files.writeString(folder.resolve("train/1.png"), "");
    Files.createDirectories(folder.resolve("A/train"));
    assertThat(parse().warnings()).isEmpty();
    assertThat(parse().training()).isEqualTo(folder);
    assertThat(parse().test()).isEmpty();
  }

  /** Either could be the newer one. */
  @Test
  void parse_twoTablesOfAName_areRefused() throws IOException {
    for (String name : List.of("train.csv", "train.jsonl.gz", "test.tsv", "test.jsonl")) {
      Files.createFile(folder.resolve(name));
    }
    refused()
        .withMessageContaining("nn.data: " + folder + " has train.csv and train.jsonl.gz; keep one")
        .withMessageContaining("nn.data: " + folder + " has test.tsv and test.jsonl; keep one");
    refused("testData=" + folder.resolve("test.tsv"))
        .withMessageContaining("train.csv and")
        .withMessageNotContaining("test.tsv");
  }

  private static Path make(Path place, String form) throws Exception {
    switch (form) {
      case "link" -> Files.createSymbolicLink(place, Path.of("none"));
      case "folder" -> Files.createDirectory(place);
      case "text" -> Files.writeString(place, "../shared/test");
      default -> new ProcessBuilder("mkfifo", place.toString()).inheritIO().start().waitFor();
    }
    return place;
  }

  /** What is called test data and is none, must not have a part of train judge in its place. */
  @ParameterizedTest
  @CsvSource({
    "test, link, is a link that leads nowhere; expected a folder of test images",
    "test, pipe, is not a folder; expected a folder of test images",
    "test, text, is not a folder; expected a folder of test images",
    "test.csv, link, is a link that leads nowhere; expected a table of test rows",
    "test.tsv, pipe, is neither a file nor a folder; expected a table of test rows",
    "test.jsonl.gz, folder, is a folder; expected a table of test rows"
  })
  void parse_testDataThatCannotBeUsed_isRefused(String name, String form, String expected)
      throws Exception {
    if (name.equals("test")) {
      Files.createDirectories(folder.resolve("train/A"));
    } else {
      Files.createFile(folder.resolve("train.csv"));
    }
    Path test = make(folder.resolve(name), form);
    refused()
        .withMessageContaining("nn.data: " + test + " " + expected + ", or nothing of that name");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Test.csv", "tests.csv", "test.CSV", "test.csv.bz2", "TEST"})
  void warnings_nearlyTestData_areNamed(String name) throws Exception {
    Files.createFile(folder.resolve("train.csv"));
    Files.createFile(folder.resolve(name));
    assumeThat(folder.resolve("test.csv")).doesNotExist(); // as where case makes no difference
    assertThat(parse().warnings())
        .containsExactly(
            folder
                + " holds train.csv, and also "
                + name
                + ", which is not used; test rows are looked for in test.csv (.tsv, .jsonl, or .gz"
                + " after it), or where nn.testData points");
    Files.delete(folder.resolve("train.csv"));
    Files.createDirectories(folder.resolve("train/A"));
    assertThat(parse().warnings())
        .singleElement()
        .asString()
        .startsWith(folder + " holds train, and also " + name + ", which is not used; test images");
  }

  @ParameterizedTest
  @CsvSource({"0.25, 0.25", "' 25% ', 0.25", "0, 0", "0%, 0", "99%, 0.99"})
  void parse_fraction_isRead(String text, BigDecimal expected) throws ConfigurationException {
    DataSettings settings = parse("testFraction=" + text);
    assertThat(settings.fraction()).isEqualByComparingTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "100%", "1.0", "1."})
  void parse_fractionOfAll_isRefused(String all) {
    refused("testFraction=" + all)
        .withMessageEndingWith("nn.testFraction: 1 would leave nothing to train on");
  }

  @Test
  void parse_fractionBesideATestFolder_isRefused() throws IOException {
    makeTrainAndTest();
    refused("testFraction= 20% ")
        .withMessageEndingWith(
            "nn.testFraction: 20%% has no effect, since there are test images in %s; remove one"
                + " of them",
            folder.resolve("test"));
  }

  @Test
  void parse_heldOutEachEpoch_needsHeldOutExamples() throws Exception {
    assertThat(parse().heldOutEachEpoch()).isFalse();
    assertThat(parse("heldOutEachEpoch=true").heldOutEachEpoch()).isTrue();
    refused("heldOutEachEpoch=true", "testFraction=0")
        .withMessageContaining(
            "nn.heldOutEachEpoch: has no effect without test data (nn.testFraction=0)");
  }

  private void refusedTarget(Path data, String advice) {
    refused("data=" + data, "target=t")
        .withMessageContaining("nn.target: is about tables, but " + data + " is not a table")
        .withMessageEndingWith("; " + advice);
  }

  @Test
  void parse_parametersOfOtherData_areAllRefused() throws IOException {
    Path table = Files.createFile(folder.resolve("cars.csv"));
    for (String name : OF_IMAGES) {
      assertThat(refused(table, name)).contains("nn." + name + ": is about images, but ");
    }
    for (String name : OF_TABLES) {
      assertThat(refused(folder, name)).contains("nn." + name + ": is about tables, but ");
    }
  }

  @Test
  void encoding_unknownName_isRefusedWithTheNearest() throws IOException {
    Path cars = Files.createFile(folder.resolve("cars.csv"));
    refused("data=" + cars, "target=t", "encoding=windws-1252")
        .withMessageContainingAll(
            "nn.encoding: unknown encoding \"windws-1252\"; allowed: UTF-8, windows-1252, ",
            "did you mean windows-1252?");
    refused("data=" + cars, "target=t", "encoding=Shift_JIS")
        .withMessageContaining("nn.encoding: unknown encoding \"Shift_JIS\"; allowed: UTF-8, ");
  }

  /** A model depends on the characters, so no JDK may have others. */
  @Test
  void encoding_ofOneByte_hasTheSameCharactersOnEachJdk() {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    String texts =
        RowFormat.OF_ONE_BYTE.stream()
            .map(name -> new String(all, RowFormat.encoding(name)))
            .collect(Collectors.joining());
    assertThat(Sha256.of(texts.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("72643fe2b7a9744cd239c825f0f6ba3d75940b2f006dfdba422e3432c5a8ef9a");
  }

  private static String refused(Path data, String parameter) {
    Mistakes found = new Mistakes();
    DataSettings.parse(Written.of(found, "data", data, parameter, "x"));
    return String.join("; ", found.lines());
  }

  @Test
  void parse_severalParametersOfOtherTables_tellTheCauseOnce() throws IOException {
    Path cars = Files.createFile(folder.resolve("cars.json"));
    refused("data=" + cars, "target=t", "missing=mean", "split=group(g)")
        .withMessageMatching("(?s)(?!.*cars\\.json.*cars\\.json).*cars\\.json.*")
        .withMessageContaining(
            "nn.missing: is about tables, too\n  nn.split: is about tables, too");
    Path lines = Files.createFile(folder.resolve("cars.jsonl.gz"));
    refused("data=" + lines, "target=t", "separator=tab")
        .withMessageContainingAll("nn.separator: is between the cells of .csv", "remove it");
  }

  @Test
  void parse_targetWithoutATable_saysHowToHaveOne() throws IOException {
    refusedTarget(folder.resolve("none"), "set nn.data to the table, or remove it");
    refusedTarget(folder, "set nn.data to the table, or remove it");
    Path cars = Files.createFile(folder.resolve("cars.csv"));
    refusedTarget(folder, "it holds a table: nn.data=" + cars);
    Files.createFile(folder.resolve("other.tsv"));
    refusedTarget(folder, "set nn.data to the table, or remove it");
    refusedTarget(
        Files.createFile(folder.resolve("good.txt")),
        "if its rows are comma-separated values, rename it to .csv, if each line is a JSON object,"
            + " to .jsonl; else save it as CSV");
  }

  @Test
  void warnings_foldersBesideTrainWithItsClasses_areNamed() throws Exception {
    makeTrainAndTest();
    for (String other : List.of("render/src", "licenses", "others/B")) {
      Files.createDirectories(folder.resolve(other)); // without a class of train
    }
    assertThat(parse().warnings()).isEmpty();
    Files.createDirectories(folder.resolve("tests/A"));
    assertThat(
            parse("testData=" + folder.resolve("../" + folder.getFileName() + "/tests")).warnings())
        .isEmpty();
    assertThat(parse().warnings())
        .containsExactly(
            folder
                + " holds train, and also tests, which is not used; test images are looked for in"
                + " \"test\", or where nn.testData points");
    Files.createDirectories(folder.resolve("val/A"));
    assertThat(parse().warnings())
        .singleElement()
        .asString()
        .contains(" and also tests and val, which are not used; ");
  }
}
