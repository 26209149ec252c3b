package dev.nnmaven.trainer.job;

import dev.nnmaven.nn.model.Provenance;
import dev.nnmaven.nn.model.Provenance.TrainingData;
import dev.nnmaven.nn.training.TrainingOptions;
import dev.nnmaven.trainer.config.Parameters;
import java.util.SortedMap;

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
    TrainingOptions options = run.options(); // the epochs of a refit, the seed of a member
    SortedMap<String, String> recorded =
        Parameters.recorded(
            run.job()
                .completed()
                .with(Parameters.EPOCHS, options.epochs())
                .with(Parameters.SEED, options.seed()));
    recorded.putAll(run.job().source().options(run.data().training()));
    if (networks == 1) {
      recorded.remove(Parameters.MEMBERS.name());
    }
    run.initialWeightsSha256()
        .ifPresentOrElse(
            sha256 -> recorded.put(INITIAL_WEIGHTS, sha256),
            () ->
                recorded.put(
                    Parameters.INITIALIZER.name(), run.job().initializer().specification()));
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
