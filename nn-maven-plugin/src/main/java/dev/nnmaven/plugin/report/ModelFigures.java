package dev.nnmaven.plugin.report;

import dev.nnmaven.nn.data.Background;
import dev.nnmaven.nn.data.Scaling;
import dev.nnmaven.nn.model.TrainedModel;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.regex.Pattern;

/**
 * What JSON files say of a model.
 *
 * @param file where it is
 * @param sha256 of the file
 * @param network the drawing
 * @param parameters how many weights and biases
 * @param loss its specification
 * @param classes the names of its outputs
 * @param width of an image
 * @param height of an image
 * @param normalization its specification
 * @param pixelOrder its specification
 * @param scaling what becomes of pictures of another size; null if they are refused
 * @param background what transparent pixels are laid on; null if it is white
 * @param producer what trained it, with its version
 * @param options what it was trained with
 * @param trainingSha256 the fingerprint of the images that it was trained on
 * @param trainingImages how many these were
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
    String scaling,
    String background,
    String producer,
    SortedMap<String, String> options,
    String trainingSha256,
    int trainingImages) {

  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  static ModelFigures of(TrainedModel model, Path file, String sha256) {
    return new ModelFigures(
        file.toString(),
        sha256,
        model.network().toString(),
        model.network().parameterCount(),
        model.network().loss().specification(),
        model.classes(),
        model.preprocessing().width(),
        model.preprocessing().height(),
        model.preprocessing().normalization().specification(),
        model.preprocessing().pixelOrder().specification(),
        model.preprocessing().scaling() == Scaling.REFUSE
            ? null
            : model.preprocessing().scaling().specification(),
        model.preprocessing().background().equals(Background.WHITE)
            ? null
            : model.preprocessing().background().specification(),
        model.provenance().producer(),
        model.provenance().options(),
        model.provenance().trainingSha256(),
        model.provenance().trainingImages());
  }

  /** Whether all is there that reports take for granted. */
  boolean isWhole() {
    return file != null
        && sha256 != null
        && SHA256.matcher(sha256).matches()
        && network != null
        && producer != null;
  }
}
