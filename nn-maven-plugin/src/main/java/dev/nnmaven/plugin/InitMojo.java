package dev.nnmaven.plugin;

import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.initializer.Initializer;
import dev.nnmaven.nn.initializer.Initializers;
import dev.nnmaven.nn.model.WeightsText;
import dev.nnmaven.nn.random.RandomStream;
import dev.nnmaven.nn.training.TrainingOptions;
import dev.nnmaven.plugin.config.ConfigurationException;
import dev.nnmaven.plugin.config.Mistakes;
import dev.nnmaven.plugin.config.NetworkConfig;
import dev.nnmaven.plugin.config.NetworkParser;
import dev.nnmaven.plugin.config.NetworkPlan;
import dev.nnmaven.plugin.config.Numbers;
import dev.nnmaven.plugin.config.Outputs;
import dev.nnmaven.plugin.config.Switches;
import dev.nnmaven.plugin.text.Texts;
import java.io.File;
import java.io.IOException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Writes a {@code .net} file with initial weights for the configured network: the very weights that
 * {@code train} would draw with the same seed. {@code train} reads it with {@code initialWeights}.
 * Example, where the plugin stands in the POM:
 *
 * <pre>{@code mvn nn:init -Dnn.layers=784,100,10 -Dnn.weightsFile=weights/w.net}</pre>
 */
@Mojo(name = "init", threadSafe = true)
public final class InitMojo extends AbstractNnMojo {

  /**
   * The sizes of the input and of each layer. Example:
   *
   * <pre>{@code <layers>784,100,10</layers>}</pre>
   */
  @Parameter(property = "nn.layers")
  private String layers;

  /**
   * The network in its long form, instead of {@code layers}; see the goal {@code train}. Here it
   * needs {@code <inputs>} and the neurons of all layers.
   */
  @Parameter private NetworkConfig network;

  /**
   * How the weights are drawn: {@code uniform} (±1/√inputs), {@code xavier} or {@code he}. Default:
   * xavier. Example:
   *
   * <pre>{@code <initializer>he</initializer>}</pre>
   */
  @Parameter(property = "nn.initializer")
  private String initializer;

  /**
   * The seed of the random numbers. Default: 1. Example:
   *
   * <pre>{@code <seed>42</seed>}</pre>
   */
  @Parameter(property = "nn.seed")
  private String seed;

  /**
   * The file to write. Example:
   *
   * <pre>{@code <weightsFile>weights/w.net</weightsFile>}</pre>
   */
  @Parameter(property = "nn.weightsFile", defaultValue = "${project.basedir}/weights/w.net")
  private File weightsFile;

  /** Whether a file that is there already is replaced; otherwise the goal fails. */
  @Parameter(property = "nn.overwrite", defaultValue = "false")
  private String overwrite;

  /** Skips this goal: {@code <skipInit>true</skipInit>} or {@code -Dnn.init.skip}. */
  @Parameter(property = "nn.init.skip", defaultValue = "false")
  private String skipInit;

  /** Filled by Maven. */
  public InitMojo() {}

  @Override
  String ownSkip() {
    return skipInit;
  }

  @Override
  String ownSkipProperty() {
    return "nn.init.skip";
  }

  @Override
  void run(Mistakes mistakes) throws ConfigurationException, IOException {
    NetworkPlan plan = new NetworkParser(mistakes).parse(layers, null, null, network, null);
    Initializer drawn =
        mistakes.parse("nn.initializer", initializer, Initializers::of, Initializers.DEFAULT);
    long parsedSeed =
        mistakes.parse("nn.seed", seed, Numbers::anyLong, TrainingOptions.DEFAULT_SEED);
    boolean overwrites = mistakes.parse("nn.overwrite", overwrite, Switches::of, false);
    mistakes.throwIfAny();
    Network built = plan.build();
    if (weightsFile.isFile() && !overwrites) {
      throw new ConfigurationException(
          weightsFile
              + " exists; remove it, write elsewhere (nn.weightsFile), or replace it"
              + " (-Dnn.overwrite)");
    }
    Outputs.requireWritable("nn.weightsFile", weightsFile.toPath());
    built.initialize(drawn, RandomStream.of(parsedSeed));
    WeightsText.write(weightsFile.toPath(), built);
    getLog()
        .info(
            Texts.format(
                "%s weights for %s, seed %d: %s",
                drawn.specification(), plan.sizes(), parsedSeed, weightsFile));
  }
}
