package com.example.letters;

import dev.nnmaven.nn.prediction.Classification;
import dev.nnmaven.nn.prediction.Model;
import dev.nnmaven.nn.prediction.PictureClassifier;
import dev.nnmaven.nn.data.image.Scaling;
import java.io.IOException;
import java.nio.file.Path;

/** Recognizes the letters A to J, white on black, with the model that this build has trained. */
public final class Letters {

  private final PictureClassifier classifier;

  /** Loads the model from this jar. */
  public Letters() throws IOException {
    classifier =
        Model.load(Letters.class, "/META-INF/nn/letters.safetensors")
            .pictures()
            .scaling(Scaling.STRETCH_LIGHT_INK);
  }

  /** What a picture shows, the likeliest letter first. */
  public Classification recognize(Path picture) throws IOException {
    return classifier.classify(picture);
  }

  /** {@code java -jar letters-1.0-SNAPSHOT.jar picture.png ...} */
  public static void main(String[] pictures) throws IOException {
    if (pictures.length == 0) {
      System.err.println("usage: java -jar letters-1.0-SNAPSHOT.jar picture.png ...");
      System.exit(2);
    }
    Letters letters = new Letters();
    for (String picture : pictures) {
      System.out.println(picture + ": " + letters.recognize(Path.of(picture)));
    }
  }
}
