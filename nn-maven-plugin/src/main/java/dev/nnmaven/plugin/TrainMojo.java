package dev.nnmaven.plugin;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.data.Normalization;
import dev.nnmaven.nn.data.PixelOrder;
import dev.nnmaven.nn.data.Preprocessing;
import dev.nnmaven.nn.initializer.Initializer;
import dev.nnmaven.nn.initializer.Initializers;
import dev.nnmaven.nn.model.ModelFile;
import dev.nnmaven.nn.training.TrainingOptions;
import dev.nnmaven.plugin.config.ConfigurationException;
import dev.nnmaven.plugin.config.DataSettings;
import dev.nnmaven.plugin.config.Mistakes;
import dev.nnmaven.plugin.config.NetworkConfig;
import dev.nnmaven.plugin.config.NetworkParser;
import dev.nnmaven.plugin.config.NetworkPlan;
import dev.nnmaven.plugin.config.OptionsParser;
import dev.nnmaven.plugin.job.LoadedData;
import dev.nnmaven.plugin.job.TrainingJob;
import dev.nnmaven.plugin.job.TrainingRun;
import dev.nnmaven.plugin.report.BarProgress;
import dev.nnmaven.plugin.report.PlainProgress;
import dev.nnmaven.plugin.report.Progress;
import dev.nnmaven.plugin.report.Terminal;
import dev.nnmaven.plugin.report.TrainingJson;
import dev.nnmaven.plugin.report.TrainingLog;
import java.io.File;
import java.io.IOException;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Trains a network on the images of a folder and writes the model. The same configuration and
 * images give the same model, byte for byte.
 *
 * <pre>{@code
 * <plugin>
 *   <groupId>dev.nnmaven</groupId>
 *   <artifactId>nn-maven-plugin</artifactId>
 *   <configuration>
 *     <layers>784,100,10</layers>
 *     <activations>sigmoid,linear</activations>
 *     <regularizers>dropout(0.3),none</regularizers>
 *   </configuration>
 *   <executions>
 *     <execution>
 *       <id>train</id>
 *       <phase>process-classes</phase>
 *       <goals>
 *         <goal>train</goal>
 *       </goals>
 *     </execution>
 *   </executions>
 * </plugin>
 * }</pre>
 */
@Mojo(name = "train", defaultPhase = LifecyclePhase.PROCESS_CLASSES, threadSafe = true)
public final class TrainMojo extends AbstractDataMojo {

  /**
   * The sizes of the input and of each layer. Default: a layer of 100 neurons between as many
   * inputs as an image has pixels and as many outputs as there are classes.
   *
   * <pre>{@code <layers>784,100,10</layers>}</pre>
   */
  @Parameter(property = "nn.layers")
  private String layers;

  /**
   * The activation of each layer after the input: {@code linear}, {@code sigmoid}, {@code tanh} or
   * {@code relu}. Default: relu, and linear for the last layer.
   *
   * <pre>{@code <activations>sigmoid,linear</activations>}</pre>
   */
  @Parameter(property = "nn.activations")
  private String activations;

  /**
   * The regularizers of each layer after the input: {@code dropout(rate)}, {@code l2(lambda)},
   * {@code inputNoise(standard deviation)}, several of them joined by a plus sign, or {@code none}.
   * Default: none.
   *
   * <pre>{@code <regularizers>dropout(0.3)+l2(1e-4),none</regularizers>}</pre>
   */
  @Parameter(property = "nn.regularizers")
  private String regularizers;

  /**
   * The network in its long form, instead of {@code layers}, {@code activations} and {@code
   * regularizers}.
   *
   * <pre>{@code
   * <network>
   *   <layer>
   *     <neurons>100</neurons>
   *     <activation>sigmoid</activation>
   *     <regularizer>dropout(0.3)</regularizer>
   *   </layer>
   *   <layer>
   *     <neurons>10</neurons>
   *   </layer>
   * </network>
   * }</pre>
   */
  @Parameter private NetworkConfig network;

  /**
   * What the outputs are judged by: {@code crossEntropy} (softmax: one class is right) or {@code
   * binaryCrossEntropy} (a sigmoid for each class by itself). Default: crossEntropy.
   *
   * <pre>{@code <loss>binaryCrossEntropy</loss>}</pre>
   */
  @Parameter(property = "nn.loss")
  private String loss;

  /**
   * How many samples a step of gradient descent sees: {@code GD} all of them, {@code SGD} one,
   * {@code miniBatch} as many as {@code batchSize} says. Default: miniBatch.
   *
   * <pre>{@code <optimizer>SGD</optimizer>}</pre>
   */
  @Parameter(property = "nn.optimizer")
  private String optimizer;

  /**
   * The length of a step. Default: 0.1.
   *
   * <pre>{@code <learningRate>0.05</learningRate>}</pre>
   */
  @Parameter(property = "nn.learningRate")
  private String learningRate;

  /**
   * How often each image is seen. 0 writes the initial network. Default: 10.
   *
   * <pre>{@code <epochs>20</epochs>}</pre>
   */
  @Parameter(property = "nn.epochs")
  private String epochs;

  /**
   * Samples a step at most, for the optimizer miniBatch. Default: 32.
   *
   * <pre>{@code <batchSize>64</batchSize>}</pre>
   */
  @Parameter(property = "nn.batchSize")
  private String batchSize;

  /**
   * The seed of all random numbers. Default: 1.
   *
   * <pre>{@code <seed>42</seed>}</pre>
   */
  @Parameter(property = "nn.seed")
  private String seed;

  /**
   * How the initial weights are drawn: {@code uniform} (±1/√inputs), {@code xavier} or {@code he}.
   * Default: xavier.
   *
   * <pre>{@code <initializer>he</initializer>}</pre>
   */
  @Parameter(property = "nn.initializer")
  private String initializer;

  /**
   * A {@code .net} file to read the initial weights from, instead of drawing them.
   *
   * <pre>{@code <initialWeights>weights/w.net</initialWeights>}</pre>
   */
  @Parameter(property = "nn.initialWeights")
  private File initialWeights;

  /**
   * How the bytes of an image become inputs: {@code scale} (x / 255), {@code l2} (a vector of
   * length 1) or {@code none}. The model remembers it. Default: scale.
   *
   * <pre>{@code <normalization>l2</normalization>}</pre>
   */
  @Parameter(property = "nn.normalization")
  private String normalization;

  /**
   * In which order pixels become inputs: {@code rows} or {@code columns}. The model remembers it.
   * Default: rows.
   *
   * <pre>{@code <pixelOrder>columns</pixelOrder>}</pre>
   */
  @Parameter(property = "nn.pixelOrder")
  private String pixelOrder;

  /** Skips this goal. */
  @Parameter(property = "nn.train.skip", defaultValue = "false")
  private boolean skipTrain;

  @Parameter(defaultValue = "${plugin}", readonly = true)
  private PluginDescriptor plugin;

  private final MavenSession session;

  @Inject
  TrainMojo(MavenSession session) {
    this.session = session;
  }

  @Override
  boolean skipsThisGoal() {
    return skipTrain;
  }

  @Override
  String ownSkipProperty() {
    return "nn.train.skip";
  }

  @Override
  void run() throws ConfigurationException, DatasetException, IOException {
    TrainingJob job = job();
    LoadedData data = LoadedData.load(job.data());
    TrainingRun run = TrainingRun.prepare(job, data);
    TrainingLog log = new TrainingLog(getLog(), job.options().epochs(), progress());
    log.announce(run);
    TrainingRun.Outcome outcome = run.train(log);
    log.finished(outcome);
    ModelFile.write(modelFile(), outcome.model());
    TrainingJson.write(reportFile("training.json"), run, outcome, modelFile());
    getLog().info("model " + modelFile());
  }

  private TrainingJob job() throws ConfigurationException {
    Mistakes mistakes = new Mistakes();
    NetworkPlan plan =
        new NetworkParser(mistakes).parse(layers, activations, regularizers, network, loss);
    TrainingOptions options =
        new OptionsParser(mistakes).parse(optimizer, learningRate, epochs, batchSize, seed);
    Initializer drawn =
        mistakes.parse("nn.initializer", initializer, Initializers::of, Initializers.DEFAULT);
    if (initialWeights != null && !Mistakes.isNothing(initializer)) {
      mistakes.add(
          "nn.initializer", "has no effect beside nn.initialWeights; leave one of the two out");
    }
    if (initialWeights != null && !initialWeights.isFile()) {
      mistakes.add("nn.initialWeights", initialWeights + " is not a file");
    }
    DataSettings data = dataSettings(mistakes);
    Normalization normalizing =
        mistakes.parse(
            "nn.normalization",
            normalization,
            Normalization::of,
            Preprocessing.DEFAULT_NORMALIZATION);
    PixelOrder order =
        mistakes.parse(
            "nn.pixelOrder", pixelOrder, PixelOrder::of, Preprocessing.DEFAULT_PIXEL_ORDER);
    mistakes.throwIfAny();
    return new TrainingJob(
        plan,
        options,
        drawn,
        Optional.ofNullable(initialWeights).map(File::toPath),
        data,
        normalizing,
        order,
        "nn-maven " + plugin.getVersion());
  }

  private Progress progress() {
    boolean watched = Terminal.isWatched(session.getRequest().isInteractiveMode(), System.getenv());
    return watched
        ? new BarProgress(System.out)
        : new PlainProgress(getLog()::info, System::nanoTime);
  }
}
