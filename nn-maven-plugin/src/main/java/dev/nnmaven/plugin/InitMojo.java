package dev.nnmaven.plugin;

import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.initializer.Initializer;
import dev.nnmaven.nn.random.RandomStream;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.NetworkParser;
import dev.nnmaven.trainer.config.NetworkPlan;
import dev.nnmaven.trainer.config.Outputs;
import dev.nnmaven.trainer.config.Parameters;
import dev.nnmaven.trainer.config.SettingsReader;
import dev.nnmaven.trainer.job.WeightsText;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.codehaus.plexus.configuration.PlexusConfiguration;

/**
 * Writes the initial weights of the configured network to a {@code .net} file: the same that {@code
 * train} would draw with this seed. {@code train} reads the file with the same parameter. Example,
 * with the plugin in the POM:
 *
 * <pre>
 * {@code mvn nn:init -Dnn.network="inputs(784), 100, output(10)" -Dnn.initialWeights=weights/w.net}
 * </pre>
 */
@Mojo(name = "init", threadSafe = true)
public final class InitMojo extends AbstractNnMojo {

  /**
   * Parameters of training, as elements; their arguments may be elements as well. Example: {@code
   * <training><optimizer>nesterov(0.9)</optimizer><epochs>40</epochs></training>}
   */
  @Parameter PlexusConfiguration training;

  /**
   * Layers, as for {@code train}, but with the numbers of inputs and outputs. Example: {@code
   * <network>inputs(784), 100, output(10)</network>}
   */
  @Parameter(property = "nn.network")
  PlexusConfiguration network;

  /**
   * Initial weights: {@code uniform} (±1/√inputs), {@code xavier}, {@code he}, {@code lecun} or
   * {@code orthogonal}. Default: {@code xavier}. Example: {@code <initializer>he</initializer>}
   */
  @Parameter(property = "nn.initializer")
  String initializer;

  /** Seed of all random numbers. Default: {@code 1}. Example: {@code <seed>42</seed>} */
  @Parameter(property = "nn.seed")
  String seed;

  /**
   * File of initial weights: {@code .net}, written by {@code init}, or a {@code .safetensors} model
   * to train further. Default: drawn; {@code weights/w.net} for {@code init}. Example: {@code
   * <initialWeights>weights/w.net</initialWeights>}
   */
  @Parameter(property = "nn.initialWeights")
  File initialWeights;

  /**
   * Trains even if nothing has changed, and from the beginning after an interruption; {@code init}
   * replaces its file. Example: {@code mvn nn:train -Dnn.force}
   */
  @Parameter(property = "nn.force", defaultValue = "false")
  String force;

  @Override
  void run(SettingsReader reader) throws ConfigurationException, IOException {
    NetworkPlan plan = NetworkParser.parse(reader);
    Initializer drawn = reader.get(Parameters.INITIALIZER);
    long parsedSeed = reader.get(Parameters.SEED);
    boolean overwrites = reader.get(Parameters.FORCE);
    Path file =
        reader
            .find(Parameters.INITIAL_WEIGHTS)
            .orElseGet(() -> project.getBasedir().toPath().resolve("weights/w.net"));
    if (file.toString().endsWith("." + ModelRepository.TYPE)) {
      reader.mistake(
          Parameters.INITIAL_WEIGHTS, "nn:init writes no model; expected a .net file: " + file);
    }
    reader.throwIfAny();
    Network built = plan.build();
    if (Files.isRegularFile(file) && !overwrites) {
      throw new ConfigurationException(
          "%s exists; remove it, write elsewhere (nn.initialWeights), or replace it (-Dnn.force)",
          file);
    }
    Outputs.requireWritable("nn.initialWeights", file);
    built.initialize(drawn, RandomStream.of(parsedSeed));
    WeightsText.write(file, built);
    info(
        "%s weights for %s, seed %d: %s",
        drawn.specification(), WeightsText.sizes(built), parsedSeed, file);
  }
}
