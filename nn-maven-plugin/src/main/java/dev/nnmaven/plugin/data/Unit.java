package dev.nnmaven.plugin.data;

import dev.nnmaven.plugin.text.Texts;

/** What an example is called. */
public enum Unit {
  /** A picture. */
  IMAGE,
  /** A row of a table. */
  ROW;

  /** A single one: {@code image}. */
  public String one() {
    return this == IMAGE ? "image" : "row";
  }

  /** Several: {@code images}. */
  public String many() {
    return one() + "s";
  }

  /** Number of them: {@code 1 image}, {@code 1,200 images}. */
  public String count(long number) {
    return Texts.count(number, one());
  }
}
