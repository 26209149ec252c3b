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
   * Problems of images that only warn: {@code unreadable} files, which are not images or have the
   * wrong size and are skipped, and {@code conflicts}, if more than 5% equal one of another class.
   * Default: none. Example: {@code <tolerate>unreadable, conflicts</tolerate>}
   */
  @Parameter(property = "nn.tolerate")
  String tolerate;
}
