package dev.nnmaven.plugin;

import org.apache.maven.plugins.annotations.Parameter;

/** Base of goals that ask a model about pictures or rows that it has never seen. */
abstract class AbstractAskingMojo extends AbstractModelFileMojo {

  /**
   * Pictures of another size than those trained on: {@code refuse}, {@code stretch}, {@code
   * stretchLightInk} or {@code stretchDarkInk} (the bounding box of light or dark pixels). Default:
   * as in training, which refuses unless it had a size. Example: {@code <scaling>stretch</scaling>}
   */
  @Parameter(property = "nn.scaling")
  String scaling;

  /**
   * Character between the cells of a table: {@code comma}, {@code semicolon}, {@code tab} or any
   * other. Default: the most frequent of these in the first line. Example: {@code
   * <separator>semicolon</separator>}
   */
  @Parameter(property = "nn.separator")
  String separator;
}
