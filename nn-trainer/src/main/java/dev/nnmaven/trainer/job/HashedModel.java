package dev.nnmaven.trainer.job;

import dev.nnmaven.nn.io.Sha256;
import dev.nnmaven.nn.model.ModelFile;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.trainer.config.ConfigurationException;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A model with the hash of its file: figures of one model with the hash of another would be worse
 * than none.
 *
 * @param sha256 of the file, in hexadecimal
 */
public record HashedModel(TrainedModel model, String sha256) {

  /**
   * Reads a model file.
   *
   * @throws ConfigurationException if it was written again meanwhile
   */
  public static HashedModel read(Path file) throws ConfigurationException, IOException {
    String sha256 = Sha256.of(file);
    HashedModel read = new HashedModel(ModelFile.read(file), sha256);
    read.requireUnchanged(file);
    return read;
  }

  /** Throws if the file was written again since it was read. */
  public void requireUnchanged(Path file) throws ConfigurationException, IOException {
    if (!Sha256.of(file).equals(sha256)) {
      throw new ConfigurationException(
          "%s was written again while it was in use; wait until nothing trains, and run this goal again",
          file);
    }
  }
}
