package dev.nnmaven.trainer.job;

import dev.nnmaven.nn.Shape;
import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.data.image.Dataset;
import dev.nnmaven.nn.data.image.ImageFolderReader;
import dev.nnmaven.nn.model.HeldOut;
import dev.nnmaven.nn.task.Task;
import dev.nnmaven.trainer.config.DataSettings;
import dev.nnmaven.trainer.config.Numbers;
import dev.nnmaven.trainer.config.UndecidedException;
import dev.nnmaven.trainer.config.UndecidedException.Decision;
import dev.nnmaven.trainer.config.ValidationSettings;
import dev.nnmaven.trainer.data.DataHealth;
import dev.nnmaven.trainer.data.DataSource;
import dev.nnmaven.trainer.data.DataSource.Found;
import dev.nnmaven.trainer.data.Examples;
import dev.nnmaven.trainer.data.RowSource;
import dev.nnmaven.trainer.data.Split;
import dev.nnmaven.trainer.recipe.Facts;
import dev.nnmaven.trainer.recipe.ImageSizes;
import dev.nnmaven.trainer.text.Formats;
import dev.nnmaven.trainer.text.Unit;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Training and test examples.
 *
 * @param heldOutPlace location of the held-out ones, for messages
 * @param training examples for training, the validation examples included
 * @param validation the split into training and validation examples, if there is one
 * @param heldOut examples to evaluate on, if there are any
 * @param howHeldOut how these were chosen
 * @param sizes sizes of the images in their files, where a recipe asks for them
 * @param warnings one line each, what was left out among them
 * @param notes lines for the log on what became of what was read
 */
public record LoadedData(
    Path trainingPlace,
    String heldOutPlace,
    Examples training,
    Optional<Split> validation,
    Optional<Examples> heldOut,
    HeldOut howHeldOut,
    Optional<ImageSizes> sizes,
    List<String> warnings,
    List<String> notes) {

  /** Share of images that may be equal to one of another class, in percent. */
  private static final int MOST_CONFLICTS = 5;

  /**
   * Loads the examples of the settings.
   *
   * @throws DatasetException if they are not fit for training
   */
  public static LoadedData load(
      DataSettings settings, DataSource source, Optional<ImageSizes> sizes)
      throws DatasetException, IOException {
    Path place = settings.training();
    Found all = source.training(place);
    if (settings.test().isPresent()) {
      Path testPlace = settings.test().get();
      Found test = source.test(testPlace, all.examples());
      requireOthers(test, testPlace, all.examples().fingerprint());
      List<String> conflicts =
          conflicts(settings, all.examples().and(test.examples()), all.warnings());
      return new LoadedData(
          place,
          testPlace.toString(),
          all.examples(),
          Optional.empty(),
          Optional.of(test.examples()),
          new HeldOut.Folder(),
          sizes,
          warnings(settings, conflicts, all, test),
          source.notes(List.of(all, test)));
    }
    List<String> conflicts = conflicts(settings, all.examples(), all.warnings());
    BigDecimal fraction = settings.fraction();
    List<String> notes = source.notes(List.of(all));
    if (fraction.signum() == 0) {
      return new LoadedData(
          place,
          "none",
          all.examples(),
          Optional.empty(),
          Optional.empty(),
          new HeldOut.None(),
          sizes,
          warnings(settings, conflicts, all),
          notes);
    }
    Split split = split("testFraction", all.examples(), all.warnings(), fraction);
    return new LoadedData(
        place,
        "%s of %s".formatted(Numbers.percent(fraction), place),
        split.training(),
        Optional.empty(),
        Optional.of(split.heldOut()),
        new HeldOut.Fraction(fraction, all.examples().fingerprint()),
        sizes,
        warnings(
            settings, Stream.concat(conflicts.stream(), split.warnings().stream()).toList(), all),
        Stream.concat(split.heldOut().heldOutNotes().stream(), notes.stream()).toList());
  }

  /**
   * A warning if many images are equal to one of another class. In tables, equal rows of several
   * classes are what chance makes of few columns.
   *
   * @param warnings that may explain a failure
   * @throws DatasetException in place of the warning, unless the settings say otherwise
   */
  private static List<String> conflicts(
      DataSettings settings, Examples examples, List<String> warnings) throws DatasetException {
    if (examples.unit() == Unit.ROW) {
      return List.of();
    }
    DataHealth health = DataHealth.of(Optional.empty(), examples);
    if (100L * health.conflicts() <= (long) MOST_CONFLICTS * examples.size()) {
      return List.of();
    }
    String found =
        "%s. These are %s of %s, expected at most %s%%"
            .formatted(
                health.conflictsInWords(examples.unit()).orElseThrow(),
                Formats.percent(health.conflicts(), examples.size()),
                examples.unit().count(examples.size()),
                MOST_CONFLICTS);
    if (!settings.failsOnConflicts()) {
      return List.of(found);
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s: %s. Keep each of them in one class, or remove them; nn.tolerate=conflicts trains on them"
            .formatted(settings.training(), found));
    lines.addAll(warnings);
    throw new DatasetException(String.join("\n", lines));
  }

  /**
   * Throws if test data is the training data: each figure would be better than it is.
   *
   * @param training fingerprint of the training data
   */
  static void requireOthers(Found test, Path place, String training) throws DatasetException {
    if (test.examples().fingerprint().equals(training)) {
      throw new DatasetException(
          ("The test %1$s in %2$s are the training %1$s, so they prove nothing; use separate"
                  + " test %1$s")
              .formatted(test.examples().unit().many(), place));
    }
  }

  /** Warnings of the settings and of what was read, then further ones and what was left out. */
  static List<String> warnings(DataSettings settings, List<String> more, Found... read) {
    List<String> warnings = new ArrayList<>(settings.warnings());
    Stream.of(read).forEach(one -> warnings.addAll(one.warnings()));
    warnings.addAll(more);
    for (Found one : read) {
      one.skipped().forEach(file -> warnings.add("skipped: " + file));
    }
    return warnings;
  }

  /**
   * Loads the examples of a training.
   *
   * @throws DatasetException if they are not fit for training, or too few for validation
   */
  public static LoadedData load(TrainingJob job) throws DatasetException, IOException {
    OpenDecisions undecided = new OpenDecisions(job.data().table());
    Optional<ImageSizes> sizes = sizes(job);
    Facts unknown = Facts.unknown(job.data().places().unit());
    DataSource source = sizes.map(some -> job.decided(unknown.of(some))).orElse(job).source();
    while (true) {
      LoadedData data;
      Task<?> task;
      try {
        data = load(job.data(), source, sizes).validatedAsIn(job);
        source.requireFit(data.trainedOn(), data.judging());
        task = source.task(data.trainedOn());
      } catch (UndecidedException e) {
        source = new RowSource(undecided.with(e), Optional.empty());
        continue;
      } catch (DatasetException e) {
        throw undecided.and(e);
      }
      undecided.throwIfAny(job, task);
      return data;
    }
  }

  private static Optional<ImageSizes> sizes(TrainingJob job) throws DatasetException, IOException {
    return job.choosesSize()
        ? Optional.of(ImageFolderReader.headers(job.data().training()).sizes())
            .filter(sizes -> !sizes.isEmpty())
            .map(ImageSizes::of)
        : Optional.empty();
  }

  /**
   * Throws if folds do not fit what is made of the rows that they are judged by.
   *
   * @throws DatasetException with all that is to be decided, of all folds
   */
  public static void requireFit(TrainingJob job, List<LoadedData> folds) throws DatasetException {
    List<Decision> decisions = new ArrayList<>();
    for (LoadedData fold : folds) {
      try {
        job.source().requireFit(fold.trainedOn(), fold.judging());
      } catch (UndecidedException e) {
        decisions.addAll(e.decisions());
      }
    }
    if (!decisions.isEmpty()) {
      OpenDecisions undecided = new OpenDecisions(job.data().table());
      undecided.with(new UndecidedException(decisions));
      undecided.throwIfAny(job, job.source().task(folds.get(0).trainedOn()));
    }
  }

  /** The job with what its recipe chooses for these examples. */
  public TrainingJob decided(TrainingJob job) throws DatasetException {
    Shape inputs =
        training.images().map(LoadedData::shape).orElse(Shape.flat(1)); // rows have none yet
    int outputs = job.source().task(trainedOn()).outputs();
    Facts facts =
        new Facts(training.unit(), trainedOn().size(), inputs, true, outputs, training.hasTexts());
    return job.decided(sizes.map(facts::of).orElse(facts));
  }

  private static Shape shape(Dataset images) {
    return new Shape(images.height(), images.width(), images.channels().count());
  }

  /** Examples that judge the network, while it is trained and in the end. */
  private List<Examples> judging() {
    return Stream.concat(validation.map(Split::heldOut).stream(), heldOut.stream()).toList();
  }

  private LoadedData validatedAsIn(TrainingJob job) throws DatasetException {
    return job.validation().isPresent() ? validatedBy(job.validation().get().fraction()) : this;
  }

  /** Holds a fraction of each class's training examples out for validation. */
  private LoadedData validatedBy(BigDecimal fraction) throws DatasetException {
    Split split = split(ValidationSettings.FRACTION, training, List.of(), fraction);
    List<String> all = new ArrayList<>(warnings);
    split.warnings().forEach(one -> all.add("nn.validationFraction: " + one));
    return with(training, Optional.of(split), heldOut, all);
  }

  /**
   * Has a part of the training examples, such as a fold, judge the network that a job trains on the
   * others.
   *
   * @throws DatasetException if too few are left for validation
   */
  public LoadedData judgedBy(Split split, TrainingJob job) throws DatasetException {
    return with(split.training(), Optional.empty(), Optional.of(split.heldOut()), warnings)
        .validatedAsIn(job);
  }

  /** Holds a part of the training examples out for validation, such as a fold. */
  public LoadedData validatedBy(Split split) {
    return with(training, Optional.of(split), heldOut, warnings);
  }

  /** Trains on some of the training examples, which are those of this. */
  LoadedData trainedOn(Examples some) {
    return with(some, Optional.empty(), heldOut, warnings);
  }

  /** All training examples, none of which is held out for validation. */
  LoadedData withoutValidation() {
    return with(training, Optional.empty(), heldOut, warnings);
  }

  private LoadedData with(
      Examples trained,
      Optional<Split> validated,
      Optional<Examples> judging,
      List<String> warned) {
    return new LoadedData(
        trainingPlace, heldOutPlace, trained, validated, judging, howHeldOut, sizes, warned, notes);
  }

  /** Examples that steps are made on: the training examples without the validation examples. */
  public Examples trainedOn() {
    return validation.map(Split::training).orElse(training);
  }

  /**
   * Splits off test examples.
   *
   * @param parameter that gives the fraction, without {@code nn.}
   * @param warnings that may explain a failure, and are not logged otherwise
   * @throws DatasetException as {@link Examples#split}; the message names the parameter, too
   */
  static Split split(
      String parameter, Examples examples, List<String> warnings, BigDecimal fraction)
      throws DatasetException {
    try {
      return examples.split(fraction);
    } catch (DatasetException e) {
      List<String> lines = new ArrayList<>(List.of("nn." + parameter + ": " + e.getMessage()));
      lines.addAll(warnings);
      throw new DatasetException(String.join("\n", lines));
    }
  }
}
