package dev.nnmaven.plugin;

import dev.nnmaven.gate.report.Reports;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.Settings;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.model.BuildBase;
import org.apache.maven.plugins.annotations.Parameter;

/** Base of goals that make a model, or read one: where it is, and what belongs to it. */
abstract class AbstractModelFileMojo extends AbstractNnMojo {

  /**
   * Model file, in safetensors format. Example: {@code
   * <modelFile>target/classes/letters.safetensors</modelFile>}
   */
  @Parameter(property = "nn.modelFile", defaultValue = Evaluations.MODEL_FILE)
  File modelFile;

  /**
   * A project of packaging pom may have a model, too. It has none if there is no data, either, and
   * it only hands the plugin on to its modules or was handed it by its parent.
   */
  @Override
  Optional<String> missing() {
    Settings settings = settings();
    boolean isThere =
        Stream.of("modelFile", "data")
            .flatMap(name -> settings.file(name).stream())
            .anyMatch(file -> Files.exists(file, LinkOption.NOFOLLOW_LINKS));
    if (!isPom() || isThere || isOfItsOwn()) {
      return Optional.empty();
    }
    String model = "no model at " + modelFile();
    Optional<Path> data = settings.file("data");
    return Optional.of(
        data.map(place -> "no data at %s, and %s".formatted(place, model)).orElse(model));
  }

  private boolean isOfItsOwn() {
    BuildBase build = project.getOriginalModel().getBuild();
    return build != null
        && project.getModules().isEmpty()
        && build.getPlugins().stream()
            .anyMatch(own -> own.getKey().equals(plugin.getPluginLookupKey()));
  }

  @Override
  final String withCalls(CharSequence text) {
    return new PomCalls(this).completed(String.valueOf(text));
  }

  Path modelFile() {
    return settings().file("modelFile").orElseThrow();
  }

  final Reports reports() {
    return Reports.of(Evaluations.target(project), modelFile());
  }

  /**
   * Throws if another model of this project has the same report files. Names are case-insensitive,
   * as in some file systems.
   */
  final void claimReports() throws ConfigurationException {
    Path folder = reports().folder();
    if (folder.equals(modelFile())) {
      throw new ConfigurationException(
          "nn.modelFile: %s is the folder for the reports of this model; expected a name that ends in .safetensors",
          modelFile());
    }
    claim(
        folder.toString().toLowerCase(Locale.ROOT),
        "Give the files of the models (nn.modelFile) different names.");
  }

  /** Claims something for this model; throws if another model of this project has it. */
  final void claim(Object thing, String advice) throws ConfigurationException {
    BuildContext.claim(project, thing, modelFile(), advice);
  }
}
