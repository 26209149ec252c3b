package dev.nnmaven.trainer.config;

import dev.nnmaven.nn.catalog.Catalog;
import java.util.List;
import java.util.Optional;

/**
 * What a text names, and a number that may follow: {@code adam clipNorm(1)}.
 *
 * @param number of the word behind it
 */
record Followed(String first, Optional<Float> number) {

  /**
   * Splits a text.
   *
   * @param word that may stand behind the first one
   * @param usual its number, if none is given
   */
  static Followed of(String text, String word, float usual) {
    List<String> words = LayerPlan.words(text);
    if (words.size() < 2) {
      return new Followed(text, Optional.empty());
    }
    Catalog<Float> behind =
        new Catalog<Float>("word behind " + words.get(0))
            .add(
                word,
                List.of("number"),
                given -> given == null ? usual : given.get("number", usual));
    String rest = String.join(" ", words.subList(1, words.size()));
    return new Followed(words.get(0), Optional.of(behind.create(rest)));
  }
}
