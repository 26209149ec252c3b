package dev.nnmaven.gate.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.nnmaven.nn.model.MalformedFileException;
import dev.nnmaven.nn.task.ClassificationTask;
import dev.nnmaven.trainer.data.Examples;
import dev.nnmaven.trainer.testing.Judged;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BaselineFileTest {

  private static final String SHA = "0123456789abcdef".repeat(4);
  private static final Examples IMAGES = Judged.images(List.of("A", "B"), "AABBB");

  private static final ClassificationTask TASK = new ClassificationTask(List.of("A", "B"));

  @TempDir Path folder;

  private Path file() {
    return folder.resolve("nn-baseline.json");
  }

  private static Baseline baseline() {
    return Baseline.of(
        "nn-maven test", SHA, IMAGES, Optional.empty(), Judged.predictions(IMAGES, "ABBBA", 0.1));
  }

  private String written() throws IOException {
    BaselineFile.write(file(), baseline());
    return Files.readString(file());
  }

  private void refused(String content, String expected) throws IOException {
    Files.writeString(file(), content);
    assertThatExceptionOfType(MalformedFileException.class)
        .isThrownBy(() -> BaselineFile.read(file(), TASK))
        .withMessageStartingWith(file() + " is not a usable baseline: ")
        .withMessageContaining("%s", expected)
        .withMessageEndingWith(
            ". Restore it from version control, or remove it and make a new one: mvn nn:baseline");
  }

  private static void assertSame(Baseline read, Baseline written) {
    assertThat(read).usingRecursiveComparison().isEqualTo(written);
  }

  @Test
  void write_aBaseline_isReadableLineByLine() throws Exception {
    assertThat(written())
        .isEqualTo(
            """
            {
              "schemaVersion": 1,
              "producer": "nn-maven test",
              "modelSha256": "%s",
              "imagesSha256": "%s",
              "images": 5,
              "correct": 3,
              "loss": 0.1,
              "classes": [
                {"name": "A", "images": 2, "correct": 1},
                {"name": "B", "images": 3, "correct": 2}
              ],
              "recognized": [
                "b0"
              ]
            }
            """
                .formatted(SHA, IMAGES.fingerprint()));
  }

  @Test
  void write_localeWithDigitsOfItsOwn_isTheSame() throws Exception {
    String expected = written();
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(written()).isEqualTo(expected);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void read_whatWasWritten_isTheSame() throws Exception {
    written();
    assertSame(BaselineFile.read(file(), TASK), baseline());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 4, 5, 255, 256, 257, 1200, 100_000})
  void read_anyNumberOfImages_keepsEachBit(int images) throws Exception {
    Random random = new Random(images);
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < images; i++) {
      letters.append(random.nextBoolean() ? 'A' : 'B');
    }
    Examples data = Judged.images(List.of("A", "B"), "A".repeat(images));
    Baseline written =
        Baseline.of(
            "p", SHA, data, Optional.empty(), Judged.predictions(data, letters.toString(), 1e-9));
    BaselineFile.write(file(), written);
    assertSame(BaselineFile.read(file(), TASK), written);
    assertThat(Files.readAllLines(file())).allMatch(line -> line.length() < 90);
  }

  @Test
  void read_classNamesOfAnyKind_areKept() throws Exception {
    Baseline odd =
        new Baseline(
            "p",
            SHA,
            SHA,
            new float[] {0},
            Optional.empty(),
            List.of(
                new Baseline.PerClass("a \"b\" \\ é 猫 <x>", 1, 1), new Baseline.PerClass("", 0, 0)),
            0,
            Optional.empty());
    BaselineFile.write(file(), odd);
    assertSame(BaselineFile.read(file(), TASK), odd);
  }

  @ParameterizedTest
  @CsvSource({"0.1, 0.1", "0, 0", "0.3333333333333333, 0.3333333333333333", "2e-3, 0.002"})
  void decimal_ofALoss_hasTheFewestDigits(double loss, String expected) {
    assertThat(BaselineText.decimal(loss)).hasToString(expected);
  }

  @Test
  void decimal_ofAnyNumber_readsAsTheSame() {
    Random random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      double number = Math.abs(Double.longBitsToDouble(random.nextLong()));
      if (Double.isFinite(number)) {
        assertThat(Double.parseDouble(BaselineText.decimal(number).toString())).isEqualTo(number);
      }
    }
  }

  @Test
  void read_windowsLineEndings_isTheSame() throws Exception {
    Files.writeString(file(), written().replace("\n", "\r\n"));
    assertSame(BaselineFile.read(file(), TASK), baseline());
  }

  @Test
  void read_figuresThatContradictEachOther_isRefused() throws Exception {
    String good = written();
    refused(good.replace("\"images\": 5", "\"images\": 6"), "images is 6, but the classes have 5");
    refused(
        good.replace("\"correct\": 3", "\"correct\": 4"), "correct is 4, but the classes have 3");
    refused(good.replace("\"b0\"", "\"a0\""), "correct is 3, but \"recognized\" has 2 bits set");
    refused(good.replace("\"b0\"", "\"b1\""), "\"recognized\" has bits after the last image");
    refused(
        good.replace("\"b0\"", "\"b\""), "\"recognized\" has 1 digits, expected 2 for 5 images");
    refused(good.replace("\"b0\"", "\"B0\""), "\"recognized\" is not hexadecimal");
    refused(
        good.replace("\"images\": 2, \"correct\": 1", "\"images\": 2, \"correct\": 3"),
        "of class A it has 3 correct of 2");
    refused(good.replace("\"B\"", "\"A\""), "it has the class A twice");
  }

  @Test
  void read_wrongTypes_areNamed() throws Exception {
    String good = written();
    refused(good.replace("\"images\": 5", "\"images\": \"5\""), "\"images\" is not a count");
    refused(good.replace("\"images\": 5", "\"images\": 5.0"), "\"images\" is not a count");
    refused(good.replace("\"images\": 5", "\"images\": -5"), "\"images\" is not a count");
    refused(good.replace("\"images\": 5", "\"images\": 99999999999"), "\"images\" is not a count");
    refused(good.replace("\"images\": 5", "\"images\": null"), "\"images\" is not a count");
    refused(good.replace("\"loss\": 0.1", "\"loss\": -0.1"), "\"loss\" is not a loss");
    refused(good.replace("\"loss\": 0.1", "\"loss\": []"), "\"loss\" is not a loss");
    refused(good.replace("\"loss\": 0.1", "\"loss\": 1e999"), "it is not the JSON expected");
    refused(good.replace("\"loss\": 0.1", "\"loss\": NaN"), "it is not the JSON expected");
    refused(good.replace(SHA, SHA.substring(1)), "\"modelSha256\" is no SHA-256");
    refused(good.replace("\"nn-maven test\"", "7"), "\"producer\" is not a text");
    refused(good.replace("\"b0\"", "7"), "\"recognized\" is not a text");
    refused(good.replace("{\"name\": \"A\"", "[\"name\", \"A\""), "\"classes\"");
    refused("[]", "it is not the JSON expected");
    refused("7", "it is not the JSON expected");
  }

  @Test
  void read_fieldsTwiceMissingOrUnknown_areNamed() throws Exception {
    String good = written();
    refused(
        good.replace("\"correct\": 3,", "\"correct\": 3, \"correct\": 3,"),
        "it has the field \"correct\" twice");
    refused(
        good.replace("{\"name\": \"A\",", "{\"name\": \"A\", \"name\": \"A\","),
        "a class has the field \"name\" twice");
    refused(good.replace("\"correct\": 3,", ""), "it lacks the field \"correct\"");
    refused(good.replace("\"name\": \"A\", ", ""), "a class lacks the field \"name\"");
    refused(good.replace("\"loss\"", "\"lost\""), "it has an unknown field \"lost\"");
    refused(
        good.replace("\"name\": \"A\"", "\"nam\": \"A\""), "a class has an unknown field \"nam\"");
    refused("{}", "it lacks the field \"schemaVersion\"");
  }

  @Test
  void read_laterSchema_saysSoWhateverElseIsThere() throws Exception {
    refused(
        written().replace("\"schemaVersion\": 1,", "\"schemaVersion\": 3, \"new\": {},"),
        "it has schemaVersion 3, and this version of the plugin reads 1, 2 and 4");
  }

  @Test
  void read_reason_isKeptInAFileOfTheSecondSchema() throws Exception {
    Baseline meant = baseline().because(Optional.of("smaller, for \"phones\" <é 猫>"));
    BaselineFile.write(file(), meant);
    assertThat(file())
        .content()
        .startsWith(
            """
            {
              "schemaVersion": 2,
              "producer": "nn-maven test",
              "reason": "smaller, for \\"phones\\" <é 猫>",
            """);
    assertSame(BaselineFile.read(file(), TASK), meant);
  }

  private static Baseline other(String digit, String answers) {
    return Baseline.of(
        "nn-maven test",
        digit.repeat(64),
        IMAGES,
        Optional.empty(),
        Judged.predictions(IMAGES, answers, 0.1));
  }

  private static Optional<LocalDate> day(String day) {
    return Optional.of(LocalDate.parse(day));
  }

  @Test
  void write_acceptedOneAfterAnother_keepsTheirFigures() throws Exception {
    Baseline first = other("a", "ABBBA"); // of an earlier version, which kept no history
    Baseline second = other("b", "AABBA").after(Optional.of(first), day("2026-11-26"));
    Baseline third =
        other("c", "AABBB")
            .because(Optional.of("bigger"))
            .after(Optional.of(second), day("2026-11-27"));
    BaselineFile.write(file(), third);
    assertThat(file())
        .content()
        .startsWith(
            """
            {
              "schemaVersion": 4,
              "producer": "nn-maven test",
              "reason": "bigger",
              "modelSha256": "%3$s",
              "accepted": 3,
              "history": [
                {"modelSha256": "%1$s", "imagesSha256": "%4$s", "images": 5, "correct": 3},
                {"date": "2026-11-26", "modelSha256": "%2$s", "imagesSha256": "%4$s", "images": 5, "correct": 4},
                {"date": "2026-11-27", "modelSha256": "%3$s", "imagesSha256": "%4$s", "images": 5, "correct": 5}
              ],
            """
                .formatted("a".repeat(64), "b".repeat(64), "c".repeat(64), IMAGES.fingerprint()));
    assertSame(BaselineFile.read(file(), TASK), third);
  }

  /** Ten is 10, and not 1E+1. */
  @Test
  void write_roundCounts_areReadAgain() throws Exception {
    String answers = "A".repeat(5) + "B".repeat(5);
    Examples ten = Judged.images(List.of("A", "B"), answers);
    Baseline all =
        Baseline.of(
                "nn-maven test",
                "d".repeat(64),
                ten,
                Optional.empty(),
                Judged.predictions(ten, answers, 0.1))
            .after(Optional.empty(), Optional.empty());
    BaselineFile.write(file(), all);
    assertThat(file()).content().contains("\"images\": 10, \"correct\": 10}");
    assertSame(BaselineFile.read(file(), TASK), all);
  }

  @Test
  void after_manyModels_keepsTheLastThirtyAndCountsAll() throws Exception {
    Baseline last = other("0", "ABBBA").after(Optional.empty(), Optional.empty());
    for (int i = 1; i < 40; i++) {
      last = other(Integer.toHexString(i % 16), "AABBA").after(Optional.of(last), Optional.empty());
    }
    assertThat(last.history().accepted()).isEqualTo(40);
    assertThat(last.history().entries()).hasSize(30);
    BaselineFile.write(file(), last);
    assertSame(BaselineFile.read(file(), TASK), last);
    String good = Files.readString(file());
    int entry = good.indexOf("    {\"modelSha256\"");
    String longer =
        good.substring(0, entry)
            + good.substring(entry, good.indexOf('\n', entry) + 1)
            + good.substring(entry);
    refused(longer, "\"history\" has more than 30 models");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "'accepted': 2|'accepted': 1|contradicts itself: accepted is 1, but 'history' has 2 models",
        "'accepted': 2|'accepted': -2|'accepted' is not a count",
        "'accepted': 2,||it lacks the field 'accepted'",
        "'accepted'|'adopted'|it has an unknown field 'adopted'",
        "'schemaVersion': 4|'schemaVersion': 2|it has an unknown field 'accepted'",
        "'2026-11-27'|'2026-02-30'|'date' is no day such as 2026-11-27",
        "'2026-11-27'|'+2026-11-27'|'date' is no day such as 2026-11-27",
        "'2026-11-27'|20261127|'date' is not a text",
        "'images': 5, 'correct': 3|'images': 5, 'correct': 6|has correct 6 of 5 images",
        "'images': 5, 'correct': 3|'images': 0, 'correct': 0|has correct 0 of 0 images",
        "'images': 5, 'correct': 3|'images': 5|lacks the field 'correct'",
        "'images': 5, 'correct': 3|'images': 5, 'correct': 2.5|'correct' is not a count",
        "'images': 5, 'correct': 4|'images': 5, 'correct': 5|the last model of 'history' is another",
        "{'modelSha256': '0|{'x': 1, 'modelSha256': '0|a model of 'history' has an unknown field 'x'",
      })
  void read_damagedHistory_isRefused(String right, String wrong, String expected) throws Exception {
    Baseline first = baseline().after(Optional.empty(), Optional.empty());
    BaselineFile.write(file(), other("b", "AABBA").after(Optional.of(first), day("2026-11-27")));
    String good = Files.readString(file());
    assertThat(good).contains(right.replace('\'', '"'));
    String bad = wrong == null ? "" : wrong;
    refused(
        good.replace(right.replace('\'', '"'), bad.replace('\'', '"')),
        expected.replace('\'', '"'));
  }

  @Test
  void read_reasonThatNobodyCouldHaveGiven_isRefused() throws Exception {
    BaselineFile.write(file(), baseline().because(Optional.of("why")));
    String good = Files.readString(file());
    refused(good.replace("\"why\"", "\"a\\u001b[2K\""), "\"reason\": expected one line");
    refused(good.replace("\"why\"", "\"" + "x".repeat(201) + "\""), "at most 200 characters");
    refused(good.replace("\"why\"", "\" \""), "\"reason\": expected a reason, found none");
    refused(good.replace("\"why\"", "7"), "\"reason\" is not a text");
    refused(good.replace(": 2,", ": 1,"), "it has an unknown field \"reason\"");
  }

  @Test
  void read_cutShortAnywhere_isRefused() throws Exception {
    String good = written().strip();
    for (int length = 1; length < good.length(); length++) {
      Files.writeString(file(), good.substring(0, length));
      assertThatExceptionOfType(MalformedFileException.class)
          .as("%d characters", length)
          .isThrownBy(() -> BaselineFile.read(file(), TASK));
    }
    refused(good.substring(0, 40), "it ends in the middle; it is cut short");
    refused("", "it is empty");
    refused(good + " {}", "it");
  }

  @Test
  void read_anyByteChanged_isRefusedOrStillConsistent() throws Exception {
    byte[] good = written().getBytes(StandardCharsets.UTF_8);
    Random random = new Random(1);
    List<Throwable> unexpected = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      byte[] bad = Arrays.copyOf(good, good.length);
      bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
      Files.write(file(), bad);
      try {
        BaselineFile.read(file(), TASK);
      } catch (MalformedFileException e) {
        // As it should be.
      } catch (IOException | RuntimeException e) {
        unexpected.add(e);
      }
    }
    assertThat(unexpected).isEmpty();
  }

  @Test
  void read_mergeConflict_isCalledByItsName() throws Exception {
    refused(
        written()
            .replace(
                "  \"correct\": 3,\n",
                "<<<<<<< HEAD\n  \"correct\": 3,\n=======\n  \"correct\": 4,\n>>>>>>> other\n"),
        "it has the marks of a merge conflict; take one of the two sides as a whole");
  }

  @Test
  void read_hostileFiles_areRefusedWithoutMuchWork() throws Exception {
    refused("[".repeat(1_000_000), "it is not the JSON expected");
    refused("{\"classes\": " + "[".repeat(1_000_000), "classes");
    refused("{\"producer\": " + "{\"a\":".repeat(1_000_000), "\"producer\" is not a text");
    refused(" ".repeat((16 << 20) + 1), "it has more than 16 MB");
    refused("<project/>", "it is not the JSON expected");
    Files.write(file(), new byte[] {'{', (byte) 0xff, '}'});
    assertThatExceptionOfType(MalformedFileException.class)
        .isThrownBy(() -> BaselineFile.read(file(), TASK))
        .withMessageContaining("it is not UTF-8");
  }

  @Test
  void read_folder_isRefused() {
    assertThatExceptionOfType(MalformedFileException.class)
        .isThrownBy(() -> BaselineFile.read(folder, TASK))
        .withMessageStartingWith(folder + " is not a usable baseline: it is a folder");
  }
}
