package dev.nnmaven.plugin;

import dev.nnmaven.plugin.config.ConfigurationException;
import dev.nnmaven.plugin.config.Outputs;
import dev.nnmaven.plugin.config.Settings;
import dev.nnmaven.plugin.job.PackagedModel;
import dev.nnmaven.plugin.report.Reports;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.MavenProjectHelper;

/**
 * Where a new model is copied and attached.
 *
 * @param project project of the model
 * @param classes folder packaged as the project's jar
 * @param inJar copy in the project's jar, if configured
 * @param attached whether to publish it with the project
 */
record Shipping(
    MavenProject project, Path classes, Optional<PackagedModel> inJar, boolean attached) {

  /** Parses the parameters. */
  static Shipping parse(Settings settings, MavenProject project) {
    Path classes = Path.of(project.getBuild().getOutputDirectory());
    PackagedModel named =
        settings.parse(
            "packagedModel",
            name -> PackagedModel.of(classes, name),
            PackagedModel.of(classes, project.getArtifactId() + "." + ModelRepository.TYPE));
    return new Shipping(
        project,
        classes,
        settings.isOn("packageModel") ? Optional.of(named) : Optional.empty(),
        settings.isOn("attachModel"));
  }

  /**
   * Checks before training that the copy can be written.
   *
   * @param model its file
   */
  void requireWritable(Path model) throws ConfigurationException {
    if (attached) {
      BuildMemory.claim(
          project,
          "the artifact with classifier " + ModelRepository.CLASSIFIER,
          model,
          "A project can publish one model; leave nn.attachModel out for the other one.");
    }
    if (inJar.isPresent()) {
      BuildMemory.claim(
          project, inJar.get().file(), model, "Give one of them another nn.packagedModel.");
      Outputs.requireWritable("nn.packagedModel", inJar.get().file());
    }
  }

  /**
   * Copies and attaches the model, and deletes the copy of an earlier build under another name.
   *
   * @param reports holds the name of the copy until the next build
   */
  void ship(Path model, Reports reports, MavenProjectHelper artifacts)
      throws ConfigurationException, IOException {
    Path name = reports.packaged();
    PackagedModel.removeFormer(name, classes, inJar);
    if (inJar.isPresent()) {
      inJar.get().remember(name);
      inJar.get().write(model, reports.folder());
    }
    if (attached) {
      artifacts.attachArtifact(
          project, ModelRepository.TYPE, ModelRepository.CLASSIFIER, model.toFile());
    }
  }
}
