package dev.nnmaven.gate.report.html;

import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.Parameter;
import dev.nnmaven.nn.data.image.Channels;
import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.trainer.text.Texts;
import dev.nnmaven.trainer.text.Top;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Weights of the first layer's neurons as images, each weight at its pixel; of several networks,
 * those of the first.
 *
 * @param strongest weight shown in full colour
 * @param isColoured whether a pixel has three weights, for red, green and blue
 */
record NeuronGallery(String summary, String strongest, boolean isColoured, List<Picture> pictures) {

  /**
   * Picture of one neuron.
   *
   * @param className its class, if the first layer is also the last
   * @param description its weights in words
   */
  record Picture(String number, Optional<String> className, String image, String description) {}

  private static final int MOST_PICTURES = 100;
  private static final int LONGEST_SIDE = 48;

  /**
   * Quantile of weights shown in full colour; scaling to the few largest would make the rest pale.
   */
  private static final double SHARE_BELOW_STRONGEST = 0.99;

  /** Empty if the model does not look at pictures. */
  static Optional<NeuronGallery> of(TrainedModel model) {
    return model.preprocessing() instanceof ImagePreprocessing
        ? Optional.of(ofPixels(model))
        : Optional.empty();
  }

  private static NeuronGallery ofPixels(TrainedModel model) {
    Layer layer = model.network().layers().get(0);
    int[] shown = shown(layer);
    List<PixelGrid> grids =
        IntStream.of(shown)
            .mapToObj(neuron -> grid(layer, neuron, model.imagePreprocessing()))
            .toList();
    float strongest = strongest(grids);
    boolean last = model.network().layers().size() == 1;
    List<Picture> pictures =
        IntStream.range(0, shown.length)
            .mapToObj(
                i ->
                    new Picture(
                        Texts.count(shown[i] + 1),
                        last ? Optional.of(model.classes().get(shown[i])) : Optional.empty(),
                        grids.get(i).signed(strongest),
                        description(layer, shown[i])))
            .toList();
    String ofMany = model.ensemble().isSingle() ? "" : " of the first network";
    return new NeuronGallery(
        shown.length == layer.outputs()
            ? Texts.format(
                "All %s neurons of the first layer%s.", Texts.count(shown.length), ofMany)
            : Texts.format(
                "The %d of %s neurons of the first layer%s with the strongest weights.",
                shown.length, Texts.count(layer.outputs()), ofMany),
        Texts.format("%.3g", strongest),
        model.imagePreprocessing().channels() == Channels.RGB,
        pictures);
  }

  /** Indices of the neurons shown: all, or those with the largest weight norm. */
  private static int[] shown(Layer layer) {
    int neurons = layer.outputs();
    double[] squares = new double[neurons];
    Parameter weights = layer.parameter("weights");
    for (int i = 0; i < layer.inputs(); i++) {
      for (int o = 0; o < neurons; o++) {
        squares[o] += (double) weights.get(i, o) * weights.get(i, o);
      }
    }
    return Top.indices(neurons, MOST_PICTURES, o -> -squares[o]);
  }

  private static PixelGrid grid(Layer layer, int neuron, ImagePreprocessing preprocessing) {
    int width = preprocessing.width();
    int height = preprocessing.height();
    int channels = preprocessing.channels().count();
    Parameter weights = layer.parameter("weights");
    float[] values = new float[width * height * channels];
    for (int i = 0; i < values.length; i++) {
      int pixel = i / channels;
      int input = preprocessing.input(pixel % width, pixel / width, i % channels);
      values[i] = weights.get(input, neuron);
    }
    return new PixelGrid(width, height, channels, values).shrunk(LONGEST_SIDE);
  }

  private static float strongest(List<PixelGrid> grids) {
    double[] magnitudes =
        grids.stream()
            .flatMapToDouble(
                grid ->
                    IntStream.range(0, grid.values().length)
                        .mapToDouble(i -> Math.abs(grid.values()[i])))
            .toArray();
    Arrays.sort(magnitudes);
    return (float) magnitudes[(int) Math.ceil((magnitudes.length - 1) * SHARE_BELOW_STRONGEST)];
  }

  private static String description(Layer layer, int neuron) {
    Parameter weights = layer.parameter("weights");
    float low = Float.POSITIVE_INFINITY;
    float high = Float.NEGATIVE_INFINITY;
    for (int i = 0; i < layer.inputs(); i++) {
      low = Math.min(low, weights.get(i, neuron));
      high = Math.max(high, weights.get(i, neuron));
    }
    return Texts.format(
        "weights from %.3g to %.3g, bias %.3g",
        low, high, layer.parameter("biases").get(0, neuron));
  }
}
