package dev.nnmaven.search.space;

import dev.nnmaven.trainer.config.Numbers;
import dev.nnmaven.trainer.config.Parameters;
import dev.nnmaven.trainer.config.SettingsReader;
import java.util.Optional;

/**
 * Which configurations of a space are tried: {@code 100 random finalists(5)}.
 *
 * @param number of them; empty for as many as is usual
 * @param finalists number of the best that are trained again with further seeds
 */
public record Trials(Optional<Integer> number, Algorithm algorithm, int finalists) {

  /** Largest number, to catch typing errors. */
  public static final int MOST = 10_000;

  private static final Trials USUAL = new Trials(Optional.empty(), Algorithm.HALVING, 3);

  private static final int MOST_FINALISTS = 100;
  private static final String FINALISTS = "finalists(";

  /** Parses the settings; errors are added to the mistakes. */
  public static Trials parse(SettingsReader reader) {
    return reader.parse(Parameters.TRIALS.name(), Trials::of).orElse(USUAL);
  }

  private static Trials of(String text) {
    Trials trials = USUAL;
    for (String word : text.strip().split("\\s+")) {
      trials = trials.with(word);
    }
    if (trials.algorithm == Algorithm.GRID && trials.number.isPresent()) {
      throw new IllegalArgumentException("grid tries all configurations; remove the number");
    }
    return trials;
  }

  private Trials with(String word) {
    if (word.matches("[-+]?[0-9].*")) {
      return new Trials(Optional.of(Numbers.integer(word, 1, MOST)), algorithm, finalists);
    } else if (word.startsWith(FINALISTS) && word.endsWith(")")) {
      String best = word.substring(FINALISTS.length(), word.length() - 1);
      return new Trials(number, algorithm, Numbers.integer(best, 1, MOST_FINALISTS));
    }
    return new Trials(number, Algorithm.of(word), finalists);
  }
}
