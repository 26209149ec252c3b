package dev.nnmaven.nn.layer.builtin;

import dev.nnmaven.nn.Shape;
import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.catalog.Arguments;
import dev.nnmaven.nn.layer.LayerKind;
import dev.nnmaven.nn.regularizer.Regularizer;
import io.avaje.spi.ServiceProvider;
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
      throw new IllegalArgumentException("a convolution has at least 1 filter, found " + filters);
    }
    if (stride < 1) {
      throw new IllegalArgumentException(
          "the stride of a convolution is at least 1 pixel, found " + stride);
    }
  }

  /** Creates a convolution with default arguments: 16 filters of 3 x 3, padded with zeros. */
  public Conv() {
    this(16, new KernelSize(3, 3), 1, Padding.SAME);
  }

  @Override
  public String specification() {
    return "%s(%s, %s%s%s)"
        .formatted(
            ConvLayer.KIND,
            filters,
            size,
            stride == 1 ? "" : ", stride=" + stride,
            padding == Padding.SAME ? "" : ", padding=" + padding.specification());
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
        Padding.of(arguments.text("padding", padding.specification())));
  }

  @Override
  public LayerOutline outline(Shape inputs) {
    if (inputs.isFlat() && !size.equals(new KernelSize(1, 1))) {
      throw new IllegalArgumentException(
          "%s looks at images, and gets %s numbers without rows and columns; use dense(%s)"
              .formatted(specification(), inputs.size(), filters));
    }
    Windows windows = ConvLayer.windows(inputs, filters, size, stride, padding);
    Shape outputs = new Shape(windows.rows(), windows.columns(), filters);
    int[] weights = {size.height(), size.width(), inputs.channels(), filters};
    long perWindow = (long) windows.pixels() * inputs.channels() * filters;
    return LayerOutline.weighted(
        this,
        inputs,
        outputs,
        windows.count() * perWindow,
        ConvLayer.working(windows, filters),
        weights);
  }

  @Override
  public ConvLayer create(Shape inputs, Activation activation, List<Regularizer> regularizers) {
    return new ConvLayer(inputs, filters, size, stride, padding, activation, regularizers);
  }
}
