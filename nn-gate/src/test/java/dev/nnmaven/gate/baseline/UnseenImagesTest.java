package dev.nnmaven.gate.baseline;

import static dev.nnmaven.trainer.testing.TinyRun.images;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.data.image.Dataset;
import dev.nnmaven.nn.data.image.LabeledImage;
import dev.nnmaven.nn.model.ModelFile;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.trainer.config.DataSettings;
import dev.nnmaven.trainer.config.ImageSettings;
import dev.nnmaven.trainer.data.Examples;
import dev.nnmaven.trainer.data.ImageSource;
import dev.nnmaven.trainer.job.EvaluationRun;
import dev.nnmaven.trainer.job.LoadedData;
import dev.nnmaven.trainer.testing.Images;
import dev.nnmaven.trainer.testing.TinyRun;
import dev.nnmaven.trainer.testing.Written;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each way in which a released model and today's may have held images out. */
class UnseenImagesTest {

  private static final ImageSource READER =
      new ImageSource(Set.of(), ImageSettings.parse(Written.reader()));

  @TempDir Path folder;

  private Path data;
  private Path test;

  @BeforeEach
  void draw() throws Exception {
    data = folder.resolve("data");
    test = folder.resolve("test");
    Images.grey(4, 4, "A", "B").draw(data, 20, 1);
    Images.grey(4, 4, "A", "B").draw(test, 5, 2);
  }

  /** A model, and the images that it was trained on. */
  private record Released(TrainedModel model, Dataset training) {}

  private static Released release(DataSettings settings) throws Exception {
    return new Released(
        TinyRun.model(settings),
        images(LoadedData.load(settings, READER, Optional.empty()).training()));
  }

  private static EvaluationRun run(DataSettings settings) throws Exception {
    return EvaluationRun.prepare(TinyRun.model(settings), settings);
  }

  private DataSettings fraction(String fraction) {
    return TinyRun.settings(data, null, fraction);
  }

  private DataSettings testFolder() {
    return TinyRun.settings(data, test, null);
  }

  /** An image that is in neither folder. */
  private Path other() throws Exception {
    Images.grey(4, 4, "A", "B").draw(folder.resolve("more"), 1, 9);
    return folder.resolve("more/A/00.png");
  }

  private static Set<ByteBuffer> pixels(Dataset images) {
    Set<ByteBuffer> pixels = new HashSet<>();
    images.images().forEach(image -> pixels.add(ByteBuffer.wrap(image.pixels())));
    return pixels;
  }

  private static Optional<Examples> unseen(Released released, EvaluationRun run) {
    return UnseenImages.of(released.model().provenance(), run);
  }

  /** None that was trained on is left, and none that was not is left out. */
  private static int exactlyUnseen(Released released, EvaluationRun run) {
    Examples unseen = unseen(released, run).orElseThrow();
    Set<ByteBuffer> trained = pixels(released.training());
    List<LabeledImage> expected =
        images(run.examples()).images().stream()
            .filter(image -> !trained.contains(ByteBuffer.wrap(image.pixels())))
            .toList();
    assertThat(images(unseen).images()).isEqualTo(expected);
    return run.examples().size() - expected.size();
  }

  private void copy(Path from, Path to) throws Exception {
    Files.createDirectories(to.getParent());
    Files.copy(from, to);
  }

  /** So many of the images that are held out now were trained on then. */
  @ParameterizedTest
  @CsvSource({"0.2, 0.2, 8, 0", "0.2, 0.5, 20, 12", "0.5, 0.2, 8, 0", "0, 0.2, 8, 8"})
  void of_sameFolderAndFractions_areThoseHeldOutThen(String then, String now, int heldOut, int seen)
      throws Exception {
    EvaluationRun run = run(fraction(now));
    assertThat(run.examples().size()).isEqualTo(heldOut);
    assertThat(exactlyUnseen(release(fraction(then)), run)).isEqualTo(seen);
  }

  @Test
  void of_sameFolderWithEqualImagesOfTwoClasses_lookAtPixelsAlone() throws Exception {
    try (Stream<Path> images = Files.list(data.resolve("A"))) {
      for (Path image : images.toList()) {
        copy(image, data.resolve("B/again-" + image.getFileName()));
      }
    }
    exactlyUnseen(release(conflicting("0.2")), run(conflicting("0.4")));
  }

  private DataSettings conflicting(String fraction) {
    return DataSettings.parse(
        Written.reader("data", data, "testFraction", fraction, "tolerate", "conflicts"));
  }

  /** Which are the new ones nobody can tell, and a small hash proves nothing. */
  @Test
  void of_folderWithImagesAddedOrRemoved_areNotKnown() throws Exception {
    Released released = release(fraction("0.2"));
    copy(other(), data.resolve("A/new.png"));
    assertThat(unseen(released, run(fraction("0.2")))).isEmpty();
    Files.delete(data.resolve("A/new.png"));
    Files.delete(data.resolve("A/03.png"));
    assertThat(unseen(released, run(fraction("0.2")))).isEmpty();
  }

  @Test
  void of_testFoldersBoth_areAllWhateverWasAdded() throws Exception {
    DataSettings settings = testFolder();
    Released released = release(settings);
    Images.grey(4, 4, "A", "B").draw(test, 8, 5);
    Images.grey(4, 4, "A", "B").draw(data, 25, 6);
    EvaluationRun run = run(settings);
    assertThat(unseen(released, run).orElseThrow().size()).isEqualTo(run.examples().size());
  }

  @Test
  void of_testFoldersWithAnImageThatIsLearnedToo_leaveItOut() throws Exception {
    DataSettings settings = testFolder();
    Released released = release(settings);
    copy(data.resolve("A/00.png"), test.resolve("A/leaked.png"));
    assertThat(exactlyUnseen(released, run(settings))).isEqualTo(1);
    copy(other(), data.resolve("A/new.png"));
    EvaluationRun run = run(settings);
    assertThat(unseen(released, run).orElseThrow().size()).isEqualTo(run.examples().size() - 1);
  }

  @Test
  void of_testFolderThatIsNewBesideTheSameImages_areAllOfIt() throws Exception {
    for (String fraction : List.of("0.2", "0")) {
      Released released = release(fraction(fraction));
      assertThat(exactlyUnseen(released, run(testFolder()))).isZero();
    }
  }

  /** They may be moved here from among those that the released model was trained on. */
  @Test
  void of_testFolderThatIsNewBesideOtherImages_areNotKnown() throws Exception {
    Released released = release(fraction("0.2"));
    Files.move(data.resolve("A/07.png"), test.resolve("A/moved.png"));
    assertThat(unseen(released, run(testFolder()))).isEmpty();
  }

  @Test
  void of_fractionNowAndATestFolderThen_areNotKnownUnlessTheImagesAreTheSame() throws Exception {
    Released released = release(testFolder());
    EvaluationRun split = run(fraction("0.2"));
    assertThat(exactlyUnseen(released, split)).isEqualTo(split.examples().size());
    Files.delete(data.resolve("A/03.png"));
    assertThat(unseen(released, run(fraction("0.2")))).isEmpty();
  }

  @Test
  void judge_nothingKnown_saysWhyAndWhatToDo() throws Exception {
    Path file = folder.resolve("released");
    ModelFile.write(file, TinyRun.model(fraction("0.2")));
    Files.delete(data.resolve("A/03.png"));
    BaselineLookup known = new ReleasedModel("g:a:1", file).judge(run(fraction("0.2")));
    assertThat(known.comparable()).isEmpty();
    assertThat(known.mismatch().orElseThrow())
        .startsWith(
            "which of the 8 test images g:a:1 was trained on cannot be known: the images"
                + " have changed since then. Compare with a model accepted by mvn nn:baseline"
                + " (nn.baseline) instead. Or, from the next release on, provide test images"
                + " in a separate folder (nn.testData)");
  }
}
