package dev.nnmaven.gate.rule;

import dev.nnmaven.gate.rule.Measured.Share;
import dev.nnmaven.gate.rule.RuleResult.Outcome;
import dev.nnmaven.gate.statistics.Bounds;
import dev.nnmaven.gate.statistics.Proportion;
import dev.nnmaven.gate.statistics.Units;
import dev.nnmaven.trainer.config.Numbers;
import dev.nnmaven.trainer.text.Ratio;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the test examples must show before a rule fails or passes: a word of {@code nn.evidence},
 * with {@code nn.confidence}. Rules compute figures, bounds and tests, and ask here what follows.
 *
 * <p>The test examples are a sample. Let θ be a figure over all examples that the model may ever
 * see, t the same on the test examples, and θ ≥ L the rule (θ ≤ L for a maximum, with the sides
 * exchanged). Let δ be a drop below the baseline over all examples, d the same on the test
 * examples, and δ ≤ m the rule. Tests and bounds are one-sided, at the level α = 1 − confidence.
 *
 * <table>
 * <caption>Hypotheses</caption>
 * <tr><th>word</th><th>limit L</th><th>drop of at most m</th></tr>
 * <tr><td>{@link Word#FIGURE}</td>
 *   <td>No hypothesis: passes if t ≥ L, else fails.</td>
 *   <td>No hypothesis: passes if d ≤ m, else fails.</td></tr>
 * <tr><td>{@link Word#WORSE}</td>
 *   <td>H₀: θ ≥ L. Fails if H₀ is rejected, that is if the upper bound of θ is below L. Passes
 *     otherwise, unless no result of so few examples could have failed.</td>
 *   <td>H₀: δ ≤ 0, "no worse than the baseline", by McNemar's test or by permutation; of rises of
 *     errors and costs, which are shares of the baseline's, H₀: δ ≤ m by the lower bound of δ. Fails
 *     if H₀ is rejected and d &gt; m. Passes otherwise, unless no result could have failed.</td></tr>
 * <tr><td>{@link Word#GOOD}</td>
 *   <td>H₀: θ &lt; L. Passes if H₀ is rejected, that is if the lower bound of θ is at least L. Fails
 *     if t &lt; L. Undecided otherwise.</td>
 *   <td>H₀: δ &gt; m (non-inferiority). Passes if H₀ is rejected, that is if the upper bound of δ is
 *     at most m. Fails if the lower bound of δ is above m. Undecided otherwise. With m = 0 nothing
 *     can be shown, and the figure counts.</td></tr>
 * </table>
 *
 * <p>For a rule over several classes or slices, {@link Word#WORSE} has H₀ for all of them together:
 * it corrects for their number. {@link Word#GOOD} needs none, since each must be shown to be good.
 *
 * @param confidence above a half, such as 95%
 * @param isExact whether bounds of shares are exact, not Wilson's
 */
record BurdenOfProof(Word word, BigDecimal confidence, boolean isExact) {

  /** What must be shown. */
  enum Word {
    /** Nothing: the figure counts. */
    FIGURE,
    /** That a rule is broken; otherwise it passes. */
    WORSE,
    /** That a rule is met; otherwise it does not pass. */
    GOOD
  }

  /** Where every figure counts as it is. */
  static final BurdenOfProof FIGURE = new BurdenOfProof(Word.FIGURE, new BigDecimal("0.95"), false);

  static final String EVIDENCE = "evidence";
  private static final Pattern WORDS =
      Pattern.compile("(FIGURE|WORSE|GOOD)(?:\\s*,\\s*DROPS\\s*:\\s*(FIGURE|WORSE|GOOD))?");

  static final String CONFIDENCE = "confidence";
  private static final String EXACT = " exact";
  private static final BigDecimal LEAST = new BigDecimal("0.5");
  private static final BigDecimal MOST = new BigDecimal("0.999");

  /** Parses both parameters: for drops below the baseline, or for limits of figures. */
  static BurdenOfProof parse(GateParser gate, boolean ofDrops) {
    Optional<Matcher> words = gate.value(EVIDENCE, BurdenOfProof::words);
    Optional<BurdenOfProof> sure = gate.value(CONFIDENCE, BurdenOfProof::confidence);
    Word limits = words.map(found -> Word.valueOf(found.group(1))).orElse(Word.FIGURE);
    Optional<Word> own = words.map(found -> found.group(2)).map(Word::valueOf);
    Word drops = own.orElse(limits);
    boolean isMisspelled = words.isEmpty() && !gate.places(List.of(EVIDENCE)).isEmpty();
    boolean isTested = !gate.places(List.of(Metric.INTERVAL_COVERAGE.rule())).isEmpty();
    if (sure.isPresent()
        && limits == Word.FIGURE
        && drops == Word.FIGURE
        && !isMisspelled
        && !isTested) {
      gate.mistake(
          CONFIDENCE,
          "has no effect where the figure counts: set nn.evidence=good (a rule passes only if the data"
              + " show that it is met), worse (it fails only if they show that it is broken), or"
              + " \"good, drops: figure\" for limits alone");
    }
    if (own.filter(Word.GOOD::equals).isPresent() && gate.places(GateParser.drops()).isEmpty()) {
      gate.mistake(
          EVIDENCE,
          "\"drops: good\" needs a drop that is still good: set nn.%s, such as 1%%",
          String.join(" or nn.", GateParser.drops()));
    }
    return sure.orElse(FIGURE).with(ofDrops ? drops : limits);
  }

  private static Matcher words(String text) {
    Matcher words = WORDS.matcher(text.toUpperCase(Locale.ROOT));
    if (!words.matches()) {
      throw new IllegalArgumentException(
          "expected figure, worse or good, or two of them such as \"good, drops: worse\", found"
              + " \"%s\"".formatted(text));
    }
    return words;
  }

  private static BurdenOfProof confidence(String text) {
    boolean exact = text.endsWith(EXACT);
    BigDecimal share =
        Numbers.share(exact ? text.substring(0, text.length() - EXACT.length()) : text);
    if (share.compareTo(LEAST) < 0 || share.compareTo(MOST) > 0) {
      throw new IllegalArgumentException(
          "expected 50%% to 99.9%%, such as 95%% or \"95%% exact\", found \"%s\"".formatted(text));
    }
    return new BurdenOfProof(Word.FIGURE, share, exact);
  }

  private BurdenOfProof with(Word other) {
    return new BurdenOfProof(other, confidence, isExact);
  }

  /**
   * For a promise that is kept in the mean: of half of all test data the share is below it, so that
   * the figure alone shows nothing.
   */
  BurdenOfProof tested() {
    return new BurdenOfProof(is(Word.GOOD) ? word : Word.WORSE, confidence, true);
  }

  boolean is(Word other) {
    return word == other;
  }

  /** For drops of at most a margin; without one, nothing can be shown to be within it. */
  BurdenOfProof within(BigDecimal margin) {
    return is(Word.GOOD) && margin.signum() == 0 ? with(Word.FIGURE) : this;
  }

  /**
   * For one of several classes or slices. That one of many is shown to be bad is corrected for
   * (Bonferroni); that all are shown to be good needs no correction (R. L. Berger,
   * <i>Multiparameter hypothesis testing and acceptance sampling</i>, Technometrics 24, 1982).
   */
  BurdenOfProof oneOf(int parts) {
    return is(Word.WORSE)
        ? new BurdenOfProof(word, BigDecimal.ONE.subtract(level(parts)), isExact)
        : this;
  }

  /** Significance level α. */
  BigDecimal level() {
    return BigDecimal.ONE.subtract(confidence);
  }

  /** The same for each of several tests. */
  BigDecimal level(int tests) {
    return level().divide(BigDecimal.valueOf(tests), new MathContext(9, RoundingMode.DOWN));
  }

  /**
   * Outcome of a limit.
   *
   * @param isMet whether the figure meets it
   * @param bound the bound that decides, if there is one
   * @param meets whether a bound meets the limit
   */
  Outcome ofLimit(boolean isMet, Optional<Double> bound, Predicate<Double> meets) {
    if (is(Word.FIGURE) || isMet == is(Word.WORSE)) {
      return isMet ? Outcome.PASSED : Outcome.FAILED;
    }
    // The figure leaves it to the bound: a miss by chance, or a limit that is met by chance.
    return bound.filter(meets).isPresent()
        ? Outcome.PASSED
        : is(Word.WORSE) && bound.isPresent() ? Outcome.FAILED : Outcome.UNDECIDED;
  }

  /**
   * Outcome of a drop that is tested, or that counts as it is.
   *
   * @param isWithin whether it is within its margin
   * @param isSignificant whether the model is shown to be worse, or need not be
   * @param couldFail whether any result could have failed
   */
  static Outcome ofDrop(boolean isWithin, boolean isSignificant, boolean couldFail) {
    return !isWithin && isSignificant
        ? Outcome.FAILED
        : couldFail ? Outcome.PASSED : Outcome.NOT_CHECKED;
  }

  /**
   * The same of a drop that has bounds. So few examples that there are none could not have failed.
   *
   * @param margin within which it must be shown to be
   * @param most above which it is shown to be worse
   */
  Outcome ofDrop(boolean isWithin, DropBounds bounds, double margin, double most) {
    if (is(Word.GOOD)) {
      return ofDrop(bounds, margin);
    }
    return bounds.lower().isPresent() || is(Word.FIGURE) || (isWithin && bounds.upper().isPresent())
        ? ofDrop(isWithin, is(Word.FIGURE) || bounds.lower().orElse(most) > most, true)
        : Outcome.UNDECIDED;
  }

  /** Outcome of a drop that must be shown to be within its margin. */
  static Outcome ofDrop(DropBounds bounds, double margin) {
    return bounds.upper().orElse(Double.MAX_VALUE) <= margin
        ? Outcome.PASSED
        : bounds.lower().orElse(-Double.MAX_VALUE) > margin ? Outcome.FAILED : Outcome.UNDECIDED;
  }

  /** Whether the bound that decides is a lower one. */
  boolean isLower(boolean isMinimum) {
    return isMinimum == is(Word.GOOD);
  }

  /**
   * The bound of a share that decides whether it is at least a limit; empty if so few examples
   * could not be shown to be below, were all of them wrong.
   */
  Optional<Double> bound(Proportion proportion, double limit) {
    if (is(Word.GOOD)) {
      return Optional.of(lower(proportion));
    }
    return upper(new Proportion(0, proportion.total())) < limit
        ? Optional.of(upper(proportion))
        : Optional.empty();
  }

  /**
   * The same of a share of examples. Where all is right, or all is wrong, it is not known how much
   * groups differ, so each counts as one example.
   */
  Optional<Double> bound(Share share, Units units, double limit) {
    if (!units.areGroups()) {
      return bound(share.proportion(units), limit);
    }
    boolean good = is(Word.GOOD);
    Optional<Double> known = bound(good, share.bounds(units));
    Ratio ratio = share.ratio();
    if (known.isPresent() || ratio.part() != (good ? ratio.whole() : 0)) {
      return known;
    }
    int count = Math.max(1, units.count(share.examples())); // as in the ratio
    return bound(new Proportion(good ? count : 0, count), limit);
  }

  /** A bound of any figure. */
  Optional<Double> bound(boolean isLower, Bounds bounds) {
    return bounds.bound(isLower, share());
  }

  private double lower(Proportion proportion) {
    return isExact ? proportion.lowerExact(share()) : proportion.lower(share());
  }

  private double upper(Proportion proportion) {
    return isExact ? proportion.upperExact(share()) : proportion.upper(share());
  }

  private double share() {
    return confidence.doubleValue();
  }

  /** What a limit requires: {@code at least 95%, or not shown to be below}. */
  String required(String limit, boolean isMinimum) {
    return required(limit, "not shown to be " + (isMinimum ? "below" : "above"));
  }

  /** The same in words of one's own: {@code at most 1 point below it, or no significant drop}. */
  String required(String limit, String otherwise) {
    return switch (word) {
      case FIGURE -> limit;
      case WORSE -> limit + ", or " + otherwise;
      case GOOD -> "shown to be " + limit;
    };
  }

  /** What precedes the bound that decides: {@code with 95% confidence at least}. */
  String side(boolean isMinimum) {
    return text() + (isLower(isMinimum) ? " at least" : " at most");
  }

  /** In words: {@code with 95% confidence}. */
  String text() {
    return "with %s confidence".formatted(Numbers.percent(confidence));
  }
}
