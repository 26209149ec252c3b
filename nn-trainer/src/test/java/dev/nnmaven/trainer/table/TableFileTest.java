package dev.nnmaven.trainer.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.data.table.Column;
import dev.nnmaven.nn.data.table.ColumnKind;
import dev.nnmaven.trainer.config.TableSettings;
import dev.nnmaven.trainer.testing.Tables;
import dev.nnmaven.trainer.testing.Written;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableFileTest {

  @TempDir Path folder;

  private Path file(String header, List<String> rows) throws Exception {
    return Tables.write(folder.resolve("some.csv"), header, rows);
  }

  private static TableFile infer(Path file, Object... settings) throws Exception {
    return TableFile.infer(file, TableSettings.parse(Written.of(settings)));
  }

  private static void refused(Path file, List<Object> settings, String... expected) {
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> infer(file, settings.toArray()))
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
    TableFile read = infer(file, "target", "t");
    assertThat(kinds(read))
        .containsExactly(
            "column n (number)",
            "column y (yesNo)",
            "column d (date)",
            "column c (category)",
            "column e (category)");
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

  @Test
  void infer_whatIsTold_goesBeforeWhatItLooksLike() throws Exception {
    Path file = file("zip,size,id,t", List.of("1,small,1,A", "2,large,2,B", "1,large,3,A"));
    TableFile read =
        infer(
            file, "target", "t", "columns", "zip:category, size:ordinal(small, large), id:ignore");
    assertThat(kinds(read)).containsExactly("column zip (category)", "column size (ordinal)");
    assertThat(read.table().columns()).noneMatch(column -> column.name().equals("id"));
    assertThat(read.table().raw(1, 1)).isEqualTo(1);
  }

  @Test
  void infer_targetOfNumbers_isARegressionUnlessTheyAreAFewWholeOnes() throws Exception {
    Path file = file("x,few,half,many", rows(i -> i + "," + i % 3 + "," + i % 3 / 2.0 + "," + i));
    assertThat(infer(file, "target", "few").plan().isClassification()).isTrue();
    assertThat(infer(file, "target", "few").notes().get(0))
        .endsWith("; nn.task=regression predicts the number");
    assertThat(infer(file, "target", "half").plan().isClassification()).isFalse();
    assertThat(infer(file, "target", "many").plan().isClassification()).isFalse();
    assertThat(infer(file, "target", "few", "task", "regression").plan().isClassification())
        .isFalse();
    assertThat(infer(file, "target", "many", "columns", "many:category").plan().isClassification())
        .isTrue();
  }

  @Test
  void infer_targetWithoutAnyValue_isNotSaidToHaveOthers() throws Exception {
    Path file = file("x,t", List.of("1,", "2,NA"));
    assertThat(infer(file, "target", "t", "task", "regression").plan().target().kind())
        .isEqualTo(ColumnKind.NUMBER); // who reads it says that it has none
  }

  private static List<String> rows(IntFunction<String> row) {
    return IntStream.range(0, 30).mapToObj(row).toList();
  }

  @Test
  void infer_noTargetOrUnknownNames_saysWhichColumnsThereAre() throws Exception {
    Path file = file("length,kind", List.of("1,A", "2,B"));
    refused(file, List.of(), "nn.target: expected the column of", "one of length, kind");
    refused(
        file,
        List.of("target", "kin", "columns", "lenght:number", "missing", "mean, wide:indicator"),
        "nn.target: ",
        "has no column kin (did you mean kind?); it has length, kind",
        "nn.columns: ",
        "(did you mean length?)",
        "nn.missing: ",
        "has no column wide");
    refused(file, List.of("target", "kind", "split", "group(who)"), "nn.split: ", "column who");
  }

  @Test
  void infer_unknownNameBesideOtherMistakes_isAmongThem() throws Exception {
    Path file = file("day,kind", rows(i -> (i == 3 ? "soon" : "2024-01-0" + (1 + i % 9)) + ",A"));
    refused(
        file,
        List.of("target", "kind", "columns", "lenght:number, kin:ignore, kind:date"),
        "has no column lenght, kin (did you mean kind?); it has day, kind",
        "column day of",
        "nn.columns: the target kind is a number or a category");
  }

  @Test
  void infer_numbersThatAreNone_areNamedWithTheirLine() throws Exception {
    for (String odd : List.of("1,5", "NaN", "1e400", "12 kg")) {
      Path file = file("x;t", List.of("1.5;A", "2.5;B", odd + ";A", "4;B", "5;A"));
      refused(file, List.of("target", "t"), "column x", "\"" + odd + "\" in line 4 is no number");
    }
    refused(
        file("x;t", List.of("1.5;A", "2;B", "1,5;A")),
        List.of("target", "t"),
        "numbers are written with a point, such as 1.5",
        "nn.columns=x:category");
  }

  @Test
  void infer_nearlyAllWithDecimalCommas_areNoCategory() throws Exception {
    refused(
        file("x;t", rows(i -> (i == 0 ? "?" : i + ",5") + ";" + "AB".charAt(i % 2))),
        List.of("target", "t"),
        "column x of",
        " looks like numbers of another form (\"1,5\" in line 3); numbers are written 1234.5, or"
            + " nn.columns=x:number(de) reads these; nn.columns=x:category takes them as words");
    Path target = file("x;t", rows(i -> i + ";" + i % 2 + ",5"));
    refused(
        target,
        List.of("target", "t"),
        "the target t of",
        " looks like numbers of another form (\"0,5\" in line 2)",
        "nn.columns=t:number(de) reads these; nn.task=classification takes them as classes");
    TableFile read = infer(target, "target", "t", "columns", "t:number(de)");
    assertThat(read.plan().target().toString()).isEqualTo("column t (number(de))");
    assertThat(read.table().raw(1, 1)).isEqualTo(1.5);
    assertThat(read.notes()).filteredOn(line -> line.endsWith("0.5 to 1.5")).hasSize(1);
    assertThat(infer(target, "target", "t", "task", "classification").plan().isClassification())
        .isTrue();
    Path words = file("x;t", rows(i -> (i % 4 == 0 ? "1,5" : "some") + ";" + "AB".charAt(i % 2)));
    assertThat(kinds(infer(words, "target", "t"))).containsExactly("column x (category)");
  }

  /** What German and English spreadsheets write, each with a line that reads all of it. */
  @Test
  void infer_numbersOfAnotherForm_haveALineToCopyThatReadsThem() throws Exception {
    Map<String, String> forms = new LinkedHashMap<>();
    forms.put("15.6%02d,95 €", "de");
    forms.put("9,%02d %%", "de");
    forms.put("1\u00A02%02d,5", "de");
    forms.put("$ 1,2%02d.50", "en");
    forms.put("%02d kg", "en");
    for (String form : forms.keySet()) {
      Path file = file("x;t", rows(i -> form.formatted(i) + ";" + "AB".charAt(i % 2)));
      String rule = "x:number(" + forms.get(form) + ")";
      refused(
          file,
          List.of("target", "t"),
          " looks like numbers of another form (\"" + form.formatted(0) + "\" in line 2)",
          " nn.columns=" + rule + " reads these; nn.columns=x:category takes");
      refused(
          file,
          List.of("target", "t", "columns", "x:number"),
          "nn.columns: is number for column x",
          " nn.columns=" + rule + " reads these");
      TableFile read = infer(file, "target", "t", "columns", rule);
      assertThat(read.table().columns().get(0).kind()).isEqualTo(ColumnKind.NUMBER);
      assertThat(read.table().raw(0, 29)).isGreaterThan(read.table().raw(0, 28));
      Path later =
          Tables.write(folder.resolve("later.csv"), "t;x", List.of("A;" + form.formatted(1)));
      assertThat(TableFile.read(later, Optional.empty(), read.plan()).table().raw(0, 0))
          .isEqualTo(read.table().raw(0, 1));
      Path other = Tables.write(folder.resolve("other.csv"), "t;x", List.of("A;1 lb"));
      assertThatExceptionOfType(DatasetException.class)
          .isThrownBy(() -> TableFile.read(other, Optional.empty(), read.plan()))
          .withMessageContaining("expected a number such as 1");
    }
  }

  @Test
  void infer_numbersOfSeveralUnits_areNeitherLeftOutNorRead() throws Exception {
    List<String> rows =
        IntStream.range(0, 200)
            .mapToObj(i -> i + (i % 2 == 0 ? " kg" : " lb") + ";" + i % 2)
            .toList();
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> infer(file("x;t", rows), "target", "t"))
        .withMessageContaining("not all written in one way (\"0 kg\" in line 2 is no number)")
        .withMessageNotContaining("ignore");
  }

  /** 1,234 is two numbers, and so is 1.234 in a table whose other numbers have commas. */
  @Test
  void infer_numbersOfTwoReadings_areAskedFor() throws Exception {
    Path file = file("x;t", rows(i -> "1,2" + (10 + i) + ";" + i % 2));
    refused(
        file,
        List.of("target", "t"),
        "nn.columns=x:number(en) (as 1,210) or nn.columns=x:number(de) (as 1.21) reads these");
    Path points = file("x;y;t", rows(i -> "1.2" + (10 + i) + ";" + i + ",5;" + i % 2));
    refused(
        points,
        List.of("target", "t"),
        "column x of " + points + " looks like numbers of another form (\"1.210\" in line 2)",
        "nn.columns=x:number(de) reads these; nn.columns=x:number takes points as decimal ones",
        "nn.columns=y:number(de) reads these");
    TableFile read = infer(points, "target", "t", "columns", "x:number, y:number(de)");
    assertThat(read.table().raw(0, 0)).isEqualTo(1.21);
    Path plain = file("x;t", rows(i -> "1.2" + (10 + i) + ";" + i % 2));
    assertThat(kinds(infer(plain, "target", "t"))).containsExactly("column x (number)");
  }

  /** A number of JSON is no text in some form. */
  @Test
  void infer_numbersOfJsonAmongTextsOfAForm_areThemselves() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("a.jsonl"),
            String.join("\n", rows(i -> "{\"x\": \"1.%d\", \"t\": %d}".formatted(100 + i, i % 2)))
                + "\n{\"x\": 1.234, \"t\": 1}");
    TableFile read = infer(file, "target", "t", "columns", "x:number(de)");
    assertThat(read.table().raw(0, 29)).isEqualTo(1129);
    assertThat(read.table().raw(0, 30)).isEqualTo(1.234);
  }

  /** The target is not known yet, and all else is said already. */
  @Test
  void infer_unknownTarget_isSaidWithWhatElseIsToBeDecided() throws Exception {
    Path file = file("x;y;t", rows(i -> i + ",5;" + i + " kg;" + i % 2));
    refused(
        file,
        List.of("target", "u", "columns", "z:ignore"),
        "nn.columns: " + file + " has no column z",
        "nn.target: " + file + " has no column u; it has x, y, t",
        "the gate's rule for a class is such as nn.minAccuracy, for a number nn.minR2",
        "nn.columns=x:number(de) reads",
        "nn.columns=y:number(de) reads");
  }

  @Test
  void infer_datesOfAnotherForm_areWarnedOfAndCannotSplitByTime() throws Exception {
    for (String form :
        List.of("%02d/12/1970", "%d.12.2025", "%02d-12-70", "2025/12/%02d", "2025-12-%02d 10:00")) {
      Path file =
          file("day,x,t", rows(i -> form.formatted(i % 28 + 1) + "," + i * i % 7 + "," + i % 2));
      assertThat(infer(file, "target", "t").warnings())
          .singleElement()
          .asString()
          .startsWith(
              "column day looks like dates of another form (\""
                  + form.formatted(1)
                  + "\" in line 2)")
          .contains("dates are written 2026-03-31");
      assertThat(infer(file, "target", "t", "columns", "day:category").warnings()).isEmpty();
      refused(
          file,
          List.of("target", "t", "split", "time(day)"),
          "nn.split=time(day): the column looks like dates of another form");
      refused(
          file,
          List.of("target", "t", "split", "time(day)", "columns", "day:ignore"),
          "nn.split=time(day): the column looks like dates of another form",
          " reads these (as words they have no order)");
    }
    Path many = file("day,t", IntStream.range(0, 300).mapToObj(i -> day(i) + "," + i % 2).toList());
    refused(many, List.of("target", "t"), "300 different values", "looks like dates of another");
    Path iso = file("day,t", rows(i -> "2025-12-%02d,%s".formatted(i % 28 + 1, i % 2)));
    assertThat(infer(iso, "target", "t").warnings()).isEmpty();
    Path versions = file("day,t", rows(i -> "1.2." + i % 5 + "," + i % 2));
    assertThat(infer(versions, "target", "t").warnings()).isEmpty();
  }

  @Test
  void infer_oneImpossibleDateAmongDates_isNamedWithItsLine() throws Exception {
    Path file =
        file(
            "day,t",
            rows(i -> (i == 20 ? "2025-02-30" : "2025-01-%02d".formatted(i + 1)) + "," + i % 2));
    refused(
        file,
        List.of("target", "t"),
        "column day of " + file + " has dates, but \"2025-02-30\" in line 22 is none",
        "dates are written 2026-03-31",
        "nn.columns=day:category");
    refused(
        file,
        List.of("target", "t", "split", "time(day)"),
        "nn.split=time(day): the column has dates, but \"2025-02-30\" in line 22 is none");
    assertThat(kinds(infer(file, "target", "t", "columns", "day:category")))
        .containsExactly("column day (category)");
  }

  @Test
  void infer_splitByTheTarget_isRefused() throws Exception {
    Path file = file("x,t", rows(i -> i + "," + i % 3));
    for (String rule : List.of("group(t)", "time(t)")) {
      refused(
          file, List.of("target", "t", "split", rule), "nn.split=" + rule + ": this is the target");
    }
  }

  @Test
  void infer_datesOfAnotherForm_haveAPatternToCopyThatReadsThem() throws Exception {
    Map<String, String> patterns = new LinkedHashMap<>();
    patterns.put("MMM d yyyy", "Jun %d 1998");
    patterns.put("MMMM d, yyyy", "\"June %d, 1998\"");
    patterns.put("d/M/yyyy", "%02d/06/1998");
    patterns.put("M/d/yyyy", "06/%02d/1998");
    patterns.put("yyyy-MM-dd'T'HH:mm:ssX", "1998-06-%02dT10:00:00Z");
    patterns.put("d.M.yy", "%d.6.98");
    for (String pattern : patterns.keySet()) {
      String form = patterns.get(pattern);
      Path file = file("day,x,t", rows(i -> form.formatted(i + 1) + "," + i * i % 7 + "," + i % 2));
      String rule = "day:date(" + pattern + ")";
      assertThat(infer(file, "target", "t").warnings())
          .singleElement()
          .asString()
          .contains("nn.columns=" + rule + " reads these");
      TableFile read = infer(file, "target", "t", "columns", rule, "split", "time(day)");
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
          List.of("target", "t", "columns", "day:date(MMM yyyy d)"),
          "nn.columns: is date(MMM yyyy d) for column day of " + file,
          "nn.columns=" + rule + " reads these");
    }
  }

  /** A text of days, whichever zeros and times of day it has. */
  private static String withoutTime(String text) {
    return text.replaceAll("T[0-9:]+Z|\"|\\b0(?=\\d)", "");
  }

  /** Any form that reads them, not only those that are advised. */
  @Test
  void infer_datesOfAFormThatReadsThem_areTaken() throws Exception {
    Path file = file("day,x,t", rows(i -> "%02d/06/1998,".formatted(i + 1) + i + "," + i % 2));
    TableFile read = infer(file, "target", "t", "columns", "day:date(dd/MM/yyyy)");
    assertThat(read.table().raw(0, 29)).isEqualTo(LocalDate.of(1998, 6, 30).toEpochDay());
    refused(
        file,
        List.of("target", "t", "columns", "day:date(MM/dd/yyyy)"),
        "nn.columns=day:date(d/M/yyyy) reads these");
  }

  @Test
  void infer_dayOrMonthFirst_isAskedFor() throws Exception {
    Path file = file("day,t", rows(i -> "0%d/0%d/1998,%d".formatted(i % 9 + 1, i % 7 + 1, i % 2)));
    assertThat(infer(file, "target", "t").warnings())
        .singleElement()
        .asString()
        .contains("nn.columns=day:date(d/M/yyyy) or nn.columns=day:date(M/d/yyyy) reads these");
  }

  /** 29 rows have another date, or two mistakes: one line for each column. */
  @Test
  void infer_manyValuesThatDoNotFit_areOneMessageForEachColumn() throws Exception {
    Path file = file("day,x,t", rows(i -> "day" + i + "," + "x" + i + "," + i % 2));
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> infer(file, "target", "t", "columns", "day:date, x:number"))
        .satisfies(
            e ->
                assertThat(e.getMessage().lines())
                    .containsExactly(
                        file
                            + ", line 2: column day (date): expected a date such as 2026-03-31, found"
                            + " \"day0\"; line 3: \"day1\"; line 4: \"day2\"; and 27 rows more",
                        file
                            + ", line 2: column x (number): expected a number such as 39.1, found"
                            + " \"x0\"; line 3: \"x1\"; line 4: \"x2\"; and 27 rows more"));
  }

  private static String day(int i) {
    return "%d.%d.%d".formatted(i % 28 + 1, i % 12 + 1, 1900 + i);
  }

  @Test
  void infer_tooManyCategories_asksWhatTheyAre() throws Exception {
    Path file =
        file(
            "name,t",
            IntStream.range(0, 100_000).mapToObj(i -> "n" + i + "," + "AB".charAt(i % 2)).toList());
    refused(
        file,
        List.of("target", "t"),
        "column name of",
        "has more than 1,000 different values",
        "at most 100 unless it is configured",
        "nn.columns=name:ignore",
        "name:category");
  }

  @Test
  void infer_columnThatCountsTheRows_isWarnedOf() throws Exception {
    Path file = file("id,x,t", rows(i -> i + 1 + "," + i % 7 + "," + "AB".charAt(i % 2)));
    assertThat(infer(file, "target", "t").warnings())
        .singleElement()
        .asString()
        .startsWith("column id counts the rows")
        .endsWith("nn.columns=id:ignore leaves it out");
    assertThat(infer(file, "target", "t", "columns", "id:ignore").warnings()).isEmpty();
  }

  @Test
  void infer_columnThatSaysNothingOrValuesOfOtherCase_areWarnedOf() throws Exception {
    Path file =
        file("a,b,t", rows(i -> "7," + (i % 3 == 0 ? "usa" : "USA") + "," + "AaB".charAt(i % 3)));
    assertThat(infer(file, "target", "t").warnings())
        .satisfiesExactlyInAnyOrder(
            one ->
                assertThat(one)
                    .startsWith("column a has one value in all rows, 7, and says nothing"),
            one -> assertThat(one).contains("column b has values that only", "USA and usa"),
            one -> assertThat(one).contains("column t has values that only", "A and a"));
  }

  @Test
  void infer_fileWithoutALineOfNames_isAskedFor() throws Exception {
    Path file = file("5.1,A", List.of("4.2,B", "3.3,A"));
    String asks = "(is the first line a line of names?)";
    refused(file, List.of("target", "kind"), "has no column kind; it has 5.1, A " + asks);
    refused(file, List.of(), asks);
    refused(file("1,1", List.of("4,B")), List.of("target", "t"), "two columns", "name 1 " + asks);
  }

  @Test
  void infer_lettersExchangedInSplit_hasAHint() throws Exception {
    refused(
        file("Year,t", List.of("1,A", "2,B")),
        List.of("target", "t", "split", "time(Yaer)"),
        "nn.split: ",
        "(did you mean Year?)");
  }

  @Test
  void infer_columnThatSplits_isNoInputUnlessItsKindIsTold() throws Exception {
    Path file = file("who,x,t", rows(i -> i % 5 + "," + i + "," + "AB".charAt(i % 2)));
    TableFile read = infer(file, "target", "t", "split", "group(who)");
    assertThat(kinds(read)).containsExactly("column x (number)");
    assertThat(read.table().columns()).anyMatch(column -> column.name().equals("who"));
    assertThat(kinds(infer(file, "target", "t", "split", "group(who)", "columns", "who:number")))
        .containsExactly("column who (number)", "column x (number)");
  }

  @Test
  void infer_columnOfAnyNumberOfWords_maySplit() throws Exception {
    int ids = Column.MOST_VALUES + 1;
    Path file =
        file(
            "id,x,t",
            IntStream.range(0, ids).mapToObj(i -> "id" + i + "," + i + "," + i % 2).toList());
    TableFile read = infer(file, "target", "t", "split", "group(id)", "columns", "id:ignore");
    assertThat(kinds(read)).containsExactly("column x (number)");
    assertThat(read.table().column("id").values()).hasSize(ids);
  }

  @Test
  void infer_onlyNamesOrOnlyTheTarget_isRefused() throws Exception {
    refused(file("a,t", List.of("", "")), List.of("target", "t"), "has no rows");
    refused(file("t", List.of("A", "B")), List.of("target", "t"), "no column but the target");
  }

  @Test
  void infer_valuesThatDoNotFitTheirKind_areAllNamed() throws Exception {
    Path file = file("size,t", List.of("small,A", "huge,B", "tiny,A"));
    refused(
        file,
        List.of("target", "t", "columns", "size:ordinal(small, large)"),
        "line 3: column size (ordinal): expected one of small, large, found \"huge\"",
        "line 4: ");
  }

  @Test
  void read_knownColumnsInAnotherOrder_areFoundByName() throws Exception {
    TableFile first = infer(file("a,b,t", List.of("1,2,A", "3,4,B")), "target", "t");
    Path other = Tables.write(folder.resolve("other.csv"), "t,more,b,a", List.of("B,9,4,3"));
    TableFile read = TableFile.read(other, Optional.empty(), first.plan());
    assertThat(read.table().fingerprint(new int[] {0}))
        .isEqualTo(first.table().fingerprint(new int[] {1}));
    Path lacking = Tables.write(folder.resolve("lacking.csv"), "t,b", List.of("B,4"));
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> TableFile.read(lacking, Optional.empty(), first.plan()))
        .withMessageContaining("lacks columns that the training data has: a; it has t, b");
  }

  /** Sorted as texts, the first some hundred of two years are all of the first days of a month. */
  @Test
  void infer_daysOfTwoYearsOfAnotherForm_haveTheOnePatternThatReadsThem() throws Exception {
    LocalDate first = LocalDate.of(2024, 1, 1);
    List<String> rows =
        IntStream.range(0, 730)
            .mapToObj(first::plusDays)
            .map(
                day ->
                    "%02d/%02d/%s,%s"
                        .formatted(
                            day.getDayOfMonth(),
                            day.getMonthValue(),
                            day.getYear(),
                            day.getDayOfMonth() % 2))
            .toList();
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> infer(file("day,t", rows), "target", "t"))
        .withMessageContaining("nn.columns=day:date(d/M/yyyy) reads these")
        .withMessageNotContaining("M/d/yyyy");
  }

  /** Free and notched, both of which elsewhere mean no, would be one value. */
  @Test
  void infer_wordsThatAllMeanYesOrAllMeanNo_areTheWordsThatTheyAre() throws Exception {
    Path file =
        file(
            "gills,fresh,ripe,x,t",
            rows(
                i ->
                    (i % 3 == 0 ? "n" : "f")
                        + (i % 5 == 0 ? ",yes" : ",true")
                        + (i % 4 == 0 ? ",y" : ",NO")
                        + ","
                        + i * i % 7
                        + ","
                        + i % 2));
    assertThat(kinds(infer(file, "target", "t")))
        .startsWith("column gills (category)", "column fresh (category)", "column ripe (yesNo)");
    Path always =
        file("wild,x,t", rows(i -> (i % 2 == 0 ? "yes," : "Yes,") + i * i % 7 + "," + i % 2));
    assertThat(kinds(infer(always, "target", "t"))).startsWith("column wild (yesNo)");
  }
}
