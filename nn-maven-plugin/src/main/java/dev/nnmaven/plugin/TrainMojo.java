package dev.nnmaven.plugin;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.data.image.ImageFolders;
import dev.nnmaven.plugin.config.ConfigurationException;
import dev.nnmaven.plugin.config.Mistakes;
import dev.nnmaven.plugin.config.NetworkConfig;
import dev.nnmaven.plugin.config.Switches;
import dev.nnmaven.plugin.console.BarProgress;
import dev.nnmaven.plugin.console.PlainProgress;
import dev.nnmaven.plugin.console.Progress;
import dev.nnmaven.plugin.console.Terminal;
import dev.nnmaven.plugin.fork.ForkDecision;
import dev.nnmaven.plugin.fork.ForkFailedException;
import dev.nnmaven.plugin.fork.ForkedTraining;
import dev.nnmaven.plugin.fork.JavaInstallation;
import dev.nnmaven.plugin.gate.Gate;
import dev.nnmaven.plugin.task.TrainingSettings;
import dev.nnmaven.plugin.task.TrainingTask;
import dev.nnmaven.plugin.uptodate.TrainingState;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProjectHelper;
import org.apache.maven.toolchain.ToolchainManager;

/**
 * Trains a network on the images of a folder and writes the model. The same configuration and
 * images give the same model, byte for byte. README.md has a whole POM to copy. Example, where the
 * plugin stands in the POM:
 *
 * <pre>{@code mvn nn:train -Dnn.layers=784,100,10 -Dnn.epochs=20}</pre>
 */
@Mojo(name = "train", defaultPhase = LifecyclePhase.PROCESS_CLASSES, threadSafe = true)
public final class TrainMojo extends AbstractDataMojo {

  /**
   * The sizes of the input and of each layer. Default: a layer of 100 neurons between as many
   * inputs as an image has pixels and as many outputs as there are classes. Example:
   *
   * <pre>{@code <layers>784,100,10</layers>}</pre>
   */
  @Parameter(property = "nn.layers")
  private String layers;

  /**
   * The activation of each layer after the input: {@code linear}, {@code sigmoid}, {@code tanh} or
   * {@code relu}. Default: relu, and linear for the last layer. Example:
   *
   * <pre>{@code <activations>sigmoid,linear</activations>}</pre>
   */
  @Parameter(property = "nn.activations")
  private String activations;

  /**
   * The regularizers of each layer after the input: {@code dropout(rate)}, {@code l2(lambda)},
   * {@code inputNoise(standard deviation)}, several of them joined by a plus sign, or {@code none}.
   * Default: none. Example:
   *
   * <pre>{@code <regularizers>dropout(0.3)+l2(1e-4),none</regularizers>}</pre>
   */
  @Parameter(property = "nn.regularizers")
  private String regularizers;

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
  @Parameter private NetworkConfig network;

  /**
   * What the outputs are judged by: {@code crossEntropy} (softmax: one class is right) or {@code
   * binaryCrossEntropy} (a sigmoid for each class by itself). Default: crossEntropy. Example:
   *
   * <pre>{@code <loss>binaryCrossEntropy</loss>}</pre>
   */
  @Parameter(property = "nn.loss")
  private String loss;

  /**
   * How many samples a step of gradient descent sees: {@code GD} all of them, {@code SGD} one,
   * {@code miniBatch} as many as {@code batchSize} says. Default: miniBatch. Example:
   *
   * <pre>{@code <optimizer>SGD</optimizer>}</pre>
   */
  @Parameter(property = "nn.optimizer")
  private String optimizer;

  /**
   * The length of a step. Default: 0.1. Example:
   *
   * <pre>{@code <learningRate>0.05</learningRate>}</pre>
   */
  @Parameter(property = "nn.learningRate")
  private String learningRate;

  /**
   * How often each image is seen. 0 writes the initial network. Default: 10. Example:
   *
   * <pre>{@code <epochs>20</epochs>}</pre>
   */
  @Parameter(property = "nn.epochs")
  private String epochs;

  /**
   * Samples a step at most, for the optimizer miniBatch. Default: 32. Example:
   *
   * <pre>{@code <batchSize>64</batchSize>}</pre>
   */
  @Parameter(property = "nn.batchSize")
  private String batchSize;

  /**
   * The seed of all random numbers. Default: 1. Example:
   *
   * <pre>{@code <seed>42</seed>}</pre>
   */
  @Parameter(property = "nn.seed")
  private String seed;

  /**
   * How the initial weights are drawn: {@code uniform} (±1/√inputs), {@code xavier} or {@code he}.
   * Default: xavier. Example:
   *
   * <pre>{@code <initializer>he</initializer>}</pre>
   */
  @Parameter(property = "nn.initializer")
  private String initializer;

  /**
   * A {@code .net} file to read the initial weights from, instead of drawing them. Example:
   *
   * <pre>{@code <initialWeights>weights/w.net</initialWeights>}</pre>
   */
  @Parameter(property = "nn.initialWeights")
  private File initialWeights;

  /**
   * How the bytes of an image become inputs: {@code scale} (x / 255), {@code l2} (a vector of
   * length 1) or {@code none}. The model remembers it. Default: scale. Example:
   *
   * <pre>{@code <normalization>l2</normalization>}</pre>
   */
  @Parameter(property = "nn.normalization")
  private String normalization;

  /**
   * In which order pixels become inputs: {@code rows} or {@code columns}. The model remembers it.
   * Default: rows. Example:
   *
   * <pre>{@code <pixelOrder>columns</pixelOrder>}</pre>
   */
  @Parameter(property = "nn.pixelOrder")
  private String pixelOrder;

  /**
   * The size that all images are scaled to, width first. The model remembers it. Default: that of
   * the images, which must all have the same. Example:
   *
   * <pre>{@code <imageSize>28x28</imageSize>}</pre>
   */
  @Parameter(property = "nn.imageSize")
  private String imageSize;

  /**
   * How images become of {@code imageSize}: {@code stretch}, {@code stretchLightInk} (the smallest
   * box that holds all that is light), {@code stretchDarkInk}, or {@code refuse} those of another
   * size. The model remembers it. Default: stretch where {@code imageSize} is given. Example:
   *
   * <pre>{@code <scaling>stretchDarkInk</scaling>}</pre>
   */
  @Parameter(property = "nn.scaling")
  private String scaling;

  /**
   * The colour that transparent pixels are laid on: {@code white}, {@code black} or {@code
   * #rrggbb}. The model remembers it. Default: white. Example:
   *
   * <pre>{@code <background>black</background>}</pre>
   */
  @Parameter(property = "nn.background")
  private String background;

  /**
   * Which kernels compute: {@code auto} the fastest that can run, {@code simd} those on the Vector
   * API or none, {@code scalar} plain Java, {@code textbook} the plain loops that are there to be
   * read. The model is the same. Default: auto. Example:
   *
   * <pre>{@code <kernels>scalar</kernels>}</pre>
   */
  @Parameter(property = "nn.kernels")
  private String kernels;

  /**
   * How many threads compute. The model is the same. Default: one for each processor. Example:
   *
   * <pre>{@code <threads>2</threads>}</pre>
   */
  @Parameter(property = "nn.threads")
  private String threads;

  /**
   * Whether training runs in a JVM of its own: {@code auto} where that is faster (Maven's lacks the
   * Vector API, the JDK has it, and there is enough to compute) or where {@code jvm} or {@code
   * argLine} are given, {@code always} or {@code never}. Default: auto. Example:
   *
   * <pre>{@code <fork>never</fork>}</pre>
   */
  @Parameter(property = "nn.fork")
  private String fork;

  /**
   * The {@code java} that training runs on in a JVM of its own. Default: that of the JDK toolchain
   * if there is one, and otherwise Maven's. Example:
   *
   * <pre>{@code <jvm>/opt/jdk-25/bin/java</jvm>}</pre>
   */
  @Parameter(property = "nn.jvm")
  private File jvm;

  /**
   * Further arguments of the JVM that training runs in, when it is one of its own. Example:
   *
   * <pre>{@code <argLine>-Xmx4g</argLine>}</pre>
   */
  @Parameter(property = "nn.argLine")
  private String argLine;

  /**
   * Trains even if nothing has changed that the model depends on: images, settings, initial
   * weights, and the code of the plugin and its dependencies. Example:
   *
   * <pre>{@code mvn nn:train -Dnn.force}</pre>
   */
  @Parameter(property = "nn.force", defaultValue = "false")
  private String force;

  /**
   * Whether the model goes into the project's jar, as {@code META-INF/nn/} and {@code
   * packagedModel}. The project's own tests see it too. Example:
   *
   * <pre>{@code <packageModel>true</packageModel>}</pre>
   */
  @Parameter(property = "nn.packageModel", defaultValue = "false")
  private String packageModel;

  /**
   * What the model is called in the jar. Example:
   *
   * <pre>{@code <packagedModel>letters.safetensors</packagedModel>}</pre>
   */
  @Parameter(property = "nn.packagedModel", defaultValue = "${project.artifactId}.safetensors")
  private String packagedModel;

  /** Where the project's classes are. */
  @Parameter(defaultValue = "${project.build.outputDirectory}", readonly = true)
  private File outputFolder;

  /**
   * Whether the model is an artifact of the project, with classifier {@code model} and type {@code
   * safetensors}: {@code install} and {@code deploy} publish it, and other projects may depend on
   * it. Example:
   *
   * <pre>{@code <attachModel>true</attachModel>}</pre>
   */
  @Parameter(property = "nn.attachModel", defaultValue = "false")
  private String attachModel;

  /** Skips this goal: {@code <skipTrain>true</skipTrain>} or {@code -Dnn.train.skip}. */
  @Parameter(property = "nn.train.skip", defaultValue = "false")
  private String skipTrain;

  private final ToolchainManager toolchains;

  private final MavenProjectHelper artifacts;

  @Inject
  TrainMojo(ToolchainManager toolchains, MavenProjectHelper artifacts) {
    this.toolchains = toolchains;
    this.artifacts = artifacts;
  }

  @Override
  String ownSkip() {
    return skipTrain;
  }

  @Override
  String ownSkipProperty() {
    return "nn.train.skip";
  }

  @Override
  void run(Mistakes mistakes)
      throws ConfigurationException, DatasetException, ForkFailedException, IOException {
    TrainingSettings settings = settings();
    ForkDecision decision =
        ForkDecision.of(
                fork,
                argLine,
                kernels,
                Optional.ofNullable(jvm).map(File::toPath).map(JavaInstallation::new),
                toolchain(),
                mistakes)
            .despite(
                ForkedTraining.obstacle(classPath()),
                jvm != null
                    || !Mistakes.isNothing(argLine)
                    || (fork != null && fork.strip().equalsIgnoreCase("always")),
                new MavenLines(getLog()),
                mistakes);
    boolean forced = mistakes.parse("nn.force", force, Switches::of, false);
    Shipping shipping =
        Shipping.parse(packageModel, packagedModel, attachModel, outputFolder, project(), mistakes);
    checkGates(mistakes);
    settings.check(mistakes);
    claimReports();
    shipping.requireWritable(modelFile());
    trainUnlessUpToDate(settings, decision, forced);
    shipping.ship(modelFile(), reports(), artifacts);
  }

  /** Checks the gates of evaluate, to report mistakes before minutes of training. */
  private void checkGates(Mistakes mistakes) {
    List<String> classes =
        ImageFolders.in(data().toPath().normalize(), Optional.empty()).classNames();
    for (Gate gate : writtenSettings().gates(mistakes)) {
      if (!classes.isEmpty()) {
        gate.requireClasses(classes, mistakes);
      }
    }
  }

  private void trainUnlessUpToDate(TrainingSettings settings, ForkDecision decision, boolean forced)
      throws ConfigurationException, DatasetException, ForkFailedException, IOException {
    TrainingState state = state();
    Trainings.remember(project(), modelFile(), state::whyStale);
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
    state.end(train(settings, decision));
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
    return new TrainingState(reports().state(), settings(), code());
  }

  /** The files of code that the model depends on. */
  private List<Path> code() throws IOException {
    List<Path> code = new ArrayList<>(PluginClassPath.of(plugin()));
    code.addAll(projectServices().files());
    return code;
  }

  /** The class path of a process that trains: the plugin's goes first. */
  private List<Path> classPath() throws IOException {
    List<Path> classPath = new ArrayList<>(PluginClassPath.of(plugin()));
    projectServices().classPath().ifPresent(classPath::add);
    return classPath;
  }

  /** Remembers the settings although skipped: the evaluation checks the model against them. */
  @Override
  void skipped() {
    Trainings.remember(project(), modelFile(), this::whyStale);
  }

  private TrainingTask.Written train(TrainingSettings settings, ForkDecision decision)
      throws ConfigurationException, DatasetException, ForkFailedException, IOException {
    MavenLines lines = new MavenLines(getLog());
    if (decision.java().isEmpty()) {
      return TrainingTask.run(settings, lines, progress());
    }
    if (decision.onlyForSpeed() && settings.job().isLittle()) {
      getLog().debug("trains in Maven's JVM: there is less to compute than starting another takes");
      return TrainingTask.run(settings.withScalarKernels(), lines, progress());
    }
    return new ForkedTraining(
            decision.java().get(), classPath(), argLine == null ? "" : argLine, lines, progress())
        .run(settings);
  }

  private TrainingSettings settings() {
    return new TrainingSettings(
        images(normalization, pixelOrder, imageSize, scaling, background),
        new TrainingSettings.Net(
            layers,
            activations,
            regularizers,
            network,
            loss,
            initializer,
            initialWeights == null ? null : initialWeights.getPath()),
        new TrainingSettings.Method(optimizer, learningRate, epochs, batchSize, seed),
        new TrainingSettings.Computing(kernels, threads),
        modelFile().toString(),
        reports().training().toString(),
        producer());
  }

  /** JDK required by the POM's properties, located by toolchains.xml. */
  private Optional<JavaInstallation> toolchain() {
    return Optional.ofNullable(toolchains.getToolchainFromBuildContext("jdk", session()))
        .map(toolchain -> toolchain.findTool("java"))
        .map(java -> new JavaInstallation(Path.of(java)));
  }

  private Progress progress() {
    boolean watched =
        !isOneOfMany()
            && Terminal.isWatched(session().getRequest().isInteractiveMode(), System.getenv());
    return watched
        ? new BarProgress(System.out)
        : new PlainProgress(getLog()::info, System::nanoTime);
  }
}
