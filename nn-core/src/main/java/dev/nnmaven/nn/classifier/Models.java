package dev.nnmaven.nn.classifier;

import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.data.table.TablePreprocessing;
import dev.nnmaven.nn.io.FileProblem;
import dev.nnmaven.nn.io.RegularFile;
import dev.nnmaven.nn.model.MalformedFileException;
import dev.nnmaven.nn.model.ModelFile;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.task.RegressionTask;
import dev.nnmaven.nn.text.Shown;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Path;

/**
 * Loads models from files, URLs, streams and resources, with messages that name the source; and
 * says what a model is for, where it is used for something else.
 */
final class Models {

  private Models() {}

  static TrainedModel read(Path file) throws IOException {
    try {
      return ModelFile.read(file);
    } catch (MalformedFileException e) {
      throw e;
    } catch (IOException e) {
      throw new IOException("the model file " + file + ": " + FileProblem.reason(e), e);
    }
  }

  static TrainedModel read(URL address) throws IOException {
    try {
      try (InputStream in = open(address)) {
        return read(in, address.toString());
      }
    } catch (MalformedFileException e) {
      throw e;
    } catch (IOException e) {
      throw new IOException("the model " + address + ": " + FileProblem.reason(e), e);
    }
  }

  private static InputStream open(URL address) throws IOException {
    if (address.getProtocol().equals("file")) {
      try {
        return RegularFile.open(Path.of(address.toURI()));
      } catch (URISyntaxException | IllegalArgumentException e) {
        // Not a path of this file system: leave it to the URL's handler.
      }
    }
    URLConnection connection = address.openConnection();
    connection.setUseCaches(false); // a cached jar would stay open after this
    return connection.getInputStream();
  }

  static TrainedModel read(Class<?> anchor, String name) throws IOException {
    try (InputStream in = anchor.getResourceAsStream(name)) {
      if (in == null) {
        throw new FileNotFoundException(missing(anchor, name));
      }
      return read(in, "the resource " + name);
    }
  }

  private static String missing(Class<?> anchor, String name) {
    String message =
        "there is no resource %s, seen from %s%s"
            .formatted(
                name,
                anchor.getName(),
                name.startsWith("/") ? "" : "; a name from the root of the jar begins with /");
    return anchor.getModule().isNamed()
        ? message
            + "; module %s hides what lies in a package that it does not open: META-INF/nn is none"
                .formatted(anchor.getModule().getName())
        : message;
  }

  static TrainedModel read(InputStream in, String name) throws IOException {
    return ModelFile.read(in, name);
  }

  /** Deep copy of a model. */
  static TrainedModel copy(TrainedModel model) {
    return new TrainedModel(
        model.ensemble().copy(), model.task(), model.preprocessing(), model.provenance());
  }

  /**
   * How a model prepares pictures.
   *
   * @throws IllegalArgumentException if it reads rows
   */
  static ImagePreprocessing pictures(TrainedModel model) {
    if (model.preprocessing() instanceof TablePreprocessing) {
      throw new IllegalArgumentException(
          "the model reads rows, not pictures; give it a Map of the columns "
              + columns(model.tablePreprocessing()));
    }
    return model.imagePreprocessing();
  }

  /**
   * How a model prepares rows.
   *
   * @throws IllegalArgumentException if it reads pictures
   */
  static TablePreprocessing rows(TrainedModel model) {
    if (model.preprocessing() instanceof ImagePreprocessing images) {
      throw new IllegalArgumentException(
          "the model reads pictures of %s x %s, not rows; give it a picture"
              .formatted(images.width(), images.height()));
    }
    return model.tablePreprocessing();
  }

  /** Names of the columns of rows, for messages. */
  static String columns(TablePreprocessing preprocessing) {
    return Shown.list(
        preprocessing.columns().stream().map(fitted -> fitted.column().name()).toList());
  }

  /** What a model reads, in words. */
  static String reads(TrainedModel model) {
    return model.preprocessing() instanceof ImagePreprocessing images
        ? "pictures of %s x %s".formatted(images.width(), images.height())
        : "rows of [%s]".formatted(columns(model.tablePreprocessing()));
  }

  /**
   * Throws unless a model classifies.
   *
   * @throws IllegalArgumentException if it is a regression
   */
  static void requireClassification(TrainedModel model) {
    if (model.task() instanceof RegressionTask regression) {
      throw new IllegalArgumentException(
          "the model is a regression of %s; load it with Regressor rather than Classifier"
              .formatted(Shown.text(regression.target())));
    }
    model.classification();
  }

  /**
   * The regression of a model.
   *
   * @throws IllegalArgumentException if it is a classification
   */
  static RegressionTask regression(TrainedModel model) {
    if (model.task() instanceof dev.nnmaven.nn.task.ClassificationTask known) {
      throw new IllegalArgumentException(
          "the model is a classification of [%s]; load it with Classifier rather than Regressor"
              .formatted(Shown.list(known.classes())));
    }
    return model.regression();
  }
}
