package dev.nnmaven.trainer.recipe;

/**
 * A value that a recipe chose.
 *
 * @param parameter its name, without {@code nn.}
 * @param text its value, as in a POM
 * @param why reason in a few words, where it depends on the data; else empty
 */
public record Choice(String parameter, String text, String why) {

  static Choice of(String parameter, String text) {
    return new Choice(parameter, text, "");
  }

  static Choice of(String parameter, long number, String why) {
    return new Choice(parameter, Long.toString(number), why);
  }

  /** As in the log: {@code epochs=40 (4,800 images)}. */
  @Override
  public String toString() {
    return parameter + "=" + text + (why.isEmpty() ? "" : " (" + why + ")");
  }
}
