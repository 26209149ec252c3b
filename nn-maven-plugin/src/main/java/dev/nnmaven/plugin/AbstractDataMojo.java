package dev.nnmaven.plugin;

import java.io.File;
import org.apache.maven.plugins.annotations.Parameter;

/** Base of goals that read examples: where they are. */
abstract class AbstractDataMojo extends AbstractModelFileMojo {

  /**
   * A table (CSV with a first line of names, TSV, or JSON lines, also .gz), or a folder of images
   * (PNG, JPEG, GIF, BMP) with a sub-folder per class, or with {@code train} and {@code test} that
   * have such sub-folders. Example: {@code <data>src/letters</data>}
   */
  @Parameter(property = "nn.data", defaultValue = "${project.basedir}/data")
  File data;

  /**
   * Files that are no images, or of another size: {@code fail} the build, or {@code skip} them with
   * a warning. Default: fail. Example: {@code <unreadableImages>skip</unreadableImages>}
   */
  @Parameter(property = "nn.unreadableImages")
  String unreadableImages;
}
