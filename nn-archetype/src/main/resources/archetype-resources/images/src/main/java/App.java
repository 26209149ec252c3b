package ${package};

import dev.nnmaven.nn.prediction.Classification;
import dev.nnmaven.nn.prediction.ImageClassifier;
import dev.nnmaven.nn.prediction.Model;
import java.io.IOException;
import java.nio.file.Path;

/** Tells images apart, with the model that this build has trained. */
public final class App {

  private final ImageClassifier model;

  /** Loads the model from this jar. */
  public App() throws IOException {
    model = Model.load(App.class, "/META-INF/nn/${artifactId}.safetensors").images();
  }

  /** What an image shows, the likeliest class first. */
  public Classification recognize(Path image) throws IOException {
    return model.classify(image);
  }
}
