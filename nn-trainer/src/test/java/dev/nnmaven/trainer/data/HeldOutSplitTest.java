package dev.nnmaven.trainer.data;

import static dev.nnmaven.nn.testing.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.data.image.Dataset;
import dev.nnmaven.nn.data.image.LabeledImage;
import dev.nnmaven.nn.data.table.Column;
import dev.nnmaven.nn.data.table.ColumnKind;
import dev.nnmaven.nn.data.table.Table;
import dev.nnmaven.nn.testing.Cases;
import dev.nnmaven.nn.testing.Tables;
import dev.nnmaven.trainer.config.SplitRule;
import dev.nnmaven.trainer.table.ListedRows;
import dev.nnmaven.trainer.table.RowFile;
import dev.nnmaven.trainer.table.TableFile;
import dev.nnmaven.trainer.table.TablePlan;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeldOutSplitTest {

  /** Images of a few classes, at least two of each, all different. */
  private static Dataset random(Random random) {
    List<LabeledImage> images = new ArrayList<>();
    List<String> classes = List.of("a", "b", "c").subList(0, 2 + random.nextInt(2));
    for (int label = 0; label < classes.size(); label++) {
      for (int i = 2 + random.nextInt(30); i > 0; i--) {
        byte[] pixels = new byte[16];
        random.nextBytes(pixels);
        images.add(new LabeledImage("image " + i, label, pixels));
      }
    }
    return new Dataset(classes, 4, 4, images);
  }

  private static Set<LabeledImage> set(Dataset dataset) {
    return new HashSet<>(dataset.images());
  }

  private static Split split(Dataset dataset, String fraction) {
    try {
      return new ImageExamples(dataset).split(new BigDecimal(fraction));
    } catch (DatasetException e) {
      throw new AssertionError(e);
    }
  }

  private static Dataset heldOut(Dataset dataset, String fraction) {
    return split(dataset, fraction).heldOut().images().orElseThrow();
  }

  @Test
  void of_anyDataset_isDisjointCompleteAndInOrder() {
    Cases.check(
        300,
        random -> {
          Dataset dataset = random(random);
          Dataset training = split(dataset, "0.3").training().images().orElseThrow();
          Dataset heldOut = heldOut(dataset, "0.3");
          assertThat(set(training)).doesNotContainAnyElementsOf(set(heldOut));
          Set<LabeledImage> both = set(training);
          both.addAll(heldOut.images());
          assertThat(both).isEqualTo(set(dataset));
          for (Dataset part : List.of(training, heldOut)) {
            List<LabeledImage> inOrder = new ArrayList<>(dataset.images());
            inOrder.retainAll(part.images());
            assertThat(part.images()).isEqualTo(inOrder);
          }
        });
  }

  /** 12 equal images stay together, on whichever side they are. */
  @Test
  void warnings_manyEqualImages_sayWhyMoreIsHeldOut() {
    boolean warned = false;
    for (int equal = 0; equal < 40; equal++) {
      List<LabeledImage> images = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        byte[] pixels = {1, (byte) (i < 12 ? equal : 100 + i)};
        images.add(new LabeledImage("a " + i, 0, pixels));
        images.add(new LabeledImage("b " + i, 1, new byte[] {2, (byte) i}));
      }
      Dataset all = new Dataset(List.of("a", "b"), 2, 1, images);
      Dataset heldOut = heldOut(all, "0.2");
      Dataset training = split(all, "0.2").training().images().orElseThrow();
      assertThat(contents(training)).doesNotContainAnyElementsOf(contents(heldOut));
      int held = heldOut.countPerClass()[0];
      List<String> warnings = split(all, "0.2").warnings();
      if (held <= 5) {
        assertThat(warnings).isEmpty();
      } else {
        warned = true;
        assertThat(warnings)
            .containsExactly(
                "class a: "
                    + held
                    + " of 20 images are held out, not 4: 12 of them have the same pixels as"
                    + " another, and equal images stay together");
      }
    }
    assertThat(warned).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.01", "0.1", "0.2", "0.25", "0.5"})
  void of_anyDataset_holdsFractionOfEachClass(String fraction) {
    Cases.check(
        200,
        random -> {
          Dataset dataset = random(random);
          int[] all = dataset.countPerClass();
          int[] held = heldOut(dataset, fraction).countPerClass();
          for (int label = 0; label < all.length; label++) {
            double wanted = Double.parseDouble(fraction) * all[label];
            assertThat(held[label]).isEqualTo((int) Math.max(1, Math.round(wanted)));
          }
        });
  }

  @Test
  void of_otherNamesAndOrder_holdsSameImages() {
    Cases.check(
        200,
        random -> {
          Dataset dataset = random(random);
          List<LabeledImage> renamed = new ArrayList<>();
          for (LabeledImage image : dataset.images()) {
            renamed.add(
                new LabeledImage("x" + random.nextInt(), image.label(), image.pixels().clone()));
          }
          Collections.shuffle(renamed, random);
          assertThat(contents(heldOut(dataset.with(renamed), "0.3")))
              .isEqualTo(contents(heldOut(dataset, "0.3")));
        });
  }

  private static Set<String> contents(Dataset dataset) {
    Set<String> contents = new HashSet<>();
    for (LabeledImage image : dataset.images()) {
      contents.add(image.label() + Arrays.toString(image.pixels()));
    }
    return contents;
  }

  @Test
  void of_tooFewDifferentImages_namesEachClass() {
    byte[] same = new byte[1];
    List<LabeledImage> images =
        List.of(
            new LabeledImage("a/1", 0, new byte[] {1}),
            new LabeledImage("b/1", 1, same),
            new LabeledImage("b/2", 1, same.clone()),
            new LabeledImage("b/3", 1, same.clone()));
    Dataset dataset = new Dataset(List.of("a", "b"), 1, 1, images);
    assertRefused(
        DatasetException.class,
        () -> new ImageExamples(dataset).split(new BigDecimal("0.2")),
        """
            class a has too few different images to hold some out (1): add images, or give test \
            images of their own
            class b has too few different images to hold some out (3): add images, or give test \
            images of their own""");
  }

  private static final BigDecimal FIFTH = new BigDecimal("0.2");

  private static final List<Column> NUMBER_AND_CLASS =
      List.of(Column.of("x", ColumnKind.NUMBER), Column.of("y", ColumnKind.CATEGORY));

  private final Table houses = Tables.houses(500);

  /** Splits some rows of a table, as if they had been read. */
  private static Split split(Table table, int[] rows, BigDecimal part, String rule, String target)
      throws DatasetException {
    Column predicted = table.column(target);
    List<Column> inputs = table.columns().stream().filter(any -> !any.equals(predicted)).toList();
    TablePlan plan = new TablePlan(inputs, predicted, false, SplitRule.of(rule), Optional.empty());
    RowFile none = new ListedRows(Path.of("rows"), List.of());
    TableFile file = new TableFile(none, List.of(), plan, table, rows, List.of(), List.of());
    return RowExamples.of(file, rows).split(part);
  }

  private static int[] rows(Examples part) {
    return ((RowExamples) part).rows();
  }

  /** Texts of the rows, in the order of the columns' names. */
  private static Set<String> texts(Table table, int[] rows) {
    Set<String> texts = new HashSet<>();
    for (int row : rows) {
      StringBuilder text = new StringBuilder();
      table.columns().stream()
          .map(Column::name)
          .sorted()
          .forEach(name -> text.append(table.text(table.index(name), row)).append(';'));
      texts.add(text.toString());
    }
    return texts;
  }

  @Test
  void byContent_fractionThatTakesAll_isRefused() {
    BigDecimal most = new BigDecimal("0.999");
    assertThatThrownBy(() -> split(houses, houses.allRows(), most, "content", "kind"))
        .isInstanceOf(DatasetException.class)
        .hasMessageMatching(
            "(holding out 0\\.999 takes all \\d+ rows of class (cheap|dear); hold out less\n?){2}");
  }

  /** The hash by its own words: columns by name, doubles as 8 bytes, words as length and UTF-8. */
  @Test
  void contentKeys_rows_areThoseOfTheirValues() throws Exception {
    Table table =
        Tables.of(
            List.of(
                Column.of("z", ColumnKind.NUMBER),
                Column.of("b", ColumnKind.CATEGORY),
                Column.of("a", ColumnKind.DATE)),
            List.of("-1.5", "Köln", "1970-01-03"),
            Arrays.asList(null, "", "1970-01-03"));
    byte[] word = "Köln".getBytes(StandardCharsets.UTF_8);
    ByteBuffer first = ByteBuffer.allocate(8 + 4 + word.length + 8);
    first.putLong(Double.doubleToLongBits(2)).putInt(word.length).put(word);
    first.putLong(Double.doubleToLongBits(-1.5));
    ByteBuffer second = ByteBuffer.allocate(8 + 4 + 8);
    second.putLong(Double.doubleToLongBits(2)).putInt(-1);
    second.putLong(Double.doubleToLongBits(Double.NaN));
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    assertThat(table.contentKeys(new int[] {0, 1}))
        .containsExactly(
            ByteBuffer.wrap(digest.digest(first.array())).getLong(),
            ByteBuffer.wrap(digest.digest(second.array())).getLong());
  }

  private static List<String> hexadecimal(long[] keys) {
    return Arrays.stream(keys).mapToObj(HexFormat.of()::toHexDigits).toList();
  }

  @Test
  void byContent_allRows_holdsOutThoseWithTheSmallestHash() throws Exception {
    Split split = split(houses, houses.allRows(), FIFTH, "content", "size");
    List<String> held = hexadecimal(houses.contentKeys(rows(split.heldOut())));
    List<String> kept = hexadecimal(houses.contentKeys(rows(split.training())));
    assertThat(held).hasSize(100);
    assertThat(Collections.max(held)).isLessThan(Collections.min(kept));
  }

  /** All of the larger class would else be trained on, and the smaller one be the test. */
  @Test
  void byContent_equalInputsOfSeveralClasses_areDifferentCases() throws Exception {
    List<?>[] rows =
        IntStream.range(0, 600)
            .mapToObj(i -> List.of(1, i % 4 == 0 ? "a" : "b"))
            .toArray(List<?>[]::new);
    Table table = Tables.of(NUMBER_AND_CLASS, rows);
    int[] some = IntStream.range(0, 600).filter(row -> row % 3 == 0).toArray();
    Split split = split(table, some, FIFTH, "content", "y");
    assertThat(split.heldOut().countPerClass()).containsExactly(10, 30);
    assertThat(some).contains(rows(split.training())).contains(rows(split.heldOut()));
  }

  @ParameterizedTest
  @CsvSource({"6, 0, true", "5, 0, false", "6, 6, false", "7, 6, true"})
  void byContent_mostClassesHaveOneRow_asksWhetherTheTargetIsAnIdentifier(
      int single, int large, boolean asks) {
    List<List<?>> rows = new ArrayList<>();
    for (int i = 0; i < single + large; i++) {
      rows.add(List.of(2 * i, "k" + i));
      if (i >= single) {
        rows.add(List.of(2 * i + 1, "k" + i));
      }
    }
    Table table = Tables.of(NUMBER_AND_CLASS, rows.toArray(List<?>[]::new));
    assertThatThrownBy(() -> split(table, table.allRows(), FIFTH, "content", "y"))
        .isInstanceOf(DatasetException.class)
        .hasMessageStartingWith(
            asks
                ? "%s of %s classes have too few different rows to hold some out. Is the target the"
                    .formatted(single, single + large)
                : "class k0 has too few different values to hold out 0.2 of 1 rows")
        .hasMessageContaining("class k0 has too few different values to hold out 0.2 of 1");
  }

  @Test
  void byContent_fewDifferentRows_namesTheClasses() {
    Table table =
        Tables.of(
            NUMBER_AND_CLASS, List.of(1, "0"), List.of(2, "0"), List.of(3, "8"), List.of(3, "8"));
    assertRefused(
        DatasetException.class,
        () -> split(table, table.allRows(), FIFTH, "content", "y"),
        "class 8 has too few different values to hold out 0.2 of 2 rows: add rows, merge or"
            + " remove the class, or give test data of its own, or predict the number (nn.task=regression)");
    for (BigDecimal none : List.of(BigDecimal.ZERO, BigDecimal.ONE)) {
      assertRefused(
          () -> split(table, table.allRows(), none, "content", "y"),
          "the fraction lies between 0 and 1, found " + none);
    }
  }

  @Test
  void byGroup_manyGroups_keepsEachOnOneSide() throws Exception {
    Random random = new Random(2);
    List<List<?>> rows = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      rows.add(List.of("patient " + random.nextInt(200), i));
    }
    Table table =
        Tables.of(
            List.of(Column.of("who", ColumnKind.CATEGORY), Column.of("x", ColumnKind.NUMBER)),
            rows.toArray(List<?>[]::new));
    Split split = split(table, table.allRows(), FIFTH, "group(who)", "x");
    Set<Double> held = new HashSet<>();
    Arrays.stream(rows(split.heldOut())).forEach(row -> held.add(table.raw(0, row)));
    assertThat(
            Arrays.stream(rows(split.training())).anyMatch(row -> held.contains(table.raw(0, row))))
        .isFalse();
    assertThat((double) split.heldOut().size()).isCloseTo(400, within(20.0));
    assertThat(held).hasSizeBetween(25, 55);
  }

  @Test
  void byTime_anyDates_holdsOutTheLast() throws Exception {
    Table table =
        Tables.of(
            List.of(Column.of("day", ColumnKind.DATE), Column.of("x", ColumnKind.NUMBER)),
            List.of("2024-01-05", 1),
            List.of("1969-01-01", -5),
            List.of("2024-01-07", -3),
            List.of("2024-01-06", 0),
            List.of("2024-01-07", 2));
    BigDecimal some = new BigDecimal("0.3");
    assertThat(rows(split(table, table.allRows(), some, "time(day)", "x").heldOut()))
        .containsExactly(2, 4);
    assertThat(rows(split(table, table.allRows(), some, "time(x)", "x").heldOut()))
        .containsExactly(0, 4);
    assertThat(
            rows(split(table, table.allRows(), new BigDecimal("0.8"), "time(x)", "x").training()))
        .containsExactly(1);
  }

  @Test
  void byTimeOrGroup_missingValuesOrOneAlone_isRefused() {
    Table table =
        Tables.of(
            List.of(
                Column.of("day", ColumnKind.DATE),
                Column.of("word", ColumnKind.CATEGORY),
                Column.of("one", ColumnKind.NUMBER)),
            List.of("2024-01-05", "a", 1),
            List.of("", "b", 1));
    assertThatThrownBy(() -> split(table, table.allRows(), FIFTH, "time(day)", "one"))
        .hasMessage(
            "column day (date) has no value in 1 of 2 rows, and the data is split by it"
                + " (nn.split)");
    assertThatThrownBy(() -> split(table, table.allRows(), FIFTH, "time(word)", "one"))
        .hasMessage(
            "column word (category) has no order; split by a date, a number or an ordinal (nn.split)");
    assertThatThrownBy(() -> split(table, table.allRows(), FIFTH, "time(one)", "one"))
        .hasMessageStartingWith("column one has too few different values to hold out 0.2 of 2");
    assertThatThrownBy(() -> split(table, table.allRows(), FIFTH, "group(one)", "one"))
        .hasMessageStartingWith("column one has too few different values");
    assertThatThrownBy(() -> split(table, table.allRows(), FIFTH, "group(words)", "one"))
        .hasMessage("no column words among day, word, one (did you mean word?)");
  }
}
