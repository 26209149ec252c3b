package dev.nnmaven.gate.rule;

import dev.nnmaven.trainer.config.Numbers;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Limits per class: one for all classes, with exceptions: {@code 80%, B:85%, c d:70%}.
 *
 * @param forAll limit of classes without their own
 * @param own limits by class name
 */
record ClassLimits(Optional<BigDecimal> forAll, SortedMap<String, BigDecimal> own) {

  /** Share without a name: for all classes. */
  private static final Pattern FOR_ALL = Pattern.compile("\\s*([0-9.]+%?)\\s*(?:,|$)");

  /** Name and share; names may contain commas and colons, the share follows the last colon. */
  private static final Pattern FOR_ONE = Pattern.compile("\\s*([^\\s:].*?)\\s*:([^:,]*)(?:,|$)");

  ClassLimits {
    own = Collections.unmodifiableSortedMap(new TreeMap<>(own));
  }

  static ClassLimits parse(String text) {
    Optional<BigDecimal> forAll = Optional.empty();
    SortedMap<String, BigDecimal> own = new TreeMap<>();
    Matcher all = FOR_ALL.matcher(text);
    Matcher one = FOR_ONE.matcher(text);
    int position = 0;
    while (position < text.length()) {
      if (all.region(position, text.length()).lookingAt()) {
        if (forAll.isPresent()) {
          throw new IllegalArgumentException(
              "expected one share for all classes, found two; one class's own is written B:85%");
        }
        forAll = Optional.of(Numbers.share(all.group(1)));
        position = all.end();
      } else if (one.region(position, text.length()).lookingAt()) {
        String name = one.group(1);
        if (own.put(name, Numbers.share(one.group(2).strip())) != null) {
          throw new IllegalArgumentException("the class \"%s\" is named twice".formatted(name));
        }
        position = one.end();
      } else {
        throw malformed(text);
      }
    }
    if (text.endsWith(",")) {
      throw malformed(text);
    }
    return new ClassLimits(forAll, own);
  }

  private static IllegalArgumentException malformed(String text) {
    return new IllegalArgumentException(
        "expected a share for all classes, CLASS:SHARE for some, or both, such as \"80%, B:85%\","
            + " found \""
            + text
            + '"');
  }
}
