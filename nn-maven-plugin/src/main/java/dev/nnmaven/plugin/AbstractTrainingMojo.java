package dev.nnmaven.plugin;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.config.SettingsFile;
import dev.nnmaven.trainer.console.Lines;
import dev.nnmaven.trainer.console.PlainProgress;
import dev.nnmaven.trainer.console.ProgressDisplay;
import dev.nnmaven.trainer.console.Terminal;
import dev.nnmaven.trainer.fork.CommandLine;
import dev.nnmaven.trainer.fork.ForkDecision;
import dev.nnmaven.trainer.fork.ForkedTraining;
import dev.nnmaven.trainer.fork.JavaInstallation;
import dev.nnmaven.trainer.fork.SettingsSupplier;
import dev.nnmaven.trainer.job.TrainingJob;
import dev.nnmaven.trainer.task.Work;
import dev.nnmaven.trainer.task.WrittenFiles;
import dev.nnmaven.trainer.uptodate.TrainingState;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.toolchain.ToolchainManager;
import org.codehaus.plexus.configuration.PlexusConfiguration;

/** Base of goals that train: how, in which JVM, and what they have to know of a table. */
abstract class AbstractTrainingMojo extends AbstractModelMojo {

  /**
   * Held-out examples: a folder with a sub-folder of images per class, or a file of rows. Default:
   * {@code test} beside {@code train} in {@code data}, else {@code testFraction} of the examples.
   * Example: {@code <testData>src/letters-to-judge-by</testData>}
   */
  @Parameter(property = "nn.testData")
  File testData;

  /**
   * Fraction of each class to hold out for evaluation if there are no test images or rows: 0.2 or
   * 20%; 0 for none. Their content decides which ones these are, or {@code split}. Default: 0.2.
   * Example: {@code <testFraction>0.25</testFraction>}
   */
  @Parameter(property = "nn.testFraction")
  String testFraction;

  /**
   * Sizes of the input and of each layer. Default: one input per pixel, or those that the columns
   * make; a hidden layer of 100 neurons; one output per class, or one for a number. Example: {@code
   * <layers>784,100,10</layers>}
   */
  @Parameter(property = "nn.layers")
  String layers;

  /**
   * Activation of each layer after the input: {@code linear}, {@code sigmoid}, {@code tanh}, {@code
   * relu}, {@code leakyRelu(0.01)}, {@code elu(1)}, {@code gelu} or {@code softplus}. Default:
   * relu, and linear for the last layer. Example: {@code <activations>sigmoid,linear</activations>}
   */
  @Parameter(property = "nn.activations")
  String activations;

  /**
   * Regularizers of each layer after the input: {@code dropout(rate)}, {@code l2(lambda)}, {@code
   * l1(lambda)}, {@code maxNorm(norm)}, {@code inputNoise(standard deviation)}, several joined by a
   * plus sign, or {@code none}. Default: none. Example: {@code
   * <regularizers>dropout(0.3)+l2(1e-4),none</regularizers>}
   */
  @Parameter(property = "nn.regularizers")
  String regularizers;

  /**
   * The layers, first to last: an element each, called as its kind, with what a layer of that kind
   * has as elements or in short; the number of inputs is the data's. In short also as one text, as
   * in {@code 100 relu dropout(0.3), output}. Example:
   *
   * <pre>{@code
   * <network>
   *   <dense>
   *     <neurons>100</neurons>
   *     <activation>relu</activation>
   *     <dropout>0.3</dropout>
   *     <l2>1e-4</l2>
   *   </dense>
   *   <dense>50 tanh</dense>
   *   <output/>
   * </network>
   * }</pre>
   */
  @Parameter(property = "nn.network")
  PlexusConfiguration network;

  /**
   * The hidden layers in short, without the output, which follows them. Default: {@code 100 relu}.
   * Example: {@code <hidden>100 relu dropout(0.3), 50</hidden>}
   */
  @Parameter(property = "nn.hidden")
  String hidden;

  /**
   * How the network learns: the parameters below from {@code optimizer} to {@code seed}, and {@code
   * loss}, together; those with arguments may have these as elements. Example:
   *
   * <pre>{@code
   * <training>
   *   <optimizer>nesterov(0.9)</optimizer>
   *   <learningRate>0.05</learningRate>
   *   <epochs>40</epochs>
   * </training>
   * }</pre>
   */
  @Parameter PlexusConfiguration training;

  /**
   * Optimizer: gradient descent ({@code miniBatch}, or {@code GD} and {@code SGD}, whose default
   * batch is all samples and one), {@code momentum(0.9)}, {@code nesterov(0.9)}, {@code rmsProp},
   * {@code adam}, {@code adamW(decay=0.01)}, or one of your own. Default: miniBatch. Example:
   * {@code <optimizer>adam</optimizer>}
   */
  @Parameter(property = "nn.optimizer")
  String optimizer;

  /**
   * Size of each step. Default: 0.1; 0.01 for momentum and nesterov, 0.001 for rmsProp, adam and
   * adamW. Example: {@code <learningRate>0.05</learningRate>}
   */
  @Parameter(property = "nn.learningRate")
  String learningRate;

  /**
   * Change of the learning rate during training: {@code step(factor=0.5, every=10)}, {@code
   * exponential(0.95)}, {@code cosine}, {@code plateau(factor=0.5, patience=5)} of the validation
   * loss, with {@code warmUp(2)} alone or before any of them. Default: constant. Example: {@code
   * <learningRateSchedule>warmUp(2)+cosine</learningRateSchedule>}
   */
  @Parameter(property = "nn.learningRateSchedule")
  String learningRateSchedule;

  /**
   * Label smoothing: the share of each target that goes to all classes, so that the network does
   * not become ever surer. Default: 0. Example: {@code <labelSmoothing>0.1</labelSmoothing>}
   */
  @Parameter(property = "nn.labelSmoothing")
  String labelSmoothing;

  /**
   * How much the examples of each class count in training: {@code balanced}, so that classes count
   * alike however few examples they have, or weights for some classes; others have 1. Default: each
   * example counts alike. Example: {@code <classWeights>I:2.5, J:0.5</classWeights>}
   */
  @Parameter(property = "nn.classWeights")
  String classWeights;

  /**
   * Maximum norm of the gradient of all weights and biases: a longer one is shortened to it, which
   * keeps single steps from spoiling the network. Default: none. Example: {@code
   * <clipNorm>1</clipNorm>}
   */
  @Parameter(property = "nn.clipNorm")
  String clipNorm;

  /**
   * Number of epochs: how often each example is seen. 0 writes the initial network. Default: 10.
   * Example: {@code <epochs>20</epochs>}
   */
  @Parameter(property = "nn.epochs")
  String epochs;

  /**
   * Fraction of each class's training examples for validation: they are not trained on, and decide
   * which epoch is kept and when training stops. Never held-out ones; their content decides which
   * these are. Default: 0, no validation. Example: {@code
   * <validationFraction>0.1</validationFraction>}
   */
  @Parameter(property = "nn.validationFraction")
  String validationFraction;

  /**
   * Training stops after so many epochs in a row without a better one on the validation examples.
   * Default: never. Example: {@code <patience>5</patience>}
   */
  @Parameter(property = "nn.patience")
  String patience;

  /**
   * Epoch whose network is the model: {@code best} on the validation examples, or {@code last}.
   * Default: best with {@code validationFraction}, otherwise last. Example: {@code
   * <keep>last</keep>}
   */
  @Parameter(property = "nn.keep")
  String keep;

  /**
   * Number of epochs at the end of which the model is the mean: that of their weights, which often
   * does better on other images than the last epoch alone. Goes with neither {@code keep=best} nor
   * {@code patience}. Default: 1, the last epoch alone. Example: {@code <average>5</average>}
   */
  @Parameter(property = "nn.average")
  String average;

  /**
   * What makes an epoch better than another on the validation examples: the {@code loss}, the
   * {@code accuracy}, or of a number the {@code rmse}. Default: loss. Example: {@code
   * <monitor>accuracy</monitor>}
   */
  @Parameter(property = "nn.monitor")
  String monitor;

  /**
   * What is done of which nothing is said: {@code tuned} chooses network, optimizer, learning rate,
   * epochs and the rest by measured recipes, one for pictures and one for rows, and says so in the
   * log; {@code plain} is textbook gradient descent with one hidden layer, and the other
   * parameters' defaults are its. Default: tuned. Example: {@code <recipe>plain</recipe>}
   */
  @Parameter(property = "nn.recipe")
  String recipe;

  /**
   * Whether the network is trained anew, from the same initial weights, on the validation examples
   * as well, for as many steps as they have found to be best; that is the model then. Needs {@code
   * validationFraction}. Default: false. Example: {@code <refit>true</refit>}
   */
  @Parameter(property = "nn.refit")
  String refit;

  /**
   * How probabilities are made to mean what they say: {@code temperature} divides the outputs of
   * the trained network by one number, fitted to the validation examples, or {@code none}. Needs
   * {@code validationFraction}. Default: none. Example: {@code
   * <calibration>temperature</calibration>}
   */
  @Parameter(property = "nn.calibration")
  String calibration;

  /**
   * When the model is not confident of an answer: below a probability of the predicted class, such
   * as {@code 0.8}; or below the lowest one with which confident answers to the validation examples
   * reach an accuracy. Default: always confident. Example: {@code <abstain>accuracy(98%)</abstain>}
   */
  @Parameter(property = "nn.abstain")
  String abstain;

  /**
   * Maximum number of samples per step, or {@code all}. Default: 32; all for GD, 1 for SGD.
   * Example: {@code <batchSize>64</batchSize>}
   */
  @Parameter(property = "nn.batchSize")
  String batchSize;

  /**
   * Random changes of the images that are trained on, others in each epoch, joined by plus signs:
   * {@code shift(2)} (pixels), {@code rotate(10)} (degrees), {@code scale(0.1)}, {@code
   * shear(0.15)}, {@code elastic(34,4)}, {@code flip(horizontal)}, {@code crop(0.8)}, {@code
   * noise(0.1)}, {@code erase(0.5,0.4)}, {@code brightness(0.2)}, {@code contrast(0.2)}, {@code
   * saturation(0.2)}, {@code hue(0.05)}, or one of your own. Beyond an image's edges is {@code
   * background}. Default: none. Example: {@code
   * <augmentation>shift(2)+rotate(10)+elastic(34,4)</augmentation>}
   */
  @Parameter(property = "nn.augmentation")
  String augmentation;

  /**
   * Number of networks, which are trained side by side from seeds of their own and answer as one,
   * with the mean of their probabilities: at most 100. The first is what {@code seed} alone gives.
   * Default: 1. Example: {@code <members>5</members>}
   */
  @Parameter(property = "nn.members")
  String members;

  /** Seed of all random numbers. Default: 1. Example: {@code <seed>42</seed>} */
  @Parameter(property = "nn.seed")
  String seed;

  /**
   * Distribution of the initial weights: {@code uniform} (±1/√inputs), {@code xavier}, {@code he},
   * {@code lecun} or {@code orthogonal}. Default: xavier. Example: {@code
   * <initializer>he</initializer>}
   */
  @Parameter(property = "nn.initializer")
  String initializer;

  /**
   * Initial weights, instead of random ones: a {@code .net} file, or a {@code .safetensors} model
   * of the same classes and layers, which then goes on learning. Example: {@code
   * <initialWeights>weights/w.net</initialWeights>}
   */
  @Parameter(property = "nn.initialWeights")
  File initialWeights;

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
   * File of parameters that go before those of the POM, such as the one that {@code search} writes:
   * lines such as {@code nn.learningRate=0.05}. Example: {@code
   * <settings>nn-search.properties</settings>}
   */
  @Parameter(property = "nn.settings")
  File settings;

  /**
   * Column of a table that is to be predicted, by its name. Required for tables. Example: {@code
   * <target>species</target>}
   */
  @Parameter(property = "nn.target")
  String target;

  /**
   * What a table's target is: {@code classification}, or {@code regression} to predict a number.
   * Default: regression if the target has numbers, unless these are at most 10 different whole
   * ones; else classification. Example: {@code <task>regression</task>}
   */
  @Parameter(property = "nn.task")
  String task;

  /**
   * What the columns of a table are, where it is not what they look like: {@code number}, {@code
   * category}, {@code yesNo}, {@code date}, {@code date(MMM d yyyy)}, {@code ordinal(small, medium,
   * large)} or {@code ignore}; as a list, or in the POM as an element each. Default: as they look,
   * and a category has at most 100 different values. Example: {@code <columns>zip:category,
   * id:ignore</columns>} or {@code <columns><zip>category</zip><id>ignore</id></columns>}
   */
  @Parameter(property = "nn.columns")
  PlexusConfiguration columns;

  /**
   * Missing values of a table, which are empty cells, {@code NA} and {@code null}: {@code refuse}
   * them, replace them by the {@code mean} (of categories, the most frequent one), give them an
   * {@code indicator}, an input of their own, or {@code auto}: an indicator where at least 5
   * training rows and 1 in 100 lack the value, else the mean; and other ways for single columns.
   * Default: refuse. Example: {@code <missing>mean, cabin:indicator</missing>}
   */
  @Parameter(property = "nn.missing")
  String missing;

  /**
   * Rows of a table whose target is missing: {@code refuse} them, or {@code skip} them, in training
   * and whenever the model is judged. Default: refuse. Example: {@code
   * <missingTarget>skip</missingTarget>}
   */
  @Parameter(property = "nn.missingTarget")
  String missingTarget;

  /**
   * Categories of a table that no training row has: {@code refuse} them, or have an input for any
   * {@code other}. Default: refuse. Example: {@code <unknownCategory>other</unknownCategory>}
   */
  @Parameter(property = "nn.unknownCategory")
  String unknownCategory;

  /**
   * How numbers, ordinals and dates of a table become inputs: {@code standard} by mean and standard
   * deviation, {@code robust} by median and quartiles with what is far out smoothly clipped, {@code
   * piecewise} or {@code piecewise(16)} robust with an input for each of so many bins besides.
   * Default: standard. Example: {@code <numbers>robust</numbers>}
   */
  @Parameter(property = "nn.numbers")
  String numbers;

  /**
   * Number of training rows that a category of a table needs to get an input. Rarer ones are taken
   * together with unknown ones, which are then accepted. Default: 1. Example: {@code
   * <minCategoryRows>10</minCategoryRows>}
   */
  @Parameter(property = "nn.minCategoryRows")
  String minCategoryRows;

  /**
   * Which rows of a table are held out: their {@code content} decides, {@code group(patient)} keeps
   * the rows of one value of a column together, {@code time(date)} holds out the last ones. Such a
   * column is no input, unless {@code columns} has its kind, and it is not the target. Default:
   * content. Example: {@code <split>group(patient)</split>}
   */
  @Parameter(property = "nn.split")
  String split;

  /**
   * Character between the cells of a table: {@code comma}, {@code semicolon}, {@code tab} or any
   * other. Default: the most frequent of these in the first line. Example: {@code
   * <separator>semicolon</separator>}
   */
  @Parameter(property = "nn.separator")
  String separator;

  @Inject private ToolchainManager toolchains;

  /** Gives toolchains to a goal that Maven has not created. */
  final void use(ToolchainManager found) {
    toolchains = found;
  }

  /** The files of code that the model depends on. */
  final List<Path> code() throws IOException {
    return pluginClassPath().code();
  }

  private PluginClassPath pluginClassPath() throws IOException {
    return new PluginClassPath(plugin, projectServices());
  }

  /** The parameters, with those of the file that {@code settings} names. */
  @Override
  final Settings completed(Settings written) {
    return settingsFile(written).over(written);
  }

  /** The file that {@code settings} names, and what the command line says beside it. */
  final SettingsFile settingsFile(Settings written) {
    return SettingsFile.of(written, names(), session.getUserProperties());
  }

  /** Names of training parameters, which a file may have. */
  static List<String> names() {
    List<String> names = new ArrayList<>();
    for (Class<?> type = AbstractTrainingMojo.class;
        type != AbstractNnMojo.class;
        type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if ((field.getType() == String.class || field.getName().equals("network"))
            && !TrainingState.WITHOUT_EFFECT.contains(field.getName())) {
          names.add(field.getName());
        }
      }
    }
    return names;
  }

  /** Says which parameters a file and the command line have replaced. */
  final void tellSettingsFile() {
    Settings written = written();
    settingsFile(written).notes(written).forEach(getLog()::info);
  }

  /** Whether another JVM trains. */
  final ForkDecision forkDecision(Settings parsed) throws IOException {
    return ForkDecision.of(
        parsed,
        toolchain(),
        CommandLine.obstacle(pluginClassPath().all()),
        new MavenLines(getLog(), new HashSet<>()));
  }

  /** Does the work, in this JVM or in another one. */
  final WrittenFiles compute(Work work, SettingsSupplier order, ForkDecision decision)
      throws ConfigurationException, DatasetException, IOException {
    return compute(work, order, decision, List.of(), List.of());
  }

  /**
   * The same.
   *
   * @param arguments what the other JVM needs beside {@code argLine}; without white space
   * @param jars what it needs beside the plugin's class path
   */
  final WrittenFiles compute(
      Work work,
      SettingsSupplier order,
      ForkDecision decision,
      List<String> arguments,
      List<Path> jars)
      throws ConfigurationException, DatasetException, IOException {
    MavenLines lines = new MavenLines(getLog(), BuildContext.said(project, modelFile()));
    return decision.java().isEmpty()
        ? work.perform(order.settings(), lines, progress())
        : new ForkedTraining(
                decision.java().get(),
                Stream.concat(pluginClassPath().all().stream(), jars.stream()).toList(),
                String.join(" ", arguments) + " " + (argLine == null ? "" : argLine),
                lines,
                progress())
            .run(work, order);
  }

  /** What a training depends on, in whichever JVM it runs: parameters, and what goes with them. */
  final Settings trainingSettings() {
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

  private ProgressDisplay progress() {
    boolean watched =
        !isOneOfMany()
            && Terminal.isWatched(session.getRequest().isInteractiveMode(), System.getenv());
    return watched
        ? new BarProgress(System.out)
        : new PlainProgress(getLog()::info, System::nanoTime);
  }

  /** Maven's log, and what it was given. */
  private record MavenLines(Log log, Set<String> said) implements Lines {

    @Override
    public void info(String line) {
      said.add(line);
      log.info(line);
    }

    @Override
    public void warn(String line) {
      said.add(line);
      log.warn(line);
    }

    @Override
    public void debug(String line) {
      log.debug(line);
    }
  }
}
