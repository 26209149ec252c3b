package dev.nnmaven.plugin;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.model.ModelFile;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.Outputs;
import dev.nnmaven.trainer.config.SettingsReader;
import dev.nnmaven.trainer.importer.ImportedModel;
import dev.nnmaven.trainer.job.UnfinishedTraining;
import dev.nnmaven.trainer.task.ImportJob;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProjectHelper;
import org.codehaus.plexus.configuration.PlexusConfiguration;

/**
 * Makes a model from weights trained elsewhere, such as in PyTorch, for {@code evaluate} and for
 * applications. Example, with the plugin in the POM:
 *
 * <pre>{@code mvn nn:import nn:evaluate -Dnn.input=weights.safetensors}</pre>
 */
@Mojo(name = "import", defaultPhase = LifecyclePhase.PROCESS_CLASSES, threadSafe = true)
public final class ImportMojo extends AbstractModelMojo {

  /**
   * Safetensors file to import, with two float32 tensors per layer: {@code fc1.weight} (a row per
   * neuron, as in PyTorch) or {@code fc1.weights} (a row per input, as in Keras), and {@code
   * fc1.bias}. {@code #fc1,fc2} behind it names the layers, first to last. Default: all layers, in
   * the order of the file. Example: {@code <input>src/nn/weights.safetensors</input>}, {@code
   * <input>weights.safetensors#fc1,fc2</input>}
   */
  @Parameter(property = "nn.input")
  File input;

  /**
   * Layers, as for {@code train}. The file lacks activations, padding and pools. Default: dense
   * layers of its sizes, with {@code relu}. Example: {@code <network>conv(16, 5x5, padding=valid),
   * maxPool(2), 128 tanh</network>}
   */
  @Parameter(property = "nn.network")
  PlexusConfiguration network;

  /**
   * Packages the model in the jar, in {@code META-INF/nn/}: {@code true}, named after the artifact,
   * or a name. Example: {@code <packageModel>letters.safetensors</packageModel>}
   */
  @Parameter(property = "nn.packageModel", defaultValue = "false")
  String packageModel;

  /**
   * What {@code install} and {@code deploy} publish: {@code model}, {@code card}, both, or {@code
   * none}. Default: {@code none}. Example: {@code <attach>model, card</attach>}
   */
  @Parameter(property = "nn.attach")
  String attach;

  @Inject private MavenProjectHelper artifacts;

  @Override
  void run(SettingsReader reader) throws ConfigurationException, DatasetException, IOException {
    ImportJob job = ImportJob.parse(reader);
    ModelPublication shipping = ModelPublication.parse(this, reader);
    reader.throwIfAny();
    ImportJob.Result made = job.run(producer(), getLog()::warn);
    Outputs.requireModelFile(modelFile());
    shipping.claim();
    forgetTraining();
    ModelFile.write(modelFile(), made.model());
    UnfinishedTraining.clear(modelFile());
    shipping.ship(artifacts);
    getLog().info("weights  " + reader.settings().text("input") + ": " + made.layers());
    if (!made.leftOut().isEmpty()) {
      getLog().warn("not imported: " + SafeText.list(made.leftOut()));
    }
    ImportedModel.lines(made.model()).forEach(getLog()::info);
    getLog().info("model " + modelFile());
  }

  /** Deletes records of a previous model's training, which do not apply to this one. */
  private void forgetTraining() throws IOException {
    Files.deleteIfExists(reports().state());
    reports().removeAll();
    BuildContext.trained(project, modelFile(), Optional::empty);
  }
}
