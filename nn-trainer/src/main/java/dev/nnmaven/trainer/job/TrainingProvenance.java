package dev.nnmaven.trainer.job;

import dev.nnmaven.nn.model.Provenance;
import dev.nnmaven.nn.model.Provenance.TrainingData;
import dev.nnmaven.nn.text.FloatText;
import dev.nnmaven.nn.training.TrainingOptions;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a model records of its training. */
final class TrainingProvenance {

  /** Maximum length of an option; a model file has room for that. */
  private static final int LONGEST = 1000;

  /** Option with the hash of the file of initial weights. */
  static final String INITIAL_WEIGHTS = "initialWeightsSha256";

  private TrainingProvenance() {}

  /** What a model of one or several networks records. */
  static Provenance of(TrainingRun<?> run, int networks) {
    return new Provenance(
        run.job().producer(),
        options(run, networks),
        new TrainingData(run.data().training().fingerprint(), run.data().training().size()),
        run.data().howHeldOut());
  }

  /** Options by the names of their parameters; mostly without those that have no effect. */
  private static SortedMap<String, String> options(TrainingRun<?> run, int networks) {
    TrainingJob job = run.job();
    TrainingOptions options = run.options();
    SortedMap<String, String> recorded = new TreeMap<>();
    recorded.put("optimizer", options.optimizer().specification());
    recorded.put("learningRate", FloatText.of(options.learningRate()));
    if (!options.schedule().equals(TrainingOptions.DEFAULT_SCHEDULE)) {
      recorded.put("learningRateSchedule", options.schedule().specification());
    }
    if (options.targets().smoothing() > 0f) {
      recorded.put("labelSmoothing", FloatText.of(options.targets().smoothing()));
    }
    if (!job.classWeights().isNone()) {
      recorded.put("classWeights", job.classWeights().specification());
    }
    if (!options.clipNorm().isNone()) {
      recorded.put("clipNorm", FloatText.of(options.clipNorm().most()));
    }
    recorded.putAll(job.source().options(run.data().training()));
    recorded.put("epochs", Integer.toString(options.epochs()));
    if (networks > 1) {
      recorded.put("members", Integer.toString(networks));
    }
    recorded.put("seed", Long.toString(options.seed()));
    recorded.put(
        "batchSize",
        options.batchSize() == TrainingOptions.ALL_SAMPLES
            ? "all"
            : Integer.toString(options.batchSize()));
    job.validation().ifPresent(validation -> recorded.putAll(validation.options()));
    recorded.putAll(job.answers().options());
    run.initialWeightsSha256()
        .ifPresentOrElse(
            sha256 -> recorded.put(INITIAL_WEIGHTS, sha256),
            () -> recorded.put("initializer", job.initializer().specification()));
    recorded.replaceAll((name, value) -> shortened(value));
    return recorded;
  }

  /** Keeps a text readable in reports, and within what a model file holds. */
  private static String shortened(String text) {
    return text.length() <= LONGEST
        ? text
        : text.substring(0, LONGEST - 100) + "... (" + text.length() + " characters)";
  }
}
