package dev.nnmaven.nn.data.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nnmaven.nn.task.ClassificationTask;
import dev.nnmaven.nn.testing.Tables;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Texts as inputs: which n-grams, and what they weigh. */
class TextColumnTest {

  private static final List<String> TEXTS =
      List.of(
          "Printer is broken",
          "the PRINTER jams",
          "invoice is wrong",
          "wrong invoice, again",
          "the printer again",
          "an invoice is missing",
          "Printer!",
          "");
  private static final List<String> CLASSES =
      List.of("it", "it", "pay", "pay", "it", "pay", "it", "pay");

  private static final Table TABLE =
      Tables.of(
          List.of(Column.of("text", ColumnKind.TEXT), Column.of("class", ColumnKind.CATEGORY)),
          IntStream.range(0, TEXTS.size())
              .mapToObj(i -> List.of(TEXTS.get(i), CLASSES.get(i)))
              .toArray(List<?>[]::new));

  private static TablePreprocessing fit(String target) throws Exception {
    return TablePreprocessing.fit(
        TABLE, TABLE.allRows(), List.of("text"), TableFitting.DEFAULT, target);
  }

  @Test
  void fit_texts_hasTheNgramsOfTwoRowsInTheOrderOfTheirCodePoints() throws Exception {
    Map<String, Integer> rows = new TreeMap<>(CodePoints.ORDER);
    for (String text : TEXTS) {
      new TreeSet<>(TextTokenizer.ngrams(text))
          .forEach(ngram -> rows.merge(ngram, 1, Integer::sum));
    }
    rows.values().removeIf(count -> count < 2);
    assertThat(fit("").columns().get(0).column().values())
        .containsExactlyElementsOf(rows.keySet())
        .contains("printer", "invoice", "the printer", "#_pr", "#inter", "is")
        .doesNotContain("broken", "!", "Printer");
  }

  /** By the table of each n-gram and each class: χ² of 2 degrees of freedom, 2 ± 2 by chance. */
  @Test
  void choose_moreThanThereIsRoomFor_keepsThoseOfLargestChiSquare() {
    List<String> texts = new ArrayList<>();
    int[] groups = new int[60_000];
    for (int i = 0; i < groups.length; i++) {
      groups[i] = i % 3;
      int word = i % 3 == 0 || i % 7 == 0 ? i / 24 * 3 + i % 3 : i / 4;
      texts.add("w" + word + (i % 3 == 0 ? " one w" + word : i % 7 == 0 ? " two" : " six"));
    }
    Map<String, double[]> counts = new TreeMap<>(CodePoints.ORDER);
    for (int i = 0; i < groups.length; i++) {
      for (String ngram : new TreeSet<>(TextTokenizer.ngrams(texts.get(i)))) {
        counts.computeIfAbsent(ngram, none -> new double[3])[groups[i]]++;
      }
    }
    counts.keySet().removeIf(ngram -> ngram.startsWith("#"));
    List<String> ranked = new ArrayList<>(counts.keySet());
    ranked.removeIf(ngram -> sum(counts.get(ngram)) < 2 || chiSquare(counts.get(ngram)) < 6);
    ranked.sort(
        Comparator.comparing((String ngram) -> -chiSquare(counts.get(ngram)))
            .thenComparing(ngram -> -sum(counts.get(ngram))));
    assertThat(ranked).hasSizeGreaterThan(5000);
    assertThat(Vocabulary.choose(texts, groups, 2).stream().filter(one -> !one.startsWith("#")))
        .containsExactlyInAnyOrderElementsOf(ranked.subList(0, 5000));
  }

  /** Random names as a column of texts. */
  @Test
  void choose_textsThatSayNothing_keepsHardlyAnyNgram() {
    Random random = new Random(3);
    List<String> texts = new ArrayList<>();
    int[] groups = new int[500];
    for (int i = 0; i < groups.length; i++) {
      groups[i] = random.nextInt(2);
      texts.add("name" + random.nextInt(100) + " name" + random.nextInt(100));
    }
    assertThat(Vocabulary.choose(texts, groups, 2)).hasSizeBetween(1, 60);
    assertThat(Vocabulary.choose(texts, new int[500], 2)).hasSizeGreaterThan(300);
  }

  private static double sum(double[] have) {
    return have[0] + have[1] + have[2];
  }

  /** Of three groups of one size. */
  private static double chiSquare(double[] have) {
    double expected = sum(have) / 3;
    double sum = 0;
    for (double one : have) {
      sum += (one - expected) * (one - expected) / expected;
    }
    return sum;
  }

  @Test
  void load_text_hasRootsOfCountsInTwoPartsOfLengthRootTwo() throws Exception {
    TablePreprocessing fitted = fit("");
    List<String> ngrams = fitted.columns().get(0).column().values();
    float[] inputs = new float[fitted.inputs() + 1];
    inputs[3] = 9f; // what was there before
    fitted.load(List.of("Is is THE is; unheard"), inputs, 1);
    double is = inputs[1 + ngrams.indexOf("is")];
    double the = inputs[1 + ngrams.indexOf("the")];
    assertThat(is / the).isCloseTo(Math.sqrt(3), within(1e-6));
    double words = 0;
    double characters = 0;
    for (int i = 0; i < ngrams.size(); i++) {
      double square = inputs[1 + i] * inputs[1 + i];
      words += ngrams.get(i).startsWith("#") ? 0 : square;
      characters += ngrams.get(i).startsWith("#") ? square : 0;
    }
    assertThat(words).isCloseTo(2, within(1e-5));
    assertThat(characters).isCloseTo(2, within(1e-5));
  }

  @Test
  void loadInputs_rowsOfATable_areThoseOfTheirTexts() throws Exception {
    TablePreprocessing fitted = fit("");
    TableSamples samples =
        TableSamples.of(
            TABLE,
            TABLE.allRows(),
            fitted,
            new ClassificationTask(List.of("it", "pay")),
            "class",
            row -> "row " + row);
    float[] loaded = new float[fitted.inputs()]; // with what was there before
    for (int i = 0; i < TEXTS.size(); i++) {
      float[] expected = new float[fitted.inputs()];
      fitted.load(List.of(TEXTS.get(i)), expected, 0);
      samples.loadInputs(i, loaded, 0);
      assertThat(loaded).isEqualTo(expected);
    }
    assertThat(samples.inputs()).isEqualTo(fitted.inputs());
  }

  @Test
  void contentKeys_textsOfTheSameTokens_areEqual() {
    Table table =
        Tables.of(
            Column.of("text", ColumnKind.TEXT), "Hello,  world", "hello, WORLD", "hello world", "");
    long[] keys = table.contentKeys(table.allRows());
    assertThat(keys[0]).isEqualTo(keys[1]).isNotEqualTo(keys[2]);
    assertThat(keys[3]).isNotEqualTo(keys[2]);
  }

  @Test
  void add_longText_isCut() {
    Table table = Tables.of(Column.of("text", ColumnKind.TEXT), "x".repeat(10_000_000));
    assertThat(table.text(0, 0)).hasSize(TextTokenizer.MOST_CHARACTERS);
  }
}
