package dev.nnmaven.trainer.data;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.data.Preprocessing;
import dev.nnmaven.nn.data.Samples;
import dev.nnmaven.nn.data.image.Dataset;
import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.data.image.ImageSamples;
import dev.nnmaven.nn.data.image.augmentation.Augmentations;
import dev.nnmaven.nn.data.image.augmentation.Augmenter;
import dev.nnmaven.nn.task.ClassificationTask;
import dev.nnmaven.nn.task.Task;
import dev.nnmaven.trainer.config.PictureSettings;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How pictures become inputs, augmented while they are trained on.
 *
 * @param settings as configured
 */
public record PicturePreparation(PictureSettings settings) implements Preparation {

  @Override
  public Preprocessing preprocessing(Examples trainedOn) {
    return settings.preprocessing(trainedOn.pictures().orElseThrow());
  }

  @Override
  public Task<?> task(Examples trainedOn) {
    return new ClassificationTask(trainedOn.classes());
  }

  @Override
  public Samples samples(Examples trainedOn, Preprocessing preprocessing, Task<?> task, long seed)
      throws DatasetException {
    if (settings.augmentation().isEmpty()) {
      return trainedOn.samples(preprocessing, task);
    }
    ImagePreprocessing images = (ImagePreprocessing) preprocessing;
    Dataset pictures = trainedOn.pictures().orElseThrow();
    return new ImageSamples(pictures, images, new Augmenter(settings.augmentation(), images, seed));
  }

  @Override
  public List<String> warnings(Examples training) {
    return Edges.warning(
            settings.augmentation(),
            settings.rules().background(),
            training.pictures().orElseThrow())
        .stream()
        .toList();
  }

  @Override
  public SortedMap<String, String> options(Examples training) {
    SortedMap<String, String> options = new TreeMap<>();
    if (!settings.augmentation().isEmpty()) {
      options.put("augmentation", specification());
    }
    return options;
  }

  @Override
  public List<String> method() {
    return settings.augmentation().isEmpty()
        ? List.of()
        : List.of("augmented by " + specification());
  }

  private String specification() {
    return Augmentations.specification(settings.augmentation());
  }
}
