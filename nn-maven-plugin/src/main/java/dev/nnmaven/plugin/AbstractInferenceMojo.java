package dev.nnmaven.plugin;

import org.apache.maven.plugins.annotations.Parameter;

/** Base of goals that ask a model about images or rows that it has never seen. */
abstract class AbstractInferenceMojo extends AbstractModelFileMojo {

  /**
   * Scaling of images of another size, with the values for {@code train}. Default: as in training.
   * Example: {@code <scaling>stretch</scaling>}
   */
  @Parameter(property = "nn.scaling")
  String scaling;

  /**
   * Character between the cells of a table: {@code comma}, {@code semicolon}, {@code tab} or any
   * other. Default: from {@code sep=}, else the most frequent in line 1. Example: {@code
   * <separator>tab</separator>}
   */
  @Parameter(property = "nn.separator")
  String separator;
}
