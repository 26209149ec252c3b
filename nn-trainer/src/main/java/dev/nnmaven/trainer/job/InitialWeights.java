package dev.nnmaven.trainer.job;

import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.Parameter;
import dev.nnmaven.nn.data.Preprocessing;
import dev.nnmaven.nn.data.image.Channels;
import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.data.table.TablePreprocessing;
import dev.nnmaven.nn.io.Sha256;
import dev.nnmaven.nn.model.ModelFile;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.task.ClassificationTask;
import dev.nnmaven.nn.task.RegressionTask;
import dev.nnmaven.nn.task.Task;
import dev.nnmaven.nn.text.FloatText;
import dev.nnmaven.nn.text.Illegal;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.trainer.config.ConfigurationException;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** File of initial weights: a {@code .net} file, or a model to train further. */
record InitialWeights(Path file) {

  private static final String MODEL = ".safetensors";

  /** Whether a file is taken for a model, by its name. */
  static boolean isModel(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(MODEL);
  }

  /**
   * Sets the parameters of a network.
   *
   * @param task that it is to learn
   * @param preprocessing of the examples that it is to learn
   * @return hash of what was read; the file may be replaced before training ends
   * @throws ConfigurationException if they do not fit
   */
  String copyTo(Network network, Task<?> task, Preprocessing preprocessing)
      throws ConfigurationException, IOException {
    MessageDigest digest = Sha256.start();
    try {
      if (isModel(file)) {
        copy(ModelFile.read(file, digest), network, task, preprocessing);
      } else {
        WeightsText.read(file, digest).copyTo(network);
      }
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(
          "nn.initialWeights: %s: %s%s",
          file, e.getMessage(), isModel(file) ? "" : " (nn:init does)");
    }
    String sha256 = Sha256.hex(digest);
    UnfinishedTraining.requireNone("nn.initialWeights", file, sha256);
    return sha256;
  }

  private static void copy(
      TrainedModel model, Network network, Task<?> task, Preprocessing preprocessing) {
    boolean predictsNumbers =
        model.task() instanceof RegressionTask && task instanceof RegressionTask;
    if (!predictsNumbers && !model.task().learned().equals(task.learned())) {
      throw new IllegalArgumentException(difference(model.task(), task));
    }
    if (!model.preprocessing().equals(preprocessing)) {
      throw new IllegalArgumentException(difference(model.preprocessing(), preprocessing));
    }
    if (predictsNumbers && !model.task().equals(task)) { // a number, standardized in another way
      throw new IllegalArgumentException(difference(model.task(), task));
    }
    if (!model.ensemble().isSingle()) {
      throw Illegal.argument(
          "the model is %s (nn.members); only a single network can continue training",
          model.ensemble());
    }
    List<Parameter> from = model.network().parameters();
    List<Parameter> to = network.parameters();
    if (!layers(model.network()).equals(layers(network))) {
      throw Illegal.argument(
          "the model is %s, but the configured network is %s; configure the same layers",
          model.network(), network);
    }
    for (int p = 0; p < to.size(); p++) {
      to.get(p).fill(from.get(p).toArray());
    }
  }

  /** What the layers compute; regularizers may change. */
  private static List<String> layers(Network network) {
    return network.layers().stream()
        .map(layer -> layer.specification() + " " + layer.activation().specification())
        .toList();
  }

  private static String difference(Task<?> its, Task<?> wanted) {
    if (its instanceof ClassificationTask known && wanted instanceof ClassificationTask data) {
      return ("the model knows %s classes (%s), but the data has %s (%s); training can"
              + " continue only with the same classes")
          .formatted(
              known.outputs(),
              SafeText.list(known.classes()),
              data.outputs(),
              SafeText.list(data.classes()));
    }
    return ("the model predicts %s, but the data has %s; training can continue only with the"
            + " same target")
        .formatted(text(its), text(wanted));
  }

  private static String text(Task<?> task) {
    return task instanceof RegressionTask number
        ? "a number, %s (mean %s, standard deviation %s)"
            .formatted(
                SafeText.text(number.target()),
                FloatText.of(number.scale().mean()),
                FloatText.of(number.scale().deviation()))
        : "classes";
  }

  private static String difference(Preprocessing its, Preprocessing configured) {
    if (its instanceof TablePreprocessing model && configured instanceof TablePreprocessing rows) {
      List<String> differing =
          Stream.concat(model.columns().stream(), rows.columns().stream())
              .filter(
                  column -> !model.columns().contains(column) || !rows.columns().contains(column))
              .map(column -> column.column().name())
              .distinct()
              .toList();
      return ("the model prepares %s in another way: its means, values and bins come from"
              + " its training rows, and training can continue on these rows only")
          .formatted(SafeText.list(differing));
    }
    return "the model's preprocessing is %s, but %s is configured"
        .formatted(text(its), text(configured));
  }

  private static String text(Preprocessing preprocessing) {
    return preprocessing instanceof ImagePreprocessing images ? text(images) : preprocessing.kind();
  }

  private static String text(ImagePreprocessing preprocessing) {
    return "%s x %s pixels by %s%s, nn.normalization=%s, nn.scaling=%s, nn.background=%s"
        .formatted(
            preprocessing.width(),
            preprocessing.height(),
            preprocessing.pixelOrder().specification(),
            preprocessing.channels() == Channels.GRAY ? "" : ", nn.color=rgb",
            preprocessing.normalization().specification()
                + (preprocessing.lists().isEmpty() ? "" : " " + preprocessing.lists()),
            preprocessing.scaling().specification(),
            preprocessing.background().specification());
  }
}
