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

  /** Maximum number of rows. */
  static final int MOST_ROWS = 30;

  private static final Pattern JPEG = Pattern.compile("(?i)\\.jpe?g$");

  private final Lines log;
  private final Progress progress;
  private final int epochs;
  private double secondsSoFar;

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
            data.training().size(),
            data.training().width(),
            data.training().height(),
            data.trainingFolder()));
    log.info("          " + perClass(data.training()));
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
    List<Augmentation> augmentation = run.job().augmentation();
    if (!augmentation.isEmpty()) {
      parts.add("augmented by " + Augmentations.specification(augmentation));
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
    secondsSoFar += result.seconds();
    if (!isShown(result.epoch(), epochs)) {
      return;
    }
    if (result.epoch() == 1) {
      log.info("");
      row("epoch", "loss", "training", "held-out", "images/s", "time left");
    }
    double left = secondsSoFar / result.epoch() * (epochs - result.epoch());
    row(
        Texts.count(result.epoch()),
        Texts.loss(result.training().loss()),
        Texts.percent(result.training().accuracy()),
        result.heldOut().map(e -> Texts.percent(e.correct(), e.total())).orElse("-"),
        Texts.count(Math.round(result.samplesPerSecond())),
        Texts.minutes(left));
  }

  /**
   * Whether an epoch gets a row: all do if they are few; otherwise the first, the last, and those
   * between them whose number is a multiple of 2, 5, 10, 20, 50 and so on.
   *
   * @param epoch its number, from 1
   * @param epochs number of epochs in total
   */
  static boolean isShown(int epoch, int epochs) {
    return epoch == 1 || epoch == epochs || epoch % step(epochs) == 0;
  }

  /** Smallest round step that gives few enough rows. */
  private static long step(int epochs) {
    if (epochs <= MOST_ROWS) {
      return 1;
    }
    int between = MOST_ROWS - 2; // the first and the last have rows of their own
    for (long power = 1; ; power *= 10) {
      for (int digit : new int[] {1, 2, 5}) {
        if (epochs / (digit * power) <= between) {
          return digit * power;
        }
      }
    }
  }

  private void row(Object... cells) {
    log.info(Texts.format("%7s  %9s  %8s  %8s  %9s  %9s", cells));
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

  /** Logs the result. */
  public void finished(TrainingRun.Outcome outcome) {
    log.info("");
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
  }
}
