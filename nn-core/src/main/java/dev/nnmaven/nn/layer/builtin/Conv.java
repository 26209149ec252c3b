package dev.nnmaven.nn.layer.builtin;

import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.Shape;
import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.catalog.Arguments;
import dev.nnmaven.nn.catalog.Catalog;
import dev.nnmaven.nn.kernel.Matrix;
import dev.nnmaven.nn.layer.LayerKind;
import dev.nnmaven.nn.regularizer.Regularizer;
import dev.nnmaven.nn.text.Illegal;
import io.avaje.spi.ServiceProvider;
import java.util.ArrayList;
import java.util.List;

/**
 * The convolution: {@code conv(16, 5x5)}, {@code conv(32, 3x3, stride=2, padding=valid)}.
 *
 * @param filters O, at least 1
 * @param size of a filter
 * @param stride distance between neighbouring windows, in pixels, at least 1
 * @param padding what is around the images
 */
@ServiceProvider(LayerKind.class)
public record Conv(int filters, KernelSize size, int stride, Padding padding) implements Weighted {

  /** Throws IllegalArgumentException if there are no filters, or the stride is below 1. */
  public Conv {
    if (filters < 1) {
      throw Illegal.argument("a convolution has at least 1 filter, found %s", filters);
    }
    if (stride < 1) {
      throw Illegal.argument("the stride of a convolution is at least 1 pixel, found %s", stride);
    }
  }

  /** Creates a convolution with default arguments: 16 filters of 3 x 3, padded with zeros. */
  public Conv() {
    this(16, new KernelSize(3, 3), 1, Padding.SAME);
  }

  @Override
  public String specification() {
    return "%s(%s)".formatted(ConvLayer.KIND, String.join(", ", arguments()));
  }

  /** Filters and their size, then what is not as by default: {@code 16, 5x5, padding=valid}. */
  List<String> arguments() {
    List<String> arguments = new ArrayList<>(List.of(String.valueOf(filters), size.toString()));
    if (stride != 1) {
      arguments.add("stride=" + stride);
    }
    if (padding != Padding.SAME) {
      arguments.add("padding=" + padding.specification());
    }
    return arguments;
  }

  @Override
  public List<String> parameters() {
    return List.of("filters", "size", "stride", "padding");
  }

  @Override
  public LayerKind with(Arguments arguments) {
    return new Conv(
        arguments.integer("filters", filters),
        KernelSize.of(arguments.text("size", size.toString())),
        arguments.integer("stride", stride),
        Catalog.of("padding", Padding.values())
            .create(arguments.text("padding", padding.specification())));
  }

  @Override
  public LayerOutline outline(Shape inputs) {
    if (inputs.isFlat() && !size.equals(new KernelSize(1, 1))) {
      throw Illegal.argument(
          "%s looks at images, and gets %s numbers without rows and columns; use dense(%s)",
          specification(), inputs.size(), filters);
    }
    Windows windows = windows(inputs);
    return LayerOutline.weighted(
        this,
        inputs,
        new Shape(windows.rows(), windows.columns(), filters),
        working(windows),
        size.height(),
        size.width(),
        inputs.channels(),
        filters);
  }

  /**
   * Where the filters look; takes no memory.
   *
   * @throws IllegalArgumentException if a filter is larger than the image and there is no padding,
   *     or a sample takes too many multiplications or too much memory
   */
  Windows windows(Shape inputs) {
    Windows windows =
        padding == Padding.SAME
            ? Windows.same(inputs, size, stride)
            : Windows.within(inputs, size, stride);
    double perWindow = (double) windows.pixels() * inputs.channels() * filters;
    Network.requireAffordable(windows.count() * perWindow);
    new Shape(windows.rows(), windows.columns(), filters);
    return windows;
  }

  /**
   * Numbers that its pass takes for a sample beside inputs, sums and outputs: rows of sums and an
   * image with zeros around, where these are copies, and where the windows are.
   */
  private long working(Windows windows) {
    int channels = windows.image().channels();
    long padded = Matrix.paddedRow(filters);
    long sums = padded == filters ? 0 : windows.count() * padded;
    long image = (long) windows.paddedHeight() * windows.paddedWidth() * channels;
    return sums + (windows.hasPadding() ? image : 0) + windows.indices(channels);
  }

  @Override
  public ConvLayer create(Shape inputs, Activation activation, List<Regularizer> regularizers) {
    return new ConvLayer(this, inputs, activation, regularizers);
  }
}
