package dev.nnmaven.plugin;

import org.apache.maven.plugins.annotations.Parameter;

/** Base of goals that ask a model about images or rows that it has never seen. */
abstract class AbstractInferenceMojo extends AbstractModelFileMojo {

  /**
   * How images of another size are scaled, as for {@code train}, or {@code refuse}. Default: as in
   * training. Example: {@code <scaling>stretch</scaling>}
   */
  @Parameter(property = "nn.scaling")
  String scaling;

  /**
   * What separates the cells of a table: {@code comma}, {@code semicolon}, {@code tab} or any
   * character. Default: the most frequent in line 1. Example: {@code <separator>tab</separator>}
   */
  @Parameter(property = "nn.separator")
  String separator;
}
