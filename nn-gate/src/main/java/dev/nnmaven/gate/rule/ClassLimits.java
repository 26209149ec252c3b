package dev.nnmaven.gate.rule;

import dev.nnmaven.trainer.config.NamedValues;
import dev.nnmaven.trainer.config.Numbers;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Limits per class: one for all classes, with exceptions: {@code 80%, B:85%, c d:70%}.
 *
 * @param forAll limit of classes without their own
 * @param own limits by class name
 */
record ClassLimits(Optional<BigDecimal> forAll, SortedMap<String, BigDecimal> own) {

  /** Share without a name: for all classes. */
  private static final Pattern FOR_ALL = Pattern.compile("[0-9.]+%?");

  /**
   * Parses limits.
   *
   * @param share what they are of
   * @throws IllegalArgumentException if they are none
   */
  static ClassLimits parse(ClassShare share, String text) {
    String expected =
        "a share for all %s, %s:SHARE for some, or both, such as \"80%%, B:85%%\""
            .formatted(share.parts(), share.part().toUpperCase(Locale.ROOT));
    SortedMap<String, BigDecimal> own = new TreeMap<>();
    NamedValues.of(text, FOR_ALL, "the %s ".formatted(share.part()), expected)
        .forEach((name, limit) -> own.put(name, Numbers.share(limit)));
    return new ClassLimits(Optional.ofNullable(own.remove("")), own);
  }
}
