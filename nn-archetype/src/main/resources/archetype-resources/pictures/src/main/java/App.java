package ${package};

import dev.nnmaven.nn.prediction.Classification;
import dev.nnmaven.nn.prediction.Model;
import dev.nnmaven.nn.prediction.PictureClassifier;
import java.io.IOException;
import java.nio.file.Path;

/** Tells pictures apart, with the model that this build has trained. */
public final class App {

  private final PictureClassifier model;

  /** Loads the model from this jar. */
  public App() throws IOException {
    model = Model.load(App.class, "/META-INF/nn/${artifactId}.safetensors").pictures();
  }

  /** What a picture shows, the likeliest class first. */
  public Classification recognize(Path picture) throws IOException {
    return model.classify(picture);
  }
}
