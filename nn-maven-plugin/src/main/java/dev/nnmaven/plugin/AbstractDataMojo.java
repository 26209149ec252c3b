package dev.nnmaven.plugin;

import java.io.File;
import org.apache.maven.plugins.annotations.Parameter;

/** Base of goals that read examples: where they are. */
abstract class AbstractDataMojo extends AbstractModelFileMojo {

  /**
   * Table ({@code .csv}, {@code .tsv} or {@code .jsonl}, also with {@code .gz}), or folder of
   * images with a subfolder per class. A folder may contain {@code train} and {@code test}.
   * Example: {@code <data>src/letters</data>}
   */
  @Parameter(property = "nn.data", defaultValue = "${project.basedir}/data")
  File data;

  /**
   * Files that are not images or have the wrong size: {@code fail} the build, or {@code skip} them
   * with a warning. Default: {@code fail}. Example: {@code
   * <unreadableImages>skip</unreadableImages>}
   */
  @Parameter(property = "nn.unreadableImages")
  String unreadableImages;
}
