package dev.nnmaven.trainer.table;

import static dev.nnmaven.nn.testing.Refusals.assertRefusedSaying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.data.table.Column;
import dev.nnmaven.nn.data.table.ColumnKind;
import dev.nnmaven.trainer.config.RowFormat;
import dev.nnmaven.trainer.config.TableSettings;
import dev.nnmaven.trainer.testing.Tables;
import dev.nnmaven.trainer.testing.Written;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableFileTest {

  @TempDir Path folder;

  private Path file(String header, List<String> rows) throws Exception {
    return Tables.write(folder.resolve("some.csv"), header, rows);
  }

  /**
   * Thirty rows of one pattern, in which {i} counts from 0, {ii} from 10, {day} and {dd} from 1 as
   * a day of the month; {n} is one number of seven, {2} and {3} one of two and three, {AB} a
   * letter.
   */
  private Path file(String header, String row) throws Exception {
    return file(header, rows(i -> filled(row, i)));
  }

  private static String filled(String row, int i) {
    return row.replace("{i}", "" + i)
        .replace("{ii}", "" + (10 + i))
        .replace("{day}", "" + (i % 28 + 1))
        .replace("{dd}", "%02d".formatted(i % 28 + 1))
        .replace("{n}", "" + i * i % 7)
        .replace("{2}", "" + i % 2)
        .replace("{3}", "" + i % 3)
        .replace("{AB}", "" + "AB".charAt(i % 2));
  }

  private static List<String> rows(IntFunction<String> row) {
    return IntStream.range(0, 30).mapToObj(row).toList();
  }

  /** Settings beside the target, which is t unless they name another. */
  private static TableFile infer(Path file, String settings) throws Exception {
    return TableFile.infer(file, TableSettings.parse(Written.reader("target=t; " + settings)));
  }

  private static ThrowableAssertAlternative<DatasetException> refused(
      Path file, String settings, String... expected) {
    return assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> infer(file, settings))
        .withMessageContainingAll(expected);
  }

  private static List<String> kinds(TableFile file) {
    return file.plan().inputs().stream().map(Column::toString).toList();
  }

  @Test
  void infer_columnsOfEachKind_areWhatTheyLookLike() throws Exception {
    Path file =
        file(
            "n,y,d,c,t,e",
            List.of("1.5,yes,2024-02-29,red,A,", "-2e3,no,2023-01-01,7,B,NA", "3,yes,null,b,A,x"));
    TableFile read = infer(file, "");
    assertThat(kinds(read).toString())
        .isEqualTo(
            "[column n (number), column y (yesNo), column d (date), column c (category), column e"
                + " (category)]");
    assertThat(read.plan().target().kind()).isEqualTo(ColumnKind.CATEGORY);
    assertThat(read.table().column("c").values()).containsExactly("7", "b", "red");
    assertThat(read.lines()).containsExactly(2, 3, 4);
    assertThat(read.notes()).first().isEqualTo("classification of t, which has 2 different values");
    assertThat(read.notes())
        .contains(
            "column  kind           missing  different  values in all rows",
            "n       number               0          3  -2,000 to 3",
            "d       date                 1          2  2023-01-01 to 2024-02-29",
            "c       category             0          3  7, b, red",
            "t       target: class        0          2  A, B");
  }

  /** They differ in their middle or end; as they are, they would be kept until memory is full. */
  @Test
  void infer_longTexts_areShownByTheirStartAndLength() throws Exception {
    List<String> rows = new ArrayList<>();
    for (int i = 10; i < 60; i++) {
      rows.add("some words ".repeat(1000) + i + ("," + i % 2));
    }
    TableFile read = infer(file("x,t", rows), "");
    assertThat(read.notes())
        .anyMatch(
            line ->
                line.startsWith(
                        "x       text                 0         50  some words some word ...")
                    && line.contains("(11,002 characters), "));
  }

  @ParameterizedTest
  @CsvSource({
    "few, true", "few; task=regression, false",
    "many, false", "many; columns=many:category, true",
    "half, false"
  })
  void infer_targetOfNumbers_isARegressionUnlessTheyAreAFewWholeOnes(
      String target, boolean isClassification) throws Exception {
    Path file = file("x,few,half,many", rows(i -> i + "," + i % 3 + "," + i % 3 / 2.0 + "," + i));
    TableFile read = infer(file, "target=" + target);
    assertThat(read.plan().isClassification()).isEqualTo(isClassification);
    if (target.equals("few")) {
      assertThat(read.notes().get(0)).endsWith("; nn.task=regression predicts the number");
    }
  }

  @Test
  void infer_targetWithoutAnyValue_isNotSaidToHaveOthers() throws Exception {
    Path file = file("x,t", List.of("1,", "2,NA"));
    assertThat(infer(file, "task=regression").plan().target().kind())
        .isEqualTo(ColumnKind.NUMBER); // who reads it says that it has none
  }

  /** Settings beside the target t; what is said, of which FILE is the file. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          length,kind | {i},{AB}  | target= | nn.target: expected the column of | one of length, kind |
          length,kind | {i},{AB}  | target=kin; columns=lenght:number; missing=mean, wide:indicator | has no column kin (did you mean kind?); it has length, kind | (did you mean length?) | nn.missing: FILE has no column wide
          length,kind | {i},{AB}  | target=kind; split=group(who) | nn.split: | column who |
          Year,t      | {i},{AB}  | split=time(Yaer) | nn.split: | (did you mean Year?) |
          x,t         | {i},{3}   | split=group(t) | nn.split=group(t): this is the target | |
          x,t         | {i},{3}   | split=time(t) | nn.split=time(t): this is the target | |
          x;t         | {i},5;{AB} | | column x of FILE looks like numbers of another form ("0,5" in line 2); numbers are written 1234.5, or nn.columns=x:number(de) reads these; nn.columns=x:category takes them as words | |
          x;t         | {i};{2},5 | | the target t of FILE looks like numbers of another form ("0,5" in line 2) | nn.columns=t:number(de) reads these; nn.task=classification takes them as classes |
          x;y;t       | {i},5;{i} kg;{2} | target=u; columns=z:ignore | nn.columns: FILE has no column z | nn.target: FILE has no column u; it has x, y, t | the gate's rule for a class is such as nn.minAccuracy, for a number nn.minR2
          x;y;t       | {i},5;{i} kg;{2} | target=u | nn.columns=x:number(de) reads | nn.columns=y:number(de) reads |
          x;t         | 1,2{ii};{2} | | nn.columns=x:number(en) (as 1,210) or nn.columns=x:number(de) (as 1.21) reads these | |
          x;y;t       | 1.2{ii};{i},5;{2} | | column x of FILE looks like numbers of another form ("1.210" in line 2) | nn.columns=x:number(de) reads these; nn.columns=x:number takes points as decimal ones | nn.columns=y:number(de) reads these
          t           | {AB}      | | no column but the target | |
          """)
  void infer_whatCannotBe_isRefusedWithAWayOut(
      String header, String row, String settings, String first, String second, String third)
      throws Exception {
    Path file = file(header, row);
    String[] expected =
        Stream.of(first, second, third)
            .filter(Objects::nonNull)
            .map(one -> one.replace("FILE", file.toString()))
            .toArray(String[]::new);
    refused(file, settings == null ? "" : settings, expected);
  }

  @Test
  void infer_unknownNameBesideOtherMistakes_isAmongThem() throws Exception {
    Path file = file("day,kind", rows(i -> (i == 3 ? "soon" : "2024-01-0" + (1 + i % 9)) + ",A"));
    refused(
        file,
        "target=kind; columns=lenght:number, kin:ignore, kind:date",
        "has no column lenght, kin (did you mean kind?); it has day, kind",
        "column day of",
        "nn.columns: the target kind is a number or a category");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1,5", "NaN", "1e400", "12 kg"})
  void infer_numbersThatAreNone_areNamedWithTheirLine(String odd) throws Exception {
    Path file = file("x;t", List.of("1.5;A", "2.5;B", odd + ";A", "4;B", "5;A"));
    refused(
        file,
        "",
        "column x",
        "\"" + odd + "\" in line 4 is not a number",
        odd.equals("1,5") ? "use a decimal point, such as 1.5" : "empty cell or NA",
        "nn.columns=x:category");
  }

  @Test
  void infer_nearlyAllWithDecimalCommas_areNoCategory() throws Exception {
    Path gap = file("x;t", rows(i -> (i == 0 ? "?" : i + ",5") + ";" + "AB".charAt(i % 2)));
    refused(gap, "", " looks like numbers of another form (\"1,5\" in line 3)");
    Path target = file("x;t", "{i};{2},5");
    TableFile read = infer(target, "columns=t:number(de)");
    assertThat(read.plan().target().toString()).isEqualTo("column t (number(de))");
    assertThat(read.table().raw(1, 1)).isEqualTo(1.5);
    assertThat(read.notes()).filteredOn(line -> line.endsWith("0.5 to 1.5")).hasSize(1);
    assertThat(infer(target, "task=classification").plan().isClassification()).isTrue();
    Path words = file("x;t", rows(i -> (i % 4 == 0 ? "1,5" : "some") + ";" + "AB".charAt(i % 2)));
    assertThat(kinds(infer(words, ""))).containsExactly("column x (category)");
  }

  /** What German and English spreadsheets write, each with a line that reads all of it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "15.6{ii},95 € | de",
        "9,{ii} % | de",
        "1\u00A02{ii},5 | de",
        "$ 1,2{ii}.50 | en",
        "{ii} kg | en"
      })
  void infer_numbersOfAnotherForm_haveALineToCopyThatReadsThem(String form, String locale)
      throws Exception {
    Path file = file("x;t", form + ";{AB}");
    String rule = "columns=x:number(" + locale + ")";
    refused(
        file,
        "",
        " looks like numbers of another form (\"" + filled(form, 0) + "\" in line 2)",
        " nn." + rule + " reads these; nn.columns=x:category takes");
    refused(
        file,
        "columns=x:number",
        "nn.columns: is number for column x",
        " nn." + rule + " reads these");
    TableFile read = infer(file, rule);
    assertThat(read.table().columns().get(0).kind()).isEqualTo(ColumnKind.NUMBER);
    assertThat(read.table().raw(0, 29)).isGreaterThan(read.table().raw(0, 28));
    Path later = Tables.write(folder.resolve("later.csv"), "t;x", List.of("A;" + filled(form, 1)));
    assertThat(TableFile.read(later, RowFormat.DEFAULT, read.plan()).table().raw(0, 0))
        .isEqualTo(read.table().raw(0, 1));
    Path other = Tables.write(folder.resolve("other.csv"), "t;x", List.of("A;1 lb"));
    assertRefusedSaying(
        DatasetException.class,
        () -> TableFile.read(other, RowFormat.DEFAULT, read.plan()),
        "expected a number such as 1");
  }

  @Test
  void infer_numbersOfSeveralUnits_areNeitherLeftOutNorRead() throws Exception {
    List<String> rows =
        IntStream.range(0, 200)
            .mapToObj(i -> i + (i % 2 == 0 ? " kg" : " lb") + ";" + i % 2)
            .toList();
    refused(
            file("x;t", rows),
            "",
            "not all written in one way (\"0 kg\" in line 2 is not a number)")
        .withMessageNotContaining("ignore");
  }

  /** 1.234 is another number in a table whose other numbers have commas. */
  @Test
  void infer_numbersOfTwoReadings_areWhatIsTold() throws Exception {
    Path points = file("x;y;t", "1.2{ii};{i},5;{2}");
    TableFile read = infer(points, "columns=x:number, y:number(de)");
    assertThat(read.table().raw(0, 0)).isEqualTo(1.21);
    assertThat(kinds(infer(file("x;t", "1.2{ii};{2}"), ""))).containsExactly("column x (number)");
  }

  /** A number of JSON is no text in some form. */
  @Test
  void infer_numbersOfJsonAmongTextsOfAForm_areThemselves() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("a.jsonl"),
            String.join("\n", rows(i -> "{\"x\": \"1.%d\", \"t\": %d}".formatted(100 + i, i % 2)))
                + "\n{\"x\": 1.234, \"t\": 1}");
    TableFile read = infer(file, "columns=x:number(de)");
    assertThat(read.table().raw(0, 29)).isEqualTo(1129);
    assertThat(read.table().raw(0, 30)).isEqualTo(1.234);
  }

  private static void assertWarns(TableFile file, String start, String more) {
    assertThat(file.warnings()).singleElement().asString().startsWith(start).contains(more);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{dd}/12/1970",
        "{day}.12.2025",
        "{dd}-12-70",
        "2025/12/{dd}",
        "2025-12-{dd} 10:00"
      })
  void infer_datesOfAnotherForm_areWarnedOfAndCannotSplitByTime(String form) throws Exception {
    Path file = file("day,x,t", form + ",{n},{2}");
    String looks = " looks like dates of another form";
    assertWarns(
        infer(file, ""),
        "column day" + looks + " (\"" + filled(form, 0) + "\" in line 2)",
        "dates are written 2026-03-31");
    assertThat(infer(file, "columns=day:category").warnings()).isEmpty();
    refused(file, "split=time(day)", "nn.split=time(day): the column" + looks);
    refused(
        file,
        "split=time(day); columns=day:ignore",
        "nn.split=time(day): the column" + looks,
        " reads these (as words they have no order)");
  }

  @Test
  void infer_datesOrVersions_areNotWarnedOfAndTooManyAreRefused() throws Exception {
    assertThat(infer(file("day,t", "2025-12-{dd},{2}"), "").warnings()).isEmpty();
    assertThat(infer(file("day,t", "1.2.{3},{2}"), "").warnings()).isEmpty();
    Path many = file("day,t", IntStream.range(0, 300).mapToObj(i -> day(i) + "," + i % 2).toList());
    refused(many, "", "300 different values", "looks like dates of another");
  }

  private static String day(int i) {
    return "%d.%d.%d".formatted(i % 28 + 1, i % 12 + 1, 1900 + i);
  }

  @Test
  void infer_oneImpossibleDateAmongDates_isNamedWithItsLine() throws Exception {
    Path file =
        file(
            "day,t",
            rows(i -> (i == 20 ? "2025-02-30" : "2025-01-%02d".formatted(i + 1)) + "," + i % 2));
    refused(
        file,
        "",
        "column day of " + file + " has dates, but \"2025-02-30\" in line 22 is none",
        "dates are written 2026-03-31",
        "nn.columns=day:category");
    refused(
        file,
        "split=time(day)",
        "nn.split=time(day): the column has dates, but \"2025-02-30\" in line 22 is none");
    assertThat(kinds(infer(file, "columns=day:category"))).containsExactly("column day (category)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          MMM d yyyy              | Jun %d 1998
          MMMM d, yyyy            | "June %d, 1998"
          d/M/yyyy                | %02d/06/1998
          M/d/yyyy                | 06/%02d/1998
          yyyy-MM-dd'T'HH:mm:ssX  | 1998-06-%02dT10:00:00Z
          d.M.yy                  | %d.6.98
          """)
  void infer_datesOfAnotherForm_haveAPatternToCopyThatReadsThem(String pattern, String form)
      throws Exception {
    Path file = file("day,x,t", rows(i -> form.formatted(i + 1) + "," + i * i % 7 + "," + i % 2));
    String rule = "columns=day:date(" + pattern + ")";
    assertWarns(infer(file, ""), "column day", "nn." + rule + " reads these");
    TableFile read = infer(file, rule + "; split=time(day)");
    assertThat(read.warnings()).isEmpty();
    assertThat(read.table().raw(0, 29)).isEqualTo(LocalDate.of(1998, 6, 30).toEpochDay());
    assertThat(read.notes())
        .as("not some days, sorted as words")
        .filteredOn(line -> line.startsWith("day  "))
        .singleElement()
        .extracting(TableFileTest::withoutTime)
        .asString()
        .endsWith(withoutTime("  " + form.formatted(1) + " to " + form.formatted(30)));
    refused(
        file,
        "columns=day:date(MMM yyyy d)",
        "nn.columns: is date(MMM yyyy d) for column day of " + file,
        "nn." + rule + " reads these");
  }

  /** A text of days, whichever zeros and times of day it has. */
  private static String withoutTime(String text) {
    return text.replaceAll("T[0-9:]+Z|\"|\\b0(?=\\d)", "");
  }

  @Test
  void infer_dayOrMonthFirst_isAskedFor() throws Exception {
    Path file = file("day,t", rows(i -> "0%d/0%d/1998,%d".formatted(i % 9 + 1, i % 7 + 1, i % 2)));
    assertWarns(
        infer(file, ""),
        "column day",
        "nn.columns=day:date(d/M/yyyy) or nn.columns=day:date(M/d/yyyy) reads these");
  }

  /** 29 rows have another date, or two mistakes: one line for each column. */
  @Test
  void infer_manyValuesThatDoNotFit_areOneMessageForEachColumn() throws Exception {
    Path file = file("day,x,t", "day{i},x{i},{2}");
    refused(file, "columns=day:date, x:number", "")
        .withMessage(
            ("%1$s, line 2: column day (date): expected a date such as 2026-03-31, found \"day0\";"
                    + " line 3: \"day1\"; line 4: \"day2\"; and 27 rows more\n"
                    + "%1$s, line 2: column x (number): expected a number such as 39.1, found"
                    + " \"x0\"; line 3: \"x1\"; line 4: \"x2\"; and 27 rows more")
                .formatted(file));
  }

  @Test
  void infer_categoriesThatAreTooLong_areNotShownAsEmpty() throws Exception {
    Path file = file("x,t", rows(i -> "long".repeat(i < 2 ? 300 : 1) + i + "," + i % 2));
    refused(file, "columns=x:category", "").withMessageEndingWith("(1,201 characters); line 3");
  }

  @Test
  void infer_tooManyCategories_asksWhatTheyAre() throws Exception {
    List<String> rows =
        IntStream.range(0, 100_000).mapToObj(i -> "n" + i + "," + "AB".charAt(i % 2)).toList();
    refused(
        file("name,t", rows),
        "",
        "column name of",
        "has more than 1,000 different values",
        "at most 100 unless it is configured",
        "nn.columns=name:ignore",
        "name:category");
  }

  @Test
  void infer_columnsThatSayNothingOrValuesWrittenTwice_areWarnedOf() throws Exception {
    String row = "%03d,7,%s,K-%s,%s";
    List<String> rows =
        rows(i -> row.formatted(i + 1, "uUU".charAt(i % 3), i * 3 / 4, i % 3 > 0 ? i % 2 : "1.0"));
    assertThat(infer(file("id,a,b,k,t", rows), "").warnings())
        .hasSize(5)
        .anyMatch(one -> one.matches("column id counts the rows.*nn.columns=id:ignore skips it"))
        .anyMatch(one -> one.startsWith("column k has "))
        .anyMatch(one -> one.startsWith("column a has one value in all rows, 7, and says nothing"))
        .anyMatch(one -> one.matches("(?s).*column b has values that.*, U and u; they.*"))
        .anyMatch(one -> one.matches("(?s).*column t has values that.*, 1 and 1.0; they.*"));
    assertThat(infer(file(",a,b,k,t", rows), "").warnings()).hasSize(4); // row names
  }

  @Test
  void infer_codesAndMissingValuesThatAreNumbers_areWarnedOf() throws Exception {
    String row = "%s,%s,%s,%s";
    List<String> rows =
        rows(
            i ->
                row.formatted(
                    i % 2 == 0 ? "01067" : "10115",
                    i % 9 - 4,
                    i % 5 > 0 ? i : "-999.0",
                    "AB".charAt(i % 2)));
    Path file = file("zip,x,y,t", rows);
    assertThat(infer(file, "").warnings())
        .hasSize(2)
        .anyMatch(one -> one.matches("column zip has.*, such as 01067; nn.columns=zip:category.*"))
        .anyMatch(one -> one.startsWith("column y has no negative number but -999.0; if"));
    TableFile told = infer(file, "columns=zip:category, y:number");
    assertThat(told.warnings()).isEmpty();
    assertThat(told.notes()).anyMatch(line -> line.matches("zip +category .* 01067, 10115"));
  }

  @Test
  void infer_fileWithoutALineOfNames_isAskedFor() throws Exception {
    Path file = file("5.1,A", List.of("4.2,B", "3.3,A"));
    String asks = "(is the first line a line of names?)";
    refused(file, "target=kind", "has no column kind; it has 5.1, A " + asks);
    refused(file, "target=", asks);
    refused(file("1,1", List.of("4,B")), "", "two columns", "name 1 " + asks);
    refused(file("a,t", List.of("", "")), "", "has no rows");
  }

  @Test
  void infer_columnThatSplits_isNoInputUnlessItsKindIsTold() throws Exception {
    Path file = file("who,x,t", rows(i -> i % 5 + "," + i + "," + "AB".charAt(i % 2)));
    TableFile read = infer(file, "split=group(who)");
    assertThat(kinds(read)).containsExactly("column x (number)");
    assertThat(read.table().columns()).anyMatch(column -> column.name().equals("who"));
    assertThat(kinds(infer(file, "split=group(who); columns=who:number")))
        .containsExactly("column who (number)", "column x (number)");
  }

  @Test
  void infer_columnOfAnyNumberOfWords_maySplit() throws Exception {
    int ids = Column.MOST_VALUES + 1;
    List<String> rows =
        IntStream.range(0, ids).mapToObj(i -> "id" + i + "," + i + "," + i % 2).toList();
    TableFile read = infer(file("id,x,t", rows), "split=group(id); columns=id:ignore");
    assertThat(kinds(read)).containsExactly("column x (number)");
    assertThat(read.table().column("id").values()).hasSize(ids);
  }

  @Test
  void read_knownColumnsInAnotherOrder_areFoundByName() throws Exception {
    TableFile first = infer(file("a,b,t", List.of("1,2,A", "3,4,B")), "");
    Path other = Tables.write(folder.resolve("other.csv"), "t,more,b,a", List.of("B,9,4,3"));
    TableFile read = TableFile.read(other, RowFormat.DEFAULT, first.plan());
    assertThat(read.table().fingerprint(new int[] {0}))
        .isEqualTo(first.table().fingerprint(new int[] {1}));
    Path lacking = Tables.write(folder.resolve("lacking.csv"), "t,b", List.of("B,4"));
    assertRefusedSaying(
        DatasetException.class,
        () -> TableFile.read(lacking, RowFormat.DEFAULT, first.plan()),
        "lacks columns that the training data has: a; it has t, b");
  }

  /** Sorted as texts, the first some hundred of two years are all of the first days of a month. */
  @Test
  void infer_daysOfTwoYearsOfAnotherForm_haveTheOnePatternThatReadsThem() throws Exception {
    LocalDate first = LocalDate.of(2024, 1, 1);
    List<String> rows =
        IntStream.range(0, 730)
            .mapToObj(first::plusDays)
            .map(day -> "%1$td/%1$tm/%1$tY,%2$d".formatted(day, day.getDayOfMonth() % 2))
            .toList();
    refused(file("day,t", rows), "", "nn.columns=day:date(d/M/yyyy) reads these")
        .withMessageNotContaining("M/d/yyyy");
  }

  /** Free and notched, both of which elsewhere mean no, would be one value. */
  @Test
  void infer_wordsThatAllMeanYesOrAllMeanNo_areTheWordsThatTheyAre() throws Exception {
    IntFunction<String> words =
        i ->
            (i % 3 == 0 ? "n" : "f")
                + (i % 5 == 0 ? ",yes" : ",true")
                + (i % 4 == 0 ? ",y" : ",NO");
    Path file = file("gills,fresh,ripe,x,t", rows(i -> words.apply(i) + filled(",{n},{2}", i)));
    assertThat(kinds(infer(file, "")))
        .startsWith("column gills (category)", "column fresh (category)", "column ripe (yesNo)");
    Path always = file("wild,x,t", rows(i -> (i % 2 == 0 ? "yes" : "Yes") + filled(",{n},{2}", i)));
    assertThat(kinds(infer(always, ""))).startsWith("column wild (yesNo)");
  }
}
