package dev.nnmaven.nn.data.table;

import static dev.nnmaven.nn.testing.Refusals.assertRefused;
import static dev.nnmaven.nn.testing.Refusals.assertRefusedSaying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnmaven.nn.data.DatasetException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From what a cell or an application gives to a raw number, and what is refused. */
class ColumnTest {

  private enum Size {
    small,
    large,
    NA
  }

  private final Column number = Column.of("x", ColumnKind.NUMBER);
  private final Column yesNo = Column.of("x", ColumnKind.YES_NO);
  private final Column date = Column.of("x", ColumnKind.DATE);
  private final Column category =
      Column.of("x", ColumnKind.CATEGORY, List.of("small", "large", "3", "true", "\uFF5E", "😀"));
  private final Column ordinal =
      Column.of("x", ColumnKind.ORDINAL, List.of("small", "medium", "large"));

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0.0, 0",
    "+7, 7",
    "12., 12",
    ".5, 0.5",
    "-1.25e2, -125",
    "1E-3, 0.001",
    "1e-400, 0",
    "123456789012345678901234567890, 123456789012345678901234567890",
    "1.7976931348623157e308, 1.7976931348623157e308",
    "4.9e-324, 4.9e-324",
    "007, 7"
  })
  void raw_decimalText_isTheNearestDouble(String text, double expected) {
    assertThat(number.raw(text)).isEqualTo(expected);
    assertThat(Math.copySign(1, number.raw("-0"))).isEqualTo(1);
    assertThat(ColumnKind.NUMBER.reads(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1,5", "1 000", "1_000", " 1", "1 ", "NaN", "Infinity", "-Infinity", "∞", "1e400",
        "-1e400", "0x1p3", "0x10", "1f", "1d", "1L", "+", "-", ".", "e5",
        "1e", "1e+", "--1", "1.2.3", "١٢", "１", "1\u0000", "1e5.5", "½", "1/2",
        "$5", "5%", "nan", "N/A", "none", "abc"
      })
  void raw_noDecimalText_isRefusedWithWords(String text) {
    assertThat(ColumnKind.NUMBER.reads(text)).isFalse();
    assertThatThrownBy(() -> number.raw(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("column x (number): expected a number such as 39.1, found \"");
  }

  @Test
  void raw_veryLongTexts_areReadOrRefused() {
    assertThat(number.raw("0." + "0".repeat(300) + "1")).isEqualTo(1e-301);
    assertThatThrownBy(() -> number.raw("1".repeat(1101)))
        .hasMessageContaining("(1,101 characters)")
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(400));
    assertThatThrownBy(() -> number.raw("1\n2")).hasMessageContaining("1\\u000a2");
  }

  @Test
  void raw_locale_changesNothing() {
    Column names = dates("EEE MMM d yyyy");
    Locale before = Locale.getDefault();
    try {
      for (String tag :
          List.of("de-DE", "en-GB", "en-AU", "tr-TR", "ar-EG-u-nu-arab", "hi-IN-u-nu-deva")) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        assertThat(number.raw("1.5")).isEqualTo(1.5);
        assertThat(number.text(1234567.5)).isEqualTo("1234567.5");
        assertThat(yesNo.raw("TRUE")).isEqualTo(1);
        assertThat(yesNo.raw("NO")).isZero();
        assertThat(date.raw("2024-02-29")).isEqualTo(19782);
        assertThat(date.text(19782)).isEqualTo("2024-02-29");
        assertThat(ColumnKind.of("CATEGORY")).isEqualTo(ColumnKind.CATEGORY);
        assertThat(Missing.INDICATOR.specification()).isEqualTo("indicator");
        // Names come from no locale's data, which differs between JDKs: "Sept" in British.
        for (String month : "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ", -1)) {
          assertThat(dates("MMM d yyyy").raw(month + " 1 2025")).isFinite();
        }
        assertThat(names.text(20_332)).isEqualTo("Mon Sep 1 2025");
        assertThat(names.raw("MON SEP 1 2025")).isEqualTo(20_332);
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  private static Column dates(String pattern) {
    return Column.of("x", new DateForm(pattern));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "MMM d yyyy|Jun 12 1998|1998-06-12",
        "MMM d, yyyy|jun 2, 1998|1998-06-02",
        "MMMM d yyyy|September 1 2000|2000-09-01",
        "EEEE d MMMM yyyy|Friday 12 June 1998|1998-06-12",
        "dd/MM/yyyy|12/06/1998|1998-06-12",
        "d.M.yy|1.3.69|1969-03-01",
        "d.M.yy|29.2.68|2068-02-29",
        "yyyyMMdd|19980612|1998-06-12",
        "yyyy-MM-dd'T'HH:mm:ssX|1998-06-12T10:00:00Z|1998-06-12",
        "yyyy-MM-dd'T'HH:mm:ssX|1998-06-12T23:59:59-11|1998-06-12",
        "yyyy-MM-dd'T'HH:mm:ss.SSSXXX|1998-06-12T00:00:00.123+05:30|1998-06-12",
        "M/d/yyyy h:mm a|6/12/1998 12:05 am|1998-06-12",
        "d 'of' ''MM'' yyyy|1 of '06' 1998|1998-06-01",
      })
  void raw_dateOfAnotherForm_isTheDayThatIsWritten(String pattern, String text, LocalDate day) {
    Column column = dates(pattern);
    assertThat(column.raw(text)).isEqualTo(day.toEpochDay());
    assertThat(column.raw(day)).isEqualTo(day.toEpochDay());
    assertThat(column.raw(column.text(day.toEpochDay()))).isEqualTo(day.toEpochDay());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "MMM d yyyy|Sept 12 1998",
        "MMM d yyyy|Feb 30 1998",
        "MMM d yyyy|Jun 12 98",
        "MMM d yyyy|Jun  12 1998",
        "dd/MM/yyyy|6/12/1998",
        "d/M/yyyy|12/13/1998",
        "d/M/yyyy|１２/6/1998",
        "d/M/yyyy|-1/6/1998",
        "d/M/yyyy|1/6/1998x",
        "EEE d MMM yyyy|Mon 12 Jun 1998",
        "yyyy-MM-dd'T'HH:mmX|1998-06-12T24:01Z",
      })
  void raw_noDateOfThatForm_isRefusedWithAnExample(String pattern, String text) {
    Column column = dates(pattern);
    assertThatThrownBy(() -> column.raw(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "column x (date(%s)): expected a date such as %s, found \""
                .formatted(pattern, column.text(LocalDate.of(2026, 3, 31).toEpochDay())));
  }

  @Test
  void of_formOfDates_isReadAsWritten() {
    assertThat(CellForm.of("Date(yyyy-MM-dd)").specification()).isEqualTo("date");
    assertThat(CellForm.of("category")).isEqualTo(ColumnKind.CATEGORY);
    assertThat(CellForm.of("date(d.M.yyyy)")).isEqualTo(new DateForm("d.M.yyyy"));
    assertThat(dates("d.M.yyyy")).hasToString("column x (date(d.M.yyyy))");
    for (String none : List.of("", "MMM yyyy", "d M", "HH:mm", "yyyy-MM-'dd'")) {
      assertRefusedSaying(
          () -> new DateForm(none), "expected a pattern of year, month and day, such as MMM d");
    }
    assertRefusedSaying(
        () -> new DateForm("d.M.yyyyy"), "\"yyyyy\" is none of the letters of a date: yyyy or");
    assertRefusedSaying(() -> new DateForm("d MMM yyyy z"), "\"z\" is none of the letters");
    assertRefusedSaying(() -> new DateForm("d.M.yyyy 'x"), "\"'x\" is none of the letters");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "de|15.632,95|15632.95",
        "de|-1.234.567|-1234567",
        "de|1 234,5|1234.5",
        "de|1\u00A0234\u202F|NaN",
        "de|1\u00A0234|1234",
        "de|1\u202F234\u202F567,25|1234567.25",
        "de|12'345,6|12345.6",
        "de|−0,5|-0.5",
        "de|,5|0.5",
        "de|1,5E-03|0.0015",
        "de|1.23|NaN",
        "de|0.123|NaN",
        "de|1.234 567|NaN",
        "de|1,234,5|NaN",
        "de|9,6 %|NaN",
        "de, %|9,6 %|9.6",
        "de, %|9,6\u00A0%|9.6",
        "de, %|9,6|NaN",
        "de, %|%|NaN",
        "de, €|-€ 1.234|-1234",
        "de, €|€-5|-5",
        "de, €|-€-5|NaN",
        "de, €|5 $|NaN",
        "en|1,234.5|1234.5",
        "en|1’234’567.5|1234567.5",
        "en|1,5|NaN",
        "en, $|$ 1,234.50|1234.5",
      })
  void raw_textOfAFormOfNumbers_isItsNumber(String form, String text, double expected) {
    Column column = Column.of("x", CellForm.of("number(" + form + ")"));
    assertThat(column.specification()).isEqualTo("number(" + form + ")");
    if (Double.isNaN(expected)) {
      assertRefusedSaying(
          () -> column.raw(text), "column x (number(" + form + ")): expected a number such as 1");
    } else {
      assertThat(column.raw(text)).isEqualTo(expected);
    }
    assertThat(column.raw(1.234)).isEqualTo(1.234); // of an application
    assertThat(column.raw("NA")).isNaN();
  }

  @Test
  void of_formsOfNumbersThatAreNone_areRefused() {
    assertThat(CellForm.of("Number( DE ,kg)").specification()).isEqualTo("number(de, kg)");
    assertRefusedSaying(
        () -> CellForm.of("number(fr)"), "unknown form of numbers \"fr\"; allowed: de, en");
    for (String unit : List.of("3", "k g", "(x)", "-", "x".repeat(21))) {
      assertRefusedSaying(
          () -> CellForm.of("number(de, " + unit + ")"), "expected a unit such as €, kg or %");
    }
    assertRefusedSaying(
        () -> Column.of("x", CellForm.of("number(de, €)")).raw("5"),
        "expected a number such as 1.234,5 €, found \"5\"");
    assertThat(NumberForm.unit("US$ 5")).contains("US$");
    assertThat(NumberForm.unit("-1.234,5 km/h")).contains("km/h");
    assertThat(NumberForm.unit("EUR 5")).contains("EUR");
    assertThat(NumberForm.unit("5")).contains("");
    for (String none :
        List.of("car17", "A 5", "5 kg 3", "kg", "€ 5 €", "1.2.1999", "9".repeat(200) + "!")) {
      assertThat(NumberForm.unit(none)).isEmpty();
    }
    assertRefusedSaying(
        () -> Column.of("x", CellForm.of("number(de)")).raw("1".repeat(5000)), "expected a numb");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t", "NA", "null"})
  void raw_missingText_isNotANumberInAnyKind(String text) {
    for (Column column : List.of(number, yesNo, date, category, ordinal)) {
      assertThat(column.raw(text)).isNaN();
      assertThat(column.raw(null)).isNaN();
      assertThat(column.text(Double.NaN)).isEmpty();
    }
  }

  @Test
  void raw_constantOrCharacterLikeAMissingText_isMissing() {
    for (Column column : List.of(number, yesNo, date, category, ordinal)) {
      assertThat(column.raw(Size.NA)).isNaN();
      assertThat(column.raw(' ')).isNaN();
    }
    TableBuilder builder = new TableBuilder(List.of(Column.of("x", ColumnKind.CATEGORY)), 3);
    for (Object value : List.of(Size.small, Size.NA, ' ')) {
      builder.add(List.of(value));
    }
    assertThat(builder.build().columns().get(0).values()).containsExactly("small");
  }

  @Test
  void raw_numbersEqualTo1And0_areYesAndNo() {
    for (Number one : List.of(1, 1L, 1.0, 1f, new BigDecimal("1.00"))) {
      assertThat(yesNo.raw(one)).isEqualTo(1);
    }
    for (Number zero : List.of(0, -0.0, 0f, new BigDecimal("0.0"))) {
      assertThat(yesNo.raw(zero)).isZero();
    }
  }

  @Test
  void raw_valuesOfAnApplication_areThoseOfTheirTexts() {
    Map<Object, Number> numbers =
        Map.of(3, 3, 2L, 2, 0.5f, 0.5, new BigDecimal("39.1"), 39.1, new StringBuilder("4"), 4);
    numbers.forEach((given, raw) -> assertThat(number.raw(given)).isEqualTo(raw.doubleValue()));
    assertThat(Double.doubleToRawLongBits(number.raw(-0.0))).isZero();
    Map<Object, Integer> answers = Map.of(true, 1, false, 0, 1, 1, "y", 1, 'n', 0);
    answers.forEach((given, raw) -> assertThat(yesNo.raw(given)).isEqualTo((double) raw));
    assertThat(date.raw(LocalDate.of(1969, 12, 31))).isEqualTo(-1);
    assertThat(category.text(category.raw(Size.large))).isEqualTo("large");
    assertThat(category.text(category.raw(3))).isEqualTo("3");
    assertThat(category.text(category.raw(true))).isEqualTo("true");
    assertThat(ordinal.raw("small")).isZero();
    assertThat(ordinal.raw(Size.large)).isEqualTo(2);
  }

  /** An application may be sent any number of odd words. */
  @Test
  void raw_valueThatIsNone_isComparedWithFewAndShown() {
    List<String> many = IntStream.range(0, Column.MOST_VALUES).mapToObj(i -> "value " + i).toList();
    Column large = Column.of("x", ColumnKind.CATEGORY, many);
    assertThatThrownBy(() -> large.raw("valu 7778"))
        .hasMessageEndingWith("found \"valu 7778\" (did you mean value 7778?)");
    assertThatThrownBy(() -> large.raw("values 777 8")).hasMessageEndingWith("\"values 777 8\"");
    Column odd = Column.of("x", ColumnKind.CATEGORY, List.of("two\nlines"));
    assertThatThrownBy(() -> odd.raw("two lines"))
        .hasMessageEndingWith("(did you mean two\\u000alines?)");
  }

  @Test
  void raw_anotherKindOfValue_namesColumnKindAndValue() {
    refused(number, Double.NaN, "expected a number such as 39.1, found NaN (Double)");
    refused(number, Float.NEGATIVE_INFINITY, "found -Infinity (Float)");
    refused(number, new BigDecimal("1e400"), "found 1E+400 (BigDecimal)");
    refused(number, 'x', "found x (Character)");
    refused(number, LocalDate.EPOCH, "found 1970-01-01 (LocalDate)");
    refused(yesNo, 2, "expected yes or no, or true or false, found 2 (Integer)");
    refused(yesNo, 0.5, "found 0.5 (Double)");
    refused(yesNo, Double.NaN, "found NaN (Double)");
    refused(yesNo, "maybe", "found \"maybe\"");
    refused(date, "31.12.2024", "expected a date such as 2026-03-31, found \"31.12.2024\"");
    refused(date, "2023-02-29", "found \"2023-02-29\"");
    refused(date, "+2023-02-2", "found \"+2023-02-2\"");
    refused(date, 5, "found 5 (Integer)");
    refused(date, LocalDateTime.MIN, "(LocalDateTime)");
    refused(date, LocalDate.of(12345, 1, 1), "found +12345-01-01 (LocalDate)");
    refused(category, 3.0, "found 3.0 (Double)");
    refused(category, "Small", "found \"Small\" (did you mean small?)");
    refused(ordinal, "huge", "expected one of small, medium, large, found \"huge\"");
    refused(ordinal, new int[0], "(int[])");
  }

  private static void refused(Column column, Object given, String words) {
    assertThatThrownBy(() -> column.raw(given))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("column x (" + column.kind().specification() + "): expected ")
        .hasMessageContaining(words);
  }

  @Test
  void values_category_standInTheOrderOfTheirCodePoints() {
    // U+FF5E stands before U+1F600, although its char is above the surrogates.
    assertThat(category.values()).containsExactly("3", "large", "small", "true", "\uFF5E", "😀");
    for (String value : category.values()) {
      assertThat(category.text(category.raw(value))).isEqualTo(value);
    }
    assertThat(category.withUnknown(true).raw("unseen")).isEqualTo(Column.UNSEEN);
  }

  @Test
  void new_wrongParts_areRefused() {
    assertRefusedSaying(() -> Column.of(" ", ColumnKind.NUMBER), "a column has no name");
    assertRefusedSaying(
        () -> Column.of("n".repeat(1001), ColumnKind.NUMBER), "the name of a column has 1001");
    assertRefusedSaying(
        () -> Column.of("x", ColumnKind.CATEGORY, List.of("v".repeat(1001))),
        "a value of column x (category) has 1001 characters, expected at most 1000");
    assertRefusedSaying(
        () -> Column.of("x", ColumnKind.CATEGORY, List.of("a", "b", "a")),
        "column x (category) has a value twice: a, a, b");
    assertRefusedSaying(
        () -> Column.of("x", ColumnKind.ORDINAL),
        "column x (ordinal) needs its values, from the first to the last, at least two");
    assertRefusedSaying(
        () -> Column.of("x", ColumnKind.NUMBER, List.of("1")),
        "column x (number) has values of its own; list none");
    assertRefusedSaying(
        () -> Column.of("x", ColumnKind.CATEGORY, List.of("a", "NA")),
        "column x (category) has the value \"NA\", which stands for a missing one");
    assertRefusedSaying(() -> number.withUnknown(true), "column x (number) is not a category");
    assertRefusedSaying(() -> ColumnKind.of("numbr"), "(did you mean number?)");
    assertRefusedSaying(() -> Missing.of("median"), "allowed: refuse, mean, indicator");
  }

  @Test
  void build_openCategory_collectsSortedWords() {
    TableBuilder builder = new TableBuilder(List.of(Column.of("x", ColumnKind.CATEGORY)), 1);
    for (String word : List.of("b", "😀", "a", "NA", "\uFF5E", "b")) {
      builder.add(List.of(word));
    }
    builder.add(Collections.singletonList(null));
    Table table = builder.build();
    assertThat(table.columns().get(0).values()).containsExactly("a", "b", "\uFF5E", "😀");
    assertThat(IntStream.range(0, 7).mapToObj(row -> table.text(0, row)))
        .containsExactly("b", "😀", "a", "", "\uFF5E", "b", "");
    TableBuilder other =
        new TableBuilder(
            List.of(Column.of("x", ColumnKind.CATEGORY), Column.of("n", ColumnKind.NUMBER)), 1);
    assertRefusedSaying(() -> other.add(List.of("w".repeat(1001), 1)), "column x (category)");
    assertRefusedSaying(() -> other.add(List.of("refused", "large")), "column n (number)");
    other.add(List.of("17", 1)); // neither a row that was refused nor its word is there
    Table one = other.build();
    assertThat(one.rows()).isEqualTo(1);
    assertThat(one.columns().get(0).values()).containsExactly("17");
  }

  /** A column that only splits the rows may have any number of them: it makes no inputs. */
  @Test
  void fit_moreValuesThanInputsAreMadeOf_isRefusedOnlyThere() throws Exception {
    TableBuilder builder = new TableBuilder(List.of(Column.of("x", ColumnKind.CATEGORY)), 1);
    IntStream.rangeClosed(0, Column.MOST_VALUES).forEach(i -> builder.add(List.of(i)));
    builder.add(List.of("17"));
    Table table = builder.build();
    assertThat(table.columns().get(0).values()).hasSize(10_001);
    assertRefused(
        DatasetException.class,
        () -> fit(table, TableFitting.DEFAULT),
        "column x (category) has 10001 values, expected at most 10000; ignore it, or give it"
            + " another kind");
    TableFitting frequent = new TableFitting(NumberEncoding.STANDARD, 2, 2);
    assertThat(fit(table, frequent).columns().get(0).column().values()).containsExactly("17");
  }

  private static TablePreprocessing fit(Table table, TableFitting how) throws DatasetException {
    return TablePreprocessing.fit(table, table.allRows(), List.of("x"), how, "");
  }

  @Test
  void build_wrongRowsAndColumns_areRefused() {
    assertRefusedSaying(
        () -> new TableBuilder(List.of(), 1), "expected 1 to 5000 columns, found 0");
    assertRefusedSaying(
        () -> new TableBuilder(List.of(number, category), 1), "two columns have the name x");
    assertRefusedSaying(
        () -> new TableBuilder(Collections.nCopies(5001, number), 1),
        "expected 1 to 5000 columns, found 5001");
    TableBuilder builder = new TableBuilder(List.of(number), 1);
    assertRefusedSaying(
        () -> builder.add(List.of(1, 2)), "expected 1 values, one a column, found 2");
    assertRefusedSaying(() -> builder.add(List.of("x")), "column x (number): expected a number");
    assertThat(builder.build().rows()).isZero();
  }
}
