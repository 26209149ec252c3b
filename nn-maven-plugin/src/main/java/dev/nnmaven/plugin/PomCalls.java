package dev.nnmaven.plugin;

import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.text.MavenCall;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.project.MavenProject;

/**
 * Calls of Maven in what a goal prints, with the execution that has the settings of the goal's
 * model and, among several modules, with the module.
 */
record PomCalls(AbstractModelFileMojo goal) {

  /** Goals that a POM binds, and that a message of another goal names. */
  private static final Map<String, Supplier<AbstractModelFileMojo>> BOUND =
      Map.of("train", TrainMojo::new, "evaluate", EvaluateMojo::new);

  String completed(CharSequence text) {
    return MavenCall.complete(text, this::execution, this::module);
  }

  /** The execution that a goal of the command line needs; blank if it needs none. */
  private String execution(String name) {
    MojoDescriptor called = goal.plugin.getMojo(name);
    if (called == null || called.getParameterMap().get("modelFile") == null) {
      return "";
    }
    String id = bound(name);
    PomPlugin pom = new PomPlugin(goal.project, goal.plugin);
    return pom.execution(id).isPresent() && pom.hasOwn(id) ? id : "";
  }

  /** The execution that binds a goal for the same model, or else that of this goal. */
  private String bound(String name) {
    String own = String.valueOf(goal.execution.getExecutionId()); // null in a test
    Supplier<AbstractModelFileMojo> make = BOUND.get(name);
    if (make == null || goal.execution.getGoal().equals(name)) {
      return own;
    }
    try {
      Path model = goal.modelFile().normalize();
      return new PomGoals(goal.session, goal.project, goal.plugin)
          .of(name, make).stream()
              .filter(one -> one.modelFile().normalize().equals(model))
              .map(one -> String.valueOf(one.execution.getExecutionId()))
              .reduce((first, last) -> last)
              .orElse(own);
    } catch (ConfigurationException e) {
      return own; // who runs that goal says what is wrong with it
    }
  }

  /** Chooses the module where there are others, built or not; blank if there are none. */
  private String module() {
    List<MavenProject> all = goal.session.getAllProjects(); // null in a test
    return all != null && all.size() > 1 ? "-pl :" + goal.project.getArtifactId() : "";
  }
}
