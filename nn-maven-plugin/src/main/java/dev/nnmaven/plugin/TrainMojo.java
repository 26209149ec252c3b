package dev.nnmaven.plugin;

import dev.nnmaven.gate.rule.Gate;
import dev.nnmaven.nn.compute.KernelChoice;
import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.DataLocations;
import dev.nnmaven.trainer.config.Parameters;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.config.SettingsReader;
import dev.nnmaven.trainer.fork.ForkDecision;
import dev.nnmaven.trainer.fork.SettingsSupplier;
import dev.nnmaven.trainer.job.TaskRule;
import dev.nnmaven.trainer.job.TrainingJob;
import dev.nnmaven.trainer.job.TrainingWork;
import dev.nnmaven.trainer.job.UnfinishedTraining;
import dev.nnmaven.trainer.task.TrainingTask;
import dev.nnmaven.trainer.task.WrittenFiles;
import dev.nnmaven.trainer.text.Unit;
import dev.nnmaven.trainer.uptodate.TrainingState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProjectHelper;

/**
 * Trains a network on images or on the rows of a table, and writes the model. The same
 * configuration and data give the same model, byte for byte. README.md has a complete POM. Example,
 * with the plugin in the POM:
 *
 * <pre>{@code mvn nn:train -Dnn.network="100, 50" -Dnn.epochs=20}</pre>
 */
@Mojo(name = "train", defaultPhase = LifecyclePhase.PROCESS_CLASSES, threadSafe = true)
public final class TrainMojo extends AbstractTrainingMojo {

  /**
   * Packages the model in the jar, in {@code META-INF/nn/}: {@code true}, named after the artifact,
   * or a name. Example: {@code <packageModel>letters.safetensors</packageModel>}
   */
  @Parameter(property = "nn.packageModel", defaultValue = "false")
  String packageModel;

  /**
   * What {@code install} and {@code deploy} publish: {@code model}, {@code card}, both, or {@code
   * none}. Default: {@code none}. Example: {@code <attach>model, card</attach>}
   */
  @Parameter(property = "nn.attach")
  String attach;

  /**
   * Trains even if nothing has changed, and from the beginning after an interruption; {@code init}
   * replaces its file. Example: {@code mvn nn:train -Dnn.force}
   */
  @Parameter(property = "nn.force", defaultValue = "false")
  String force;

  /**
   * Evaluates the test data after each epoch as well, for learning curves; takes time. Example:
   * {@code mvn nn:train -Dnn.heldOutEachEpoch}
   */
  @Parameter(property = "nn.heldOutEachEpoch", defaultValue = "false")
  String heldOutEachEpoch;

  @Inject private MavenProjectHelper artifacts;

  @Override
  void run(SettingsReader reader) throws ConfigurationException, DatasetException, IOException {
    ForkDecision decision = forkDecision(reader);
    tellSettingsFile();
    boolean forced = reader.get(Parameters.FORCE);
    ModelPublication shipping = ModelPublication.parse(this, reader);
    List<Gate> gates = gates(reader);
    List<TaskRule> rules = gates.stream().flatMap(gate -> gate.taskRules().stream()).toList();
    Settings all = TaskRule.add(rules, reader.settings()).with(TrainingJob.PRODUCER, producer());
    TrainingJob job = TrainingJob.parse(reader.on(all));
    Unit unit = job.data().places().unit();
    gates.forEach(gate -> gate.requireFit(unit, reader.mistakes()));
    if (unit == Unit.IMAGE) { // of rows, the task is only known with the data
      rules.forEach(rule -> rule.requireFit(Optional.empty(), reader.mistakes()));
    }
    reader.throwIfAny();
    shipping.claim();
    BuildContext.claimTraining(
        project,
        modelFile(),
        String.valueOf(execution.getExecutionId()), // null in a test
        TrainingState.hash(trainingSettings()));
    trainUnlessUpToDate(job, decision, forced, rules);
    shipping.ship(artifacts);
  }

  /** The gates of evaluate, checked to report mistakes before minutes of training. */
  private List<Gate> gates(SettingsReader reader) {
    Path folder = reader.settings().file("data").orElseThrow().normalize();
    List<String> classes =
        List.copyOf(DataLocations.namesOfFolders(DataLocations.imageFolder(folder)));
    List<Gate> gates =
        new PomGoals(session, project, plugin).gates(modelFile().normalize(), reader.mistakes());
    if (!classes.isEmpty()) {
      gates.forEach(gate -> gate.requireClasses(classes, reader.mistakes()));
    }
    return gates;
  }

  private void trainUnlessUpToDate(
      TrainingJob job, ForkDecision decision, boolean forced, List<TaskRule> rules)
      throws ConfigurationException, DatasetException, IOException {
    TrainingState state = state();
    BuildContext.trained(project, modelFile(), state::whyStale);
    Optional<String> reason = forced ? Optional.of("nn.force") : state.reasonToTrain();
    if (reason.isEmpty()) {
      info(
          "up to date: nothing has changed that %s depends on (-Dnn.force trains anyway)",
          modelFile());
      UnfinishedTraining.clear(modelFile()); // of a training with other settings
      reports().removeCheckpoint(); // if a build was killed right before it did so
      return;
    }
    if (forced) {
      reports().removeCheckpoint();
    }
    if (!reason.get().isEmpty()) {
      getLog().info("trains again: " + reason.get());
    }
    SettingsSupplier order = () -> TaskRule.add(rules, begin(state));
    // Here as well, since another JVM may not even start.
    WrittenFiles written =
        UnfinishedTraining.during(modelFile(), job.settings(), () -> train(job, order, decision));
    reports().removeExplanation();
    state.end(written).ifPresent(doubt -> getLog().warn(doubt + ": train again"));
    reports().removeCheckpoint();
  }

  /** Looks at all files that the model depends on, which takes a while. */
  private Settings begin(TrainingState state) throws IOException {
    state.begin();
    reports().removeEvaluation();
    return state.withCheckpoints(reports().checkpoint());
  }

  /** Why the existing model is not the one that these settings train; empty if it is. */
  Optional<String> whyStale() {
    try {
      return state().whyStale();
    } catch (IOException e) {
      return Optional.of("the code that trains it cannot be read: " + e.getMessage());
    }
  }

  private TrainingState state() throws IOException {
    return new TrainingState(reports().state(), trainingSettings(), code());
  }

  /**
   * Remembers the settings although skipped: the evaluation checks the model against them. What a
   * build before has packaged must still be fit for the jar.
   */
  @Override
  void skipped() throws ConfigurationException, IOException {
    BuildContext.trained(project, modelFile(), this::whyStale);
    ModelPublication.parse(this, new SettingsReader(settings())).requireFinished();
  }

  /** Trains, in the JVM that is best. */
  WrittenFiles train(TrainingJob job, SettingsSupplier training, ForkDecision decision)
      throws ConfigurationException, DatasetException, IOException {
    if (decision.java().isPresent() && decision.onlyForSpeed() && TrainingWork.of(job).isSmall()) {
      getLog().debug("trains in Maven's JVM: there is less to compute than starting another takes");
      // Chosen, so the log names no faster ones that cannot run here.
      return compute(
          new TrainingTask(),
          () -> training.settings().with(Parameters.KERNELS, KernelChoice.SCALAR),
          ForkDecision.NONE);
    }
    return compute(new TrainingTask(), training, decision);
  }
}
