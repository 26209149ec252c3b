package dev.nnmaven.plugin.report;

import dev.nnmaven.nn.data.image.Background;
import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.data.image.Scaling;
import dev.nnmaven.nn.model.TrainedModel;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A model in JSON files.
 *
 * @param file path
 * @param sha256 hash of the file
 * @param network architecture as text
 * @param parameters number of weights and biases
 * @param loss specification
 * @param classes names of the outputs
 * @param width width of an image in pixels
 * @param height height of an image in pixels
 * @param normalization specification
 * @param pixelOrder specification
 * @param scaling scaling of pictures of another size; null if they are refused
 * @param background colour behind transparent pixels; null if white
 * @param producer software that trained it, with its version
 * @param options training options
 * @param trainingSha256 fingerprint of the training images
 * @param trainingImages number of training images
 */
public record ModelFigures(
    String file,
    String sha256,
    String network,
    long parameters,
    String loss,
    List<String> classes,
    int width,
    int height,
    String normalization,
    String pixelOrder,
    @Nullable String scaling,
    @Nullable String background,
    String producer,
    SortedMap<String, String> options,
    String trainingSha256,
    int trainingImages) {

  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  static ModelFigures of(TrainedModel model, Path file, String sha256) {
    ImagePreprocessing images = model.imagePreprocessing();
    return new ModelFigures(
        file.toString(),
        sha256,
        model.ensemble().toString(),
        model.ensemble().parameterCount(),
        model.ensemble().loss().specification(),
        model.classes(),
        images.width(),
        images.height(),
        images.normalization().specification(),
        images.pixelOrder().specification(),
        images.scaling() == Scaling.REFUSE ? null : images.scaling().specification(),
        images.background().equals(Background.WHITE) ? null : images.background().specification(),
        model.provenance().producer(),
        model.provenance().options(),
        model.provenance().trainingSha256(),
        model.provenance().trainingImages());
  }

  /** Whether all fields that reports need are present. */
  boolean isWhole() {
    return file != null
        && sha256 != null
        && SHA256.matcher(sha256).matches()
        && network != null
        && producer != null;
  }
}
