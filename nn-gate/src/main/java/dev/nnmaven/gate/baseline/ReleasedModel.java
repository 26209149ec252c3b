package dev.nnmaven.gate.baseline;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.data.table.Column;
import dev.nnmaven.nn.data.table.FittedColumn;
import dev.nnmaven.nn.data.table.TablePreprocessing;
import dev.nnmaven.nn.io.Sha256;
import dev.nnmaven.nn.model.ModelFile;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.data.Examples;
import dev.nnmaven.trainer.job.EvaluationRun;
import dev.nnmaven.trainer.measure.Measure;
import dev.nnmaven.trainer.text.Formats;
import dev.nnmaven.trainer.text.MavenCall;
import dev.nnmaven.trainer.text.Unit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A published model as baseline: it is evaluated on the same images as the new one.
 *
 * @param coordinates such as {@code com.example:letters:1.2}
 * @param file path in the local repository
 */
public record ReleasedModel(String coordinates, Path file) {

  private static final String ASKED_BY = "nn.baseline";

  /** Baseline if nothing was published yet. */
  public static BaselineLookup none(String why) {
    return BaselineLookup.missing(why, Optional.of(ASKED_BY));
  }

  /**
   * Evaluates it on those images of a run that it was not trained on.
   *
   * @throws ConfigurationException if its weights are too large to compute with
   * @throws DatasetException if an example does not fit it
   * @throws IOException if its file cannot be read, or is not a model
   */
  public BaselineLookup judge(EvaluationRun run)
      throws ConfigurationException, DatasetException, IOException {
    TrainedModel model = ModelFile.read(file);
    Optional<String> mismatch = mismatch(model, run);
    if (mismatch.isPresent()) {
      return none(mismatch);
    }
    Optional<Examples> unseen = UnseenImages.of(model.provenance(), run);
    if (unseen.isEmpty() || unseen.get().size() == 0) {
      return none(Optional.of(seen(unseen.isPresent(), run)));
    }
    Examples images = unseen.get();
    EvaluationRun again =
        new EvaluationRun(model, images, run.place(), Optional.empty(), run.warnings());
    Measure<?> measure = again.measure();
    Baseline baseline =
        Baseline.of(
            coordinates,
            Sha256.of(file),
            images,
            Optional.empty(),
            measure.target(),
            again.predict(measure));
    return known(
        Optional.of(baseline),
        Optional.empty(),
        Optional.of(SharedExamples.ofPublished(baseline, run.examples())));
  }

  private BaselineLookup none(Optional<String> mismatch) {
    return known(Optional.empty(), mismatch, Optional.empty());
  }

  private BaselineLookup known(
      Optional<Baseline> baseline, Optional<String> mismatch, Optional<SharedExamples> shared) {
    return new BaselineLookup(
        "", baseline, mismatch, Optional.of(coordinates), Optional.of(ASKED_BY), shared);
  }

  /** Why there are no images to compare on, and what to do. */
  private String seen(boolean known, EvaluationRun run) {
    String why =
        known
            ? "%1$s was trained on all %2$s test %3$s"
            : "which of the %2$s test %3$s %1$s was trained on cannot be known: the %3$s"
                + " have changed since then";
    Unit unit = run.examples().unit();
    return (why
            + ". Compare with a model accepted by "
            + MavenCall.of("baseline")
            + " (nn.baseline) instead."
            + " Or, from the next release on, provide "
            + (unit == Unit.ROW
                ? "test rows in a separate file"
                : "test images in a separate folder")
            + " (nn.testData); until then, add baselineMismatch to nn.warnOnly")
        .formatted(coordinates, Formats.count(run.examples().size()), unit.many());
  }

  /** Why a model cannot be compared with this one; empty if it can. */
  private Optional<String> mismatch(TrainedModel model, EvaluationRun run) {
    Measure<?> its = Measure.of(model.task(), run.examples().unit());
    Measure<?> ours = run.measure();
    return otherKind(model, run)
        .or(
            () ->
                BaselineLookup.otherTask(
                    coordinates, its.target(), its.classes(), ours.target(), ours.classes()))
        .or(
            () ->
                model.preprocessing() instanceof ImagePreprocessing images
                    ? otherImages(images, run.model().preprocessing(ImagePreprocessing.class))
                    : otherColumns(model, run));
  }

  private Optional<String> otherKind(TrainedModel model, EvaluationRun run) {
    return model.preprocessing().kind().equals(run.model().preprocessing().kind())
            && model.task().kind().equals(run.model().task().kind())
        ? Optional.empty()
        : Optional.of(
            "%s is a %s of %s, the model a %s of %s"
                .formatted(
                    coordinates,
                    model.task().kind(),
                    Unit.of(model.preprocessing()).many(),
                    run.model().task().kind(),
                    run.examples().unit().many()));
  }

  private Optional<String> otherImages(ImagePreprocessing its, ImagePreprocessing ours) {
    if (its.width() != ours.width() || its.height() != ours.height()) {
      return Optional.of(
          Formats.format(
              "%s is for images of %d x %d pixels, the model for %d x %d",
              coordinates, its.width(), its.height(), ours.width(), ours.height()));
    }
    return its.images().equals(ours.images())
        ? Optional.empty()
        : Optional.of(
            "%s is for images with %s, the model for images with %s"
                .formatted(coordinates, images(its), images(ours)));
  }

  /** Why a table of the model's columns is none of those of the released one; empty if it is. */
  private Optional<String> otherColumns(TrainedModel model, EvaluationRun run) {
    List<Column> lacking = new ArrayList<>(columns(model));
    columns(run.model())
        .forEach(
            ours ->
                lacking.removeIf(
                    its -> its.name().equals(ours.name()) && its.kind() == ours.kind()));
    return lacking.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%s asks for columns that the model does not have: %s"
                .formatted(coordinates, SafeText.list(lacking)));
  }

  private static List<Column> columns(TrainedModel model) {
    return model.preprocessing(TablePreprocessing.class).columns().stream()
        .map(FittedColumn::column)
        .toList();
  }

  private static String images(ImagePreprocessing preprocessing) {
    return "nn.color=%s, nn.scaling=%s and nn.background=%s"
        .formatted(
            preprocessing.channels().specification(),
            preprocessing.scaling().specification(),
            preprocessing.background().specification());
  }
}
