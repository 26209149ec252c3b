package dev.nnmaven.trainer.importer;

import dev.nnmaven.nn.Parameter;
import dev.nnmaven.nn.Shape;
import dev.nnmaven.nn.model.Tensor;

/**
 * Order of a layer's weights in a file, which the name of their tensor says. Never guessed from
 * shapes: that of a square matrix shows nothing.
 */
enum ImportOrder {
  /**
   * Of {@code X.weight}: [O][I], as in PyTorch's {@code Linear}, or [O][C][H][W], as in {@code
   * Conv2d}.
   */
  PYTORCH,
  /** Of {@code X.weights}: [I][O] or [H][W][C][O], as Keras and this project's model files have. */
  INPUTS_FIRST;

  /** How to say another order, in messages. */
  static final String NAMES =
      "X.weight is [neurons][inputs], as PyTorch has it, and X.weights is [inputs][neurons], as"
          + " Keras has it";

  /** The order of the weights of a tensor. */
  static ImportOrder of(Tensor weights) {
    return weights.name().endsWith(".weights") ? INPUTS_FIRST : PYTORCH;
  }

  /** Number of inputs of a layer with these weights; of a convolution, of their channels. */
  int inputs(Tensor weights) {
    int[] shape = weights.shape();
    return this == PYTORCH ? shape[1] : shape[shape.length - 2];
  }

  /** Number of neurons of a layer with these weights, or of filters. */
  int neurons(Tensor weights) {
    int[] shape = weights.shape();
    return this == PYTORCH ? shape[0] : shape[shape.length - 1];
  }

  /** Height and width of a filter, as in a POM: {@code 5x3}. */
  String filter(Tensor weights) {
    int first = this == PYTORCH ? 2 : 0;
    return weights.shape()[first] + "x" + weights.shape()[first + 1];
  }

  /**
   * Shape of a layer's weights.
   *
   * @param window what a neuron or a filter has weights for
   */
  int[] shape(Shape window, int neurons, boolean isConvolution) {
    int height = window.height();
    int width = window.width();
    int channels = window.channels();
    if (this == PYTORCH) {
      return isConvolution
          ? new int[] {neurons, channels, height, width}
          : new int[] {neurons, window.size()};
    }
    return isConvolution
        ? new int[] {height, width, channels, neurons}
        : new int[] {window.size(), neurons};
  }

  /**
   * Copies weights.
   *
   * @param target those of a layer of the same size
   * @param window what a neuron or a filter has weights for, with its channels last: rows of the
   *     target. In PyTorch channels go first, in what {@code Flatten} makes of an image, too
   */
  void copy(Tensor weights, Parameter target, Shape window) {
    int rows = window.size();
    int pixels = window.height() * window.width();
    int columns = target.columns();
    for (int row = 0; row < rows; row++) {
      int channelsFirst = row % window.channels() * pixels + row / window.channels();
      for (int o = 0; o < columns; o++) {
        int index = this == PYTORCH ? o * rows + channelsFirst : row * columns + o;
        target.set(row, o, weights.values()[index]);
      }
    }
  }
}
