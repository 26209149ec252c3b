package dev.nnmaven.nn.model;

import dev.nnmaven.nn.data.Preprocessing;
import dev.nnmaven.nn.data.image.Background;
import dev.nnmaven.nn.data.image.Channels;
import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.data.image.Normalization;
import dev.nnmaven.nn.data.image.PixelOrder;
import dev.nnmaven.nn.data.table.TablePreprocessing;
import dev.nnmaven.nn.image.Scaling;
import dev.nnmaven.nn.task.ClassificationTask;
import dev.nnmaven.nn.task.Costs;
import dev.nnmaven.nn.task.RegressionTask;
import dev.nnmaven.nn.task.Standardization;
import dev.nnmaven.nn.task.Task;
import dev.nnmaven.nn.text.SafeText;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The kinds of layers, tasks and preprocessing that a model file may name. A new kind of any of
 * them has its place here.
 */
final class MetadataCodecs {

  private static final String COLOR = "color";
  private static final String SCALING = "scaling";
  private static final String BACKGROUND = "background";
  private static final String COSTS = "costs";

  private MetadataCodecs() {}

  static void write(Task<?> task, Metadata metadata) {
    metadata.put("task", task.kind());
    if (task instanceof ClassificationTask classification) {
      metadata.put("classes", classification.classes());
      List<String> costs = classification.costs().texts(classification.classes());
      if (!costs.isEmpty()) {
        metadata.put(COSTS, costs);
      }
    }
    if (task instanceof RegressionTask regression) {
      TableMetadata.write(regression, metadata);
    }
  }

  static Task<?> task(String kind, Metadata metadata) throws MalformedFileException {
    requireKnown("task", kind, ClassificationTask.KIND, RegressionTask.KIND);
    return kind.equals(RegressionTask.KIND)
        ? TableMetadata.regression(metadata)
        : classification(metadata);
  }

  private static ClassificationTask classification(Metadata metadata)
      throws MalformedFileException {
    List<String> classes = metadata.list("classes", name -> name);
    Map<String, Double> costs = new TreeMap<>();
    if (metadata.has(COSTS)) {
      for (String cost : metadata.list(COSTS, text -> text)) {
        int end = cost.lastIndexOf(": ");
        costs.put(
            cost.substring(0, Math.max(0, end)),
            TableMetadata.decimal(cost.substring(end + 1).strip()));
      }
    }
    return new ClassificationTask(classes, Costs.of(classes, costs));
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
        metadata.parsed(COLOR, Channels::of, Channels.GRAY),
        metadata.parsed("normalization", Normalization::of),
        metadata.has(ImagePreprocessing.MEANS) ? standardization(metadata) : List.of(),
        metadata.parsed("pixelOrder", PixelOrder::of),
        metadata.parsed(SCALING, Scaling::of, Scaling.REFUSE),
        metadata.parsed(BACKGROUND, Background::of, Background.WHITE));
  }

  private static List<Standardization> standardization(Metadata metadata)
      throws MalformedFileException {
    List<Double> means = metadata.list(ImagePreprocessing.MEANS, TableMetadata::decimal);
    List<Double> deviations = metadata.list(ImagePreprocessing.DEVIATIONS, TableMetadata::decimal);
    if (deviations.size() != means.size()) {
      throw new MalformedFileException(
          "the metadata entry %s has %s elements, expected %s, one a channel",
          ImagePreprocessing.DEVIATIONS, deviations.size(), means.size());
    }
    return IntStream.range(0, means.size())
        .mapToObj(c -> new Standardization(means.get(c), deviations.get(c)))
        .toList();
  }

  private static void requireKnown(String entry, String found, String... known)
      throws MalformedFileException {
    if (!List.of(known).contains(found)) {
      throw new MalformedFileException(
          "the metadata entry %s is \"%s\", expected %s",
          entry, SafeText.text(found), String.join(" or ", known));
    }
  }
}
