package dev.nnmaven.gate.explain;

import dev.nnmaven.gate.report.html.Assets;
import dev.nnmaven.gate.report.html.Look;
import dev.nnmaven.gate.report.html.PixelGrid;
import dev.nnmaven.gate.report.html.Section;
import dev.nnmaven.gate.report.html.Sheet;
import dev.nnmaven.nn.compute.ComputeOptions;
import dev.nnmaven.nn.data.image.ImageSizeException;
import dev.nnmaven.nn.image.Scaling;
import dev.nnmaven.nn.io.FileProblem;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.prediction.ImageClassifier;
import dev.nnmaven.nn.prediction.ImageExplanation;
import dev.nnmaven.nn.prediction.Model;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.files.JsonObject;
import dev.nnmaven.trainer.predict.ImageAnswers;
import dev.nnmaven.trainer.predict.PredictionLog;
import dev.nnmaven.trainer.text.Formats;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The explained answer to an image.
 *
 * @param name of its file
 */
public record ExplainedImage(String name, ImageExplanation found) implements Explained {

  private static final int LONGEST_SIDE = 224;

  /**
   * Asks a model.
   *
   * @param scaling how an image of another size is scaled; empty: as in training
   * @throws ConfigurationException if the file is not an image, or does not fit the model
   */
  public static ExplainedImage of(TrainedModel trained, Path file, Optional<Scaling> scaling)
      throws ConfigurationException {
    ImageClassifier classifier = Model.of(trained).computing(ComputeOptions.fastest()).images();
    try {
      return new ExplainedImage(
          String.valueOf(file.getFileName()),
          scaling.map(classifier::scaling).orElse(classifier).explain(file));
    } catch (IOException e) {
      throw new ConfigurationException(
          "nn.input: %s; expected an image file", FileProblem.reason(e));
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(
          "nn.input: %s",
          e.getCause() instanceof ImageSizeException size
              ? file + ": " + ImageAnswers.wrongSize(size, classifier)
              : e.getMessage());
    }
  }

  /** Name of the predicted class. */
  public String answer() {
    return found.found().best().className();
  }

  /** The image as the network sees it. */
  public String image() {
    return PixelGrid.shown(found.image(), LONGEST_SIDE);
  }

  /** The image with what was covered. */
  public Look look() {
    return Look.of(found.occlusion(), found.image(), LONGEST_SIDE);
  }

  /** The image under inputs times gradients. */
  public String gradient() {
    float[] products = found.timesGradient();
    int width = found.image().width();
    double most =
        IntStream.range(0, products.length).mapToDouble(i -> Math.abs(products[i])).max().orElse(0);
    return PixelGrid.tinted(
        found.image(), LONGEST_SIDE, (x, y, c) -> products[y * width + x], (float) most);
  }

  @Override
  public List<String> lines() {
    Look look = look();
    return List.of(
        "%s: %s%s"
            .formatted(SafeText.text(name), PredictionLog.doubt(found.found()), found.found()),
        "with the %s covered, %s has %s"
            .formatted(look.place(), SafeText.text(answer()), look.covered()));
  }

  @Override
  public Sheet page() throws IOException {
    return new Sheet(
        Assets.load().with(ExplainedImage.class, "explanation.css"),
        name,
        answer() + ", " + Formats.percent(found.found().best().probability()),
        "Where the answer looked." + Explained.doubt(found.found()),
        Explained.figures(found.found()),
        List.of(Section.of("looked", "Where it looked", "explain/looks", this)));
  }

  @Override
  public JsonObject json(String producer, String modelSha256) {
    return Explained.json(producer, modelSha256, name)
        .with("confident", Explained.confident(found.found()))
        .with(
            "image",
            new JsonObject()
                .with("ranking", found.found().ranking())
                .with("width", found.image().width())
                .with("height", found.image().height())
                .with("occlusion", found.occlusion())
                .with("timesGradient", found.timesGradient()));
  }
}
