package dev.nnmaven.nn.data.table;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Cuts a text into tokens, and into the n-grams that a model with a text column counts: words,
 * pairs of neighboring words, and 3 to 5 characters within a word. It does not use the JDK's
 * Unicode tables or locale: a text has the same n-grams everywhere.
 *
 * <p>Words are runs of letters and digits, in lower case. A symbol of ASCII is a token, and so is
 * each character of a script without spaces, and each emoji. Accents that are characters of their
 * own, and invisible characters, are skipped. All else separates words.
 */
public final class TextTokenizer {

  /** Characters (UTF-16) of a text that are read; the rest is cut off. */
  public static final int MOST_CHARACTERS = 100_000;

  /** Tokens of a text that are read; the rest is cut off. */
  public static final int MOST_TOKENS = 2000;

  /** Code points of a word; the rest is cut off. */
  public static final int LONGEST_WORD = 40;

  private static final char OF_CHARACTERS = '#';
  private static final int SHORTEST = 3;
  private static final int LONGEST = 5;

  private TextTokenizer() {}

  /** The tokens of a text, in order. */
  public static List<String> tokens(CharSequence text) {
    List<String> tokens = new ArrayList<>();
    cut(text, tokens, new ArrayList<>());
    return tokens;
  }

  /**
   * Place of each of the {@link #tokens} in the text: index of its first character (UTF-16), and
   * the index after its last character and any skipped characters.
   */
  public static List<int[]> places(CharSequence text) {
    List<int[]> places = new ArrayList<>();
    cut(text, new ArrayList<>(), places);
    return places;
  }

  private static void cut(CharSequence text, List<String> tokens, List<int[]> places) {
    StringBuilder word = new StringBuilder();
    int from = 0; // where the word begins
    String read = text.subSequence(0, Math.min(text.length(), MOST_CHARACTERS)).toString();
    for (int i = 0; i < read.length() && tokens.size() < MOST_TOKENS; ) {
      int point = read.codePointAt(i);
      int next = i + Character.charCount(point);
      byte role = CharacterRoles.of(point);
      if (role == CharacterRoles.WORD) {
        from = word.isEmpty() ? i : from;
        add(word, CharacterRoles.lower(point));
      } else if (role != CharacterRoles.SKIPPED) {
        end(word, tokens, places, from, i);
        if (role != CharacterRoles.SEPARATOR && tokens.size() < MOST_TOKENS) {
          tokens.add(Character.toString(point));
          places.add(new int[] {i, next});
        }
      }
      i = next;
    }
    if (tokens.size() < MOST_TOKENS) {
      end(word, tokens, places, from, read.length());
    }
  }

  private static void add(StringBuilder word, int point) {
    if (word.length() < LONGEST_WORD || word.codePointCount(0, word.length()) < LONGEST_WORD) {
      word.appendCodePoint(point);
    }
  }

  private static void end(
      StringBuilder word, List<String> tokens, List<int[]> places, int from, int to) {
    if (!word.isEmpty()) {
      tokens.add(word.toString());
      places.add(new int[] {from, to});
      word.setLength(0);
    }
  }

  /**
   * The n-grams of a text, each as often as it occurs: {@code word}, {@code two words}, and {@code
   * #_wo} for characters, where {@code _} stands before and after a word.
   */
  public static List<String> ngrams(CharSequence text) {
    List<String> ngrams = new ArrayList<>();
    each(tokens(text), ngram -> ngrams.add(ngram.toString()));
    return ngrams;
  }

  /**
   * The n-grams of tokens; an empty one has none, and parts its neighbors. The taker is given one
   * builder again and again: making a text of each takes longer than the rest of a prediction.
   */
  static void each(List<String> tokens, Consumer<StringBuilder> taker) {
    StringBuilder ngram = new StringBuilder();
    String before = "";
    for (String token : tokens) {
      if (!token.isEmpty()) {
        take(ngram.append(token), taker);
        if (!before.isEmpty()) {
          take(ngram.append(before).append(' ').append(token), taker);
        }
        if (CharacterRoles.of(token.codePointAt(0)) != CharacterRoles.SYMBOL) {
          characters(ngram, token, taker);
        }
      }
      before = token;
    }
  }

  private static void take(StringBuilder ngram, Consumer<StringBuilder> taker) {
    taker.accept(ngram);
    ngram.setLength(0);
  }

  /** Runs of characters that are shorter than the word with its ends. */
  private static void characters(StringBuilder ngram, String word, Consumer<StringBuilder> taker) {
    String ends = "_" + word + "_";
    int points = ends.codePointCount(0, ends.length());
    for (int length = SHORTEST; length <= Math.min(LONGEST, points - 1); length++) {
      int from = 0;
      for (int i = 0; i + length <= points; i++) {
        int to = ends.offsetByCodePoints(from, length);
        take(ngram.append(OF_CHARACTERS).append(ends, from, to), taker);
        from = ends.offsetByCodePoints(from, 1);
      }
    }
  }

  /** Whether an n-gram is one of characters, rather than of words. */
  public static boolean isOfCharacters(CharSequence ngram) {
    return ngram.length() > 1 && ngram.charAt(0) == OF_CHARACTERS && ngram.charAt(1) != ' ';
  }

  /** Whether the end of a text is not read. */
  public static boolean isCut(CharSequence text) {
    return text.length() > MOST_CHARACTERS
        || text.length() > MOST_TOKENS && tokens(text).size() == MOST_TOKENS;
  }
}
