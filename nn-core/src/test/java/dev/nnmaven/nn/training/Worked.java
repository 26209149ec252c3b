package dev.nnmaven.nn.training;

/**
 * A calculation as a person writes it down, and what a pocket calculator makes of it.
 *
 * @param text such as {@code 0.1 + 1·0.2}
 * @param value of the text, so computed from numbers as rounded as they are shown
 */
record Worked(String text, double value) {

  /** A number as it is shown. */
  static Worked number(String text) {
    return new Worked(text, Double.parseDouble(text));
  }

  Worked plus(Worked term) {
    return new Worked(text + " + " + term.text, value + term.value);
  }

  Worked minus(Worked term) {
    return new Worked(text + " - " + term.text, value - term.value);
  }

  Worked times(Worked factor) {
    return new Worked(factorText() + "·" + factor.factorText(), value * factor.value);
  }

  Worked dividedBy(Worked divisor) {
    return new Worked(text + " / " + divisor.text, value / divisor.value);
  }

  Worked negated() {
    return new Worked(text.startsWith("-") ? text.substring(1) : "-" + text, -value);
  }

  Worked exp() {
    return new Worked("exp(" + text + ")", Math.exp(value));
  }

  Worked ln() {
    return new Worked("ln(" + text + ")", Math.log(value));
  }

  Worked inParentheses() {
    return new Worked("(" + text + ")", value);
  }

  private String factorText() {
    return text.startsWith("-") ? "(" + text + ")" : text;
  }
}
