package dev.nnmaven.plugin;

import dev.nnmaven.plugin.config.DataSettings;
import dev.nnmaven.plugin.config.Mistakes;
import dev.nnmaven.plugin.task.TrainingSettings;
import java.io.File;
import org.apache.maven.plugins.annotations.Parameter;

/** Base of goals with training and test images. */
abstract class AbstractDataMojo extends AbstractImagesMojo {

  /**
   * A folder with held-out images, one sub-folder per class. Default: the folder {@code test} of
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

  DataSettings dataSettings(Mistakes mistakes) {
    return DataSettings.parse(data(), testData, testFraction, unreadableImages(), mistakes);
  }

  TrainingSettings.Images images(
      String normalization,
      String pixelOrder,
      String imageSize,
      String scaling,
      String background) {
    return new TrainingSettings.Images(
        data().getPath(),
        testData == null ? null : testData.getPath(),
        testFraction,
        unreadableImages(),
        normalization,
        pixelOrder,
        imageSize,
        scaling,
        background);
  }
}
