package dev.nnmaven.trainer.job;

import dev.nnmaven.nn.io.Sha256;
import dev.nnmaven.nn.model.ModelFile;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.trainer.config.ConfigurationException;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;

/**
 * A model with the hash of its file: figures of one model with the hash of another would be worse
 * than none.
 *
 * @param sha256 of the file, in hexadecimal
 */
public record HashedModel(TrainedModel model, String sha256) {

  /**
   * Reads a model file once: the hash is that of the bytes that became the model, and nothing is
   * read of a file whose first bytes are none of a model.
   */
  public static HashedModel read(Path file) throws IOException {
    MessageDigest digest = Sha256.start();
    TrainedModel model = ModelFile.read(file, digest);
    return new HashedModel(model, Sha256.hex(digest));
  }

  /** Throws if the file was written again since it was read. */
  public static void requireUnchanged(Path file, String sha256)
      throws ConfigurationException, IOException {
    if (!Sha256.of(file).equals(sha256)) {
      throw new ConfigurationException(
          "%s was written again while it was in use; wait until nothing trains, and run this goal again",
          file);
    }
  }
}
