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

  /**
   * Encoding of a table: {@code UTF-8}, {@code windows-1250} to {@code windows-1258}, or {@code
   * ISO-8859-1}, {@code -2}, {@code -5}, {@code -7}, {@code -9}, {@code -15}. Default: as trained,
   * else {@code UTF-8}. Example: {@code <encoding>windows-1252</encoding>}
   */
  @Parameter(property = "nn.encoding")
  String encoding;
}
