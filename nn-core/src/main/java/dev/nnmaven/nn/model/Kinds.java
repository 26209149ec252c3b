package dev.nnmaven.nn.model;

import dev.nnmaven.nn.ConvLayer;
import dev.nnmaven.nn.DenseLayer;
import dev.nnmaven.nn.KernelSize;
import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.Padding;
import dev.nnmaven.nn.PoolLayer;
import dev.nnmaven.nn.Pooling;
import dev.nnmaven.nn.Shape;
import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.activation.Linear;
import dev.nnmaven.nn.data.Preprocessing;
import dev.nnmaven.nn.data.image.Background;
import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.data.image.Normalization;
import dev.nnmaven.nn.data.image.PixelOrder;
import dev.nnmaven.nn.data.image.Scaling;
import dev.nnmaven.nn.data.table.TablePreprocessing;
import dev.nnmaven.nn.kernel.Windows;
import dev.nnmaven.nn.regularizer.Regularizer;
import dev.nnmaven.nn.task.ClassificationTask;
import dev.nnmaven.nn.task.RegressionTask;
import dev.nnmaven.nn.task.Task;
import dev.nnmaven.nn.text.Shown;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The kinds of layers, tasks and preprocessing that a model file may name. A new kind of any of
 * them has its place here.
 */
final class Kinds {

  private static final Pattern DENSE = Pattern.compile("dense\\(([0-9]{1,9}), ([0-9]{1,9})\\)");

  /** Shape of the inputs, filters or size, size, stride, padding. */
  private static final Pattern OF_PICTURES =
      Pattern.compile(
          "(\\w+)\\(([0-9]{1,9}(?:x[0-9]{1,9}x[0-9]{1,9})?)"
              + "(?:, ([0-9]{1,9}))?(?:, ([0-9]{1,9}x[0-9]{1,9}))?"
              + "(?:, stride=([0-9]{1,9}))?(?:, padding=(same|valid))?\\)");

  private static final String SCALING = "scaling";
  private static final String BACKGROUND = "background";

  private Kinds() {}

  /** A layer before memory is allocated for it. */
  interface LayerPlan {

    /** Shapes of its parameters by name, in order. */
    Map<String, int[]> shapes();

    /** Multiplications that a sample takes. */
    long multiplications();

    /** Numbers of a sample that have to be kept, if they may be more than the parameters. */
    default long values() {
      return 0;
    }

    Layer create(Activation activation, List<Regularizer> regularizers);
  }

  /**
   * Parses the specification of a layer.
   *
   * @throws IllegalArgumentException if the kind is unknown, or the sizes do not belong to it
   */
  static LayerPlan layer(String specification) {
    Matcher dense = DENSE.matcher(specification);
    if (dense.matches()) {
      return dense(Integer.parseInt(dense.group(1)), Integer.parseInt(dense.group(2)));
    }
    Matcher matcher = OF_PICTURES.matcher(specification);
    if (matcher.matches()) {
      Shape inputs = Shape.of(matcher.group(2));
      String kind = matcher.group(1);
      boolean counted = matcher.group(3) != null;
      boolean plain = matcher.group(4) == null && matcher.group(6) == null;
      if (kind.equals(ConvLayer.KIND) && counted && matcher.group(4) != null) {
        return convolution(inputs, matcher);
      }
      if (kind.equals(PoolLayer.MAX_KIND) && counted && plain) {
        return pooling(pool(inputs, Pooling.MAX, matcher));
      }
      if (kind.equals(PoolLayer.AVERAGE_KIND) && counted && plain) {
        return pooling(pool(inputs, Pooling.AVERAGE, matcher));
      }
      if (kind.equals(PoolLayer.GLOBAL_AVERAGE_KIND) && !counted && plain) {
        return pooling(PoolLayer.globalAverage(inputs, List.of()));
      }
    }
    throw new IllegalArgumentException(
        "expected a layer such as dense(784, 100), found \"%s\""
            .formatted(Shown.text(specification)));
  }

  private static LayerPlan convolution(Shape inputs, Matcher matcher) {
    int filters = Integer.parseInt(matcher.group(3));
    KernelSize size = KernelSize.of(matcher.group(4));
    int stride = matcher.group(5) == null ? 1 : Integer.parseInt(matcher.group(5));
    Padding padding = matcher.group(6) == null ? Padding.SAME : Padding.of(matcher.group(6));
    Windows windows = ConvLayer.windows(inputs, filters, size, stride, padding);
    int[] weights = {size.height(), size.width(), inputs.channels(), filters};
    return new LayerPlan() {
      @Override
      public Map<String, int[]> shapes() {
        return weightsAndBiases(weights, filters);
      }

      @Override
      public long multiplications() {
        return (long) windows.count() * windows.pixels() * inputs.channels() * filters;
      }

      @Override
      public long values() {
        return inputs.size() + 2L * windows.count() * filters;
      }

      @Override
      public Layer create(Activation activation, List<Regularizer> regularizers) {
        return new ConvLayer(inputs, filters, size, stride, padding, activation, regularizers);
      }
    };
  }

  private static PoolLayer pool(Shape inputs, Pooling pooling, Matcher matcher) {
    int size = Integer.parseInt(matcher.group(3));
    int stride = matcher.group(5) == null ? size : Integer.parseInt(matcher.group(5));
    return new PoolLayer(inputs, pooling, size, stride, List.of());
  }

  private static LayerPlan pooling(PoolLayer layer) {
    return new LayerPlan() {
      @Override
      public Map<String, int[]> shapes() {
        return Map.of();
      }

      @Override
      public long multiplications() {
        return layer.multiplications();
      }

      @Override
      public long values() {
        return layer.inputs() + 2L * layer.outputs();
      }

      @Override
      public Layer create(Activation activation, List<Regularizer> regularizers) {
        if (!(activation instanceof Linear)) {
          throw new IllegalArgumentException(
              "a %s layer has no activation, found %s"
                  .formatted(layer.kind(), activation.specification()));
        }
        return layer.with(regularizers);
      }
    };
  }

  private static Map<String, int[]> weightsAndBiases(int[] weights, int biases) {
    Map<String, int[]> shapes = new LinkedHashMap<>();
    shapes.put("weights", weights);
    shapes.put("biases", new int[] {biases});
    return shapes;
  }

  static LayerPlan dense(int inputs, int neurons) {
    return new LayerPlan() {
      @Override
      public Map<String, int[]> shapes() {
        return weightsAndBiases(new int[] {inputs, neurons}, neurons);
      }

      @Override
      public long multiplications() {
        return (long) inputs * neurons;
      }

      @Override
      public Layer create(Activation activation, List<Regularizer> regularizers) {
        return new DenseLayer(inputs, neurons, activation, regularizers);
      }
    };
  }

  static void write(Task<?> task, Metadata metadata) {
    metadata.put("task", task.kind());
    if (task instanceof ClassificationTask classification) {
      metadata.put("classes", classification.classes());
    }
    if (task instanceof RegressionTask regression) {
      TableMetadata.write(regression, metadata);
    }
  }

  static Task<?> task(String kind, Metadata metadata) throws MalformedFileException {
    requireKnown("task", kind, ClassificationTask.KIND, RegressionTask.KIND);
    return kind.equals(RegressionTask.KIND)
        ? TableMetadata.regression(metadata)
        : new ClassificationTask(metadata.list("classes", name -> name));
  }

  static void write(Preprocessing preprocessing, Metadata metadata) {
    metadata.put("preprocessing", preprocessing.kind());
    preprocessing.settings().forEach(metadata::put);
    preprocessing.lists().forEach(metadata::put);
  }

  static Preprocessing preprocessing(String kind, Metadata metadata) throws MalformedFileException {
    requireKnown("preprocessing", kind, ImagePreprocessing.KIND, TablePreprocessing.KIND);
    return kind.equals(TablePreprocessing.KIND) ? TableMetadata.read(metadata) : image(metadata);
  }

  private static ImagePreprocessing image(Metadata metadata) throws MalformedFileException {
    return new ImagePreprocessing(
        metadata.number("width"),
        metadata.number("height"),
        metadata.parsed("normalization", Normalization::of),
        metadata.parsed("pixelOrder", PixelOrder::of),
        metadata.has(SCALING) ? metadata.parsed(SCALING, Scaling::of) : Scaling.REFUSE,
        metadata.has(BACKGROUND) ? metadata.parsed(BACKGROUND, Background::of) : Background.WHITE);
  }

  private static void requireKnown(String entry, String found, String... known)
      throws MalformedFileException {
    if (!List.of(known).contains(found)) {
      throw new MalformedFileException(
          "the metadata entry %s is \"%s\", expected %s"
              .formatted(entry, Shown.text(found), String.join(" or ", known)));
    }
  }
}
