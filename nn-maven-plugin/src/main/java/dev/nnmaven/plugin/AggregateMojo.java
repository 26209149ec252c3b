package dev.nnmaven.plugin;

import dev.nnmaven.gate.aggregate.AggregatePage;
import dev.nnmaven.gate.aggregate.ModelModule;
import dev.nnmaven.gate.aggregate.Row;
import dev.nnmaven.gate.rule.GateParser;
import dev.nnmaven.gate.rule.WarnOnly;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.Outputs;
import dev.nnmaven.trainer.config.SettingsReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.codehaus.plexus.configuration.PlexusConfiguration;

/**
 * Shows the models of all modules side by side, as a table in the log and as a page. Run {@code
 * evaluate} in the modules first; docs/many-modules.md shows the POM. Example, at the root:
 *
 * <pre>{@code mvn verify nn:aggregate}</pre>
 */
@Mojo(
    name = "aggregate",
    defaultPhase = LifecyclePhase.VERIFY,
    aggregator = true,
    threadSafe = true)
public final class AggregateMojo extends AbstractNnMojo {

  /**
   * What warns instead of failing the build: some of {@code undecided, unchecked, baselineMissing,
   * baselineMismatch, staleModel}; or {@code all}, failed rules as well; or {@code none}. Default:
   * {@code undecided, unchecked}. Example: {@code <warnOnly>undecided, unchecked,
   * staleModel</warnOnly>}
   */
  @Parameter(property = "nn.warnOnly")
  String warnOnly;

  /**
   * Rules of the gate, as elements. {@code minClassRecalls} contains an element per class. Example:
   * {@code
   * <gate><minAccuracy>95%</minAccuracy><minClassRecalls><B>85%</B></minClassRecalls></gate>}
   */
  @Parameter PlexusConfiguration gate;

  @Override
  boolean isOfOneModule() {
    return false;
  }

  @Override
  void run(SettingsReader reader) throws ConfigurationException, IOException, MojoFailureException {
    boolean halts = !reader.read(GateParser::warnOnly).contains(WarnOnly.UNCHECKED);
    // Called on the command line after a phase, it runs after the whole build.
    boolean amongTheBuild = execution.getSource() == MojoExecution.Source.LIFECYCLE;
    List<ModelModule> modules = Evaluations.of(session, plugin, project, amongTheBuild);
    if (modules.isEmpty()) {
      getLog().warn("no module of this build has a model, or data to train one on");
      return;
    }
    List<Row> rows = modules.stream().map(Row::of).toList();
    Row.table(rows).forEach(getLog()::info);
    Path page = Evaluations.folder(project).resolve("aggregate/index.html");
    Outputs.requireWritable(page.getFileName().toString(), page);
    AggregatePage.write(page, project.getName(), rows);
    getLog().info("page " + page);
    tellMissing(rows, halts);
  }

  private void tellMissing(List<Row> rows, boolean halts) throws MojoFailureException {
    String notYet = names(rows.stream().filter(row -> row.module().stillToCome()).toList());
    if (!notYet.isEmpty()) {
      warn(
          "nn:aggregate runs in %s before these modules: %s. Run it after all of them (mvn"
              + " verify nn:aggregate), or in a module of its own that depends on them.",
          project.getArtifactId(), notYet);
    }
    String missing = names(rows.stream().filter(row -> row.evaluation().isEmpty()).toList());
    if (!missing.isEmpty()) {
      String message = "No current evaluation of: " + missing;
      if (halts) {
        throw new MojoFailureException(
            message + ". Run nn:evaluate there, or let it only warn: nn.warnOnly=unchecked.");
      }
      getLog().warn(message);
    }
  }

  private static String names(List<Row> rows) {
    return rows.stream().map(row -> row.module().title()).collect(Collectors.joining(", "));
  }
}
