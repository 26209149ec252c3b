package dev.nnmaven.gate.report.html;

import dev.nnmaven.nn.DenseLayer;
import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.Parameter;
import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.data.image.PixelOrder;
import dev.nnmaven.nn.layer.builtin.ConvLayer;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.trainer.text.Formats;
import dev.nnmaven.trainer.text.Top;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Weights of the first layer's neurons as images, each weight at its pixel, or of its filters, each
 * at its pixel of the window; of several networks, those of the first.
 *
 * @param window size of the filters; empty of neurons
 * @param networks number of networks of the model
 * @param all number of all neurons
 * @param strongest weight shown in full colour
 * @param isColoured whether a pixel has three weights, for red, green and blue
 */
record NeuronGallery(
    Optional<String> window,
    int networks,
    int all,
    String strongest,
    boolean isColoured,
    List<Image> images) {

  /**
   * Image of one neuron.
   *
   * @param className its class, if the first layer is also the last
   * @param description its weights in words
   */
  record Image(String number, Optional<String> className, String image, String description) {}

  private static final int MOST_IMAGES = 100;
  private static final int LONGEST_SIDE = 48;

  /**
   * Quantile of weights shown in full colour; scaling to the few largest would make the rest pale.
   */
  private static final double SHARE_BELOW_STRONGEST = 0.99;

  /**
   * What a layer's neurons or filters look at.
   *
   * @param row of the weights, [rows][neurons], that a channel of a pixel is multiplied with
   */
  private record View(
      Layer layer, boolean areFilters, int width, int height, int channels, RowOf row) {

    @FunctionalInterface
    private interface RowOf {
      int at(int x, int y, int channel);
    }

    /** Empty if the layer is of another kind. */
    static Optional<View> of(Layer layer, ImagePreprocessing images) {
      int channels = images.channels().count();
      if (layer instanceof DenseLayer) {
        return Optional.of(
            new View(layer, false, images.width(), images.height(), channels, images::input));
      }
      if (!(layer instanceof ConvLayer filters)) {
        return Optional.empty();
      }
      int down = filters.windows().size().height();
      int across = filters.windows().size().width();
      boolean lie = images.pixelOrder() == PixelOrder.COLUMNS; // as the images do
      RowOf row = (x, y, c) -> (lie ? x * across + y : y * across + x) * channels + c;
      return Optional.of(
          new View(layer, true, lie ? down : across, lie ? across : down, channels, row));
    }

    Parameter weights() {
      return layer.parameter("weights");
    }

    PixelGrid grid(int neuron) {
      return PixelGrid.of(
              width, height, channels, (x, y, c) -> weights().get(row.at(x, y, c), neuron))
          .shrunk(LONGEST_SIDE);
    }
  }

  /** Empty if the model does not look at images, or its first layer has no such weights. */
  static Optional<NeuronGallery> of(TrainedModel model) {
    return model.preprocessing() instanceof ImagePreprocessing images
        ? View.of(model.network().layers().get(0), images).map(view -> of(view, model))
        : Optional.empty();
  }

  Section section() {
    String link = window.isPresent() ? "Filters" : "Neurons";
    return Section.of("neurons", link, "neurons", this);
  }

  private static NeuronGallery of(View view, TrainedModel model) {
    int[] shown = shown(view.weights());
    List<PixelGrid> grids = IntStream.of(shown).mapToObj(view::grid).toList();
    float strongest = strongest(grids);
    boolean last = model.network().layers().size() == 1 && !view.areFilters();
    List<Image> images =
        IntStream.range(0, shown.length)
            .mapToObj(
                i ->
                    new Image(
                        Formats.count(shown[i] + 1),
                        last ? Optional.of(model.classes().get(shown[i])) : Optional.empty(),
                        grids.get(i).signed(strongest),
                        description(view.layer(), shown[i])))
            .toList();
    return new NeuronGallery(
        view.areFilters()
            ? Optional.of(Formats.format("%d × %d", view.width(), view.height()))
            : Optional.empty(),
        model.ensemble().size(),
        view.weights().columns(),
        Formats.format("%.3g", strongest),
        view.channels() > 1,
        images);
  }

  /** Indices of the neurons shown: all, or those with the largest weight norm. */
  private static int[] shown(Parameter weights) {
    double[] squares = new double[weights.columns()];
    for (int i = 0; i < weights.rows(); i++) {
      for (int o = 0; o < squares.length; o++) {
        squares[o] += (double) weights.get(i, o) * weights.get(i, o);
      }
    }
    return Top.indices(squares.length, MOST_IMAGES, o -> -squares[o]);
  }

  private static float strongest(List<PixelGrid> grids) {
    double[] magnitudes =
        grids.stream().flatMapToDouble(PixelGrid::stream).map(Math::abs).sorted().toArray();
    return (float) magnitudes[(int) Math.ceil((magnitudes.length - 1) * SHARE_BELOW_STRONGEST)];
  }

  private static String description(Layer layer, int neuron) {
    Parameter weights = layer.parameter("weights");
    DoubleSummaryStatistics all =
        IntStream.range(0, weights.rows())
            .mapToDouble(i -> weights.get(i, neuron))
            .summaryStatistics();
    return Formats.format(
        "weights from %.3g to %.3g, bias %.3g",
        all.getMin(), all.getMax(), layer.parameter("biases").get(0, neuron));
  }
}
