package dev.nnmaven.plugin;

import dev.nnmaven.plugin.config.DataSettings;
import dev.nnmaven.plugin.config.Mistakes;
import dev.nnmaven.plugin.task.TrainingSettings;
import java.io.File;
import java.nio.file.Path;
import org.apache.maven.plugins.annotations.Parameter;

/** What the goals share that read images and a model. */
abstract class AbstractDataMojo extends AbstractModelMojo {

  /**
   * The folder with the images: one sub-folder a class, whose name is the class, or the folders
   * {@code train} and {@code test} that each hold such sub-folders. PNG, JPEG, GIF and BMP, grey or
   * colour, all of one size. Hidden files are ignored. Example:
   *
   * <pre>{@code <data>src/letters</data>}</pre>
   */
  @Parameter(property = "nn.data", defaultValue = "${project.basedir}/data")
  private File data;

  /**
   * A folder with held-out images, one sub-folder a class. Default: the folder {@code test} of
   * {@code data} if it stands beside {@code train}, and otherwise {@code testFraction} of the
   * images. Example:
   *
   * <pre>{@code <testData>src/letters-to-judge-by</testData>}</pre>
   */
  @Parameter(property = "nn.testData")
  private File testData;

  /**
   * Which fraction of each class is held out where there are no test images: the model is not
   * trained on them, and {@code evaluate} judges by them. Written as 0.2 or 20%; 0 holds out
   * nothing. Which images these are depends on their pixels alone. Default: 0.2. Example:
   *
   * <pre>{@code <testFraction>0.25</testFraction>}</pre>
   */
  @Parameter(property = "nn.testFraction")
  private String testFraction;

  /**
   * What happens to files that are not images, or of another size than most: {@code fail} names
   * them and fails the build, {@code skip} leaves them out with a warning. Default: fail. Example:
   *
   * <pre>{@code <unreadableImages>skip</unreadableImages>}</pre>
   */
  @Parameter(property = "nn.unreadableImages")
  private String unreadableImages;

  DataSettings dataSettings(Mistakes mistakes) {
    return DataSettings.parse(data, testData, testFraction, unreadableImages, mistakes);
  }

  TrainingSettings.Images images(String normalization, String pixelOrder) {
    return new TrainingSettings.Images(
        data.getPath(),
        testData == null ? null : testData.getPath(),
        testFraction,
        unreadableImages,
        normalization,
        pixelOrder);
  }

  Path reportFile(String name) {
    return Evaluations.folder(project()).resolve(name);
  }
}
