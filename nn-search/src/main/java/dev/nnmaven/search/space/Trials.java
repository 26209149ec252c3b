package dev.nnmaven.search.space;

import dev.nnmaven.trainer.config.Numbers;
import dev.nnmaven.trainer.config.Parameters;
import dev.nnmaven.trainer.config.Settings;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which configurations of a space are tried: {@code 100 random}.
 *
 * @param number of them; empty for as many as is usual
 */
public record Trials(Optional<Integer> number, Algorithm algorithm) {

  /** Largest number, to catch typing errors. */
  public static final int MOST = 10_000;

  private static final Pattern PARTS = Pattern.compile("\\s*([-+]?[0-9]\\S*)?\\s*(.*?)\\s*");

  /** Parses the settings; what is wrong is added to their mistakes. */
  public static Trials parse(Settings settings) {
    return settings.parse(
        Parameters.TRIALS.name(), Trials::of, new Trials(Optional.empty(), Algorithm.HALVING));
  }

  private static Trials of(String text) {
    Matcher parts = PARTS.matcher(text);
    parts.matches();
    Trials trials =
        new Trials(
            Optional.ofNullable(parts.group(1)).map(number -> Numbers.integer(number, 1, MOST)),
            parts.group(2).isEmpty() ? Algorithm.HALVING : Algorithm.of(parts.group(2)));
    if (trials.algorithm == Algorithm.GRID && trials.number.isPresent()) {
      throw new IllegalArgumentException("grid tries all configurations; remove the number");
    }
    return trials;
  }
}
