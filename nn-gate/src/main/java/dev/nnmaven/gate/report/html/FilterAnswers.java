package dev.nnmaven.gate.report.html;

import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.nn.Shape;
import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.data.image.Dataset;
import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.data.image.PixelOrder;
import dev.nnmaven.nn.layer.builtin.ConvLayer;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.trainer.text.Formats;
import dev.nnmaven.trainer.text.Top;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What filters of the first layer answer to some test images, at each place: its activations as
 * grey images. Each filter has one scale for all images, black for its lowest answer and white for
 * its highest.
 *
 * @param classes number of all classes
 * @param all number of all filters
 * @param filters numbers of those shown: the ones with the largest answers (root mean square)
 */
record FilterAnswers(int classes, int all, List<String> filters, List<Row> rows) {

  /** An image of a class, and the answers to it, one for each filter. */
  record Row(String className, String image, List<String> answers) {}

  private static final int MOST_CLASSES = 6;
  private static final int MOST_FILTERS = 8;
  private static final int LONGEST_SIDE = 32;
  private static final float WHITE = 255;

  /** Most multiplications in plain loops, about half a second. */
  private static final long MOST_WORK = 200_000_000;

  /** Empty if the first layer has no filters, or takes too long. */
  static Optional<FilterAnswers> of(Evidence evidence) {
    Optional<Dataset> images = evidence.run().examples().images();
    if (images.isEmpty()
        || evidence.model().isEmpty()
        || !(evidence.model().get().network().layers().get(0) instanceof ConvLayer layer)) {
      return Optional.empty();
    }
    int affordable = (int) Math.min(MOST_CLASSES, MOST_WORK / layer.multiplications());
    List<Integer> samples = Formats.first(firstOfClasses(images.get()), affordable);
    return samples.isEmpty()
        ? Optional.empty()
        : Optional.of(of(images.get(), samples, evidence.model().get(), layer));
  }

  /** Indices of the first image of each class that has one, in the order of the classes. */
  static List<Integer> firstOfClasses(Dataset images) {
    Map<Integer, Integer> first = new TreeMap<>();
    for (int n = 0; n < images.size(); n++) {
      first.putIfAbsent(images.images().get(n).label(), n);
    }
    return List.copyOf(first.values());
  }

  private static FilterAnswers of(
      Dataset images, List<Integer> samples, TrainedModel model, ConvLayer layer) {
    List<float[]> answers =
        samples.stream().map(n -> answers(images.images().get(n).pixels(), model)).toList();
    double[] squares = new double[layer.filters()];
    for (float[] some : answers) {
      for (int i = 0; i < some.length; i++) {
        squares[i % squares.length] += (double) some[i] * some[i];
      }
    }
    int[] shown = Top.indices(squares.length, MOST_FILTERS, o -> -squares[o]);
    List<List<PixelGrid>> ofFilters =
        IntStream.of(shown)
            .mapToObj(
                o ->
                    maps(
                        answers,
                        o,
                        layer.outputShape(),
                        model.preprocessing(ImagePreprocessing.class)))
            .toList();
    return new FilterAnswers(
        images.classes().size(),
        layer.filters(),
        IntStream.of(shown).mapToObj(o -> Formats.count(o + 1)).toList(),
        IntStream.range(0, samples.size())
            .mapToObj(
                i ->
                    new Row(
                        images.classes().get(images.images().get(samples.get(i)).label()),
                        PixelGrid.shown(images.image(samples.get(i)), LONGEST_SIDE),
                        ofFilters.stream().map(maps -> maps.get(i).image()).toList()))
            .toList());
  }

  /** Activations of the first layer, as it lays them out, [height][width][filters]. */
  static float[] answers(byte[] pixels, TrainedModel model) {
    float[] inputs = new float[model.preprocessing().inputs()];
    model.preprocessing(ImagePreprocessing.class).load(pixels, inputs, 0);
    float[] answers = model.network().layers().get(0).sums(inputs);
    Activation activation = model.network().activation(0);
    for (int i = 0; i < answers.length; i++) {
      answers[i] = activation.apply(answers[i]);
    }
    return answers;
  }

  /** Answers of one filter to each image, 0 to 255. */
  private static List<PixelGrid> maps(
      List<float[]> answers, int filter, Shape shape, ImagePreprocessing preprocessing) {
    boolean lies = preprocessing.pixelOrder() == PixelOrder.COLUMNS;
    int width = lies ? shape.height() : shape.width();
    int height = lies ? shape.width() : shape.height();
    List<PixelGrid> maps =
        answers.stream()
            .map(
                some ->
                    PixelGrid.of(
                            width,
                            height,
                            1,
                            (x, y, c) -> {
                              int place = lies ? x * height + y : y * width + x;
                              return some[place * shape.channels() + filter];
                            })
                        .shrunk(LONGEST_SIDE))
            .toList();
    DoubleSummaryStatistics all =
        maps.stream().flatMapToDouble(PixelGrid::stream).summaryStatistics();
    float black = (float) all.getMin();
    float scale = all.getMax() > all.getMin() ? WHITE / (float) (all.getMax() - black) : 0;
    return maps.stream()
        .map(
            map ->
                PixelGrid.of(
                    map.width(),
                    map.height(),
                    1,
                    (x, y, c) -> (map.values()[y * map.width() + x] - black) * scale))
        .toList();
  }
}
