package dev.nnmaven.plugin.baseline;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.data.image.Dataset;
import dev.nnmaven.nn.data.image.HeldOutSplit;
import dev.nnmaven.nn.data.image.LabeledImage;
import dev.nnmaven.nn.model.HeldOut;
import dev.nnmaven.nn.model.Provenance;
import dev.nnmaven.plugin.job.EvaluationRun;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Test images that an earlier model cannot have been trained on; models are compared on these only.
 *
 * <p>A model records what was held out (a fraction of its folder, or a separate folder) and
 * fingerprints of its images. A fingerprint tells whether a set of images is the same, not which
 * images it had: all is known while the folder is unchanged, nothing once an image was added or
 * removed. A small hash of an image proves nothing either, since its rank among the former images
 * decided, and those before it may be gone. See docs/decisions/0015.
 *
 * @param images indices, in order; empty for all images
 * @param leftOut number of images left out
 */
public record UnseenImages(Optional<List<Integer>> images, int leftOut) {

  /** All images. */
  public static final UnseenImages ALL = new UnseenImages(Optional.empty(), 0);

  /**
   * Determines the images of a run that an earlier model was not trained on.
   *
   * @param earlier provenance of that model
   * @return empty if unknown
   */
  static Optional<UnseenImages> of(Provenance earlier, EvaluationRun run) {
    Optional<Dataset> trainedOn = trainedOn(earlier, run);
    if (trainedOn.isPresent()) {
      return Optional.of(except(trainedOn.get(), run.images()));
    }
    // Separate test folders are for evaluation only. Images that are also among today's training
    // images may have been so then, too.
    return isFolder(earlier.heldOut()) && isFolder(run.model().provenance().heldOut())
        ? Optional.of(run.training().map(all -> except(all, run.images())).orElse(ALL))
        : Optional.empty();
  }

  private static boolean isFolder(HeldOut heldOut) {
    return heldOut instanceof HeldOut.Folder;
  }

  /** Training images of an earlier model, if exactly these are available. */
  private static Optional<Dataset> trainedOn(Provenance earlier, EvaluationRun run) {
    if (run.training().isEmpty()) {
      return Optional.empty();
    }
    Dataset training = run.training().get();
    if (training.fingerprint().equals(earlier.trainingSha256())) {
      return Optional.of(training);
    }
    // All images of today's folder, including a held-out fraction.
    Dataset folder = training;
    String folderSha256 = training.fingerprint();
    if (run.model().provenance().heldOut() instanceof HeldOut.Fraction today) {
      folder = both(training, run.images());
      folderSha256 = today.folderSha256();
    }
    if (folderSha256.equals(earlier.trainingSha256())) {
      return Optional.of(folder);
    }
    return earlier.heldOut() instanceof HeldOut.Fraction then
            && folderSha256.equals(then.folderSha256())
        ? split(folder, then)
        : Optional.empty();
  }

  /** Merges both sets; the order differs from the folder's, which does not affect a split. */
  private static Dataset both(Dataset training, Dataset heldOut) {
    List<LabeledImage> all = new ArrayList<>(training.images());
    all.addAll(heldOut.images());
    return training.with(all);
  }

  private static Optional<Dataset> split(Dataset folder, HeldOut.Fraction then) {
    try {
      return Optional.of(HeldOutSplit.of(folder, then.fraction()).training());
    } catch (DatasetException e) {
      return Optional.empty(); // no model was trained so, whatever the file says
    }
  }

  private static UnseenImages except(Dataset seen, Dataset images) {
    Set<ByteBuffer> pixels = new HashSet<>();
    seen.images().forEach(image -> pixels.add(ByteBuffer.wrap(image.pixels())));
    List<Integer> others =
        IntStream.range(0, images.size())
            .filter(i -> !pixels.contains(ByteBuffer.wrap(images.images().get(i).pixels())))
            .boxed()
            .toList();
    int leftOut = images.size() - others.size();
    return leftOut == 0 ? ALL : new UnseenImages(Optional.of(others), leftOut);
  }

  /** Whether no image is left. */
  boolean isEmpty() {
    return images.isPresent() && images.get().isEmpty();
  }

  /** Subset of a data set with these images. */
  Dataset of(Dataset all) {
    return images.map(some -> all.with(some.stream().map(all.images()::get).toList())).orElse(all);
  }
}
