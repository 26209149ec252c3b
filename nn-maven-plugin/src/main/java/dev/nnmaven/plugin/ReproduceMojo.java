package dev.nnmaven.plugin;

import static java.util.stream.Collectors.joining;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.config.SettingsReader;
import dev.nnmaven.trainer.fork.ForkDecision;
import dev.nnmaven.trainer.job.HashedModel;
import dev.nnmaven.trainer.job.TrainingJob;
import dev.nnmaven.trainer.reproduce.Reproduction;
import dev.nnmaven.trainer.task.WrittenFiles;
import dev.nnmaven.trainer.text.ModelName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.toolchain.ToolchainManager;
import org.eclipse.aether.RepositorySystem;

/**
 * Trains a model again from the settings in its file, on the data of {@code train}, and compares
 * the SHA-256. If they differ, it fails and lists the differences. Does not change the model or its
 * reports. Example, with the plugin in the POM:
 *
 * <pre>{@code mvn nn:reproduce -Dnn.input=com.example:letters:1.2}</pre>
 */
@Mojo(name = "reproduce", threadSafe = true)
public final class ReproduceMojo extends AbstractModelFileMojo {

  /**
   * Model to train again: a file, or {@code group:artifact:version} of a release. Default: the one
   * that {@code train} writes. Example: {@code mvn nn:reproduce -Dnn.input=com.example:letters:1.2}
   */
  @Parameter(property = "nn.input")
  String input;

  @Inject private RepositorySystem repositories;

  @Inject private ToolchainManager toolchains;

  /** A released model has its data, whatever else there is. */
  @Override
  Optional<String> missing() {
    return settings().has("input") ? Optional.empty() : super.missing();
  }

  @Override
  void run(SettingsReader reader)
      throws ConfigurationException, DatasetException, IOException, MojoFailureException {
    reader.throwIfAny();
    TrainMojo train = training();
    requireLinksWithin(train.trainingSettings());
    Path file = file(train);
    Path folder = train.reports().folder().resolve("reproduce"); // names that no model has
    Path again = folder.resolve("reproduced.safetensors");
    Path report = folder.resolve("reproduced.json");
    if (again.equals(file.toAbsolutePath().normalize())) {
      throw new ConfigurationException(
          "nn.input: this goal writes %s; expected another model", file);
    }
    if (settings().has("input") && !Files.exists(file)) {
      throw new ConfigurationException(
          "nn.input: expected group:artifact:version or a file, found \"%s\"",
          settings().text("input").strip());
    }
    HashedModel recorded = HashedModel.read(file);
    Reproduction reproduction = Reproduction.of(file, recorded, train.trainingSettings());
    info("trains again as %s records; its SHA-256 is %s", file, recorded.sha256());
    reproduction.note().ifPresent(getLog()::info);
    failIfAny(reproduction.obstacles());
    Files.deleteIfExists(again); // it would look like that of this run
    Files.deleteIfExists(report);
    Settings order =
        reproduction
            .settings()
            .settings()
            .with("modelFile", again.toString())
            .with(TrainingJob.REPORT_FILE, report.toString());
    ForkDecision decision = train.forkDecision(reader.on(order));
    reader.throwIfAny();
    WrittenFiles written = train.train(order.read(TrainingJob::parse), () -> order, decision);
    HashedModel.requireUnchanged(file, recorded.sha256());
    failIfAny(reproduction.failure(again, written.model()));
    info("reproduced: SHA-256 %s", written.model());
  }

  /**
   * The training of the POM that writes this model, or else its only one, or one without a phase.
   */
  private TrainMojo training() throws ConfigurationException {
    PomGoals goals = new PomGoals(session, project, plugin);
    List<TrainMojo> all = goals.of("train", TrainMojo::new);
    // As the POM says: -Dnn.modelFile overrides what each of them sets.
    List<TrainMojo> writing = all.stream().filter(mojo -> written(mojo).equals(wanted())).toList();
    List<TrainMojo> found = writing.isEmpty() ? all : writing;
    if (writing.isEmpty() && all.size() > 1) {
      throw new ConfigurationException(
          "nn.modelFile: the POM trains several models, and none to %s; expected one of %s, which"
              + " says on which data to train (nn.input may name another file, or a release)",
          wanted(),
          all.stream().map(mojo -> written(mojo).toString()).distinct().collect(joining(", ")));
    }
    TrainMojo train =
        found.isEmpty() ? goals.called("train", TrainMojo::new) : found.get(found.size() - 1);
    train.use(toolchains);
    giveLogTo(train);
    return train;
  }

  private static Path written(TrainMojo train) {
    return train.modelFile.toPath().normalize();
  }

  private Path wanted() {
    return modelFile().normalize();
  }

  private Path file(TrainMojo train) throws ConfigurationException {
    String text = settings().text("input").strip();
    if (text.isEmpty()) {
      Path byDefault = Evaluations.folder(project).resolve(ModelName.DEFAULT_FILE);
      return (wanted().equals(byDefault.normalize()) ? train : this).modelFile();
    }
    if (ModelRepository.isRelease(text)) {
      return ModelRepository.of(repositories, session, project).release("nn.input", text).file();
    }
    return project.getBasedir().toPath().resolve(text).normalize();
  }
}
