package dev.nnmaven.nn.training;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A calculation as a person writes it down, such as {@code 1 / (1 + exp(-0.5))}. */
final class Calculation {

  private static final Pattern TOKEN = Pattern.compile("[0-9.]+|exp|ln|\\S");

  private final String[] tokens;
  private int at;

  private Calculation(String text) {
    this.tokens = TOKEN.matcher(text).results().map(MatchResult::group).toArray(String[]::new);
  }

  /** What a pocket calculator makes of it. */
  static double of(String text) {
    Calculation calculation = new Calculation(text);
    double value = calculation.sum();
    if (calculation.at < calculation.tokens.length) {
      throw new AssertionError("what is " + calculation.tokens[calculation.at] + " in " + text);
    }
    return value;
  }

  private boolean next(String token) {
    boolean is = at < tokens.length && tokens[at].equals(token);
    at += is ? 1 : 0;
    return is;
  }

  private double sum() {
    double sum = product();
    while (true) {
      if (next("+")) {
        sum += product();
      } else if (next("-")) {
        sum -= product();
      } else {
        return sum;
      }
    }
  }

  private double product() {
    double product = factor();
    while (true) {
      if (next("·")) {
        product *= factor();
      } else if (next("/")) {
        product /= factor();
      } else {
        return product;
      }
    }
  }

  private double factor() {
    if (next("-")) {
      return -factor();
    }
    if (next("exp")) {
      return Math.exp(factor());
    }
    if (next("ln")) {
      return Math.log(factor());
    }
    if (next("(")) {
      double sum = sum();
      return next(")") ? sum : Double.NaN;
    }
    return Double.parseDouble(tokens[at++]);
  }
}
