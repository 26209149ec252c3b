package dev.nnmaven.plugin.baseline;

import dev.nnmaven.nn.data.Dataset;
import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.data.HeldOutSplit;
import dev.nnmaven.nn.data.LabeledImage;
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
 * Which of the images that a model is judged on an earlier one cannot have been trained on: the two
 * are compared on these alone.
 *
 * <p>A model says what was held out (a fraction of its folder, or a folder of its own), and has
 * fingerprints of its images. A fingerprint tells whether images are the same, not which they are:
 * while the folder is as it was, all is known; once an image was added or removed, nothing is. That
 * an image's hash is small proves nothing either, since its rank among the images of then decided,
 * and those before it may be gone. docs/decisions/0015 has the whole argument.
 *
 * @param images their indices, in order; empty if it is all of them
 * @param leftOut how many images these are not
 */
public record UnseenImages(Optional<List<Integer>> images, int leftOut) {

  /** All images: none is left out. */
  public static final UnseenImages ALL = new UnseenImages(Optional.empty(), 0);

  /**
   * What an earlier model has not seen of the images of a run.
   *
   * @param earlier where that model comes from
   * @return nothing if nobody can know it
   */
  static Optional<UnseenImages> of(Provenance earlier, EvaluationRun run) {
    Optional<Dataset> trainedOn = trainedOn(earlier, run);
    if (trainedOn.isPresent()) {
      return Optional.of(except(trainedOn.get(), run.images()));
    }
    // Folders of test images were declared to be for judging alone. What stands among today's
    // training images all the same may have stood there then, too.
    return isFolder(earlier.heldOut()) && isFolder(run.model().provenance().heldOut())
        ? Optional.of(run.training().map(all -> except(all, run.images())).orElse(ALL))
        : Optional.empty();
  }

  private static boolean isFolder(HeldOut heldOut) {
    return heldOut instanceof HeldOut.Folder;
  }

  /** The very images that an earlier model was trained on, if they are at hand. */
  private static Optional<Dataset> trainedOn(Provenance earlier, EvaluationRun run) {
    if (run.training().isEmpty()) {
      return Optional.empty();
    }
    Dataset training = run.training().get();
    if (training.fingerprint().equals(earlier.trainingSha256())) {
      return Optional.of(training);
    }
    // The folder that today's images come from: where a fraction is held out, that too.
    boolean isSplit = run.model().provenance().heldOut() instanceof HeldOut.Fraction;
    Dataset folder = isSplit ? both(training, run.images()) : training;
    String folderSha256 =
        run.model().provenance().heldOut() instanceof HeldOut.Fraction today
            ? today.folderSha256()
            : training.fingerprint();
    if (folderSha256.equals(earlier.trainingSha256())) {
      return Optional.of(folder);
    }
    return earlier.heldOut() instanceof HeldOut.Fraction then
            && folderSha256.equals(then.folderSha256())
        ? split(folder, then)
        : Optional.empty();
  }

  /** In another order than that of the folder, which changes nothing about a split. */
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

  /** Whether there are none. */
  boolean isEmpty() {
    return images.isPresent() && images.get().isEmpty();
  }

  /** These images of a data set. */
  Dataset of(Dataset all) {
    return images.map(some -> all.with(some.stream().map(all.images()::get).toList())).orElse(all);
  }
}
