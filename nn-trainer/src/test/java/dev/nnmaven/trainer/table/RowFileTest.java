package dev.nnmaven.trainer.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.trainer.config.RowFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowFileTest {

  @TempDir Path folder;

  /** Names, and then each row after its line. */
  static List<String> read(Path file, Optional<Character> separator) throws Exception {
    return read(file, new RowFormat(separator, Optional.empty()));
  }

  private static List<String> read(Path file, RowFormat format) throws Exception {
    List<String> found = new ArrayList<>();
    RowFile.of(file, format)
        .read(
            new RowFile.Rows() {
              @Override
              public void header(List<String> names) {
                found.add(String.join("|", names));
              }

              @Override
              public void row(int line, List<? extends CharSequence> cells) {
                found.add(line + ":" + String.join("|", cells));
              }
            });
    return found;
  }

  private static List<String> read(Path file) throws Exception {
    return read(file, Optional.empty());
  }

  private List<String> json(String... lines) throws Exception {
    return read(Files.writeString(folder.resolve("some.jsonl"), String.join("\n", lines)));
  }

  private static void refused(Path file, String... expected) {
    refused(file, RowFormat.DEFAULT, expected);
  }

  private static void refused(Path file, RowFormat format, String... expected) {
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> read(file, format))
        .withMessageStartingWith(file.toString())
        .withMessageContainingAll(expected);
  }

  private void refusedJson(String lines, String... expected) throws IOException {
    refused(Files.writeString(folder.resolve("bad.jsonl"), lines), expected);
  }

  private static byte[] packed(String text) throws IOException {
    return packed(text, StandardCharsets.UTF_8);
  }

  private static byte[] packed(String text, Charset charset) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(charset));
    }
    return bytes.toByteArray();
  }

  @Test
  void read_keysOfAnyLine_areColumnsInTheOrderOfFirstOccurrence() throws Exception {
    assertThat(json("{\"b\": 1, \"a\": \"x\"}", "{\"c\": true, \"a\": null}"))
        .containsExactly("b|a|c", "1:1|x|", "2:||true");
  }

  @Test
  void read_numbersAndTexts_areAsTheyAreWrittenWithoutBlanksAround() throws Exception {
    assertThat(
            json(
                "{\"n\": 1.50}", "{\"n\": -0}", "{\"n\": 1E+400}", "{\"n\": 12345678901234567890}"))
        .containsExactly("n", "1:1.50", "2:-0", "3:1E+400", "4:12345678901234567890");
    assertThat(json("{\" \\u00fc \": \" a\\nb, \\\"c\\\" \", \"d\": false}"))
        .containsExactly("ü|d", "1:a\nb, \"c\"|false");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n"})
  void read_byteOrderMarkAndBlankLines_areNoRows(String end) throws Exception {
    assertThat(json("\uFEFF{\"a\": 1}" + end + " " + end + end + "{\"a\": 2}" + end))
        .containsExactly("a", "1:1", "4:2");
  }

  @Test
  void read_nestedValuesAndKeysTwice_areRefusedWithTheirFirstLines() throws Exception {
    refusedJson(
        "{\"a\": 1}\n{\"b\": [1, {}], \"a\": 1, \"a\": 2}\n{\"b\": [], \"c\": {\"d\": 1}, \" \": 1}",
        "bad.jsonl, line 2: b is an array, expected a text, a number, true, false or null",
        "bad.jsonl, line 2: the key a is there twice",
        "bad.jsonl, line 3: c is an object",
        "bad.jsonl, line 3: a key is empty");
  }

  @Test
  void read_otherThanAnObjectALine_isRefusedWithTheLine() throws Exception {
    refusedJson("[\n{\"a\": 1}\n]", "line 1: expected an object", "found an array; jq -c '.[]'");
    refusedJson("{\"a\": 1}\n7", "line 2: expected an object", "found a number");
    refusedJson("{\"a\": 1}\n\n{\"a\":\n1}", "line 3: the object does not end");
    refusedJson("{\"a\": 1} {\"a\": 2}", "line 1: malformed JSON at column 11", "no more");
    refusedJson("{\"a\": 1}\n{\"a\": NaN}", "line 2: malformed JSON at column 7");
    refusedJson("{\"a\": 1}\n{'a': 1}", "line 2: malformed JSON");
    refusedJson("{\"a\": \"\\ud83d\"}", "line 1: Unpaired surrogate", "write \\ufffd for half");
    refusedJson("a,b\n1,2\n", "line 1: malformed JSON");
    refusedJson("\n", "has no value; expected lines of one JSON object each");
    refusedJson("{}", "has no value");
  }

  @Test
  void read_endlessLineOrTooManyKeys_areRefused() throws Exception {
    refusedJson(
        "{\"a\": 1}\n{\"a\": \"" + "x".repeat(1 << 24) + "\"}",
        "line 2: expected at most 16,777,216 characters");
    Stream<String> keys = IntStream.range(0, 6000).mapToObj(i -> "{\"k" + i + "\": 1}");
    refusedJson(keys.collect(Collectors.joining("\n")), "has more than 5,000 different keys");
  }

  @Test
  void read_otherBytesThanUtf8_areRefusedWithTheirLine() throws Exception {
    Charset latin = StandardCharsets.ISO_8859_1;
    Path file = folder.resolve("some.jsonl");
    Files.write(file, "{\"a\": 1}\n{\"a\": \"ü\"}\n".getBytes(latin));
    refused(file, "is not UTF-8: line 2 has other bytes");
    Files.write(folder.resolve("some.csv.gz"), packed("a\n1\nü\n", latin));
    refused(folder.resolve("some.csv.gz"), "is not UTF-8: line 3");
  }

  @Test
  void read_pointerOfGitLfs_saysHowToFetchTheData() throws IOException {
    for (String name : List.of("rows.csv", "rows.jsonl", "rows.csv.gz")) {
      Path file = folder.resolve(name);
      Files.writeString(file, "version https://git-lfs.github.com/spec/v1\noid sha256:4d\n");
      assertThatThrownBy(() -> read(file))
          .hasMessageStartingWith(file + ": is a pointer of Git LFS")
          .hasMessageContaining("\"git lfs pull\"");
    }
  }

  private static final RowFormat WINDOWS =
      new RowFormat(Optional.empty(), Optional.of(Charset.forName("windows-1252")));

  private Path windows(String name, String text) throws IOException {
    Charset charset = WINDOWS.charset();
    byte[] bytes = name.endsWith(".gz") ? packed(text, charset) : text.getBytes(charset);
    return Files.write(folder.resolve(name), bytes);
  }

  @Test
  void read_inTheEncodingThatIsSet_isItsText() throws Exception {
    for (String name : List.of("some.csv", "some.csv.gz")) {
      assertThat(read(windows(name, "sep=;\npreis €;für\n1;ü\n"), WINDOWS))
          .containsExactly("preis €|für", "3:1|ü");
    }
    assertThat(read(windows("some.jsonl", "{\"für\": \"€\"}\n"), WINDOWS))
        .containsExactly("für", "1:€");
    assertThat(read(windows("ascii.csv", "a,b\n1,2\n"), WINDOWS)).containsExactly("a|b", "2:1|2");
  }

  @Test
  void read_otherThanTheEncodingThatIsSet_isRefusedWithItsLine() throws Exception {
    Path file = folder.resolve("some.csv");
    for (String start : List.of("", "\uFEFF")) {
      Files.writeString(file, start + "a\n1\nfür\n");
      String line = start.isEmpty() ? "line 3" : "line 1";
      refused(file, WINDOWS, "is UTF-8, as " + line + " shows", "remove nn.encoding");
    }
    byte[] marked =
        joined(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, "a\n".getBytes(UTF_8));
    refused(Files.write(file, joined(marked, new byte[] {(byte) 0xFC})), WINDOWS, "is UTF-8");
    byte[] undefined = joined("a\n1\n".getBytes(UTF_8), new byte[] {(byte) 0x81, '\n'});
    refused(
        Files.write(file, undefined), WINDOWS, "is not windows-1252: line 3 has bytes", "iconv");
    Files.write(file, "\uFEFFa\n".getBytes(StandardCharsets.UTF_16LE));
    refused(file, WINDOWS, "is UTF-16");
  }

  @ParameterizedTest
  @ValueSource(strings = {"some.csv.gz", "some.tsv.GZ", "some.csv"})
  void read_packed_isWhatWasPackedWhateverItsName(String name) throws Exception {
    Path file = Files.write(folder.resolve(name), packed("\uFEFFa,b\n1,ü\n"));
    assertThat(read(file)).containsExactly("a|b", "2:1|ü");
  }

  @Test
  void read_packedJsonAndUnpackedByThatName_areTheSame() throws Exception {
    Path file = Files.write(folder.resolve("some.jsonl.gz"), packed("{\"a\": 1}"));
    assertThat(read(file)).containsExactly("a", "1:1");
    assertThat(read(Files.writeString(file, "{\"a\": 1}"))).containsExactly("a", "1:1");
  }

  @Test
  void read_packedAndTruncatedOrDamaged_isRefusedWithItsLine() throws Exception {
    String rows =
        IntStream.range(0, 100_000)
            .mapToObj(i -> i + "," + i * 31L % 1009)
            .collect(Collectors.joining("\n"));
    byte[] whole = packed("a,b\n" + rows);
    for (String name : List.of("some.csv.gz", "some.jsonl.gz")) {
      byte[] bytes = name.startsWith("some.csv") ? whole : packed("{\"a\": 1}\n".repeat(9));
      Path file = Files.write(folder.resolve(name), Arrays.copyOf(bytes, bytes.length - 9));
      refused(file, ", line ", "the packed data ends too early");
      bytes[bytes.length - 6] ^= 1; // of the checksum
      refused(Files.write(file, bytes), ", line ", "the packed data is damaged");
    }
    Path start = Files.write(folder.resolve("start.csv.gz"), Arrays.copyOf(whole, 5));
    refused(start, "start.csv.gz, line 1 or after: the packed data ends too early");
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      bytes.writeBytes(part);
    }
    return bytes.toByteArray();
  }

  /** With all that a header may have, which {@code gzip} writes: a name, say. */
  private static byte[] withLongHeader(byte[] packed) {
    byte[] start = Arrays.copyOf(packed, 10);
    start[3] = 2 + 4 + 8 + 16;
    byte[] header =
        joined(start, new byte[] {3, 0, 1, 2, 3}, "name\0note\0".getBytes(StandardCharsets.UTF_8));
    CRC32 sum = new CRC32();
    sum.update(header);
    byte[] check = {(byte) sum.getValue(), (byte) (sum.getValue() >> 8)};
    return joined(header, check, Arrays.copyOfRange(packed, 10, packed.length));
  }

  /** As of logs that were packed one by one, of tapes, and of files of any size. */
  @ParameterizedTest
  @ValueSource(ints = {1, 1000, 1 << 16, 200_000})
  void read_packedInSeveralMembersAndPadded_isRead(int zeros) throws Exception {
    String noise =
        new Random(1).ints(zeros).mapToObj(Integer::toString).collect(Collectors.joining("\n"));
    byte[] first = packed("a\n" + noise + "\n");
    byte[] bytes =
        joined(first, withLongHeader(packed("1\n")), packed(""), packed("2"), new byte[zeros]);
    assertThat(read(Files.write(folder.resolve("some.csv.gz"), bytes)))
        .startsWith("a")
        .endsWith(zeros + 2 + ":1", zeros + 3 + ":2")
        .hasSize(zeros + 3);
  }

  @Test
  void read_packedAndAnythingElseAfterItsEnd_isRefused() throws Exception {
    byte[] first = packed("a\n1\n");
    byte[] second = packed("2\n".repeat(99));
    Path file = folder.resolve("some.csv.gz");
    for (int i = 0; i < 3; i++) {
      byte[] damaged = second.clone();
      damaged[i] ^= 1;
      refused(Files.write(file, joined(first, damaged)), "the packed data is damaged");
    }
    byte[] checked = withLongHeader(second);
    checked[16] ^= 1;
    refused(Files.write(file, joined(first, checked)), "the packed data is damaged");
    refused(Files.write(file, joined(first, new byte[9], new byte[] {1, 0})), "is damaged");
    for (int length = 1; length < second.length; length++) {
      refused(Files.write(file, joined(first, Arrays.copyOf(second, length))), "the packed data ");
    }
  }

  @Test
  void read_packedThatUnpacksToFarMore_isRefused() throws Exception {
    Path file = folder.resolve("bomb.csv.gz");
    byte[] line = ("1".repeat((1 << 16) - 1) + "\n").getBytes(StandardCharsets.UTF_8);
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file), 1 << 16)) {
      out.write("a\n".getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i <= 1 << 10; i++) {
        out.write(line);
      }
    }
    refused(file, ", line ", "unpacks to more than 67,108,864 bytes", "gunzip");
  }

  /** Four bytes a row are far below any limit of bytes, and would be read for minutes. */
  @Test
  void read_packedThatHasFarMoreLines_isRefused() throws Exception {
    for (String name : List.of("bomb.csv.gz", "bomb.jsonl.gz")) {
      Path file =
          Files.write(folder.resolve(name), packed("\n" + "\n\n\n\n".repeat((1 << 18) + 1)));
      refused(
          file, ", line ", "unpacks to more than 1,048,576 lines, 5 or more for each", "gunzip");
    }
    Path most = Files.write(folder.resolve("most.csv.gz"), packed("a\n" + "\n".repeat(1 << 19)));
    assertThat(read(most)).containsExactly("a");
  }
}
