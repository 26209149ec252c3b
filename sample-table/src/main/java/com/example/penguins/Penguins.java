package com.example.penguins;

import dev.nnmaven.nn.prediction.Classification;
import dev.nnmaven.nn.prediction.Classifier;
import dev.nnmaven.nn.prediction.Model;
import java.io.IOException;

/** Tells species of penguins apart, with the model that this build has trained. */
public final class Penguins {

  private final Classifier<Penguin> classifier;

  /** Loads the model from this jar. */
  public Penguins() throws IOException {
    classifier =
        Model.load(Penguins.class, "/META-INF/nn/penguins.safetensors").rows(Penguin.COLUMNS);
  }

  /** The species of a penguin, the likeliest first. */
  public Classification recognize(Penguin penguin) {
    return classifier.classify(penguin);
  }

  /** {@code java -jar penguins-1.0-SNAPSHOT.jar Torgersen 39.1 18.7 181 3750 male} */
  public static void main(String[] is) throws IOException {
    if (is.length != 6) {
      System.err.println(
          "usage: java -jar penguins-1.0-SNAPSHOT.jar ISLAND BILL_LENGTH BILL_DEPTH FLIPPER_LENGTH"
              + " BODY_MASS SEX (mm, g)");
      System.exit(2);
    }
    Penguin penguin =
        new Penguin(
            is[0],
            Double.valueOf(is[1]),
            Double.valueOf(is[2]),
            Double.valueOf(is[3]),
            Double.valueOf(is[4]),
            is[5]);
    System.out.println(new Penguins().recognize(penguin));
  }
}
