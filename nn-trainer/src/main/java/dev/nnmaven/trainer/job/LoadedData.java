package dev.nnmaven.trainer.job;

import dev.nnmaven.nn.Shape;
import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.data.image.Dataset;
import dev.nnmaven.nn.model.HeldOut;
import dev.nnmaven.nn.task.Task;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.DataSettings;
import dev.nnmaven.trainer.config.Numbers;
import dev.nnmaven.trainer.config.Tolerated;
import dev.nnmaven.trainer.config.UndecidedException;
import dev.nnmaven.trainer.config.UndecidedException.Decision;
import dev.nnmaven.trainer.config.ValidationSettings;
import dev.nnmaven.trainer.data.DataHealth;
import dev.nnmaven.trainer.data.DataSource;
import dev.nnmaven.trainer.data.DataSource.Found;
import dev.nnmaven.trainer.data.Examples;
import dev.nnmaven.trainer.data.Folds;
import dev.nnmaven.trainer.data.RowSource;
import dev.nnmaven.trainer.data.Split;
import dev.nnmaven.trainer.image.ImageFolderReader;
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
import java.util.regex.Pattern;
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
    List<Found> read = new ArrayList<>(List.of(all));
    Examples examples = all.examples();
    Examples training = examples;
    Optional<Examples> heldOut = Optional.empty();
    String heldOutPlace = "none";
    HeldOut how = new HeldOut.None();
    List<String> odd = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    if (settings.test().isPresent()) {
      Path testPlace = settings.test().get();
      Found test = source.test(testPlace, examples);
      requireOthers(test, testPlace, examples.fingerprint());
      read.add(test);
      heldOut = Optional.of(test.examples());
      heldOutPlace = testPlace.toString();
      how = new HeldOut.Folder();
    }
    odd.addAll(conflicts(settings, heldOut.map(examples::and).orElse(examples), all.warnings()));
    BigDecimal fraction = settings.fraction();
    if (settings.test().isEmpty() && fraction.signum() != 0) {
      Split split = split("testFraction", examples, all.warnings(), fraction, settings.groups());
      training = split.training();
      heldOut = Optional.of(split.heldOut());
      heldOutPlace = "%s of %s".formatted(Numbers.percent(fraction), place);
      how = new HeldOut.Fraction(fraction, examples.fingerprint());
      odd.addAll(split.warnings());
      notes.addAll(split.heldOut().heldOutNotes());
    }
    notes.addAll(source.notes(read));
    List<String> warnings = warnings(settings, odd, read.toArray(Found[]::new));
    return new LoadedData(
        place, heldOutPlace, training, Optional.empty(), heldOut, how, sizes, warnings, notes);
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
    DataHealth health = DataHealth.of(Optional.empty(), examples, Optional.empty());
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
    if (settings.tolerated().contains(Tolerated.CONFLICTS)) {
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
          "The test %1$s in %2$s are the training %1$s, so they prove nothing; use separate"
              + " test %1$s",
          test.examples().unit().many(), place);
    }
  }

  /** Warnings of the settings and of what was read, then further ones and what was left out. */
  static List<String> warnings(DataSettings settings, List<String> more, Found... read) {
    List<String> warnings = new ArrayList<>(settings.warnings());
    Stream.of(read).forEach(found -> warnings.addAll(found.warnings()));
    warnings.addAll(more);
    for (Found found : read) {
      found.skipped().forEach(file -> warnings.add("skipped: " + file));
    }
    return warnings;
  }

  /**
   * Loads the examples of a training.
   *
   * @throws ConfigurationException as {@link TrainingJob#decided}
   * @throws DatasetException if they are not fit for training, or too few for validation
   */
  public static LoadedData load(TrainingJob job)
      throws ConfigurationException, DatasetException, IOException {
    OpenDecisions undecided = new OpenDecisions(job.data().table());
    Optional<ImageSizes> sizes = sizes(job);
    Facts unknown = Facts.unknown(job.data().places().unit());
    DataSource source = (sizes.isPresent() ? job.decided(unknown.of(sizes.get())) : job).source();
    List<String> ignored = new ArrayList<>();
    while (true) {
      LoadedData data;
      Task<?> task;
      try {
        data = load(job.data(), source, sizes).validatedAsIn(job);
        List<String> idle = source.idleTexts(data.trainedOn());
        if (!idle.isEmpty()) {
          ignored.addAll(idle);
          source = new RowSource(undecided.without(idle), Optional.empty());
          continue;
        }
        source.requireFit(data.trainedOn(), data.judging());
        task = source.task(data.trainedOn());
      } catch (UndecidedException e) {
        source = new RowSource(undecided.with(e), Optional.empty());
        continue;
      } catch (DatasetException e) {
        throw undecided.and(e);
      }
      undecided.throwIfAny(job, task);
      return data.ignoring(ignored);
    }
  }

  private static Optional<ImageSizes> sizes(TrainingJob job) throws DatasetException, IOException {
    return job.choosesSize()
        ? Optional.of(ImageFolderReader.sizes(job.data().training()))
            .filter(sizes -> !sizes.isEmpty())
            .map(ImageSizes::of)
        : Optional.empty();
  }

  /**
   * Throws if rows of a fold do not fit the preprocessing fitted to the others.
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
  public TrainingJob decided(TrainingJob job) throws ConfigurationException, DatasetException {
    return job.decided(facts(job));
  }

  /** What the recipe of a job chooses by. */
  public Facts facts(TrainingJob job) throws DatasetException {
    Shape inputs =
        training.images().map(LoadedData::shape).orElse(Shape.flat(1)); // rows have none yet
    int outputs = job.source().task(trainedOn()).outputs();
    Facts facts =
        new Facts(
            training.unit(),
            trainedOn().size(),
            inputs,
            0,
            outputs,
            training.hasTexts(),
            training.areTexts());
    return sizes.map(facts::of).orElse(facts);
  }

  private static Shape shape(Dataset images) {
    return new Shape(images.height(), images.width(), images.channels().count());
  }

  /** Examples that judge the network, while it is trained and in the end. */
  private List<Examples> judging() {
    return Stream.concat(validation.map(Split::heldOut).stream(), heldOut.stream()).toList();
  }

  private LoadedData ignoring(List<String> texts) {
    Stream<String> more =
        texts.stream()
            .map(SafeText::text)
            .map(
                name ->
                    ("column %s has texts that say no more about the target than chance does, as far"
                            + " as 1,000 rows can tell, and is ignored; nn.columns=%s:text takes it"
                            + " nevertheless")
                        .formatted(name, name));
    return with(training, validation, heldOut, Stream.concat(warnings.stream(), more).toList());
  }

  private LoadedData validatedAsIn(TrainingJob job) throws DatasetException {
    if (job.validation().isEmpty()) {
      return this;
    }
    Split split =
        split(
            ValidationSettings.FRACTION,
            training,
            List.of(),
            job.validation().get().fraction(),
            job.groups());
    List<String> all = new ArrayList<>(warnings);
    split.warnings().forEach(text -> all.add("nn.validationFraction: " + text));
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
   * Splits off examples.
   *
   * @param parameter that gives the fraction, without {@code nn.}
   * @param warnings that may explain a failure, and are not logged otherwise
   * @throws DatasetException as {@link Folds#holdOut}; the message names the parameter, too
   */
  static Split split(
      String parameter,
      Examples examples,
      List<String> warnings,
      BigDecimal fraction,
      Optional<Pattern> groups)
      throws DatasetException {
    try {
      return Folds.holdOut(examples, fraction, groups);
    } catch (DatasetException e) {
      List<String> lines = new ArrayList<>(List.of("nn." + parameter + ": " + e.getMessage()));
      lines.addAll(warnings);
      throw new DatasetException(String.join("\n", lines));
    }
  }
}
