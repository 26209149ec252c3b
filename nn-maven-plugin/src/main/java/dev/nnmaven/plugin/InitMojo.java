package dev.nnmaven.plugin;

import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.initializer.Initializer;
import dev.nnmaven.nn.random.RandomStream;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.NetworkParser;
import dev.nnmaven.trainer.config.NetworkPlan;
import dev.nnmaven.trainer.config.OptionsParser;
import dev.nnmaven.trainer.config.Outputs;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.job.TrainingJob;
import dev.nnmaven.trainer.job.WeightsText;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.codehaus.plexus.configuration.PlexusConfiguration;

/**
 * Writes a {@code .net} file with initial weights for the configured network: the very weights that
 * {@code train} would draw with the same seed. {@code train} reads it with {@code initialWeights}.
 * Example, with the plugin in the POM:
 *
 * <pre>
 * {@code mvn nn:init -Dnn.network="inputs(784), 100, output(10)" -Dnn.weightsFile=weights/w.net}
 * </pre>
 */
@Mojo(name = "init", threadSafe = true)
public final class InitMojo extends AbstractNnMojo {

  /**
   * The layers, as for {@code train}, but with the numbers of inputs and outputs. Example: {@code
   * <network>inputs(784), 100, output(10)</network>}
   */
  @Parameter(property = "nn.network")
  PlexusConfiguration network;

  /**
   * Initial weights: {@code uniform} (±1/√inputs), {@code xavier}, {@code he}, {@code lecun} or
   * {@code orthogonal}. Default: xavier. Example: {@code <initializer>he</initializer>}
   */
  @Parameter(property = "nn.initializer")
  String initializer;

  /** Seed of all random numbers. Default: 1. Example: {@code <seed>42</seed>} */
  @Parameter(property = "nn.seed")
  String seed;

  /** File to write. Example: {@code <weightsFile>weights/w.net</weightsFile>} */
  @Parameter(property = "nn.weightsFile", defaultValue = "${project.basedir}/weights/w.net")
  File weightsFile;

  /** Whether to replace an existing file. Example: {@code mvn nn:init -Dnn.overwrite} */
  @Parameter(property = "nn.overwrite", defaultValue = "false")
  String overwrite;

  @Override
  void run(Settings settings) throws ConfigurationException, IOException {
    NetworkPlan plan = NetworkParser.parse(settings);
    Initializer drawn = TrainingJob.initializer(settings);
    long parsedSeed = OptionsParser.seed(settings);
    boolean overwrites = settings.isOn("overwrite");
    Path file = settings.file("weightsFile").orElseThrow();
    settings.mistakes().throwIfAny();
    Network built = plan.build();
    if (Files.isRegularFile(file) && !overwrites) {
      throw new ConfigurationException(
          "%s exists; remove it, write elsewhere (nn.weightsFile), or replace it (-Dnn.overwrite)",
          file);
    }
    Outputs.requireWritable("nn.weightsFile", file);
    built.initialize(drawn, RandomStream.of(parsedSeed));
    WeightsText.write(file, built);
    info(
        "%s weights for %s, seed %d: %s",
        drawn.specification(), WeightsText.sizes(built), parsedSeed, file);
  }
}
