package dev.nnmaven.plugin.predict;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.annotations.SerializedName;
import dev.nnmaven.nn.classifier.Candidate;
import dev.nnmaven.nn.math.FloatText;
import java.math.BigDecimal;
import java.util.List;

/** Predictions as JSON; docs/output-files.md describes the fields. */
final class PredictionJson {

  private static final int SCHEMA_VERSION = 1;

  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private record Document(
      int schemaVersion,
      String producer,
      String modelSha256,
      List<String> classes,
      List<Image> images,
      List<PictureAnswers.Unusable> unusable) {}

  private record Image(
      String image, String predicted, BigDecimal probability, List<Ranked> ranking) {}

  private record Ranked(@SerializedName("class") String className, BigDecimal probability) {}

  private PredictionJson() {}

  static String of(PictureAnswers predictions, String producer, String modelSha256) {
    Document document =
        new Document(
            SCHEMA_VERSION,
            producer,
            modelSha256,
            predictions.classes(),
            predictions.answers().stream().map(PredictionJson::image).toList(),
            predictions.unusable());
    return GSON.toJson(document) + "\n";
  }

  private static Image image(PictureAnswers.Answer answer) {
    Candidate best = answer.says().best();
    return new Image(
        answer.image(),
        best.className(),
        number(best.probability()),
        answer.says().ranking().stream()
            .map(one -> new Ranked(one.className(), number(one.probability())))
            .toList());
  }

  /** Converts via FloatText: Java's own text differs between JDKs. */
  private static BigDecimal number(float value) {
    return new BigDecimal(FloatText.of(value));
  }
}
