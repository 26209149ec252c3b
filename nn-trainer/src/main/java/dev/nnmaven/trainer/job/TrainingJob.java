package dev.nnmaven.trainer.job;

import dev.nnmaven.nn.compute.ComputeOptions;
import dev.nnmaven.nn.compute.KernelChoice;
import dev.nnmaven.nn.initializer.Initializer;
import dev.nnmaven.nn.io.RegularFile;
import dev.nnmaven.nn.training.TrainingOptions;
import dev.nnmaven.trainer.config.AnswerSettings;
import dev.nnmaven.trainer.config.ClassWeights;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.DataLocations;
import dev.nnmaven.trainer.config.DataSettings;
import dev.nnmaven.trainer.config.ImageSettings;
import dev.nnmaven.trainer.config.LinearShare;
import dev.nnmaven.trainer.config.MemberSettings;
import dev.nnmaven.trainer.config.NetworkParser;
import dev.nnmaven.trainer.config.NetworkPlan;
import dev.nnmaven.trainer.config.OptionsParser;
import dev.nnmaven.trainer.config.Parameters;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.config.SettingsReader;
import dev.nnmaven.trainer.config.ShortForm;
import dev.nnmaven.trainer.config.SplitRule;
import dev.nnmaven.trainer.config.ValidationSettings;
import dev.nnmaven.trainer.data.DataSource;
import dev.nnmaven.trainer.data.ImageSource;
import dev.nnmaven.trainer.data.RowSource;
import dev.nnmaven.trainer.recipe.Choice;
import dev.nnmaven.trainer.recipe.Facts;
import dev.nnmaven.trainer.recipe.Recipe;
import dev.nnmaven.trainer.table.TableFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Parsed settings of a training run, completed by a recipe.
 *
 * @param settings as configured, without what the recipe chose
 * @param chosen what a recipe chose of the rest
 * @param options without class weights, which depend on the images
 * @param groups what finds examples that stay in one part of the training examples
 * @param initializer draws the initial weights, unless read from a file
 * @param initialWeights file of initial weights, if any
 * @param validation how epochs are judged while it trains, if they are
 * @param compute kernels and threads; the model does not depend on them
 */
public record TrainingJob(
    Settings settings,
    List<Choice> chosen,
    NetworkPlan network,
    TrainingOptions options,
    MemberSettings members,
    LinearShare linear,
    Optional<Pattern> groups,
    ClassWeights classWeights,
    Initializer initializer,
    Optional<Path> initialWeights,
    DataSettings data,
    Optional<ValidationSettings> validation,
    AnswerSettings answers,
    ImageSettings images,
    ComputeOptions compute,
    String producer) {

  /** Setting that names the software that trains; none of these is a parameter of a goal. */
  public static final String PRODUCER = "producer";

  /** Setting that names the file for the figures of training. */
  public static final String REPORT_FILE = "reportFile";

  /** Setting that names the file of checkpoints. */
  public static final String CHECKPOINT_FILE = "checkpointFile";

  /** Setting with the hash of all settings that the model depends on. */
  public static final String SETTINGS_SHA256 = "settingsSha256";

  /** Setting with the hash of the code that trains. */
  public static final String CODE_SHA256 = "codeSha256";

  /**
   * Parses settings; errors are added to the mistakes. What the recipe chooses by the data is
   * provisional until {@link #decided}.
   */
  public static TrainingJob parse(SettingsReader reader) {
    TrainingJob job = parse(reader, Facts.unknown(DataLocations.in(reader.settings()).unit()));
    if (!reader.mistakes().isEmpty() && job.data.places().isTable()) {
      // Otherwise, who reads the table says it.
      TableFile.unknownColumns(job.data.training(), job.data.table()).forEach(reader::mistake);
    }
    return job;
  }

  private static TrainingJob parse(SettingsReader configured, Facts facts) {
    Settings settings = configured.settings();
    List<Choice> chosen = Recipe.of(configured.get(Parameters.RECIPE)).choices(configured, facts);
    SettingsReader reader = configured.on(Recipe.fill(settings, chosen));
    TrainingOptions options = OptionsParser.parse(reader);
    Optional<ValidationSettings> validation = ValidationSettings.parse(reader, options);
    return new TrainingJob(
        settings,
        chosen,
        NetworkParser.parse(reader),
        options,
        reader.get(Parameters.MEMBERS),
        LinearShare.parse(reader),
        reader.get(Parameters.SPLIT).kind() == SplitRule.Kind.TIME
            ? Optional.empty() // validation rows are the last ones
            : reader.find(Parameters.GROUPS),
        reader.get(Parameters.CLASS_WEIGHTS),
        reader.get(Parameters.INITIALIZER),
        initialWeights(reader),
        DataSettings.parse(reader),
        validation,
        answers(reader, validation.isPresent()),
        ImageSettings.parse(reader),
        computeOptions(reader),
        settings.has(PRODUCER) ? settings.text(PRODUCER) : "nn-trainer");
  }

  private static AnswerSettings answers(SettingsReader reader, boolean isValidated) {
    boolean isCrossFitted = reader.get(Parameters.MEMBERS).areCrossFitted();
    if (isCrossFitted && reader.get(Parameters.SPLIT).kind() == SplitRule.Kind.TIME) {
      reader.mistake(
          Parameters.MEMBERS,
          "%s has networks answer rows that are earlier than those they are trained on, and"
              + " nn.split=time forbids this; set a number of networks, such as 5",
          Parameters.MEMBERS.text(reader.get(Parameters.MEMBERS)));
    }
    if (isValidated && isCrossFitted) {
      reader.mistake(
          Parameters.VALIDATION_FRACTION,
          "holds out examples for nothing beside nn.members=%s, which has answers to all of"
              + " them; remove one",
          Parameters.MEMBERS.text(reader.get(Parameters.MEMBERS)));
    }
    return AnswerSettings.parse(
        reader, isValidated || isCrossFitted || AnswerSettings.canLeaveOut(reader));
  }

  /** The settings with what the recipe chose, so that it has nothing left to choose. */
  public Settings filled() {
    return Recipe.fill(settings, chosen);
  }

  /** All settings of the training, with each default that follows from others. */
  public Settings completed() {
    Settings completed =
        filled()
            .with(Parameters.LEARNING_RATE, options.learningRate())
            .with(Parameters.BATCH_SIZE, options.batchSize())
            .with(Parameters.COLUMNS, data.table().columns().kinds());
    return validation.isEmpty()
        ? completed
        : completed
            .with(Parameters.KEEP, validation.get().keepsBest() ? "best" : "last")
            .with(Parameters.MONITOR, validation.get().monitor());
  }

  /** Whether the recipe chooses the layers, which nobody knows before the data is read. */
  public boolean choosesLayers() {
    return chosen.stream().anyMatch(choice -> choice.parameter().equals(ShortForm.NETWORK));
  }

  /** Whether the recipe chooses the size that images are scaled to. */
  boolean choosesSize() {
    return !data.places().isTable() && recipe() != Recipe.PLAIN && !settings.isSet("imageSize");
  }

  private Recipe recipe() {
    return Recipe.of(settings.get(Parameters.RECIPE));
  }

  /**
   * The job, with what the recipe chooses for this data.
   *
   * @throws ConfigurationException if something configured does not fit it
   */
  public TrainingJob decided(Facts facts) throws ConfigurationException {
    return recipe() == Recipe.PLAIN ? this : settings.read(reader -> parse(reader, facts));
  }

  /** Whether each network is retrained when validation has found for how long. */
  public boolean isRefitted() {
    return validation.map(ValidationSettings::refit).orElse(false);
  }

  /** Whether further networks leave examples out, to which they fit what needs such examples. */
  boolean leavesOut() {
    return validation.isEmpty() && !members.areCrossFitted() && answers.needExamples();
  }

  /** Where the examples come from, and how they become what the network learns from. */
  public DataSource source() {
    return data.places().isTable()
        ? new RowSource(data.table(), Optional.empty())
        : new ImageSource(data.tolerated(), images);
  }

  private static Optional<Path> initialWeights(SettingsReader reader) {
    Optional<Path> file = reader.find(Parameters.INITIAL_WEIGHTS);
    if (file.isPresent() && reader.settings().has(Parameters.INITIALIZER)) {
      reader.mistake(Parameters.INITIALIZER, "has no effect beside nn.initialWeights; remove one");
    }
    file.flatMap(weights -> RegularFile.obstacle(weights).map(why -> weights + " " + why))
        .ifPresent(
            what ->
                reader.mistake(Parameters.INITIAL_WEIGHTS, what + "; expected a file of weights"));
    Optional<Path> model = reader.settings().file("modelFile");
    if (file.isPresent() && model.map(TrainingJob::whole).equals(file.map(TrainingJob::whole))) {
      reader.mistake(
          Parameters.INITIAL_WEIGHTS,
          "is nn.modelFile: each build would continue the training of the last one; use a copy of"
              + " it, or a released model");
    }
    return file;
  }

  private static Path whole(Path path) {
    return path.toAbsolutePath().normalize();
  }

  private static ComputeOptions computeOptions(SettingsReader reader) {
    KernelChoice kernels = reader.get(Parameters.KERNELS);
    int most = kernels == KernelChoice.TEXTBOOK ? 1 : ComputeOptions.fastest().threads();
    int threads = reader.find(Parameters.THREADS).orElse(most);
    if (kernels == KernelChoice.TEXTBOOK && threads > 1) {
      reader.mistake(
          Parameters.THREADS,
          "has no effect with nn.kernels=textbook, which computes on one thread");
    }
    return new ComputeOptions(kernels, threads);
  }
}
