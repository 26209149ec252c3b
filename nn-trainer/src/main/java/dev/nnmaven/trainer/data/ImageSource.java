package dev.nnmaven.trainer.data;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.data.Preprocessing;
import dev.nnmaven.nn.data.Samples;
import dev.nnmaven.nn.data.image.Background;
import dev.nnmaven.nn.data.image.Channels;
import dev.nnmaven.nn.data.image.Dataset;
import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.data.image.ImageSamples;
import dev.nnmaven.nn.data.image.ImageSize;
import dev.nnmaven.nn.data.image.augmentation.Augmentation;
import dev.nnmaven.nn.data.image.augmentation.builtin.Augmenter;
import dev.nnmaven.nn.data.image.augmentation.builtin.Hue;
import dev.nnmaven.nn.data.image.augmentation.builtin.Saturation;
import dev.nnmaven.nn.image.Scaling;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.task.Task;
import dev.nnmaven.trainer.config.ImageSettings;
import dev.nnmaven.trainer.config.Tolerated;
import dev.nnmaven.trainer.image.Edges;
import dev.nnmaven.trainer.image.ImageFolderReader;
import dev.nnmaven.trainer.text.Formats;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Images from folders, one for each class, augmented while they are trained on. */
public record ImageSource(Set<Tolerated> tolerated, ImageSettings settings) implements DataSource {

  private static final Pattern JPEG = Pattern.compile("(?i)\\.jpe?g$");

  @Override
  public Found training(Path place) throws DatasetException, IOException {
    return found(new ImageFolderReader(tolerated, settings.rules()).readTraining(place));
  }

  @Override
  public Found test(Path place, Examples training) throws DatasetException, IOException {
    Dataset its = training.images().orElseThrow();
    ImageSize size = new ImageSize(its.width(), its.height());
    return found(reader(its.background()).readTest(place, its.classes(), size, its.channels()));
  }

  @Override
  public Found test(Path place, TrainedModel model) throws DatasetException, IOException {
    ImagePreprocessing its = model.preprocessing(ImagePreprocessing.class);
    ImageSize size = new ImageSize(its.width(), its.height());
    return found(reader(its.background()).readTest(place, model.classes(), size, its.channels()));
  }

  private ImageFolderReader reader(Background background) {
    return new ImageFolderReader(tolerated, settings.rules().withBackground(background));
  }

  private static Found found(ImageFolderReader.Result read) {
    return new Found(
        new ImageExamples(read.dataset()),
        read.warnings(),
        read.skipped(),
        read.coloured(),
        read.whyBackground());
  }

  @Override
  public List<String> notes(List<Found> read) {
    List<String> notes = new ArrayList<>();
    long jpeg = read.stream().mapToLong(found -> jpeg(found.examples())).sum();
    if (jpeg > 0) { // the only format whose decoded pixels are not exactly specified
      notes.add(
          "%s: where another Java decodes other pixels, it trains another model"
              .formatted(Formats.count(jpeg, "JPEG image")));
    }
    Scaling scaling = settings.rules().scaling();
    if (scaling != Scaling.REFUSE) {
      notes.add("all scaled to that size (nn.scaling=%s)".formatted(scaling.specification()));
    }
    Background background = read.get(0).examples().images().orElseThrow().background();
    if (read.get(0).whyBackground().isPresent()) {
      notes.add(read.get(0).whyBackground().get());
    } else if (settings.rules().background().isEmpty()) {
      notes.add(
          "background: %s, the most frequent at the edges of training images"
              .formatted(background.specification()));
    } else if (!background.equals(Background.WHITE)) {
      notes.add("transparent pixels on " + background.specification());
    }
    colours(read).ifPresent(notes::add);
    return notes;
  }

  /** How many have colours, and what becomes of them; empty if all are grey, and stay so. */
  private static Optional<String> colours(List<Found> read) {
    Channels channels = read.get(0).examples().images().orElseThrow().channels();
    int coloured = read.stream().mapToInt(Found::converted).sum();
    if (coloured == 0 && channels == Channels.GRAY) {
      return Optional.empty();
    }
    int images = read.stream().mapToInt(found -> found.examples().size()).sum();
    return Optional.of(
        Formats.format(
            "%,d of %,d images (%s) have colors, which %s",
            coloured,
            images,
            Formats.percent(coloured, images),
            channels == Channels.GRAY
                ? "become gray: 0.299 red + 0.587 green + 0.114 blue (nn.color=rgb keeps them)"
                : "are kept: three inputs a pixel (nn.color=gray takes one)"));
  }

  private static long jpeg(Examples examples) {
    return IntStream.range(0, examples.size())
        .filter(example -> JPEG.matcher(examples.name(example)).find())
        .count();
  }

  @Override
  public Preprocessing preprocessing(Examples trainedOn) {
    return settings.preprocessing(trainedOn.images().orElseThrow());
  }

  @Override
  public Samples samples(Examples trainedOn, Preprocessing preprocessing, Task<?> task, long seed)
      throws DatasetException {
    if (settings.augmentation().isEmpty()) {
      return trainedOn.samples(preprocessing, task);
    }
    ImagePreprocessing ofImages = (ImagePreprocessing) preprocessing;
    Dataset images = trainedOn.images().orElseThrow();
    return new ImageSamples(
        images, ofImages, new Augmenter(settings.augmentation(), ofImages, seed));
  }

  @Override
  public List<String> warnings(Examples training) {
    Dataset images = training.images().orElseThrow();
    List<String> warnings = new ArrayList<>();
    boolean onEdges = settings.rules().background().isEmpty();
    Edges.warning(settings.augmentation(), images, onEdges).ifPresent(warnings::add);
    List<Augmentation> ofColours =
        settings.augmentation().stream()
            .filter(
                augmentation -> augmentation instanceof Saturation || augmentation instanceof Hue)
            .toList();
    if (images.channels() == Channels.GRAY && !ofColours.isEmpty()) {
      warnings.add(
          ("nn.augmentation: %s changes colors, but the images are gray and stay as they are"
                  + " (nn.color)")
              .formatted(Augmentation.specificationOf(ofColours)));
    }
    return warnings;
  }
}
