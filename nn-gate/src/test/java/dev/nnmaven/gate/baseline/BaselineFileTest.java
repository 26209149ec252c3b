package dev.nnmaven.gate.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.nnmaven.gate.testing.Found;
import dev.nnmaven.nn.model.MalformedFileException;
import dev.nnmaven.nn.task.Costs;
import dev.nnmaven.trainer.data.Examples;
import dev.nnmaven.trainer.measure.Predictions;
import dev.nnmaven.trainer.testing.Judged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BaselineFileTest {

  private static final String SHA = "0123456789abcdef".repeat(4);
  private static final Examples IMAGES = Judged.images(List.of("A", "B"), "AABBB");

  private static final float[] ERRORS = {
    0f, 1.5f, Float.MIN_VALUE, Float.MAX_VALUE, 3f, 4f, 5f, 6f, 7.25f
  };

  @TempDir Path folder;

  private Path file() {
    return folder.resolve("nn-baseline.json");
  }

  private static Baseline baseline() {
    return accepted(IMAGES, "ABBBA");
  }

  private static Baseline accepted(Examples images, String taken) {
    return accepted(SHA, images, taken);
  }

  private static Baseline accepted(String sha256, Examples images, String taken) {
    return Found.baseline(sha256, images, Judged.predictions(images, taken, 0.1))
        .after(Optional.empty(), Optional.empty());
  }

  private String written() throws IOException {
    BaselineFile.write(file(), baseline());
    return Files.readString(file());
  }

  private Baseline readBack(Baseline baseline) throws IOException {
    BaselineFile.write(file(), baseline);
    return BaselineFile.read(file());
  }

  private void refused(String content, String expected) throws IOException {
    Files.writeString(file(), content);
    assertThatExceptionOfType(MalformedFileException.class)
        .isThrownBy(() -> BaselineFile.read(file()))
        .withMessageStartingWith(file() + " is not a usable baseline: ")
        .withMessageContaining("%s", expected)
        .withMessageEndingWith(
            ". Restore it from version control, or remove it and make a new one: mvn nn:baseline");
  }

  /** The same with a text in place of another; both with ' for ", and none for null. */
  private void refused(String good, String right, String wrong, String expected)
      throws IOException {
    assertThat(good).contains(right.replace('\'', '"'));
    String other = wrong == null ? "" : wrong.replace('\'', '"');
    refused(good.replace(right.replace('\'', '"'), other), expected.replace('\'', '"'));
  }

  private void assertKept(Baseline written) throws IOException {
    assertThat(readBack(written)).usingRecursiveComparison().isEqualTo(written);
  }

  @Test
  void write_aBaseline_isReadable() throws Exception {
    assertThat(written().replaceAll("\\s+", " "))
        .isEqualTo(
            """
            { "schemaVersion": 6, "producer": "test", "modelSha256": "%1$s", "accepted": 1,
            "history": [ { "modelSha256": "%1$s", "sameExamples": false, "examples": 5, "correct": 3 } ],
            "examples": 5, "correct": 3, "loss": 0.1, "classes": [
            { "name": "A", "examples": 2, "correct": 1,
            "recognized": [ "WgswUE24jU" ], "missed": [ "JB6XMOCivW" ] },
            { "name": "B", "examples": 3, "correct": 2,
            "recognized": [ "RUCo2D1hfR iQONwRVkyf" ], "missed": [ "FNti4JhtF3" ] } ] }
            """
                .formatted(SHA)
                .replace('\n', ' '));
    assertThat(Files.readAllLines(file()))
        .contains("  \"correct\": 3,", "      \"recognized\": [", "        \"WgswUE24jU\"");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 4, 5, 255, 256, 257, 1200})
  void read_anyNumberOfImages_keepsEachBit(int images) throws Exception {
    Random random = new Random(images);
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < images; i++) {
      letters.append(random.nextBoolean() ? 'A' : 'B');
    }
    assertKept(accepted(Judged.images(List.of("A", "B"), "A".repeat(images)), letters.toString()));
    assertThat(Files.readAllLines(file())).allMatch(line -> line.length() < 200);
    assertThat(Files.size(file())).isLessThan(900 + 14L * images);
  }

  /** Copies have one key, and each counts. */
  @Test
  void read_equalImages_areAllThere() throws Exception {
    Examples one = Judged.images(List.of("A", "B"), "AB");
    Examples copies = one.of(List.of(0, 1, 0, 0, 1));
    Baseline read = readBack(accepted(copies, "AAAAA"));
    assertThat(read.size()).isEqualTo(5);
    assertThat(read.entries().different()).isEqualTo(2);
    assertThat(read.classes())
        .containsExactly(new Baseline.PerClass("A", 3, 3), new Baseline.PerClass("B", 2, 0));
  }

  /** And the numbers of images, wherever the image is among the others. */
  @ParameterizedTest
  @ValueSource(ints = {100, 1000})
  void write_oneImageMore_changesOneLine(int count) throws Exception {
    Examples all = Judged.images(List.of("A", "B"), "A".repeat(count + 1));
    List<Integer> shuffled = new ArrayList<>(IntStream.range(0, count).boxed().toList());
    Collections.shuffle(shuffled, new Random(1));
    BaselineFile.write(file(), accepted(all.of(shuffled), "A".repeat(count)));
    List<String> before = Files.readAllLines(file());
    BaselineFile.write(file(), accepted(all, "A".repeat(count + 1)));
    List<String> after = new ArrayList<>(Files.readAllLines(file()));
    after.removeAll(before);
    assertThat(after).filteredOn(line -> !line.contains(Integer.toString(count + 1))).hasSize(1);
  }

  /** Of a model with costs; without them, only two classes tell what was predicted. */
  @Test
  void read_predictedClasses_areKept() throws Exception {
    Examples images = Judged.images(List.of("A", "B", "C"), "AAABBBCC");
    Predictions plain = Judged.predictions(images, "ACBBACCC", 0.1);
    Costs costs = Costs.of(images.classes(), Map.of("A as C", 3d));
    Predictions costly = Found.withCosts(plain, plain.probabilities(), costs);
    Baseline baseline =
        Found.baseline(SHA, images, costly).after(Optional.empty(), Optional.empty());
    assertKept(baseline);
    assertThat(baseline.entries().predicted(3).orElseThrow())
        .containsExactlyInAnyOrder(plain.classes());
    assertThat(accepted(images, "ACBBACCC").entries().predicted(3)).isEmpty();
    assertThat(accepted(images, "AAABBBCC").entries().predicted(3)).isPresent();
    assertThat(baseline().entries().predicted(2).orElseThrow())
        .containsExactlyInAnyOrder(0, 1, 1, 1, 0);
    BaselineFile.write(file(), baseline);
    String written = Files.readString(file());
    refused(written, "'predicted': [", "'predicted': [7,", "is not another class for each");
  }

  @Test
  void read_classNamesOfAnyKind_areKept() throws Exception {
    assertKept(accepted(Judged.images(List.of("a \"b\" \\ é 猫 <x>", "A", ""), "A"), "A"));
  }

  @Test
  void read_windowsLineEndings_isTheSame() throws Exception {
    Files.writeString(file(), written().replace("\n", "\r\n"));
    assertThat(BaselineFile.read(file())).usingRecursiveComparison().isEqualTo(baseline());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "'examples': 5|'examples': 1999999999|the last model of 'history' differs",
        "'examples': 5|'examples': '5'|expected 'examples':5, found 'examples':'5'",
        "'examples': 5|'examples': 99999999999|it is not the JSON expected",
        "'examples': 5|'examples': 5, 'examples': 5|is not as nn:baseline writes it",
        "'correct': 3,|'correct': 4,|expected 'correct':3, found 'correct':4",
        "'correct': 3,||a part of it is missing",
        "'correct': 1,|'correct': 2,|expected 'correct':1, found 'correct':2",
        "'examples': 3,|'examples': 22,|expected 'examples':3, found 'examples':22",
        "'name': 'B'|'name': 'A'|it has a class twice",
        "'name': 'A'|'nam': 'A'|a part of it is missing",
        "'name': 'A',|'name': 'A', 'x': {},|is not as nn:baseline writes it",
        "'loss': 0.1|'loss': -0.1|'loss' is not a number of at least 0",
        "'loss': 0.1|'loss': NaN|it is not the JSON expected",
        "'loss': 0.1|'loss': null|it is not as nn:baseline writes it",
        "'modelSha256': '0|'modelSha256': '|'modelSha256' is not a SHA-256",
        "'producer': 'test'|'producer': []|it is not the JSON expected",
        "'missed': [|'missed': [null, |a part of it is missing",
        "'missed': [|'missed': ['AAAAAAAAA'],'x':[|expected 10 digits of Base64",
        "'missed': [|'missed': ['AAAAAAAAA!'],'x':[|expected 10 digits of Base64",
        "'schemaVersion': 6|'schemaVersion': 7|it has schemaVersion 7, expected 6: another version"
            + " of nn-maven wrote it",
        "'schemaVersion': 6,||it has schemaVersion 0, expected 6",
      })
  void read_whatNobodyWrites_isRefused(String right, String wrong, String expected)
      throws Exception {
    refused(written(), right, wrong, expected);
  }

  /** An image that was missed is called recognized: the totals of its class tell. */
  @Test
  void read_keyMovedByHand_isRefused() throws Exception {
    String good = written();
    String key = good.replaceAll("(?s).*\"missed\": \\[\\s*\"(.{10}).*", "$1");
    refused(
        good.replace("\"" + key + "\"", "")
            .replaceFirst("(?s)(.*)\"recognized\": \\[\\s*\"", "$1\"recognized\": [\"" + key + " "),
        "the last model of \"history\" differs");
    String other = good.replaceAll("(?s).*\"recognized\": \\[\\s*\"(.{10}).*", "$1");
    refused(good.replace(key, other), "it has one example with two errors");
  }

  private static Baseline other(String digit, String answers) {
    return accepted(digit.repeat(64), IMAGES, answers);
  }

  private static Optional<LocalDate> day(String day) {
    return Optional.of(LocalDate.parse(day));
  }

  /** One of ten images differs: these are nearly the same. */
  @Test
  void write_acceptedOneAfterAnother_keepsTheirFigures() throws Exception {
    Examples all = Judged.images(List.of("A", "B"), "A".repeat(12));
    Baseline first = accepted(all.of(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9)), "A".repeat(10));
    Baseline second =
        accepted(
                "b".repeat(64), all.of(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 10)), "B" + "A".repeat(9))
            .after(Optional.of(first), day("2026-11-26"));
    Baseline third =
        accepted("c".repeat(64), all.of(List.of(0, 1, 2, 3, 4, 5, 6, 7, 9, 11)), "A".repeat(10))
            .after(Optional.of(second), day("2026-11-27"));
    assertKept(third);
    assertThat(third.history().accepted()).isEqualTo(3);
    assertThat(third.history().entries())
        .containsExactly(
            new History.Entry(Optional.empty(), SHA, false, 10, 10),
            new History.Entry(day("2026-11-26"), "b".repeat(64), true, 10, 9),
            new History.Entry(day("2026-11-27"), "c".repeat(64), false, 10, 10));
  }

  @Test
  void after_manyModels_keepsTheLastThirtyAndCountsAll() throws Exception {
    Baseline last = other("0", "ABBBA").after(Optional.empty(), Optional.empty());
    for (int i = 1; i < 40; i++) {
      last = other(Integer.toHexString(i % 16), "AABBA").after(Optional.of(last), Optional.empty());
    }
    assertThat(last.history().accepted()).isEqualTo(40);
    assertThat(last.history().entries()).hasSize(30);
    assertKept(last);
    String good = Files.readString(file());
    int entry = good.indexOf("    {");
    String longer =
        good.substring(0, entry)
            + good.substring(entry, good.indexOf("},", entry) + 2)
            + good.substring(entry);
    refused(longer, "\"history\" has more than 30 models");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "'accepted': 2|'accepted': 1|contradicts itself: accepted is 1, but 'history' has 2 models",
        "'accepted': 2|'accepted': -2|accepted is -2",
        "'accepted': 2,||accepted is 0",
        "'2026-11-27'|'2026-02-30'|'date' is not a day such as 2026-11-27",
        "'2026-11-27'|'+2026-11-27'|'date' is not a day such as 2026-11-27",
        "'examples': 5, 'correct': 3|'examples': 5, 'correct': 6|has no such figure: 6.0 of 5",
        "'examples': 5, 'correct': 3|'examples': 0, 'correct': 0|has no such figure: 0.0 of 0",
        "'examples': 5, 'correct': 3|'examples': 5|has no such figure: -1.0 of 5",
        "'examples': 5, 'correct': 4 }|'examples': 5, 'correct': 5 }|the last model of 'history' differs",
        "{'modelSha256': '0|{'x': 1, 'modelSha256': '0|is not as nn:baseline writes it",
      })
  void read_damagedHistory_isRefused(String right, String wrong, String expected) throws Exception {
    Baseline first = baseline().after(Optional.empty(), Optional.empty());
    BaselineFile.write(file(), other("b", "AABBA").after(Optional.of(first), day("2026-11-27")));
    String good = Files.readString(file()).replaceAll("\\s+", " ").replace("{ ", "{");
    refused(good, right, wrong, expected);
  }

  @Test
  void read_reasonThatNobodyCouldHaveGiven_isRefused() throws Exception {
    BaselineFile.write(file(), baseline().because(Optional.of("why")));
    String good = Files.readString(file());
    refused(good.replace("\"why\"", "\"a\\u001b[2K\""), "\"reason\": expected one line");
    refused(good.replace("\"why\"", "\"" + "x".repeat(201) + "\""), "at most 200 characters");
    refused(good.replace("\"why\"", "\" \""), "\"reason\": expected a reason, found none");
  }

  @Test
  void read_cutShortAnywhere_isRefused() throws Exception {
    String good = written().strip();
    for (int length = 1; length < good.length(); length += 2) {
      Files.writeString(file(), good.substring(0, length));
      assertThatExceptionOfType(MalformedFileException.class)
          .as("%d characters", length)
          .isThrownBy(() -> BaselineFile.read(file()));
    }
    refused(good.substring(0, 40), "it ends in the middle; it is cut short");
    refused("", "it is empty");
    refused(good + " {}", "it is not the JSON expected");
  }

  @Test
  void read_mergeConflict_isCalledByItsName() throws Exception {
    refused(
        written()
            .replace(
                "  \"correct\": 3,\n  \"l",
                "<<<<<<< HEAD\n  \"correct\": 3,\n=======\n  \"correct\": 4,\n>>>>>>> other\n  \"l"),
        "it has the marks of a merge conflict; take one of the two sides as a whole");
  }

  @Test
  void read_hostileFiles_areRefusedWithoutMuchWork() throws Exception {
    refused("{\"schemaVersion\": 4, \"recognized\": [\"b0\"]}", "it has schemaVersion 4");
    refused("[".repeat(1_000_000), "it is not the JSON expected");
    refused("{\"schemaVersion\": 6, \"classes\": " + "[".repeat(1_000_000), "it");
    refused("{\"schemaVersion\": 6, \"a\": " + "{\"a\":".repeat(1_000_000), "it");
    refused(" ".repeat((16 << 20) + 1), "it has more than 16 MB");
    refused("<project/>", "it is not the JSON expected");
    Files.write(file(), new byte[] {'{', (byte) 0xff, '}'});
    assertThatExceptionOfType(MalformedFileException.class)
        .isThrownBy(() -> BaselineFile.read(file()))
        .withMessageContaining("it is not UTF-8");
    assertThatExceptionOfType(MalformedFileException.class)
        .isThrownBy(() -> BaselineFile.read(folder))
        .withMessageStartingWith(folder + " is not a usable baseline: it is a folder");
  }

  private static Baseline ofPrice(float[] errors) {
    long[] keys = LongStream.range(0, errors.length).toArray();
    return Found.accepted(SHA, errors, Optional.of("price"))
        .with(new Entries(keys, new int[0], errors))
        .after(Optional.empty(), Optional.empty());
  }

  @Test
  void write_ofNumbers_isReadableLineByLine() throws Exception {
    BaselineFile.write(file(), ofPrice(ERRORS));
    List<String> lines = Files.readAllLines(file());
    assertThat(lines).containsSequence("  \"target\": \"price\",", "  \"examples\": 9,");
    assertThat(lines)
        .containsSequence(
            "  \"errors\": [",
            "    \"AAAAAAAAAAAAAAAA AAAAAAAAABA_wAAA AAAAAAAAACAAAAAB AAAAAAAAADB_f___"
                + " AAAAAAAAAEBAQAAA AAAAAAAAAFBAgAAA AAAAAAAAAGBAoAAA AAAAAAAAAHBAwAAA"
                + " AAAAAAAAAIBA6AAA\"");
  }

  @Test
  void read_ofNumbers_isTheSame() throws Exception {
    assertKept(ofPrice(ERRORS).because(Optional.of("smaller, for \"phones\" <é 猫>")));
    assertThat(file()).content().contains("\"reason\": \"smaller, for \\\"phones\\\" <é 猫>\",\n");
    assertKept(ofPrice(ERRORS));
  }

  /** Errors of 3 and 4: √12.5. */
  @Test
  void read_historyOfErrors_isWhatWasWritten() throws Exception {
    Baseline now =
        Found.accepted("f".repeat(64), new float[] {3f, 4f}, Optional.of("price"))
            .after(Optional.of(ofPrice(ERRORS)), day("2026-11-27"));
    assertKept(now);
    String text = Files.readString(file());
    assertThat(text).contains("\"accepted\": 2", "\"rmse\": 3.5355339059327378");
    for (String wrong : List.of("-1", "3.5")) {
      refused(text.replace("3.5355339059327378", wrong), "");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'\"examples\": 9,\n  \"rmse', '\"examples\": 8,\n  \"rmse', 'found \"examples\":8'",
    "'\"target\": \"price\",', '', 'a part of it is missing'",
    "'\"target\"', '\"mae\": 1, \"target\"', 'not as nn:baseline writes it'",
    "'AAAAAAAAABA_wAAA', 'AAAAAAAAABA_wAA', 'expected 16 digits of Base64'",
    "'AAAAAAAAABA_wAAA', 'AAAAAAAAABB_wAAA', 'not a finite number of at least 0'",
    "'AAAAAAAAABA_wAAA', 'AAAAAAAAABB_gAAA', 'not a finite number of at least 0'",
    "'AAAAAAAAABA_wAAA', 'AAAAAAAAABC_wAAA', 'not a finite number of at least 0'",
    "'AAAAAAAAABA_wAAA', 'AAAAAAAAABE_wAAA', 'not as nn:baseline writes it'",
    "'AAAAAAAAABA_wAAA', 'AAAAAAAAAAA_wAAA', 'one example with two errors'",
    "'AAAAAAAAABA_wAAA', 'AAAAAAAAABAAAAAA', 'the last model of \"history\" differs'",
  })
  void read_ofNumbersThatAreDamaged_saysWhatAndWhatToDo(String right, String wrong, String expected)
      throws Exception {
    float[] errors = ERRORS.clone();
    Arrays.fill(errors, 2, 4, 1); // beside the largest, other errors do not count
    BaselineFile.write(file(), ofPrice(errors).because(Optional.of("smaller")));
    String good = Files.readString(file());
    assertThat(good).contains(right);
    refused(good.replace(right, wrong), expected);
  }
}
