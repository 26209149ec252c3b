package dev.nnmaven.plugin;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.search.SearchTask;
import dev.nnmaven.search.TrialBackend;
import dev.nnmaven.search.TrialBackends;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.fork.ForkDecision;
import dev.nnmaven.trainer.job.TrainingJob;
import dev.nnmaven.trainer.uptodate.TrainingState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.eclipse.aether.RepositorySystem;

/**
 * Searches for the best configuration around the present one, and writes it to {@code
 * nn-search.properties}, which {@code train} takes. Interrupted, it goes on where it was. Example,
 * with the plugin in the POM, and perhaps a {@code <space>}:
 *
 * <pre>{@code mvn nn:search}</pre>
 */
@Mojo(name = "search", threadSafe = true)
public final class SearchMojo extends AbstractTrainingMojo {

  private static final String PROPERTIES = "nn-search.properties";

  /**
   * What is tried: elements called as parameters, whose values are lists, or ranges {@code
   * uniform(a, b)}, {@code log(a, b)} and {@code integer(a, b)}, also within a text; an attribute
   * says where one is drawn. Default: what is around the configuration, half to twice its sizes and
   * the like. Example:
   *
   * <pre>{@code
   * <space>
   *   <layers>784,100,10; 784,{integer(50, 300)},10</layers>
   *   <optimizer>adam; nesterov(0.9)</optimizer>
   *   <learningRate optimizer="adam">log(1e-4, 1e-2)</learningRate>
   * </space>
   * }</pre>
   */
  @Parameter PlexusConfiguration space;

  /**
   * How trials are chosen: {@code halving} (at random, and only the best third goes on: Hyperband),
   * {@code random}, or {@code grid} (all of a space of lists). Default: halving. Example: {@code
   * <searchAlgorithm>random</searchAlgorithm>}
   */
  @Parameter(property = "nn.searchAlgorithm")
  String searchAlgorithm;

  /**
   * Number of configurations to try. Default: of halving one round of Hyperband's brackets, 17 for
   * 10 epochs and 49 for 50; of random 20. Example: {@code <trials>100</trials>}
   */
  @Parameter(property = "nn.trials")
  String trials;

  /**
   * Number of folds of cross-validation that trials are compared by. Default: none, but {@code
   * validationFraction} of the images, 0.2 if it is not given. Example: {@code <folds>5</folds>}
   */
  @Parameter(property = "nn.folds")
  String folds;

  /**
   * Regular expression that finds a group in the name of an image, such as {@code A/font-7.png}:
   * its first bracketed part. Images of a group are in one fold, and are no evidence of their own
   * in the tests of {@code significance}. Example: {@code <groups>/([^-]+)-</groups>}
   */
  @Parameter(property = "nn.groups")
  String groups;

  /**
   * What trials are compared by, on the validation examples: {@code loss}, {@code accuracy}, or
   * {@code rmse} of a number. Default: loss. Example: {@code <score>accuracy</score>}
   */
  @Parameter(property = "nn.score")
  String score;

  /**
   * Number of the best trials that are trained again with two further seeds; the winner is the one
   * with the best mean. Default: 3. Example: {@code <finalists>5</finalists>}
   */
  @Parameter(property = "nn.finalists")
  String finalists;

  /**
   * Master of the Apache Spark cluster that trains the trials: {@code spark://host:7077}, {@code
   * k8s://https://host:6443}, {@code yarn}, or {@code local[*]} to try it out. Needs the dependency
   * {@code nn-spark} of the plugin. Default: none, this machine trains. Example: {@code
   * <sparkMaster>spark://cluster:7077</sparkMaster>}
   */
  @Parameter(property = "nn.spark.master")
  String sparkMaster;

  /**
   * Properties of Apache Spark by their own names; on the command line {@code
   * -Dnn.spark.conf.spark.executor.memory=2g}. Example:
   *
   * <pre>{@code
   * <sparkConf>
   *   <spark.executor.memory>2g</spark.executor.memory>
   *   <spark.cores.max>16</spark.cores.max>
   * </sparkConf>
   * }</pre>
   */
  @Parameter PlexusConfiguration sparkConf;

  /** Skips this goal: {@code <skipSearch>true</skipSearch>} or {@code -Dnn.search.skip}. */
  @Parameter(property = "nn.search.skip", defaultValue = "false")
  String skipSearch;

  @Inject private RepositorySystem repositories;

  @Override
  void run(Settings settings) throws ConfigurationException, DatasetException, IOException {
    Settings all = withSparkConf(settings);
    Optional<TrialBackend> place = TrialBackends.asked(all);
    ForkDecision decision =
        forkDecision(place.isPresent() ? ClusterSupport.withProcess(settings) : settings);
    tellSettingsFile();
    SearchTask.check(settings);
    settings.mistakes().throwIfAny();
    claimReports();
    Settings search =
        withSparkConf(trainingSettings())
            .with(SearchTask.FOLDER, reports().search().toString())
            .with(
                SearchTask.PROPERTIES, project.getBasedir().toPath().resolve(PROPERTIES).toString())
            .with(SearchTask.GIVEN, given())
            .with(
                TrainingJob.SETTINGS_SHA256,
                TrainingState.hash(SearchTask.common(trainingSettings())))
            .with(TrainingJob.CODE_SHA256, TrainingState.hash(code()));
    if (place.isEmpty()) {
      compute(new SearchTask(), () -> search, decision);
    } else {
      List<Path> jars = new ClusterSupport(repositories, session, project).jars(place.get());
      compute(new SearchTask(), () -> search, decision, place.get().jvmArguments(), jars);
    }
  }

  /** The settings with Spark's properties, which are no fields. */
  private Settings withSparkConf(Settings settings) {
    return ClusterSupport.withConf(
        settings, writtenSettings().resolvedWith(TrialBackends.CONF_PROPERTIES));
  }

  /** Training parameters that are set outside the POM, comma-separated. */
  private String given() {
    Set<String> ofFile = settingsFile(written()).texts().keySet();
    return names().stream()
        .filter(
            name -> ofFile.contains(name) || session.getUserProperties().containsKey("nn." + name))
        .collect(Collectors.joining(","));
  }
}
