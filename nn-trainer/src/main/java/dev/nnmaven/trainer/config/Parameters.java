package dev.nnmaven.trainer.config;

import static dev.nnmaven.trainer.config.ParameterEntry.Trait.ALWAYS_RECORDED;
import static dev.nnmaven.trainer.config.ParameterEntry.Trait.CHOSEN_WITH_OPTIMIZER;
import static dev.nnmaven.trainer.config.ParameterEntry.Trait.IN_SEARCH;
import static dev.nnmaven.trainer.config.ParameterEntry.Trait.IN_TRAINING;
import static dev.nnmaven.trainer.config.ParameterEntry.Trait.NOT_RECORDED;
import static dev.nnmaven.trainer.config.ParameterEntry.Trait.OF_IMAGES;
import static dev.nnmaven.trainer.config.ParameterEntry.Trait.OF_ROWS;
import static dev.nnmaven.trainer.config.ParameterEntry.Trait.RECORDED;
import static dev.nnmaven.trainer.config.ParameterEntry.Trait.SEARCHED;
import static dev.nnmaven.trainer.config.ParameterEntry.Trait.WITHOUT_EFFECT;
import static dev.nnmaven.trainer.config.ParameterEntry.file;
import static dev.nnmaven.trainer.config.ParameterEntry.integer;
import static dev.nnmaven.trainer.config.ParameterEntry.of;
import static dev.nnmaven.trainer.config.ParameterEntry.onOff;
import static dev.nnmaven.trainer.config.ParameterEntry.words;

import dev.nnmaven.nn.catalog.Catalog;
import dev.nnmaven.nn.compute.ComputeOptions;
import dev.nnmaven.nn.compute.KernelChoice;
import dev.nnmaven.nn.data.image.Background;
import dev.nnmaven.nn.data.image.Channels;
import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.data.image.ImageSize;
import dev.nnmaven.nn.data.image.Normalization;
import dev.nnmaven.nn.data.image.augmentation.Augmentation;
import dev.nnmaven.nn.data.table.Missing;
import dev.nnmaven.nn.data.table.NumberEncoding;
import dev.nnmaven.nn.data.table.TableFitting;
import dev.nnmaven.nn.image.Scaling;
import dev.nnmaven.nn.initializer.Initializer;
import dev.nnmaven.nn.initializer.builtin.Xavier;
import dev.nnmaven.nn.schedule.Schedule;
import dev.nnmaven.nn.task.ClassificationTask;
import dev.nnmaven.nn.task.RegressionTask;
import dev.nnmaven.nn.text.FloatText;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.nn.training.TrainingOptions;
import dev.nnmaven.trainer.config.ParameterEntry.Trait;
import dev.nnmaven.trainer.config.ValidationSettings.Monitor;
import dev.nnmaven.trainer.text.Formats;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The table of all parameters of training. All other lists of parameters come from it: elements of
 * the POM, parameters that a search varies, options in a model, lines of the log, and changes that
 * need a new training.
 */
public final class Parameters {

  private static final Map<String, ParameterEntry<?>> ALL = new LinkedHashMap<>();

  // Data: where it is, and which part is test data.

  public static final ParameterEntry<Path> DATA = add(file("data"));

  public static final ParameterEntry<Path> TEST_DATA = add(file("testData"));

  public static final ParameterEntry<BigDecimal> TEST_FRACTION =
      add(of("testFraction", DataSettings::heldOutFraction, Numbers::plain));

  public static final ParameterEntry<Boolean> HELD_OUT_EACH_EPOCH =
      add(onOff("heldOutEachEpoch").notSearched("no trial looks at test data").with(IN_TRAINING));

  // Images.

  public static final ParameterEntry<Set<Tolerated>> TOLERATE =
      add(
          of("tolerate", text -> Words.parse(text, List.of(Tolerated.values())), Words::text)
              .or(Set.of())
              .with(OF_IMAGES, NOT_RECORDED));

  public static final ParameterEntry<ImageSize> IMAGE_SIZE =
      add(of("imageSize", ImageSize::of, ImageSize::toString).with(OF_IMAGES));

  public static final ParameterEntry<Scaling> SCALING =
      add(of("scaling", Scaling::of, Scaling::specification).with(OF_IMAGES));

  public static final ParameterEntry<Channels> COLOR =
      add(of("color", Channels::of, Channels::specification).with(OF_IMAGES));

  /** A colour; empty for what the images have at their edges. */
  public static final ParameterEntry<Optional<Background>> BACKGROUND =
      add(
          of("background", ImageSettings::background, ImageSettings::backgroundText)
              .with(OF_IMAGES));

  public static final ParameterEntry<Normalization> NORMALIZATION =
      add(
          of("normalization", Normalization::of, Normalization::specification)
              .or(ImagePreprocessing.DEFAULT_NORMALIZATION)
              .with(OF_IMAGES, SEARCHED));

  // Tables.

  public static final ParameterEntry<String> TARGET =
      add(ParameterEntry.text("target").with(OF_ROWS, RECORDED));

  public static final ParameterEntry<String> TASK =
      add(
          words("task", "task", ClassificationTask.KIND, RegressionTask.KIND)
              .with(OF_ROWS, RECORDED));

  /** Kinds of columns; as elements they are another way to write the list. */
  public static final ParameterEntry<Map<String, String>> COLUMNS =
      add(
          of("columns", ColumnSettings::kinds, ColumnSettings::kindsText)
              .or(Map.of())
              .with(OF_ROWS, RECORDED));

  public static final ParameterEntry<Map<String, Missing>> MISSING =
      add(
          of("missing", ColumnSettings::ways, ColumnSettings::waysText)
              .or(Map.of())
              .with(OF_ROWS, RECORDED));

  public static final ParameterEntry<String> MISSING_TARGET =
      add(words("missingTarget", "choice", "refuse", "skip").or("refuse").with(OF_ROWS, RECORDED));

  /** Training rows of a category that has an input; 0 refuses those that training has not seen. */
  public static final ParameterEntry<Integer> UNKNOWN_CATEGORY =
      add(
          of("unknownCategory", ColumnSettings::unknown, ColumnSettings::unknownText)
              .or(0)
              .with(OF_ROWS, RECORDED));

  public static final ParameterEntry<Integer> MIN_TEXT_ROWS =
      add(
          integer("minTextRows", 1, Integer.MAX_VALUE)
              .or(TableFitting.DEFAULT_TEXT_ROWS)
              .with(OF_ROWS, RECORDED));

  public static final ParameterEntry<SplitRule> SPLIT =
      add(
          of("split", SplitRule::of, SplitRule::specification)
              .or(SplitRule.DEFAULT)
              .with(OF_ROWS, RECORDED));

  /** Examples that belong together: a column of rows, or what it finds in the names of images. */
  public static final ParameterEntry<Pattern> GROUPS =
      add(of("groups", NamePattern::of, Pattern::pattern).with(RECORDED));

  public static final ParameterEntry<Character> SEPARATOR =
      add(of("separator", RowFormat::separator, String::valueOf).with(OF_ROWS, NOT_RECORDED));

  /** Of the text of tables. What reads rows for a model later takes the one that is recorded. */
  public static final ParameterEntry<Charset> ENCODING =
      add(
          of("encoding", RowFormat::encoding, Charset::name)
              .or(StandardCharsets.UTF_8)
              .with(OF_ROWS, RECORDED));

  // Network.

  /** The layers. As elements they are another way to write this text: {@link ShortForm}. */
  public static final ParameterEntry<String> NETWORK =
      add(ParameterEntry.text("network").with(SEARCHED));

  public static final ParameterEntry<Path> INITIAL_WEIGHTS =
      add(
          file("initialWeights")
              .notSearched("trials start from weights that are drawn; give nn.initializer")
              .with(IN_TRAINING, NOT_RECORDED));

  public static final ParameterEntry<Initializer> INITIALIZER =
      add(
          of("initializer", Initializer::of, Initializer::specification)
              .or(new Xavier())
              .with(IN_TRAINING, RECORDED, SEARCHED));

  // Training, in the order of the log.

  public static final ParameterEntry<String> RECIPE =
      add(
          words("recipe", "recipe", "tuned", "plain")
              .or("tuned")
              .notSearched("the space varies its settings; set nn.recipe outside of <space>")
              .with(IN_TRAINING));

  public static final ParameterEntry<Integer> EPOCHS =
      add(
          integer("epochs", 0, Integer.MAX_VALUE)
              .or(TrainingOptions.DEFAULT_EPOCHS)
              .notSearched("all trials have the same maximum; set nn.epochs outside of <space>")
              .logged(epochs -> Formats.count(epochs, "epoch"))
              .with(IN_TRAINING, ALWAYS_RECORDED));

  public static final ParameterEntry<OptionsParser.Method> OPTIMIZER =
      add(
          of("optimizer", OptionsParser::method, OptionsParser.Method::text)
              .or(OptionsParser.DEFAULT)
              .logged(OptionsParser.Method::logText)
              .with(IN_TRAINING, ALWAYS_RECORDED, SEARCHED));

  /** Samples of a step at most. Its default follows from the optimizer. */
  public static final ParameterEntry<Integer> BATCH_SIZE =
      add(
          of("batchSize", OptionsParser::batchSize, OptionsParser::batchSizeText)
              .logged(
                  size ->
                      switch (size) {
                        case TrainingOptions.ALL_SAMPLES -> "all samples a step";
                        case 1 -> "one sample a step";
                        default -> "batches of " + Formats.count(size);
                      })
              .with(IN_TRAINING, ALWAYS_RECORDED, SEARCHED, CHOSEN_WITH_OPTIMIZER));

  /** The step size. Its default follows from the optimizer. */
  public static final ParameterEntry<Float> LEARNING_RATE =
      add(
          of(
                  "learningRate",
                  text -> TrainingOptions.requireLearningRate(Numbers.decimal(text)),
                  FloatText::of)
              .logged(rate -> "learning rate " + FloatText.of(rate))
              .with(IN_TRAINING, ALWAYS_RECORDED, SEARCHED, CHOSEN_WITH_OPTIMIZER));

  public static final ParameterEntry<Schedule> LEARNING_RATE_SCHEDULE =
      add(
          of("learningRateSchedule", Schedule::of, Schedule::specification)
              .or(TrainingOptions.DEFAULT_SCHEDULE)
              .logged(Schedule::specification)
              .with(IN_TRAINING, RECORDED, SEARCHED, CHOSEN_WITH_OPTIMIZER));

  public static final ParameterEntry<LossSettings> LOSS =
      add(
          of("loss", LossSettings::of, LossSettings::text)
              .logged(LossSettings::logText)
              .recordedIf(loss -> loss.smoothing() > 0f)
              .with(IN_TRAINING, RECORDED, SEARCHED));

  public static final ParameterEntry<ClassWeights> CLASS_WEIGHTS =
      add(
          of("classWeights", ClassWeights::of, ClassWeights::specification)
              .or(ClassWeights.NONE)
              .logged(weights -> "class weights " + SafeText.text(weights.specification()))
              .with(IN_TRAINING, RECORDED, SEARCHED));

  public static final ParameterEntry<List<Augmentation>> AUGMENTATION =
      add(
          of("augmentation", Augmentation::listOf, Augmentation::specificationOf)
              .or(List.of())
              .logged(all -> "augmented by " + Augmentation.specificationOf(all))
              .with(IN_TRAINING, OF_IMAGES, RECORDED, SEARCHED));

  public static final ParameterEntry<NumberEncoding> NUMBERS =
      add(
          of("numbers", NumberEncoding::of, NumberEncoding::specification)
              .or(NumberEncoding.STANDARD)
              .logged(numbers -> "numbers " + numbers.specification())
              .with(OF_ROWS, RECORDED));

  public static final ParameterEntry<Long> SEED =
      add(
          of("seed", Numbers::anyLong, seed -> seed.toString())
              .or(TrainingOptions.DEFAULT_SEED)
              .notSearched(
                  "a seed that wins is luck; the finalists are trained with further seeds anyway"
                      + " (nn.trials)")
              .logged(seed -> "seed " + seed)
              .with(IN_TRAINING, ALWAYS_RECORDED));

  public static final ParameterEntry<MemberSettings> MEMBERS =
      add(
          of("members", MemberSettings::of, MemberSettings::text)
              .or(MemberSettings.ONE)
              .notSearched("trials are of single networks; give nn.members to nn:train afterwards")
              .with(IN_TRAINING, RECORDED));

  public static final ParameterEntry<LinearShare> LINEAR =
      add(
          of("linear", LinearShare::of, LinearShare::text)
              .or(LinearShare.NONE)
              .notSearched("trials are of single networks; give nn.linear to nn:train afterwards")
              .with(IN_TRAINING, OF_ROWS, RECORDED));

  // Validation, and what is fitted to validation data.

  public static final ParameterEntry<BigDecimal> VALIDATION_FRACTION =
      add(
          of("validationFraction", DataSettings::heldOutFraction, Numbers::plain)
              .notSearched("trials are compared on the same validation data")
              .with(IN_TRAINING, RECORDED));

  public static final ParameterEntry<String> KEEP =
      add(words("keep", "choice", "best", "last").with(IN_TRAINING, RECORDED, SEARCHED));

  public static final ParameterEntry<Monitor> MONITOR =
      add(
          of("monitor", Catalog.of("monitor", Monitor.values())::create, Monitor::specification)
              .notSearched("it compares the trials; set nn.monitor outside of <space>")
              .with(IN_TRAINING, RECORDED));

  public static final ParameterEntry<Integer> PATIENCE =
      add(integer("patience", 1, Integer.MAX_VALUE).with(IN_TRAINING, RECORDED, SEARCHED));

  public static final ParameterEntry<Boolean> REFIT =
      add(
          onOff("refit")
              .notSearched("only the winner is retrained; set nn.refit outside of <space>")
              .with(IN_TRAINING, RECORDED));

  public static final ParameterEntry<String> CALIBRATION =
      add(
          words("calibration", "calibration", "none", "temperature")
              .or("none")
              .notSearched("trials are compared without it; set nn.calibration outside of <space>")
              .with(IN_TRAINING, RECORDED));

  public static final ParameterEntry<AnswerSettings.Abstain> ABSTAIN =
      add(
          of("abstain", AnswerSettings.Abstain::of, AnswerSettings.Abstain::text)
              .or(AnswerSettings.Abstain.NEVER)
              .notSearched(
                  "abstaining makes no trial better; set nn.abstain outside of" + " <space>")
              .with(IN_TRAINING, RECORDED));

  public static final ParameterEntry<Map<String, Double>> COSTS =
      add(
          of("costs", AnswerSettings::costs, AnswerSettings::costsText)
              .or(Map.of())
              .logged(costs -> "costs " + SafeText.text(AnswerSettings.costsText(costs)))
              .notSearched("trials are compared without them; set nn.costs outside of <space>")
              .with(IN_TRAINING, RECORDED));

  // Search. What a space has is parsed by who searches.

  public static final ParameterEntry<String> SPACE =
      add(ParameterEntry.text("space").with(IN_SEARCH, WITHOUT_EFFECT));

  /** How many, how they are chosen, and how many of them are finalists. */
  public static final ParameterEntry<String> TRIALS =
      add(ParameterEntry.text("trials").with(IN_SEARCH, WITHOUT_EFFECT));

  public static final ParameterEntry<String> SPARK_MASTER =
      add(ParameterEntry.text("sparkMaster").with(IN_SEARCH, WITHOUT_EFFECT));

  public static final ParameterEntry<String> SPARK_CONF =
      add(ParameterEntry.text("sparkConf").with(IN_SEARCH, WITHOUT_EFFECT));

  // What the model does not depend on: who computes, and what becomes of it.

  public static final ParameterEntry<KernelChoice> KERNELS =
      add(
          of("kernels", KernelChoice::of, KernelChoice::specification)
              .or(ComputeOptions.fastest().kernels())
              .with(WITHOUT_EFFECT));

  public static final ParameterEntry<Integer> THREADS =
      add(integer("threads", 1, ComputeOptions.MOST_THREADS).with(WITHOUT_EFFECT));

  /** Whether another JVM trains, or with which java and arguments. */
  public static final ParameterEntry<String> FORK =
      add(ParameterEntry.text("fork").with(WITHOUT_EFFECT));

  public static final ParameterEntry<Path> SETTINGS = add(file("settings").with(WITHOUT_EFFECT));

  public static final ParameterEntry<Boolean> FORCE =
      add(onOff("force").with(IN_TRAINING, WITHOUT_EFFECT));

  public static final ParameterEntry<Path> MODEL_FILE = add(file("modelFile"));

  public static final ParameterEntry<String> PACKAGE_MODEL =
      add(ParameterEntry.text("packageModel").with(WITHOUT_EFFECT));

  public static final ParameterEntry<String> ATTACH =
      add(ParameterEntry.text("attach").with(WITHOUT_EFFECT));

  public static final ParameterEntry<String> SKIP =
      add(ParameterEntry.text("skip").with(WITHOUT_EFFECT));

  private Parameters() {}

  private static <T> ParameterEntry<T> add(ParameterEntry<T> parameter) {
    ALL.put(parameter.name(), parameter);
    return parameter;
  }

  /** The parameter with a name, if it exists. */
  public static Optional<ParameterEntry<?>> named(String name) {
    return Optional.ofNullable(ALL.get(name));
  }

  /** Names of some, in the order of the table. */
  public static List<String> names(Predicate<ParameterEntry<?>> which) {
    return ALL.values().stream().filter(which).map(ParameterEntry::name).toList();
  }

  /** Names of those that have a trait, in the order of the table. */
  public static List<String> names(Trait trait) {
    return names(entry -> entry.is(trait));
  }

  /** The settings that a model's metadata records, by parameter. */
  public static SortedMap<String, String> recorded(Settings settings) {
    SortedMap<String, String> recorded = new TreeMap<>();
    ALL.values()
        .forEach(
            entry -> entry.record(settings).ifPresent(text -> recorded.put(entry.name(), text)));
    return recorded;
  }

  /** Log of these settings, in the order of the table. */
  public static List<String> logged(Settings settings, Predicate<String> names) {
    return ALL.values().stream()
        .filter(entry -> names.test(entry.name()))
        .flatMap(entry -> entry.log(settings).stream())
        .toList();
  }
}
