package dev.nnmaven.trainer.job;

import dev.nnmaven.nn.io.RegularFile;
import dev.nnmaven.nn.io.Sha256;
import dev.nnmaven.nn.model.MalformedFileException;
import dev.nnmaven.nn.model.ModelFile;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.trainer.config.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;

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
   *
   * @throws ConfigurationException if there is no file, or a training that was to replace it has
   *     not succeeded; the message says how to come by one
   */
  public static HashedModel read(Path file) throws ConfigurationException, IOException {
    if (!Files.exists(file)) {
      throw new ConfigurationException(
          "No model at %s. Run nn:train first, or set nn.modelFile to where it is.", file);
    }
    Optional<String> obstacle = RegularFile.obstacle(file);
    if (obstacle.isPresent()) {
      throw new ConfigurationException(
          "nn.modelFile: %s %s; expected the file of a model", file, obstacle.get());
    }
    MessageDigest digest = Sha256.start();
    try {
      TrainedModel model = ModelFile.read(file, digest);
      String sha256 = Sha256.hex(digest);
      UnfinishedTraining.requireNone("nn.modelFile", file, sha256);
      return new HashedModel(model, sha256);
    } catch (MalformedFileException e) {
      throw new MalformedFileException(
          e.getMessage() + ". Run nn:train again, or set nn.modelFile to another model.");
    }
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
