package dev.nnmaven.nn.data.image.augmentation.builtin;

import dev.nnmaven.nn.catalog.NumericArguments;
import dev.nnmaven.nn.data.image.augmentation.Augmentation;
import dev.nnmaven.nn.random.RandomStream;
import dev.nnmaven.nn.text.Illegal;
import java.util.function.Function;

/** An augmentation of one number: the most that it changes an image by. */
abstract class Amount {

  private final String name;
  private final String parameter;
  final float amount;
  private final Function<Float, Augmentation> maker; // of the same augmentation of other amounts

  /** Throws IllegalArgumentException if the amount is out of range. */
  Amount(
      String name,
      String parameter,
      float amount,
      float least,
      float most,
      Function<Float, Augmentation> maker) {
    require(name + " " + parameter, amount, least, most);
    this.name = name;
    this.parameter = parameter;
    this.amount = amount;
    this.maker = maker;
  }

  /**
   * Validates a number.
   *
   * @param what it is, for the message
   * @throws IllegalArgumentException if it is not in the range
   */
  static void require(String what, float number, float least, float most) {
    if (!(number >= least && number <= most)) {
      throw Illegal.argument(
          "%s must be at least %s and at most %s, found %s", what, least, most, number);
    }
  }

  /** Next uniform number in [-amount, amount). */
  final double around(RandomStream random) {
    return amount * (2.0 * random.nextFloat() - 1);
  }

  /** Name and amount. */
  public final NumericArguments<Augmentation> numbers() {
    return NumericArguments.of(name, a -> maker.apply(a[0])).and(parameter, amount);
  }

  @Override
  public final boolean equals(Object other) {
    return other instanceof Amount that && toString().equals(that.toString());
  }

  @Override
  public final int hashCode() {
    return toString().hashCode();
  }

  @Override
  public final String toString() {
    return numbers().toString();
  }
}
