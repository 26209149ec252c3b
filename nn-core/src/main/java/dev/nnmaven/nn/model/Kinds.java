package dev.nnmaven.nn.model;

import dev.nnmaven.nn.DenseLayer;
import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.data.Preprocessing;
import dev.nnmaven.nn.data.image.Background;
import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.data.image.Normalization;
import dev.nnmaven.nn.data.image.PixelOrder;
import dev.nnmaven.nn.data.image.Scaling;
import dev.nnmaven.nn.data.table.TablePreprocessing;
import dev.nnmaven.nn.regularizer.Regularizer;
import dev.nnmaven.nn.task.ClassificationTask;
import dev.nnmaven.nn.task.RegressionTask;
import dev.nnmaven.nn.task.Task;
import dev.nnmaven.nn.text.Shown;
import java.util.Arrays;
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

  private static final Pattern LAYER = Pattern.compile("(\\w+)\\(([0-9]{1,9}(?:, [0-9]{1,9})*)\\)");

  private static final String SCALING = "scaling";
  private static final String BACKGROUND = "background";

  private Kinds() {}

  /** A layer before memory is allocated for it. */
  interface LayerPlan {

    /** Shapes of its parameters by name, in order. */
    Map<String, int[]> shapes();

    Layer create(Activation activation, List<Regularizer> regularizers);
  }

  /**
   * Parses the specification of a layer.
   *
   * @throws IllegalArgumentException if the kind is unknown, or the sizes do not belong to it
   */
  static LayerPlan layer(String specification) {
    Matcher matcher = LAYER.matcher(specification);
    if (matcher.matches()) {
      int[] sizes =
          Arrays.stream(matcher.group(2).split(", ")).mapToInt(Integer::parseInt).toArray();
      if (matcher.group(1).equals(DenseLayer.KIND) && sizes.length == 2) {
        return dense(sizes[0], sizes[1]);
      }
    }
    throw new IllegalArgumentException(
        "expected a layer such as dense(784, 100), found \"%s\""
            .formatted(Shown.text(specification)));
  }

  static LayerPlan dense(int inputs, int neurons) {
    return new LayerPlan() {
      @Override
      public Map<String, int[]> shapes() {
        Map<String, int[]> shapes = new LinkedHashMap<>();
        shapes.put("weights", new int[] {inputs, neurons});
        shapes.put("biases", new int[] {neurons});
        return shapes;
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
