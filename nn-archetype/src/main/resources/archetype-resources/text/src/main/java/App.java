package ${package};

import dev.nnmaven.nn.prediction.Classification;
import dev.nnmaven.nn.prediction.Classifier;
import dev.nnmaven.nn.prediction.Model;
import dev.nnmaven.nn.prediction.Rows;
import java.io.IOException;

/** Sends requests to offices, with the model that this build has trained. */
public final class App {

  /** A row of data/requests.csv, without what is to be predicted. */
  public record Request(String message, String channel) {}

  private final Classifier<Request> model;

  /** Loads the model from this jar. */
  public App() throws IOException {
    model =
        Model.load(App.class, "/META-INF/nn/${artifactId}.safetensors")
            .rows(
                new Rows<Request>()
                    .column("message", Request::message)
                    .column("channel", Request::channel));
  }

  /** Which office it is for, the likeliest first. */
  public Classification recognize(Request request) {
    return model.classify(request);
  }
}
