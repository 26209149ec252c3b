package dev.nnmaven.trainer.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.nnmaven.nn.data.DatasetException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFileTest {

  @TempDir Path folder;

  private Path file(String content) throws IOException {
    return Files.writeString(folder.resolve("some.csv"), content);
  }

  private List<String> read(String content) throws Exception {
    return RowFileTest.read(file(content), Optional.empty());
  }

  private void refused(String content, String... expected) throws Exception {
    refused(content, StandardCharsets.UTF_8, expected);
  }

  private void refused(String text, Charset charset, String... expected) throws Exception {
    Path file = Files.write(folder.resolve("some.csv"), text.getBytes(charset));
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> RowFileTest.read(file, Optional.empty()))
        .withMessageStartingWith(file.toString())
        .withMessageContainingAll(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void read_anyLineEnd_isTheSame(String end) throws Exception {
    assertThat(read(String.join(end, "a,b", "1,2", "", "3,\"x, y\"")))
        .containsExactly("a|b", "2:1|2", "4:3|x, y");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {"a,b # 1,2", "a;b # 1;2", "a\tb # 1\t2", "'\"x,y,z\";b' # 1;2"})
  void of_separator_isTheMostFrequentOutsideOfQuotes(String names, String row) throws Exception {
    assertThat(read(names + "\n" + row)).hasSize(2).last().isEqualTo("2:1|2");
    assertThat(read("\n\r\n" + names + "\n" + row)).hasSize(2).last().isEqualTo("4:1|2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"some.tsv", "some.TSV"})
  void of_commasInNamesOfATsv_areNoSeparators(String name) throws Exception {
    Path file = Files.writeString(folder.resolve(name), "size (x, y, z)\tb\n1\t2\n");
    assertThat(RowFileTest.read(file, Optional.empty()))
        .containsExactly("size (x, y, z)|b", "2:1|2");
    Files.writeString(file, "a,b\n1,2\n");
    assertThat(RowFileTest.read(file, Optional.empty())).containsExactly("a|b", "2:1|2");
  }

  /** Written for Excel, and by it. */
  @ParameterizedTest
  @ValueSource(strings = {"sep=;", "\uFEFFsep=;", "SEP=;", "\"sep=;\""})
  void of_firstLineSaysTheSeparator_isTakenAndNoRow(String first) throws Exception {
    assertThat(read(first + "\r\na,1;b,2\r\n1;2")).containsExactly("a,1|b,2", "3:1|2");
    assertThat(RowFileTest.read(file(first + "\na|b\n1|2"), Optional.of('|')))
        .containsExactly("a|b", "3:1|2");
    assertThat(read(first.replace(';', '\t') + "\na\tb\n1\t2")).containsExactly("a|b", "3:1|2");
    assertThat(read("a=;b\nsep=;\n")).containsExactly("a=|b", "2:sep=|");
  }

  @Test
  void read_byteOrderMarkAndBlanks_areNoPartOfACellAndASeparatorThatIsToldIsTaken()
      throws Exception {
    assertThat(read("\uFEFFa , b\n 1,2 \n")).containsExactly("a|b", "2:1|2");
    assertThat(RowFileTest.read(file("a,x|b\n1,5|2"), Optional.of('|')))
        .containsExactly("a,x|b", "2:1,5|2");
  }

  @Test
  void read_quotes_areThoseOfTheRfc() throws Exception {
    assertThat(read("a,b\n\"say \"\"hi\"\"\",\"two\nlines\"\n5,6"))
        .containsExactly("a|b", "2:say \"hi\"|two\nlines", "4:5|6");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '^',
      delimiter = '#',
      value = {
        "^^ # is empty; expected a line of column names, and rows # ",
        "^\uFEFF\n\n^ # is empty # ",
        "^a,b\n1,2\n3\n^ # line 3: expected 2 cells, as in the first line, found 1 # ",
        "^a,b\n1,2,3\n^ # line 2: expected 2 cells # found 3",
        "^a;b\n1;2\n1\n^ # (separated by \";\"; nn.separator sets another) # ",
        "^a\tb\n1\t2\n1\n^ # (separated by tabs; nn.separator sets another) # ",
        "^a,b\n1,2\n3,\"x\n4,5\n^ # some.csv, line 3: Unclosed quoted field at end of input (a quote # ",
        "^a,b\n1,\"x\"y\n^ # some.csv, line 2:  # closing quote",
      })
  void read_emptyRaggedOrWronglyQuoted_isRefusedWithItsLine(
      String content, String first, String second) throws Exception {
    refused(content, first, second == null ? first : second);
  }

  @Test
  void read_namesTwiceNoneOrTooMany_areRefused() throws Exception {
    refused(
        "a,,a\n1,2,3\n",
        "line 1: column 2 of 3 has no name",
        "line 1: two columns have the name a");
    refused("a,".repeat(9_999) + "a\n", "has 10,000 columns, expected at most 5,000");
  }

  @Test
  void read_latin1_isRefusedWithItsLineAndAWayOut() throws Exception {
    refused(
        "a,b\nü,2\n",
        StandardCharsets.ISO_8859_1,
        "is not UTF-8: line 2 has",
        "set nn.encoding=windows-1252");
    refused("ü,b\n1,2\n", StandardCharsets.ISO_8859_1, "is not UTF-8: line 1 has");
    refused("a,b\r\n1,2\r\n\r\nü,2\r\n", StandardCharsets.ISO_8859_1, "line 4 has");
    refused("a,b\r1,2\rü,2\r", StandardCharsets.ISO_8859_1, "line 3 has");
    refused("a,b\n1,ü", StandardCharsets.ISO_8859_1, "line 2 has"); // cut within a character
    refused(
        "a,b\n" + "1,2\n".repeat(50_000) + "ü,2\n",
        StandardCharsets.ISO_8859_1,
        ": line 50002 has other bytes; ");
  }

  @Test
  void read_utf16_isRecognized() throws Exception {
    refused("\uFEFFa,b\n1,2\n", StandardCharsets.UTF_16LE, "is UTF-16", "FF FE", "-f UTF-16");
    refused("\uFEFFa,b\n1,2\n", StandardCharsets.UTF_16BE, "is UTF-16", "FE FF", "-f UTF-16");
  }

  @Test
  void read_moreColumnsThanTheParserTakes_saysSoAndNothingOfQuotes() throws Exception {
    Path file = file("a,".repeat(20_000) + "a\n");
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> RowFileTest.read(file, Optional.empty()))
        .withMessageEndingWith("the maximum limit of 16384 fields");
  }
}
