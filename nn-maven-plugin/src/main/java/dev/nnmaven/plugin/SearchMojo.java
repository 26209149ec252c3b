package dev.nnmaven.plugin;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.search.SearchTask;
import dev.nnmaven.search.trial.SearchPlan;
import dev.nnmaven.search.trial.TrialBackend;
import dev.nnmaven.search.trial.TrialBackends;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.config.SettingsFile;
import dev.nnmaven.trainer.config.SettingsReader;
import dev.nnmaven.trainer.fork.ForkDecision;
import dev.nnmaven.trainer.job.TrainingJob;
import dev.nnmaven.trainer.uptodate.TrainingState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/**
 * Searches for the best configuration around the current one and writes it to {@code
 * nn-search.properties}, which {@code train} reads. Resumes after an interruption. Example, with
 * the plugin in the POM, and optionally a {@code <space>}:
 *
 * <pre>{@code mvn nn:search}</pre>
 */
@Mojo(name = "search", threadSafe = true)
public final class SearchMojo extends AbstractTrainingMojo {

  private static final String PROPERTIES = "nn-search.properties";

  /**
   * Settings of the search, and its {@code space}: parameters with lists or ranges, {@code
   * uniform(a, b)}, {@code log(a, b)} or {@code integer(a, b)}. Default: around the configuration.
   * Example: {@code <search><space><learningRate>log(1e-4, 1e-2)</learningRate></space></search>}
   */
  @Parameter PlexusConfiguration search;

  /**
   * Number of configurations to try, and how to choose them: {@code halving} (Hyperband), {@code
   * random} or {@code grid} (all). {@code finalists(3)} of them and your own settings are trained
   * with two more seeds, and the best mean wins. Default: one round of {@code halving} (17 for 10
   * epochs, 49 for 50), or {@code 20 random}; 3 finalists. Example: {@code <trials>100 random
   * finalists(5)</trials>}
   */
  @Parameter(property = "nn.trials")
  String trials;

  /**
   * Number of folds of cross-validation for comparing trials. Default: none, validation data is
   * used. Example: {@code <folds>5</folds>}
   */
  @Parameter(property = "nn.folds")
  String folds;

  /**
   * Master of an Apache Spark cluster that trains the trials; needs the dependency {@code
   * nn-spark}. Default: none. Example: {@code <sparkMaster>spark://cluster:7077</sparkMaster>}
   */
  @Parameter(property = "nn.spark.master")
  String sparkMaster;

  @Inject private RepositorySystem repositories;

  /** The settings with Spark's properties, which are not fields. */
  @Override
  SettingsReader completed(SettingsReader written) {
    return TrialBackends.withConf(
        super.completed(written), writtenSettings().resolvedWith(TrialBackends.CONF_PROPERTIES));
  }

  @Override
  void run(SettingsReader reader) throws ConfigurationException, DatasetException, IOException {
    Optional<TrialBackend> place = TrialBackends.asked(reader);
    ForkDecision decision =
        forkDecision(place.isPresent() ? TrialBackends.withProcess(reader) : reader);
    tellSettingsFile();
    reader.read(SearchPlan::parse);
    claimReports();
    Settings training = trainingSettings();
    Settings search =
        training
            .with(SearchTask.FOLDER, reports().search().toString())
            .with(
                SearchTask.PROPERTIES, project.getBasedir().toPath().resolve(PROPERTIES).toString())
            .with(SearchTask.GIVEN, given())
            .with(TrainingJob.SETTINGS_SHA256, TrainingState.hash(SearchTask.common(training)))
            .with(TrainingJob.CODE_SHA256, TrainingState.hash(code()));
    List<String> arguments = place.map(TrialBackend::jvmArguments).orElse(List.of());
    List<String> jars = place.map(TrialBackend::artifacts).orElse(List.of());
    compute(new SearchTask(), () -> search, decision, arguments, resolved(jars));
  }

  /** Finds, or downloads, the jars that Maven keeps from plugins; throws if one is nowhere. */
  private List<Path> resolved(List<String> artifacts) throws ConfigurationException {
    List<Path> jars = new ArrayList<>();
    for (String coordinates : artifacts) {
      ArtifactRequest request =
          new ArtifactRequest(
              new DefaultArtifact(coordinates), project.getRemotePluginRepositories(), null);
      try {
        Artifact found =
            repositories.resolveArtifact(session.getRepositorySession(), request).getArtifact();
        jars.add(found.getFile().toPath());
      } catch (ArtifactResolutionException e) {
        throw new ConfigurationException(
            TrialBackends.MASTER_PROPERTY + ": a jar that it needs cannot be resolved: %s",
            e.getMessage());
      }
    }
    return jars;
  }

  /** Training parameters that are set outside the POM, comma-separated. */
  private String given() {
    Set<String> given = new TreeSet<>(settingsFile(written()).texts().keySet());
    given.addAll(writtenSettings().given().keySet());
    given.retainAll(SettingsFile.known());
    return String.join(",", given);
  }
}
