package dev.nnmaven.gate.baseline;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.model.HeldOut;
import dev.nnmaven.nn.model.Provenance;
import dev.nnmaven.trainer.data.Examples;
import dev.nnmaven.trainer.job.EvaluationRun;
import java.util.Arrays;
import java.util.Optional;

/**
 * Test images that an earlier model cannot have been trained on; models are compared on these only.
 *
 * <p>A model records what was held out (a fraction of its folder, or a separate folder) and
 * fingerprints of its images. A fingerprint shows whether a set of images is the same, not which
 * images it had: all is known while the folder is unchanged, nothing once an image was added or
 * removed. A small hash of an image proves nothing either, since its rank among the former images
 * decided, and those before it may be gone. See docs/decisions/0015.
 */
final class UnseenImages {

  private UnseenImages() {}

  /**
   * Determines the images of a run that an earlier model was not trained on.
   *
   * @param earlier provenance of that model
   * @return empty if unknown
   */
  static Optional<Examples> of(Provenance earlier, EvaluationRun run) {
    Optional<Examples> trainedOn = trainedOn(earlier, run);
    // Separate test folders are for evaluation only. Images that are also among today's training
    // images may have been so then, too.
    boolean areFolders =
        isFolder(earlier.heldOut()) && isFolder(run.model().provenance().heldOut());
    if (trainedOn.isEmpty() && !areFolders) {
      return Optional.empty();
    }
    int[] unseen = SharedExamples.unseen(run.examples(), trainedOn.or(run::training));
    return Optional.of(run.examples().of(Arrays.stream(unseen).boxed().toList()));
  }

  private static boolean isFolder(HeldOut heldOut) {
    return heldOut instanceof HeldOut.Folder;
  }

  /** Training images of an earlier model, if exactly these are available. */
  private static Optional<Examples> trainedOn(Provenance earlier, EvaluationRun run) {
    if (run.training().isEmpty()) {
      return Optional.empty();
    }
    Examples training = run.training().get();
    if (training.fingerprint().equals(earlier.training().sha256())) {
      return Optional.of(training);
    }
    // All images of today's folder, including a held-out fraction.
    Examples folder = training;
    String folderSha256 = training.fingerprint();
    if (run.model().provenance().heldOut() instanceof HeldOut.Fraction today) {
      folder = training.and(run.examples()); // in another order, which does not affect a split
      folderSha256 = today.folderSha256();
    }
    if (folderSha256.equals(earlier.training().sha256())) {
      return Optional.of(folder);
    }
    return earlier.heldOut() instanceof HeldOut.Fraction then
            && folderSha256.equals(then.folderSha256())
        ? split(folder, then)
        : Optional.empty();
  }

  private static Optional<Examples> split(Examples folder, HeldOut.Fraction then) {
    try {
      return Optional.of(folder.split(then.fraction()).training());
    } catch (DatasetException e) {
      return Optional.empty(); // no model was trained so, whatever the file says
    }
  }
}
