package dev.nnmaven.trainer.log;

import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.task.Metrics;
import dev.nnmaven.nn.training.EpochResult;
import dev.nnmaven.nn.training.Trainer;
import dev.nnmaven.nn.training.TrainingListener;
import dev.nnmaven.nn.training.TrainingOptions;
import dev.nnmaven.nn.training.TrainingResult;
import dev.nnmaven.trainer.config.Numbers;
import dev.nnmaven.trainer.config.Parameters;
import dev.nnmaven.trainer.config.ValidationSettings;
import dev.nnmaven.trainer.console.Lines;
import dev.nnmaven.trainer.console.ProgressDisplay;
import dev.nnmaven.trainer.curves.CurveAdvice;
import dev.nnmaven.trainer.curves.LearningCurves;
import dev.nnmaven.trainer.data.Examples;
import dev.nnmaven.trainer.figures.TrainingHistory;
import dev.nnmaven.trainer.job.Calibrated;
import dev.nnmaven.trainer.job.LoadedData;
import dev.nnmaven.trainer.job.OutOfFold;
import dev.nnmaven.trainer.job.TrainingRun;
import dev.nnmaven.trainer.measure.Measure;
import dev.nnmaven.trainer.measure.OutOfFoldFigures;
import dev.nnmaven.trainer.recipe.Choice;
import dev.nnmaven.trainer.text.Formats;
import dev.nnmaven.trainer.text.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Log lines of training: settings, then one line per epoch, or fewer. */
public final class TrainingLog<M extends Metrics> implements TrainingListener<M> {

  private final Lines log;
  private final ProgressDisplay progress;
  private final int epochs;
  private final Measure<M> measure;
  private final EpochTable<M> table;

  public TrainingLog(Lines log, int epochs, ProgressDisplay progress, Measure<M> measure) {
    this.log = log;
    this.epochs = epochs;
    this.progress = progress;
    this.measure = measure;
    this.table = new EpochTable<>(log, epochs, measure);
  }

  /** Logs data, network and settings before training. */
  public void announce(TrainingRun<M> run) {
    Network network = run.network();
    int members = run.job().members().count();
    LoadedData data = run.data();
    log.info(
        "training  %,d %s in %s",
        data.trainedOn().size(), data.trainedOn().form(), data.trainingPlace());
    log.info("          " + data.trainedOn().targets());
    run.job().validation().ifPresent(settings -> log.info(validation(data, settings)));
    log.info(
        data.heldOut()
            .map(
                held ->
                    Formats.format(
                        "test data %,d %s: %s",
                        held.size(), held.unit().many(), data.heldOutPlace()))
            .orElse("test data nothing (nn.testFraction=0)"));
    if (run.job().data().heldOutEachEpoch()) {
      data.heldOut().map(TrainingLog::eachEpoch).ifPresent(log::info);
    }
    Stream.concat(
            data.notes().stream(),
            run.job().source().notes(data.trainedOn(), run.preprocessing()).stream())
        .forEach(note -> log.info("          " + note));
    log.info(
        "network   %s%s, %,d parameters, %s",
        members == 1 ? "" : members + " networks of ",
        network,
        members * network.parameterCount(),
        network.loss().specification());
    method(run).forEach(log::info);
    List<String> chosen = run.job().chosen().stream().map(Choice::toString).toList();
    if (!chosen.isEmpty()) {
      Formats.wrapped("recipe    ", chosen).forEach(log::info);
      log.info("          your settings override these; nn.recipe=plain turns the recipe off");
    }
    String hint = Trainer.kernelHint(run.compute());
    if (!hint.isEmpty()) {
      log.info("          slower scalar kernels: " + hint);
    }
    run.warnings().forEach(log::warn);
  }

  private static String eachEpoch(Examples heldOut) {
    return Formats.format(
        "          evaluates %,d test %s after each epoch; do not tune by these figures",
        heldOut.size(), heldOut.unit().many());
  }

  private static String validation(LoadedData data, ValidationSettings settings) {
    List<String> parts = new ArrayList<>();
    parts.add(
        Formats.format(
            "validate  %,d %s: %s of those for training",
            data.training().size() - data.trainedOn().size(),
            data.training().unit().many(),
            Numbers.percent(settings.fraction())));
    String better = settings.monitor().specification();
    parts.add(
        (settings.keepsBest() ? "the epoch with the best " + better : "the last epoch")
            + (settings.refit() ? " counts" : " is kept"));
    settings
        .patience()
        .ifPresent(
            epochs ->
                parts.add(
                    Formats.format(
                        "training stops after %s without a better %s",
                        Formats.count(epochs, "epoch"), better)));
    if (settings.refit()) {
      parts.add(
          "then trains again on all "
              + data.training().unit().count(data.training().size())
              + ", for as many steps");
    }
    return String.join("; ", parts);
  }

  private static List<String> method(TrainingRun<?> run) {
    Set<String> chosen =
        run.job().chosen().stream().map(Choice::parameter).collect(Collectors.toSet());
    List<String> parts =
        new ArrayList<>(Parameters.logged(run.job().completed(), name -> !chosen.contains(name)));
    parts.add(
        run.job()
            .initialWeights()
            .map(file -> "weights of " + file)
            .orElse(run.job().initializer().specification() + " weights"));
    parts.add(Trainer.kernelName(run.compute()) + " kernels");
    parts.add(Formats.count(run.job().compute().used(), "thread"));
    return Formats.wrapped("method    ", parts);
  }

  @Override
  public void samplesTrained(int epoch, int done, int total) {
    progress.show(epoch, done, total);
  }

  @Override
  public void epochFinished(EpochResult<M> result) {
    progress.epochFinished();
    table.add(result);
  }

  /** Log of the retraining that begins; says what the first has found. */
  public TrainingLog<M> refit(TrainingRun.PartialResult<M> result, TrainingRun<M> second) {
    log.info("");
    kept(result.result()).ifPresent(log::info);
    TrainingOptions options = second.options();
    int samples = second.data().trainedOn().size();
    log.info(
        "refit     "
            + TrainingHistory.Refit.of(options.epochs(), samples, options, 0).text(measure.unit()));
    return new TrainingLog<>(log, options.epochs(), progress, measure);
  }

  /** Line about the epoch that was kept, if there are validation images. */
  private Optional<String> kept(TrainingResult<M> result) {
    return result.kept().flatMap(kept -> kept(result, kept));
  }

  private Optional<String> kept(TrainingResult<M> result, EpochResult<M> kept) {
    return kept.validation()
        .map(
            validation ->
                Formats.format(
                    "kept      epoch %,d of %,d%s: validation loss %s, %s %s",
                    kept.epoch(),
                    result.epochs().size(),
                    result.epochs().size() < epochs ? ", stopped early" : "",
                    Formats.loss(validation.loss()),
                    measure.score().title(),
                    measure.longText(validation)));
  }

  public void finished(TrainingRun.Outcome<M> outcome) {
    log.info("");
    Optional<OutOfFoldFigures> outOfFold = outcome.outOfFold().map(OutOfFold::figures);
    if (outcome.metrics().heldOut().isPresent()) {
      M heldOut = outcome.metrics().heldOut().get();
      measure.lines(heldOut, measure.perClass(outcome.metrics().training())).forEach(log::info);
      outOfFold.flatMap(figures -> figures.warning(heldOut, heldOut.total())).ifPresent(log::warn);
      if (epochs > 0) {
        measure
            .nothingLearned(heldOut)
            .map(what -> what + " " + change(heldOut, outOfFold.isPresent()))
            .ifPresent(log::warn);
      }
    } else if (outOfFold.isEmpty()) {
      log.info(
          "training %s %s; without test data, this says little about other %s",
          measure.score().title(),
          measure.sureText(outcome.metrics().training()),
          measure.unit().many());
    }
    if (outcome.members().isEmpty() && outcome.refit().isEmpty()) { // which has been said
      kept(outcome.result()).ifPresent(log::info);
    }
    MembersLog.alone(outcome, measure).ifPresent(log::info);
    outOfFold.map(OutOfFoldFigures::texts).orElse(List.of()).forEach(log::info);
    outcome.calibrated().map(Calibrated::notes).orElse(List.of()).stream()
        .filter(note -> outOfFold.isEmpty() || !note.startsWith("linear ")) // said with the figures
        .forEach(log::info);
    outcome.calibrated().map(Calibrated::warnings).orElse(List.of()).forEach(log::warn);
    boolean single = outcome.members().isEmpty();
    CurveAdvice.of(curves(single ? outcome : outcome.members().get(0)))
        .ifPresent(
            advice -> log.info("advice    " + (single ? "" : "network 1: ") + advice.text()));
  }

  private String change(M heldOut, boolean hasFolds) {
    String change =
        measure
            .otherTarget(heldOut)
            .orElseGet(() -> hasFolds ? OutOfFoldFigures.ADVICE : lossAdvice());
    return Formats.capitalized(change) + ".";
  }

  private String lossAdvice() {
    return "look at the losses above. If they rise or stay, change nn.learningRate, ten times lower"
        + " first; if they fall slowly, take more nn.epochs"
        + (measure.unit() == Unit.IMAGE ? "; with nn.normalization=none, try scale" : "");
  }

  private LearningCurves<M> curves(TrainingRun.Outcome<M> outcome) {
    return new LearningCurves<>(
        TrainingHistory.of(outcome.result()),
        outcome.model(),
        measure,
        Optional.of(outcome.metrics().training()),
        outcome.metrics().heldOut());
  }
}
