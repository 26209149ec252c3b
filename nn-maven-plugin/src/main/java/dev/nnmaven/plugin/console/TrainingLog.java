package dev.nnmaven.plugin.console;

import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.data.image.Background;
import dev.nnmaven.nn.data.image.Dataset;
import dev.nnmaven.nn.data.image.PictureRules;
import dev.nnmaven.nn.data.image.Scaling;
import dev.nnmaven.nn.data.image.augmentation.Augmentation;
import dev.nnmaven.nn.data.image.augmentation.Augmentations;
import dev.nnmaven.nn.math.FloatText;
import dev.nnmaven.nn.schedule.Schedules;
import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.task.ConfusionMatrix;
import dev.nnmaven.nn.text.Shown;
import dev.nnmaven.nn.training.EpochResult;
import dev.nnmaven.nn.training.TrainingListener;
import dev.nnmaven.nn.training.TrainingOptions;
import dev.nnmaven.nn.training.TrainingResult;
import dev.nnmaven.plugin.config.Numbers;
import dev.nnmaven.plugin.config.ValidationSettings;
import dev.nnmaven.plugin.job.LoadedData;
import dev.nnmaven.plugin.job.TrainingRun;
import dev.nnmaven.plugin.text.Texts;
import dev.nnmaven.plugin.text.Top;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Log lines of training: settings, then one line per epoch, or fewer. */
public final class TrainingLog implements TrainingListener<ClassificationMetrics> {

  private static final Pattern JPEG = Pattern.compile("(?i)\\.jpe?g$");

  private final Lines log;
  private final Progress progress;
  private final int epochs;
  private final EpochTable table;

  /**
   * Creates the log of one run.
   *
   * @param epochs number of epochs in total
   * @param progress shows progress within an epoch
   */
  public TrainingLog(Lines log, int epochs, Progress progress) {
    this.log = log;
    this.epochs = epochs;
    this.progress = progress;
    this.table = new EpochTable(log, epochs);
  }

  /** Logs network, data and settings before training. */
  public void announce(TrainingRun run) {
    Network network = run.network();
    LoadedData data = run.data();
    log.info(
        Texts.format(
            "network   %s, %,d parameters, %s",
            ConsoleCharset.drawing(network),
            network.parameterCount(),
            network.loss().specification()));
    log.info(
        Texts.format(
            "training  %,d images of %d x %d pixels in %s",
            data.trainedOn().size(),
            data.trainedOn().width(),
            data.trainedOn().height(),
            data.trainingFolder()));
    log.info("          " + perClass(data.trainedOn()));
    run.job().validation().ifPresent(settings -> log.info(validation(data, settings)));
    log.info(
        data.heldOut()
            .map(
                images ->
                    Texts.format("held out  %,d images: %s", images.size(), data.heldOutPlace()))
            .orElse("held out  nothing (nn.testFraction=0)"));
    pictures(data, run.job().pictures());
    log.info("method    " + method(run));
    if (!run.kernelHint().isEmpty()) {
      log.info("          not the faster SIMD kernels: " + run.kernelHint());
    }
    run.warnings().forEach(log::warn);
  }

  private static String validation(LoadedData data, ValidationSettings settings) {
    List<String> parts = new ArrayList<>();
    parts.add(
        Texts.format(
            "validate  %,d images: %s of those for training",
            data.training().size() - data.trainedOn().size(),
            Numbers.percent(settings.fraction())));
    String better = settings.monitor().specification();
    parts.add(
        settings.keepsBest()
            ? "the epoch with the best " + better + " is kept"
            : "the last epoch is kept");
    settings
        .patience()
        .ifPresent(
            epochs ->
                parts.add(
                    Texts.format(
                        "training stops after %s without a better %s",
                        Texts.count(epochs, "epoch"), better)));
    return String.join("; ", parts);
  }

  /** Images per class: {@code 480 of each class: A, B, C}, or one count per class. */
  private static String perClass(Dataset dataset) {
    int[] counts = dataset.countPerClass();
    List<String> classes = dataset.classes();
    if (Arrays.stream(counts).distinct().count() == 1) {
      return Texts.format("%s of each class: %s", Texts.count(counts[0]), Shown.list(classes));
    }
    return Shown.list(
        IntStream.range(0, counts.length)
            .mapToObj(c -> classes.get(c) + " " + Texts.count(counts[c]))
            .toList());
  }

  /** Logs what becomes of pictures, if they are not taken as they are. */
  private void pictures(LoadedData data, PictureRules rules) {
    List<Dataset> all = Stream.concat(Stream.of(data.training()), data.heldOut().stream()).toList();
    long jpeg =
        all.stream()
            .flatMap(images -> images.images().stream())
            .filter(image -> JPEG.matcher(image.name()).find())
            .count();
    if (jpeg > 0) { // the only format whose decoded pixels are not exactly specified
      log.info(
          "          %s: where another Java decodes other pixels, it trains another model"
              .formatted(Texts.count(jpeg, "JPEG image")));
    }
    if (rules.scaling() != Scaling.REFUSE) {
      log.info(
          "          all scaled to that size (nn.scaling=%s)"
              .formatted(rules.scaling().specification()));
    }
    if (!rules.background().equals(Background.WHITE)) {
      log.info("          transparent pixels on " + rules.background().specification());
    }
    if (data.coloured() > 0) {
      int images = all.stream().mapToInt(Dataset::size).sum();
      log.info(
          Texts.format(
              "          %,d of %,d images (%s) have colours, which become grey: 0.299 red + 0.587"
                  + " green + 0.114 blue",
              data.coloured(), images, Texts.percent(data.coloured(), images)));
    }
  }

  private static String method(TrainingRun run) {
    TrainingOptions options = run.job().options();
    List<String> parts = new ArrayList<>();
    parts.add(Texts.count(options.epochs(), "epoch"));
    parts.add(
        switch (options.batchSize()) {
          case TrainingOptions.ALL_SAMPLES -> "all samples a step";
          case 1 -> "one sample a step";
          default -> "batches of " + Texts.count(options.batchSize());
        });
    if (!options.optimizer().equals(TrainingOptions.DEFAULT_OPTIMIZER)) {
      parts.add(options.optimizer().specification());
    }
    parts.add("learning rate " + FloatText.of(options.learningRate()));
    if (!options.schedule().equals(Schedules.DEFAULT)) {
      parts.add(options.schedule().specification());
    }
    if (options.targets().smoothing() > 0f) {
      parts.add("label smoothing " + FloatText.of(options.targets().smoothing()));
    }
    if (!run.job().classWeights().isNone()) {
      parts.add("class weights " + Shown.text(run.job().classWeights().specification()));
    }
    if (!options.clipNorm().isNone()) {
      parts.add("gradients clipped at " + FloatText.of(options.clipNorm().most()));
    }
    List<Augmentation> augmentation = run.job().augmentation();
    if (!augmentation.isEmpty()) {
      parts.add("augmented by " + Augmentations.specification(augmentation));
    }
    if (options.average() > 1) {
      parts.add(Texts.format("mean of the last %,d epochs", options.average()));
    }
    parts.add("seed " + options.seed());
    parts.add(
        run.job()
            .initialWeights()
            .map(file -> "weights of " + file)
            .orElse(run.job().initializer().specification() + " weights"));
    parts.add(run.kernelName() + " kernels");
    parts.add(Texts.count(run.job().compute().threads(), "thread"));
    return String.join(", ", parts);
  }

  @Override
  public void samplesTrained(int epoch, int done, int total) {
    progress.show(epoch, done, total);
  }

  @Override
  public void epochFinished(EpochResult<ClassificationMetrics> result) {
    progress.epochFinished();
    table.add(result);
  }

  /** Warning about a network that does not beat always naming the most frequent class. */
  static Optional<String> nothingLearned(ClassificationMetrics heldOut, List<String> classes) {
    ConfusionMatrix confusion = heldOut.confusion();
    int majority = Top.first(classes.size(), c -> -confusion.actual(c));
    int images = confusion.actual(majority);
    if (heldOut.correct() > images) {
      return Optional.empty();
    }
    return Optional.of(
        Texts.format(
            "Nothing was learned that helps on held-out images: always naming the most frequent class,"
                + " %s, would be right for %s of them (%,d). Look at the losses above. If they rise or"
                + " stay, change nn.learningRate, ten times lower first; if they fall slowly, take more"
                + " nn.epochs; and leave nn.normalization at scale.",
            classes.get(majority), Texts.percent(images, heldOut.total()), images));
  }

  /** Line about the epoch that was kept, if images validate. */
  private Optional<String> kept(
      TrainingRun.Outcome outcome, EpochResult<ClassificationMetrics> kept) {
    return kept.validation()
        .map(
            validation ->
                Texts.format(
                    "kept      epoch %,d of %,d%s: validation loss %s, accuracy %s",
                    kept.epoch(),
                    outcome.result().epochs().size(),
                    outcome.result().epochs().size() < epochs ? ", stopped early" : "",
                    Texts.loss(validation.loss()),
                    Texts.accuracy(validation.correct(), validation.total())));
  }

  /** Line about the mean of the last epochs, beside the last one alone. */
  private static Optional<String> averaged(TrainingRun.Outcome outcome) {
    TrainingResult<ClassificationMetrics> result = outcome.result();
    if (result.averaged() == 1) {
      return Optional.empty();
    }
    Optional<ClassificationMetrics> last =
        result.epochs().get(result.epochs().size() - 1).heldOut();
    return Optional.of(
        Texts.format("averaged  the last %,d epochs", result.averaged())
            + last.map(
                    one ->
                        Texts.format(
                            ": held-out accuracy %s, of the last epoch alone %s",
                            Texts.accuracy(outcome.heldOut().orElseThrow()), Texts.accuracy(one)))
                .orElse(""));
  }

  /** Logs the result. */
  public void finished(TrainingRun.Outcome outcome) {
    log.info("");
    outcome.result().kept().flatMap(kept -> kept(outcome, kept)).ifPresent(log::info);
    averaged(outcome).ifPresent(log::info);
    if (outcome.heldOut().isPresent()) {
      ClassificationMetrics heldOut = outcome.heldOut().get();
      EvaluationLog.lines(heldOut, outcome.model().classes()).forEach(log::info);
      if (epochs > 0) {
        nothingLearned(heldOut, outcome.model().classes()).ifPresent(log::warn);
      }
    } else {
      log.info(
          "training accuracy "
              + Texts.accuracy(outcome.training())
              + "; nothing was held out, so this says little about other images");
    }
    CurveAdvice.of(outcome).forEach(line -> log.info("advice    " + line));
  }
}
