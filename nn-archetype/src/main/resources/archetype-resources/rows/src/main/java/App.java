package ${package};

import dev.nnmaven.nn.prediction.Classification;
import dev.nnmaven.nn.prediction.Classifier;
import dev.nnmaven.nn.prediction.Model;
import dev.nnmaven.nn.prediction.Rows;
import java.io.IOException;

/** Tells vessels apart, with the model that this build has trained. */
public final class App {

  /** A row of data/vessels.csv, without what is to be predicted. */
  public record Vessel(double height, double width, boolean handle, String material) {}

  private final Classifier<Vessel> model;

  /** Loads the model from this jar. */
  public App() throws IOException {
    model =
        Model.load(App.class, "/META-INF/nn/${artifactId}.safetensors")
            .rows(
                new Rows<Vessel>()
                    .column("height_cm", Vessel::height)
                    .column("width_cm", Vessel::width)
                    .column("handle", Vessel::handle)
                    .column("material", Vessel::material));
  }

  /** What kind of vessel it is, the likeliest first. */
  public Classification recognize(Vessel vessel) {
    return model.classify(vessel);
  }
}
