package dev.nnmaven.nn.data.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTokenizerTest {

  private static final String NONE = "";

  /** Tokens with | between them. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Don't PANIC, 42 times; don|'|t|panic|,|42|times",
        "ΤΈΛΟΣ τέλος Привет ԲԱՐԵՎ ＡＢＣ; τέλοσ|τέλοσ|привет|բարեվ|ａｂｃ",
        "İSTANBUL ISPARTA ıspanak; istanbul|isparta|ıspanak",
        "ŽĖ LĮ Ì; žė|lį|ì",
        "e\u0301t\u00ADe\u200D\uFE0F\u202Eb; eteb",
        "東京 タワー ไทย; 東|京|タ|ワ|ー|ไ|ท|ย",
        "👩\u200D👧 ok👍🏽!; 👩|👧|ok|👍|🏽|!",
        "a\uD83Db\uDE00c \uDE00\uD83D; a|b|c",
        "a\u0000b\u001B[31mc; a|b|[|31mc",
        "<b>1</b> =SUM(A1); <|b|>|1|<|/|b|>|=|sum|(|a1|)",
        "a_b -- «c» a…b; a|_|b|-|-|c|a|b",
        "𐐀𐐁 x; 𐐀𐐁|x",
        "' '; ''"
      })
  void tokens_text_areWordsAndSymbols(String text, String tokens) {
    assertThat(String.join("|", TextTokenizer.tokens(text))).isEqualTo(tokens.strip());
  }

  @Test
  void ngrams_words_arePairsAndCharactersWithin() {
    assertThat(TextTokenizer.ngrams("Oh no, I"))
        .containsExactlyElementsOf(
            List.of("oh", "#_oh", "#oh_", "no", "oh no", "#_no", "#no_", ",", "no ,", "i", ", i"));
    assertThat(TextTokenizer.ngrams(NONE)).isEmpty();
    assertThat(TextTokenizer.ngrams("𐐀b")).containsExactly("𐐀b", "#_𐐀b", "#𐐀b_");
  }

  /** All runs of code points of each word with its ends, and all pairs, from the tokens. */
  private static List<String> textbook(List<String> tokens) {
    List<String> all = new ArrayList<>(tokens);
    for (int t = 1; t < tokens.size(); t++) {
      all.add(tokens.get(t - 1) + " " + tokens.get(t));
    }
    for (String token : tokens) {
      int[] points = ("_" + token + "_").codePoints().toArray();
      boolean isSymbol = token.matches("\\p{Punct}");
      for (int from = 0; from < points.length && !isSymbol; from++) {
        for (int to = from + 3; to <= Math.min(from + 5, points.length); to++) {
          if (to - from < points.length) {
            all.add("#" + new String(points, from, to - from));
          }
        }
      }
    }
    return all;
  }

  @Test
  void ngrams_randomTexts_areThoseOfTheTextbook() {
    Random random = new Random(4);
    List<String> parts =
        List.of(
            "a", "B", "ς", " ", "#", "_", "é", "日", "😀", "𐐀", "\uD800", "7", "\u00AD", "\u0301",
            ",", "\u202E", "\n");
    for (int i = 0; i < 2000; i++) {
      StringBuilder text = new StringBuilder();
      for (int p = random.nextInt(30); p > 0; p--) {
        text.append(parts.get(random.nextInt(parts.size())));
      }
      List<String> ngrams = TextTokenizer.ngrams(text);
      List<String> tokens = TextTokenizer.tokens(text);
      assertThat(ngrams).containsExactlyInAnyOrderElementsOf(textbook(tokens));
      assertThat(TextTokenizer.places(text.toString()))
          .extracting(place -> TextTokenizer.tokens(text.substring(place[0], place[1])))
          .as("each token again, from its place")
          .isEqualTo(tokens.stream().map(List::of).toList());
      for (String ngram : ngrams) {
        assertThat(TextTokenizer.isOfCharacters(ngram))
            .as(ngram)
            .isEqualTo(ngram.matches("#[^ ]+"));
      }
    }
  }

  @Test
  void tokens_longTexts_areCut() {
    String spaces = " ".repeat(TextTokenizer.MOST_CHARACTERS - 2);
    assertThat(TextTokenizer.tokens(spaces + "abc")).containsExactly("ab");
    assertThat(TextTokenizer.tokens(spaces + "a😀")).as("half a pair").containsExactly("a");
    assertThat(TextTokenizer.tokens(spaces + "😀b")).containsExactly("😀");
    assertThat(TextTokenizer.tokens("a ".repeat(3000))).hasSize(TextTokenizer.MOST_TOKENS);
    assertThat(TextTokenizer.tokens("a!".repeat(3000))).hasSize(TextTokenizer.MOST_TOKENS);
    assertThat(TextTokenizer.tokens("a ".repeat(1999) + "bc d")).endsWith("bc").hasSize(2000);
    assertThat(TextTokenizer.tokens("x".repeat(50) + " y")).containsExactly("x".repeat(40), "y");
    assertThat(TextTokenizer.tokens("x" + "𐐨".repeat(50) + "z"))
        .containsExactly("x" + "𐐨".repeat(39));
  }

  /** As many n-grams as there can be, of ten megabytes. */
  @Test
  void ngrams_hugeTexts_areBounded() {
    String words = ("x".repeat(45) + " ").repeat(220_000);
    assertThat(TextTokenizer.ngrams(words)).hasSizeLessThan(260_000);
    assertThat(TextTokenizer.ngrams("x".repeat(10_000_000))).hasSize(1 + 40 + 39 + 38);
  }

  @Test
  void ngrams_inAnyLocale_areTheSame() {
    Locale before = Locale.getDefault();
    String text = "TITLE İI ıi Ì Į ΣΑΣ ÀÉ";
    List<String> expected = TextTokenizer.ngrams(text);
    try {
      for (String tag : List.of("tr", "az", "lt", "el")) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        assertThat(TextTokenizer.ngrams(text)).isEqualTo(expected);
      }
    } finally {
      Locale.setDefault(before);
    }
  }
}
