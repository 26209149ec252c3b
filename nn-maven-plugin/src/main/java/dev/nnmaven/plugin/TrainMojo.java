package dev.nnmaven.plugin;

import dev.nnmaven.nn.compute.KernelChoice;
import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.data.image.ImageFolders;
import dev.nnmaven.plugin.config.ConfigurationException;
import dev.nnmaven.plugin.config.Mistakes;
import dev.nnmaven.plugin.config.Settings;
import dev.nnmaven.plugin.console.BarProgress;
import dev.nnmaven.plugin.console.Lines;
import dev.nnmaven.plugin.console.PlainProgress;
import dev.nnmaven.plugin.console.Progress;
import dev.nnmaven.plugin.console.Terminal;
import dev.nnmaven.plugin.fork.ForkDecision;
import dev.nnmaven.plugin.fork.ForkFailedException;
import dev.nnmaven.plugin.fork.ForkedTraining;
import dev.nnmaven.plugin.fork.JavaInstallation;
import dev.nnmaven.plugin.gate.Gate;
import dev.nnmaven.plugin.job.TrainingJob;
import dev.nnmaven.plugin.job.TrainingWork;
import dev.nnmaven.plugin.report.Reports;
import dev.nnmaven.plugin.task.TrainingTask;
import dev.nnmaven.plugin.text.ModelName;
import dev.nnmaven.plugin.uptodate.TrainingState;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProjectHelper;
import org.apache.maven.toolchain.ToolchainManager;
import org.codehaus.plexus.configuration.PlexusConfiguration;

/**
 * Trains a network on the images of a folder and writes the model. The same configuration and
 * images give the same model, byte for byte. README.md has a whole POM to copy. Example, where the
 * plugin stands in the POM:
 *
 * <pre>{@code mvn nn:train -Dnn.layers=784,100,10 -Dnn.epochs=20}</pre>
 */
@Mojo(name = "train", defaultPhase = LifecyclePhase.PROCESS_CLASSES, threadSafe = true)
public final class TrainMojo extends AbstractNnMojo {

  /**
   * The model: a safetensors file. Example: {@code
   * <modelFile>target/classes/letters.safetensors</modelFile>}
   */
  @Parameter(
      property = "nn.modelFile",
      defaultValue = "${project.build.directory}/" + Reports.FOLDER + "/" + ModelName.DEFAULT_FILE)
  File modelFile;

  /**
   * Folder of images: one sub-folder per class, named after it, or {@code train} and {@code test}
   * that hold such sub-folders. PNG, JPEG, GIF and BMP, grey or colour, all of one size; hidden
   * files are ignored. Example: {@code <data>src/letters</data>}
   */
  @Parameter(property = "nn.data", defaultValue = "${project.basedir}/data")
  File data;

  /**
   * Files that are not images, or of another size than most: {@code fail} the build, or {@code
   * skip} them with a warning. Default: fail. Example: {@code
   * <unreadableImages>skip</unreadableImages>}
   */
  @Parameter(property = "nn.unreadableImages")
  String unreadableImages;

  /**
   * Folder of held-out images, one sub-folder per class. Default: {@code test} beside {@code train}
   * in {@code data}, else {@code testFraction} of the images. Example: {@code
   * <testData>src/letters-to-judge-by</testData>}
   */
  @Parameter(property = "nn.testData")
  File testData;

  /**
   * Fraction of each class to hold out for evaluation if there are no test images: 0.2 or 20%; 0
   * for none. The pixels alone decide which images these are. Default: 0.2. Example: {@code
   * <testFraction>0.25</testFraction>}
   */
  @Parameter(property = "nn.testFraction")
  String testFraction;

  /**
   * Sizes of the input and of each layer. Default: one input per pixel, a hidden layer of 100
   * neurons, one output per class. Example: {@code <layers>784,100,10</layers>}
   */
  @Parameter(property = "nn.layers")
  String layers;

  /**
   * Activation of each layer after the input: {@code linear}, {@code sigmoid}, {@code tanh} or
   * {@code relu}. Default: relu, and linear for the last layer. Example: {@code
   * <activations>sigmoid,linear</activations>}
   */
  @Parameter(property = "nn.activations")
  String activations;

  /**
   * Regularizers of each layer after the input: {@code dropout(rate)}, {@code l2(lambda)}, {@code
   * inputNoise(standard deviation)}, several joined by a plus sign, or {@code none}. Default: none.
   * Example: {@code <regularizers>dropout(0.3)+l2(1e-4),none</regularizers>}
   */
  @Parameter(property = "nn.regularizers")
  String regularizers;

  /**
   * The network in its long form, instead of {@code layers}, {@code activations} and {@code
   * regularizers}. Example:
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
  @Parameter PlexusConfiguration network;

  /**
   * Loss: {@code crossEntropy} (softmax: one class is right) or {@code binaryCrossEntropy} (a
   * sigmoid for each class). Default: crossEntropy. Example: {@code
   * <loss>binaryCrossEntropy</loss>}
   */
  @Parameter(property = "nn.loss")
  String loss;

  /**
   * Samples per step of gradient descent: {@code GD} all, {@code SGD} one, {@code miniBatch} as
   * many as {@code batchSize}. Default: miniBatch. Example: {@code <optimizer>SGD</optimizer>}
   */
  @Parameter(property = "nn.optimizer")
  String optimizer;

  /**
   * Factor of the gradient in each step. Default: 0.1. Example: {@code
   * <learningRate>0.05</learningRate>}
   */
  @Parameter(property = "nn.learningRate")
  String learningRate;

  /**
   * Number of epochs: how often each image is seen. 0 writes the initial network. Default: 10.
   * Example: {@code <epochs>20</epochs>}
   */
  @Parameter(property = "nn.epochs")
  String epochs;

  /**
   * Largest number of samples per step, for {@code miniBatch}. Default: 32. Example: {@code
   * <batchSize>64</batchSize>}
   */
  @Parameter(property = "nn.batchSize")
  String batchSize;

  /** Seed of all random numbers. Default: 1. Example: {@code <seed>42</seed>} */
  @Parameter(property = "nn.seed")
  String seed;

  /**
   * Distribution of the initial weights: {@code uniform} (±1/√inputs), {@code xavier} or {@code
   * he}. Default: xavier. Example: {@code <initializer>he</initializer>}
   */
  @Parameter(property = "nn.initializer")
  String initializer;

  /**
   * A {@code .net} file of initial weights, instead of random ones. Example: {@code
   * <initialWeights>weights/w.net</initialWeights>}
   */
  @Parameter(property = "nn.initialWeights")
  File initialWeights;

  /**
   * Normalization of pixels, which the model remembers: {@code scale} (x / 255), {@code l2} (a
   * vector of length 1) or {@code none}. Default: scale. Example: {@code
   * <normalization>l2</normalization>}
   */
  @Parameter(property = "nn.normalization")
  String normalization;

  /**
   * Order of the pixels as inputs, which the model remembers: {@code rows} or {@code columns}.
   * Default: rows. Example: {@code <pixelOrder>columns</pixelOrder>}
   */
  @Parameter(property = "nn.pixelOrder")
  String pixelOrder;

  /**
   * Size that all images are scaled to, width first; the model remembers it. Default: that of the
   * images, which must be equal. Example: {@code <imageSize>28x28</imageSize>}
   */
  @Parameter(property = "nn.imageSize")
  String imageSize;

  /**
   * Scaling to {@code imageSize}, which the model remembers: {@code stretch}, {@code
   * stretchLightInk} or {@code stretchDarkInk} (the bounding box of light or dark pixels), or
   * {@code refuse} other sizes. Default: stretch if {@code imageSize} is given. Example: {@code
   * <scaling>stretchDarkInk</scaling>}
   */
  @Parameter(property = "nn.scaling")
  String scaling;

  /**
   * Colour behind transparent pixels, which the model remembers: {@code white}, {@code black} or
   * {@code #rrggbb}. Default: white. Example: {@code <background>black</background>}
   */
  @Parameter(property = "nn.background")
  String background;

  /**
   * Kernels that compute: {@code auto} the fastest available, {@code simd} (Vector API), {@code
   * scalar} (plain Java) or {@code textbook} (plain loops, to be read). The model is the same.
   * Default: auto. Example: {@code <kernels>scalar</kernels>}
   */
  @Parameter(property = "nn.kernels")
  String kernels;

  /**
   * Number of threads. The model is the same. Default: one per processor. Example: {@code
   * <threads>2</threads>}
   */
  @Parameter(property = "nn.threads")
  String threads;

  /**
   * Whether to train in a JVM of its own: {@code always}, {@code never}, or {@code auto} if that is
   * faster (it gains the Vector API, and there is enough to compute) or {@code jvm} or {@code
   * argLine} are given. Default: auto. Example: {@code <fork>never</fork>}
   */
  @Parameter(property = "nn.fork")
  String fork;

  /**
   * The {@code java} of a JVM of its own. Default: that of the JDK toolchain, else Maven's.
   * Example: {@code <jvm>/opt/jdk-25/bin/java</jvm>}
   */
  @Parameter(property = "nn.jvm")
  File jvm;

  /** Further arguments of a JVM of its own. Example: {@code <argLine>-Xmx4g</argLine>} */
  @Parameter(property = "nn.argLine")
  String argLine;

  /**
   * Whether to train even if nothing has changed that the model depends on: images, settings,
   * initial weights, and the code of the plugin and its dependencies. Example: {@code mvn nn:train
   * -Dnn.force}
   */
  @Parameter(property = "nn.force", defaultValue = "false")
  String force;

  /**
   * Whether to package the model in the project's jar, as {@code packagedModel} in {@code
   * META-INF/nn/}; the project's tests see it, too. Example: {@code
   * <packageModel>true</packageModel>}
   */
  @Parameter(property = "nn.packageModel", defaultValue = "false")
  String packageModel;

  /**
   * File name of the model in the jar. Example: {@code
   * <packagedModel>letters.safetensors</packagedModel>}
   */
  @Parameter(property = "nn.packagedModel", defaultValue = "${project.artifactId}.safetensors")
  String packagedModel;

  /**
   * Whether to publish the model with the project, by {@code install} and {@code deploy}:
   * classifier {@code model}, type {@code safetensors}. Example: {@code
   * <attachModel>true</attachModel>}
   */
  @Parameter(property = "nn.attachModel", defaultValue = "false")
  String attachModel;

  /** Skips this goal: {@code <skipTrain>true</skipTrain>} or {@code -Dnn.train.skip}. */
  @Parameter(property = "nn.train.skip", defaultValue = "false")
  String skipTrain;

  @Inject private ToolchainManager toolchains;

  @Inject private MavenProjectHelper artifacts;

  @Override
  void run(Settings settings)
      throws ConfigurationException, DatasetException, ForkFailedException, IOException {
    Settings training = trainingSettings();
    ForkDecision decision =
        ForkDecision.of(
            settings, toolchain(), ForkedTraining.obstacle(classPath()), new MavenLines(getLog()));
    boolean forced = settings.isOn("force");
    Shipping shipping = Shipping.parse(settings, project);
    checkGates(settings.mistakes());
    TrainingJob.parse(settings);
    settings.mistakes().throwIfAny();
    claimReports();
    shipping.requireWritable(modelFile());
    trainUnlessUpToDate(training, decision, forced);
    shipping.ship(modelFile(), reports(), artifacts);
  }

  /** Checks the gates of evaluate, to report mistakes before minutes of training. */
  private void checkGates(Mistakes mistakes) {
    List<String> classes =
        ImageFolders.in(data.toPath().normalize(), Optional.empty()).classNames();
    for (Gate gate : writtenSettings().gates(mistakes)) {
      if (!classes.isEmpty()) {
        gate.requireClasses(classes, mistakes);
      }
    }
  }

  private void trainUnlessUpToDate(Settings training, ForkDecision decision, boolean forced)
      throws ConfigurationException, DatasetException, ForkFailedException, IOException {
    TrainingState state = state();
    BuildMemory.trained(project, modelFile(), state::whyStale);
    Optional<String> reason = forced ? Optional.of("nn.force") : state.reasonToTrain();
    if (reason.isEmpty()) {
      getLog()
          .info(
              "up to date: nothing has changed that %s depends on (-Dnn.force trains anyway)"
                  .formatted(modelFile()));
      return;
    }
    if (!reason.get().isEmpty()) {
      getLog().info("trains again: " + reason.get());
    }
    state.begin();
    reports().removeAll();
    state.end(train(training, decision));
  }

  /** Why the existing model is not the one that these settings train; empty if it is. */
  Optional<String> whyStale() {
    try {
      return state().whyStale();
    } catch (IOException e) {
      return Optional.of("the code that trains it cannot be read: " + e.getMessage());
    }
  }

  private TrainingState state() throws IOException {
    return new TrainingState(reports().state(), trainingSettings(), code());
  }

  /** The files of code that the model depends on. */
  private List<Path> code() throws IOException {
    List<Path> code = new ArrayList<>(PluginClassPath.of(plugin));
    code.addAll(projectServices().files());
    return code;
  }

  /** The class path of a process that trains: the plugin's goes first. */
  private List<Path> classPath() throws IOException {
    List<Path> classPath = new ArrayList<>(PluginClassPath.of(plugin));
    projectServices().classPath().ifPresent(classPath::add);
    return classPath;
  }

  /** Remembers the settings although skipped: the evaluation checks the model against them. */
  @Override
  void skipped() {
    BuildMemory.trained(project, modelFile(), this::whyStale);
  }

  private TrainingTask.Written train(Settings training, ForkDecision decision)
      throws ConfigurationException, DatasetException, ForkFailedException, IOException {
    MavenLines lines = new MavenLines(getLog());
    if (decision.java().isEmpty()) {
      return TrainingTask.run(training, lines, progress());
    }
    if (decision.onlyForSpeed() && TrainingWork.of(TrainingJob.parse(training)).isLittle()) {
      getLog().debug("trains in Maven's JVM: there is less to compute than starting another takes");
      // Chosen, so that nothing is said of faster ones that cannot run here.
      return TrainingTask.run(
          training.with("kernels", KernelChoice.SCALAR.specification()), lines, progress());
    }
    return new ForkedTraining(
            decision.java().get(), classPath(), argLine == null ? "" : argLine, lines, progress())
        .run(training);
  }

  /** What a training depends on, in whichever JVM it runs: parameters, and what goes with them. */
  private Settings trainingSettings() {
    return settings()
        .with(TrainingJob.REPORT_FILE, reports().training().toString())
        .with(TrainingJob.PRODUCER, producer());
  }

  /** JDK required by the POM's properties, located by toolchains.xml. */
  private Optional<JavaInstallation> toolchain() {
    return Optional.ofNullable(toolchains.getToolchainFromBuildContext("jdk", session))
        .map(toolchain -> toolchain.findTool("java"))
        .map(java -> new JavaInstallation(Path.of(java)));
  }

  private Progress progress() {
    boolean watched =
        !isOneOfMany()
            && Terminal.isWatched(session.getRequest().isInteractiveMode(), System.getenv());
    return watched
        ? new BarProgress(System.out)
        : new PlainProgress(getLog()::info, System::nanoTime);
  }

  /** Maven's log. */
  private record MavenLines(Log log) implements Lines {

    @Override
    public void info(String line) {
      log.info(line);
    }

    @Override
    public void warn(String line) {
      log.warn(line);
    }

    @Override
    public void debug(String line) {
      log.debug(line);
    }
  }
}
