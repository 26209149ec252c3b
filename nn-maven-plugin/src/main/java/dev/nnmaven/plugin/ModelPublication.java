package dev.nnmaven.plugin;

import dev.nnmaven.nn.io.Sha256;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.Outputs;
import dev.nnmaven.trainer.config.SettingsReader;
import dev.nnmaven.trainer.job.PackagedModel;
import dev.nnmaven.trainer.job.UnfinishedTraining;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.project.MavenProjectHelper;

/**
 * Copies a goal's model to further places: the jar, an attached artifact.
 *
 * @param goal that makes it
 * @param inJar its copy for the project's jar, if configured
 * @param attached whether it is published with the project
 */
record ModelPublication(AbstractModelMojo goal, Optional<PackagedModel> inJar, boolean attached) {

  /** Parses the settings; errors are added to the mistakes. */
  static ModelPublication parse(AbstractModelMojo goal, SettingsReader reader) {
    return new ModelPublication(
        goal,
        reader.parse("packageModel", text -> inJar(goal, text)).orElse(Optional.empty()),
        Attachment.parse(reader).contains(Attachment.MODEL));
  }

  /** The copy in the jar, if {@code packageModel} is true, or the name of the copy. */
  private static Optional<PackagedModel> inJar(AbstractModelMojo goal, String text) {
    if (text.equalsIgnoreCase("false")) {
      return Optional.empty();
    }
    boolean isOn = text.equalsIgnoreCase("true");
    String name = isOn ? goal.project.getArtifactId() + "." + ModelRepository.TYPE : text;
    return Optional.of(PackagedModel.of(classes(goal), name));
  }

  private static Path classes(AbstractModelMojo goal) {
    return Path.of(goal.project.getBuild().getOutputDirectory());
  }

  /**
   * Checks before the work that the model's file, its reports, its copy and what is published are
   * no other model's, and that the copy can be written.
   */
  void claim() throws ConfigurationException {
    BuildContext.claimModel(goal.session, goal.project, goal.modelFile());
    goal.claimReports();
    if (attached) {
      goal.claim(
          "the artifact with classifier " + ModelRepository.CLASSIFIER,
          "A project can publish one model; remove model from nn.attach for the other one.");
    }
    if (inJar.isPresent()) {
      Path file = inJar.get().file();
      goal.claim(file, "Give one of them another name: nn.packageModel=NAME.safetensors.");
      Outputs.requireWritable("nn.packageModel", file);
    }
  }

  /** Throws if a file that is in the jar is older than a training that has not succeeded. */
  void requireFinished() throws ConfigurationException, IOException {
    Path model = goal.modelFile();
    List<Path> inClasses =
        Stream.concat(inJar.map(PackagedModel::file).stream(), Stream.of(model))
            .filter(file -> file.startsWith(classes(goal)) && Files.isRegularFile(file))
            .toList();
    for (Path file : inClasses) {
      UnfinishedTraining.requireNone("nn.modelFile", model, Sha256.of(file));
    }
  }

  /** Copies and attaches the model, and deletes an earlier build's copy under another name. */
  void ship(MavenProjectHelper artifacts) throws IOException {
    PackagedModel.removeFormer(goal.reports().packaged(), classes(goal), inJar);
    if (inJar.isPresent()) {
      inJar.get().remember(goal.reports().packaged());
      inJar.get().write(goal.modelFile(), goal.reports().folder());
    }
    if (attached) {
      artifacts.attachArtifact(
          goal.project,
          ModelRepository.TYPE,
          ModelRepository.CLASSIFIER,
          goal.modelFile().toFile());
    }
  }
}
