package dev.nnmaven.gate.explain;

import dev.nnmaven.nn.data.table.TextTokenizer;
import dev.nnmaven.nn.prediction.Explanation.Word;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.trainer.text.Formats;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A text with the contributions of its words.
 *
 * @param column its name
 * @param pieces of the text, in their order
 * @param words largest contributions first
 * @param shown number of characters that are shown
 * @param all number of characters of the text
 */
public record ExplainedText(
    String column, List<Piece> pieces, List<Row> words, int shown, int all) {

  /** A part of the text, with how it is colored, and what it changes, if it changes anything. */
  public record Piece(String text, String style, String amount) {}

  /** A word, and what it changes. */
  public record Row(String word, String amount) {}

  private static final int MOST_CHARACTERS = 20_000;

  /** Percentage of the color, as far as it leaves letters legible. */
  private static final double STRONGEST = 55;

  /** A text as it was given, with the words of its explanation. */
  static ExplainedText of(
      String column, String text, List<Word> words, DoubleFunction<String> figure) {
    String shown = text.substring(0, Math.min(MOST_CHARACTERS, text.length()));
    List<Word> largest =
        words.stream().sorted(Comparator.comparing(word -> -Math.abs(word.amount()))).toList();
    double most = Math.abs(largest.get(0).amount());
    Map<String, Word> known = words.stream().collect(Collectors.toMap(Word::word, word -> word));
    List<Piece> pieces = new ArrayList<>();
    List<String> tokens = TextTokenizer.tokens(shown);
    List<int[]> places = TextTokenizer.places(shown);
    int at = 0;
    for (int i = 0; i < tokens.size(); i++) {
      Word word = known.get(tokens.get(i));
      if (word != null && word.amount() != 0) {
        int[] place = places.get(i);
        pieces.add(new Piece(escaped(shown.substring(at, place[0])), "", ""));
        pieces.add(
            new Piece(
                escaped(shown.substring(place[0], place[1])),
                style(word.amount() / most),
                figure.apply(word.amount())));
        at = place[1];
      }
    }
    pieces.add(new Piece(escaped(shown.substring(at)), "", ""));
    return new ExplainedText(
        column,
        pieces,
        largest.stream()
            .map(word -> new Row(SafeText.text(word.word()), figure.apply(word.amount())))
            .toList(),
        shown.length(),
        text.length());
  }

  /** Invisible characters are escaped, but lines stay lines. */
  private static String escaped(String text) {
    return Stream.of(text.replace("\r\n", "\n").split("\n", -1))
        .map(SafeText::escaped)
        .collect(Collectors.joining("\n"));
  }

  private static String style(double share) {
    return Formats.format(
        "background: color-mix(in srgb, var(--%s) %.0f%%, transparent)",
        share < 0 ? "first" : "second", STRONGEST * Math.abs(share));
  }
}
