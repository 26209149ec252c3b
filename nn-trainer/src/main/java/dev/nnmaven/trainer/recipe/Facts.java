package dev.nnmaven.trainer.recipe;

import dev.nnmaven.nn.Shape;
import dev.nnmaven.trainer.text.Unit;

/**
 * Facts about the data that a recipe chooses by. Neither time nor the machine changes its choices.
 *
 * @param unit whether an example is an image or a row
 * @param examples number of examples that are trained on
 * @param inputs shape of what an example becomes; of images, as they are in their files, and the
 *     median where these differ
 * @param others number of images that are not of this size
 * @param outputs number of outputs of the network
 * @param hasTexts whether a column of rows has texts
 * @param areTexts whether all of them do
 */
public record Facts(
    Unit unit,
    int examples,
    Shape inputs,
    int others,
    int outputs,
    boolean hasTexts,
    boolean areTexts) {

  /** Facts about examples without texts. */
  public Facts(Unit unit, int examples, Shape inputs, int others, int outputs) {
    this(unit, examples, inputs, others, outputs, false, false);
  }

  /** Facts to parse a configuration with before the data is read. */
  public static Facts unknown(Unit unit) {
    return new Facts(unit, 1, Shape.flat(1), 0, 1);
  }

  /** With the sizes of images in their files. */
  public Facts of(ImageSizes sizes) {
    Shape shape = new Shape(sizes.median().height(), sizes.median().width(), inputs.channels());
    return new Facts(unit, examples, shape, sizes.others(), outputs);
  }
}
