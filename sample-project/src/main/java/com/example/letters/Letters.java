package com.example.letters;

import dev.nnmaven.nn.prediction.Classification;
import dev.nnmaven.nn.prediction.ImageClassifier;
import dev.nnmaven.nn.prediction.Model;
import dev.nnmaven.nn.image.Scaling;
import java.io.IOException;
import java.nio.file.Path;

/** Recognizes the letters A to J, white on black, with the model that this build has trained. */
public final class Letters {

  private final ImageClassifier classifier;

  /** Loads the model from this jar. */
  public Letters() throws IOException {
    classifier =
        Model.load(Letters.class, "/META-INF/nn/letters.safetensors")
            .images()
            .scaling(Scaling.STRETCH_LIGHT_INK);
  }

  /** What an image shows, the likeliest letter first. */
  public Classification recognize(Path image) throws IOException {
    return classifier.classify(image);
  }

  /** {@code java -jar letters-1.0-SNAPSHOT.jar image.png ...} */
  public static void main(String[] images) throws IOException {
    if (images.length == 0) {
      System.err.println("usage: java -jar letters-1.0-SNAPSHOT.jar image.png ...");
      System.exit(2);
    }
    Letters letters = new Letters();
    for (String image : images) {
      System.out.println(image + ": " + letters.recognize(Path.of(image)));
    }
  }
}
