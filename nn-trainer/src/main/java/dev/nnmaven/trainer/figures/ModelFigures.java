package dev.nnmaven.trainer.figures;

import dev.nnmaven.nn.data.image.Background;
import dev.nnmaven.nn.data.image.Channels;
import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.data.table.FittedColumn;
import dev.nnmaven.nn.data.table.TablePreprocessing;
import dev.nnmaven.nn.image.Scaling;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.task.ClassificationTask;
import dev.nnmaven.trainer.files.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A model in JSON files; of a file of answers only its path and hash, and null otherwise.
 *
 * @param classes names of the outputs; null, and so omitted, for a regression
 * @param width width of an image in pixels; null, as all that is about images, for a table
 * @param color {@code rgb}; null if grey
 * @param scaling scaling of images of another size; null if they are refused
 * @param background colour behind transparent pixels; null if white
 * @param producer software that trained it, with its version
 * @param trainingSha256 fingerprint of the training images
 * @param trainingImages number of training images, or rows
 * @param columns columns of a table that are inputs, with their kinds; null for images
 */
public record ModelFigures(
    String file,
    String sha256,
    @Nullable String network,
    @Nullable Long parameters,
    @Nullable String loss,
    @Nullable List<String> classes,
    @Nullable Integer width,
    @Nullable Integer height,
    @Nullable String color,
    @Nullable String normalization,
    @Nullable String pixelOrder,
    @Nullable String scaling,
    @Nullable String background,
    @Nullable String producer,
    @Nullable SortedMap<String, String> options,
    @Nullable String trainingSha256,
    @Nullable Integer trainingImages,
    @Nullable List<String> columns) {

  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  public ModelFigures {
    Objects.requireNonNull(file);
    if (!SHA256.matcher(sha256).matches()) {
      throw new IllegalArgumentException("expected a SHA-256");
    }
  }

  public static ModelFigures of(TrainedModel model, Path file, String sha256) {
    Optional<ImagePreprocessing> images =
        Optional.of(model.preprocessing())
            .filter(ImagePreprocessing.class::isInstance)
            .map(ImagePreprocessing.class::cast);
    return new ModelFigures(
        file.toString(),
        sha256,
        model.ensemble().toString(),
        model.ensemble().parameterCount(),
        model.ensemble().loss().specification(),
        model.task() instanceof ClassificationTask known ? known.classes() : null,
        images.map(ImagePreprocessing::width).orElse(null),
        images.map(ImagePreprocessing::height).orElse(null),
        images
            .map(ImagePreprocessing::channels)
            .filter(channels -> channels != Channels.GRAY)
            .map(Channels::specification)
            .orElse(null),
        images.map(its -> its.normalization().specification()).orElse(null),
        images.map(its -> its.pixelOrder().specification()).orElse(null),
        images
            .map(ImagePreprocessing::scaling)
            .filter(scaling -> scaling != Scaling.REFUSE)
            .map(Scaling::specification)
            .orElse(null),
        images
            .map(ImagePreprocessing::background)
            .filter(background -> !background.equals(Background.WHITE))
            .map(Background::specification)
            .orElse(null),
        model.provenance().producer(),
        model.provenance().options(),
        model.provenance().training().sha256(),
        model.provenance().training().samples(),
        model.preprocessing() instanceof TablePreprocessing table ? columns(table) : null);
  }

  /** Of a model of which only the answers in a file are known: a file with nothing else in it. */
  public static ModelFigures ofAnswers(Path file, String sha256) {
    String known = Json.text(Map.of("file", file.toString(), "sha256", sha256));
    return Json.parse(known, ModelFigures.class);
  }

  private static List<String> columns(TablePreprocessing table) {
    return table.columns().stream()
        .map(FittedColumn::column)
        .map(column -> column.name() + " (" + column.specification() + ")")
        .toList();
  }
}
