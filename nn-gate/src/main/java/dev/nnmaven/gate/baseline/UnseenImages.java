package dev.nnmaven.gate.baseline;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.model.HeldOut;
import dev.nnmaven.nn.model.Provenance;
import dev.nnmaven.trainer.data.Examples;
import dev.nnmaven.trainer.job.EvaluationRun;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Test images that an earlier model cannot have been trained on; models are compared on these only.
 *
 * <p>A model records what was held out (a fraction of its folder, or a separate folder) and
 * fingerprints of its images. A fingerprint shows whether a set of images is the same, not which
 * images it had: all is known while the folder is unchanged, nothing once an image was added or
 * removed. A small hash of an image proves nothing either, since its rank among the former images
 * decided, and those before it may be gone. See docs/decisions/0015.
 *
 * @param images indices, in order; empty for all images
 * @param leftOut number of images left out
 */
public record UnseenImages(Optional<List<Integer>> images, int leftOut) {

  public static final UnseenImages ALL = new UnseenImages(Optional.empty(), 0);

  /**
   * Determines the images of a run that an earlier model was not trained on.
   *
   * @param earlier provenance of that model
   * @return empty if unknown
   */
  static Optional<UnseenImages> of(Provenance earlier, EvaluationRun run) {
    Optional<Examples> trainedOn = trainedOn(earlier, run);
    if (trainedOn.isPresent()) {
      return Optional.of(except(trainedOn.get(), run.examples()));
    }
    // Separate test folders are for evaluation only. Images that are also among today's training
    // images may have been so then, too.
    return isFolder(earlier.heldOut()) && isFolder(run.model().provenance().heldOut())
        ? Optional.of(run.training().map(all -> except(all, run.examples())).orElse(ALL))
        : Optional.empty();
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
    if (training.fingerprint().equals(earlier.trainingSha256())) {
      return Optional.of(training);
    }
    // All images of today's folder, including a held-out fraction.
    Examples folder = training;
    String folderSha256 = training.fingerprint();
    if (run.model().provenance().heldOut() instanceof HeldOut.Fraction today) {
      folder = training.and(run.examples()); // in another order, which does not affect a split
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

  private static Optional<Examples> split(Examples folder, HeldOut.Fraction then) {
    try {
      return Optional.of(folder.split(then.fraction()).training());
    } catch (DatasetException e) {
      return Optional.empty(); // no model was trained so, whatever the file says
    }
  }

  private static UnseenImages except(Examples seen, Examples images) {
    Set<Long> known = Arrays.stream(seen.contentKeys()).boxed().collect(Collectors.toSet());
    long[] keys = images.contentKeys();
    List<Integer> others =
        IntStream.range(0, images.size()).filter(i -> !known.contains(keys[i])).boxed().toList();
    int leftOut = images.size() - others.size();
    return leftOut == 0 ? ALL : new UnseenImages(Optional.of(others), leftOut);
  }

  /** Groups or classes of these images, where there are any. */
  int[] of(int[] numbers) {
    return images.isEmpty() || numbers.length == 0
        ? numbers
        : images.get().stream().mapToInt(image -> numbers[image]).toArray();
  }

  /** Which of these images are in a set of all. */
  BitSet of(BitSet all) {
    BitSet some = new BitSet();
    images.ifPresent(
        known ->
            IntStream.range(0, known.size()).filter(i -> all.get(known.get(i))).forEach(some::set));
    return images.isEmpty() ? all : some;
  }

  /** Errors of these images. */
  float[] of(float[] errors) {
    float[] some = new float[errors.length - leftOut];
    for (int i = 0; i < some.length; i++) {
      some[i] = errors[images.isEmpty() ? i : images.get().get(i)];
    }
    return some;
  }

  /** Whether no image is left. */
  boolean isEmpty() {
    return images.isPresent() && images.get().isEmpty();
  }

  /** Subset of a data set with these images. */
  Examples of(Examples all) {
    return images.map(all::of).orElse(all);
  }
}
