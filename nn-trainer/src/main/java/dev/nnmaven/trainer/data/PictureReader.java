package dev.nnmaven.trainer.data;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.data.image.Background;
import dev.nnmaven.nn.data.image.ImageFolderReader;
import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.data.image.PictureRules;
import dev.nnmaven.nn.data.image.Scaling;
import dev.nnmaven.nn.data.image.UnreadableImages;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.trainer.text.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Reads pictures from folders, one for each class.
 *
 * @param onUnreadable what becomes of files that cannot be used
 * @param rules which pictures are accepted, and how they are scaled
 */
public record PictureReader(UnreadableImages onUnreadable, PictureRules rules)
    implements ExamplesReader {

  private static final Pattern JPEG = Pattern.compile("(?i)\\.jpe?g$");

  @Override
  public Found training(Path place) throws DatasetException, IOException {
    return found(reader().readTraining(place));
  }

  @Override
  public Found test(Path place, Examples training) throws DatasetException, IOException {
    return found(reader().readTest(place, training.pictures().orElseThrow()));
  }

  @Override
  public Found test(Path place, TrainedModel model) throws DatasetException, IOException {
    ImagePreprocessing its = model.imagePreprocessing();
    return found(reader().readTest(place, model.classes(), its.width(), its.height()));
  }

  private ImageFolderReader reader() {
    return new ImageFolderReader(onUnreadable, rules);
  }

  private static Found found(ImageFolderReader.Result read) {
    return new Found(
        new PictureExamples(read.dataset()), read.warnings(), read.skipped(), read.coloured());
  }

  @Override
  public List<String> notes(List<Found> read) {
    List<String> notes = new ArrayList<>();
    long jpeg = read.stream().mapToLong(one -> jpeg(one.examples())).sum();
    if (jpeg > 0) { // the only format whose decoded pixels are not exactly specified
      notes.add(
          "%s: where another Java decodes other pixels, it trains another model"
              .formatted(Texts.count(jpeg, "JPEG image")));
    }
    if (rules.scaling() != Scaling.REFUSE) {
      notes.add(
          "all scaled to that size (nn.scaling=%s)".formatted(rules.scaling().specification()));
    }
    if (!rules.background().equals(Background.WHITE)) {
      notes.add("transparent pixels on " + rules.background().specification());
    }
    int coloured = read.stream().mapToInt(Found::converted).sum();
    if (coloured > 0) {
      int images = read.stream().mapToInt(one -> one.examples().size()).sum();
      notes.add(
          Texts.format(
              "%,d of %,d images (%s) have colours, which become grey: 0.299 red + 0.587"
                  + " green + 0.114 blue",
              coloured, images, Texts.percent(coloured, images)));
    }
    return notes;
  }

  private static long jpeg(Examples examples) {
    return IntStream.range(0, examples.size())
        .filter(example -> JPEG.matcher(examples.name(example)).find())
        .count();
  }
}
