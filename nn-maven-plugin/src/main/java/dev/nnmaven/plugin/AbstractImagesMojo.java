package dev.nnmaven.plugin;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import org.apache.maven.plugins.annotations.Parameter;

/** Base of goals that read labeled images. */
abstract class AbstractImagesMojo extends AbstractModelMojo {

  /**
   * The folder with the images: one sub-folder per class, whose name is the class, or the folders
   * {@code train} and {@code test} that each hold such sub-folders. PNG, JPEG, GIF and BMP, grey or
   * colour, all of one size. Hidden files are ignored. Example:
   *
   * <pre>{@code <data>src/letters</data>}</pre>
   */
  @Parameter(property = "nn.data", defaultValue = "${project.basedir}/data")
  private File data;

  /**
   * What happens to files that are not images, or of another size than most: {@code fail} names
   * them and fails the build, {@code skip} leaves them out with a warning. Default: fail. Example:
   *
   * <pre>{@code <unreadableImages>skip</unreadableImages>}</pre>
   */
  @Parameter(property = "nn.unreadableImages")
  private String unreadableImages;

  /** Folder of the images. */
  final File data() {
    return data;
  }

  /** Configured policy for unreadable files. */
  final String unreadableImages() {
    return unreadableImages;
  }

  @Override
  final boolean hasNothingToDo() {
    return super.hasNothingToDo() && !Files.exists(data.toPath(), LinkOption.NOFOLLOW_LINKS);
  }

  @Override
  final String whatIsMissing() {
    return "there are no images at %s, and %s".formatted(data, super.whatIsMissing());
  }
}
