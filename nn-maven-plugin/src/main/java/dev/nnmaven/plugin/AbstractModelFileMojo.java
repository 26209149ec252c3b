package dev.nnmaven.plugin;

import java.io.File;
import org.apache.maven.plugins.annotations.Parameter;

/** Base of goals that make a model, or read one: where it is. */
abstract class AbstractModelFileMojo extends AbstractNnMojo {

  /**
   * The model: a safetensors file. Example: {@code
   * <modelFile>target/classes/letters.safetensors</modelFile>}
   */
  @Parameter(property = "nn.modelFile", defaultValue = Evaluations.MODEL_FILE)
  File modelFile;
}
