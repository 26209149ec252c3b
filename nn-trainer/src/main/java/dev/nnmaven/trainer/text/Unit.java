package dev.nnmaven.trainer.text;

import dev.nnmaven.nn.data.Preprocessing;
import dev.nnmaven.nn.data.table.TablePreprocessing;
import org.jspecify.annotations.Nullable;

/** What an example is called. */
public enum Unit {
  IMAGE("image"),
  ROW("row");

  private final String one;

  Unit(String one) {
    this.one = one;
  }

  /** A single one: {@code image}. */
  public String one() {
    return one;
  }

  /** Several: {@code images}. */
  public String many() {
    return one + "s";
  }

  /** Several, as a title: {@code Images}. */
  public String title() {
    return Formats.capitalized(many());
  }

  /** Number of them: {@code 1 image}, {@code 1,200 images}. */
  public String count(long number) {
    return Formats.count(number, one);
  }

  /** The kind of examples that a model takes. */
  public static Unit of(Preprocessing preprocessing) {
    return preprocessing instanceof TablePreprocessing ? ROW : IMAGE;
  }

  /** The unit of that name in a report, an image if there is none. */
  public static Unit of(@Nullable String text) {
    return ROW.one.equals(text) ? ROW : IMAGE;
  }
}
