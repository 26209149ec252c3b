package dev.nnmaven.plugin;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.config.SettingsFile;
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
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.toolchain.ToolchainManager;
import org.codehaus.plexus.configuration.PlexusConfiguration;

/** Base of goals that train: how, in which JVM, and what they have to know of a table. */
abstract class AbstractTrainingMojo extends AbstractModelMojo {

  /**
   * Held-out examples: a folder of images, or a file of rows. Default: {@code test} in {@code
   * data}, else {@code testFraction}. Example: {@code <testData>src/test-letters</testData>}
   */
  @Parameter(property = "nn.testData")
  File testData;

  /**
   * Share of each class to hold out if there is no test data, chosen by content or {@code split}; 0
   * for none. Default: 0.2. Example: {@code <testFraction>25%</testFraction>}
   */
  @Parameter(property = "nn.testFraction")
  String testFraction;

  /**
   * More than 5% of the images that are equal to one of another class: {@code fail} the build, or
   * {@code warn} and train on them. Default: fail. Example: {@code <conflicts>warn</conflicts>}
   */
  @Parameter(property = "nn.conflicts")
  String conflicts;

  /**
   * The layers, first to last, the output if it has something to say: an element each, called as
   * its kind, with what it has as elements or in short; or all as one text: {@code 100 relu
   * dropout(0.3), 50 tanh}. Default: {@code 100 relu}. Example: {@code
   * <network><dense><neurons>100</neurons><dropout>0.3</dropout></dense></network>}
   */
  @Parameter(property = "nn.network")
  PlexusConfiguration network;

  /**
   * Optimizer: {@code miniBatch}, {@code GD}, {@code SGD}, {@code momentum(0.9)}, {@code
   * nesterov(0.9)}, {@code rmsProp}, {@code adam}, {@code adamW(decay=0.01)}, or one of your own.
   * Default: miniBatch. Example: {@code <optimizer>adam</optimizer>}
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
   * Change of the learning rate: {@code step(factor=0.5, every=10)}, {@code exponential(0.95)},
   * {@code cosine}, {@code plateau(patience=5)}, and {@code warmUp(2)} alone or before one.
   * Default: constant. Example: {@code
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
   * Weights of classes in training: {@code balanced}, so that all count alike, or numbers for some;
   * others have 1. Default: 1. Example: {@code <classWeights>I:2.5, J:0.5</classWeights>}
   */
  @Parameter(property = "nn.classWeights")
  String classWeights;

  /**
   * Maximum norm of the gradient of all weights and biases; a longer one is shortened to it.
   * Default: none. Example: {@code <clipNorm>1</clipNorm>}
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
   * Share of each class's training examples for validation, which chooses the epoch and ends
   * training. Default: 0. Example: {@code <validationFraction>0.1</validationFraction>}
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
   * Epoch that is the model: {@code best} on the validation examples, or {@code last}. Default:
   * best with {@code validationFraction}, else last. Example: {@code <keep>last</keep>}
   */
  @Parameter(property = "nn.keep")
  String keep;

  /**
   * What makes an epoch, or a trial of {@code search}, better on the validation examples: {@code
   * loss}, {@code accuracy}, or {@code rmse} of a number. Default: loss. Example: {@code
   * <monitor>accuracy</monitor>}
   */
  @Parameter(property = "nn.monitor")
  String monitor;

  /**
   * Where nothing is said, {@code tuned} chooses by measured recipes (docs/defaults.md), {@code
   * plain} has the defaults given here. Default: tuned. Example: {@code <recipe>plain</recipe>}
   */
  @Parameter(property = "nn.recipe")
  String recipe;

  /**
   * Whether to train anew, on the validation examples as well, for as many steps as they found
   * best; needs {@code validationFraction}. Default: false. Example: {@code <refit>true</refit>}
   */
  @Parameter(property = "nn.refit")
  String refit;

  /**
   * How probabilities are fitted to the validation examples: by one {@code temperature}, or {@code
   * none}. Default: none. Example: {@code <calibration>temperature</calibration>}
   */
  @Parameter(property = "nn.calibration")
  String calibration;

  /**
   * When the model is not confident of an answer: below a probability of the predicted class, such
   * as {@code 0.8}; or below the lowest one with which confident answers to the validation examples
   * are shown to reach an accuracy. Default: always confident. Example: {@code
   * <abstain>accuracy(98%)</abstain>}
   */
  @Parameter(property = "nn.abstain")
  String abstain;

  /**
   * What wrong answers cost, the actual class first; of two classes that it does not name, 1. The
   * answer is then the class of least expected cost. Default: the most likely class. Example:
   * {@code <costs>bad as good: 5, good as bad: 1</costs>}
   */
  @Parameter(property = "nn.costs")
  String costs;

  /**
   * Maximum number of samples per step, or {@code all}. Default: 32; all for GD, 1 for SGD.
   * Example: {@code <batchSize>64</batchSize>}
   */
  @Parameter(property = "nn.batchSize")
  String batchSize;

  /**
   * Random changes of the images that are trained on, joined by plus signs: {@code shift(2)}
   * (pixels), {@code rotate(10)} (degrees), {@code scale(0.1)}, {@code shear(0.15)}, {@code
   * elastic(34,4)}, {@code flip(horizontal)}, {@code crop(0.8)}, {@code noise(0.1)}, {@code
   * erase(0.5,0.4)}, {@code brightness(0.2)}, {@code contrast(0.2)}, {@code saturation(0.2)},
   * {@code hue(0.05)}, or one of your own. Default: none. Example: {@code
   * <augmentation>shift(2)+rotate(10)</augmentation>}
   */
  @Parameter(property = "nn.augmentation")
  String augmentation;

  /**
   * Number of networks, at most 100, that are trained from seeds of their own and answer with the
   * mean of their probabilities; {@code folds(5)} trains each without a fifth of the examples, and
   * has answers to all of them by networks that were not trained on them. Default: 1; of rows the
   * recipe chooses folds(5). Example: {@code <members>5</members>}
   */
  @Parameter(property = "nn.members")
  String members;

  /**
   * How much of the answer to a row is that of a linear model, from 0 to 1; {@code auto}, beside
   * {@code folds(5)}, lets the training rows decide. Default: 0; of rows the recipe chooses auto.
   * Example: {@code <linear>0.3</linear>}
   */
  @Parameter(property = "nn.linear")
  String linear;

  /** Seed of all random numbers. Default: 1. Example: {@code <seed>42</seed>} */
  @Parameter(property = "nn.seed")
  String seed;

  /**
   * Initial weights: {@code uniform} (±1/√inputs), {@code xavier}, {@code he}, {@code lecun} or
   * {@code orthogonal}. Default: xavier. Example: {@code <initializer>he</initializer>}
   */
  @Parameter(property = "nn.initializer")
  String initializer;

  /**
   * Initial weights from a {@code .net} file, which {@code init} writes, or a {@code .safetensors}
   * model that goes on learning. Default: drawn; of init {@code weights/w.net}. Example: {@code
   * <initialWeights>weights/w.net</initialWeights>}
   */
  @Parameter(property = "nn.initialWeights")
  File initialWeights;

  /**
   * Kernels: {@code auto}, {@code simd} (Vector API), {@code scalar} (plain Java) or {@code
   * textbook}. The model is the same. Default: auto. Example: {@code <kernels>scalar</kernels>}
   */
  @Parameter(property = "nn.kernels")
  String kernels;

  /** Number of threads. Default: one per processor. Example: {@code <threads>2</threads>} */
  @Parameter(property = "nn.threads")
  String threads;

  /**
   * Whether training has its own JVM: {@code always}, {@code never}, or {@code auto}: if faster, or
   * with {@code jvm} or {@code argLine}. Default: auto. Example: {@code <fork>never</fork>}
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
   * File of parameters that go before the POM's, such as that of {@code search}: {@code
   * nn.epochs=20} on a line. Example: {@code <settings>nn-search.properties</settings>}
   */
  @Parameter(property = "nn.settings")
  File settings;

  /**
   * Column of a table that is predicted; training needs it, and a model that predicts another is
   * not evaluated. Example: {@code <target>species</target>}
   */
  @Parameter(property = "nn.target")
  String target;

  /**
   * What a table's target is: {@code classification} or {@code regression}. Default: regression of
   * numbers, unless they are at most 10 whole ones. Example: {@code <task>regression</task>}
   */
  @Parameter(property = "nn.task")
  String task;

  /**
   * Kinds of a table's columns, where they are not what they look like: {@code number}, {@code
   * number(de)} (1.234,5 €), {@code category}, {@code yesNo}, {@code date}, {@code date(MMM d
   * yyyy)}, {@code ordinal(small, large)} or {@code ignore}; in the POM also an element each.
   * Default: as they look. Example: {@code <columns>zip:category, id:ignore</columns>}
   */
  @Parameter(property = "nn.columns")
  PlexusConfiguration columns;

  /**
   * Missing values of a table: {@code refuse}, {@code mean} (of categories, the most frequent),
   * {@code indicator} (an input of its own) or {@code auto} (by their number); also for single
   * columns. Default: refuse. Example: {@code <missing>mean, cabin:indicator</missing>}
   */
  @Parameter(property = "nn.missing")
  String missing;

  /**
   * Rows of a table without a target: {@code refuse}, or {@code skip} them in training and judging.
   * Default: refuse. Example: {@code <missingTarget>skip</missingTarget>}
   */
  @Parameter(property = "nn.missingTarget")
  String missingTarget;

  /**
   * Categories of a table that no training row has: {@code refuse} them, or take any {@code other}
   * as 0 in all inputs of its column. Default: refuse. Example: {@code
   * <unknownCategory>other</unknownCategory>}
   */
  @Parameter(property = "nn.unknownCategory")
  String unknownCategory;

  /**
   * How numbers, ordinals and dates become inputs: {@code standard} by mean and deviation, {@code
   * robust} by median and quartiles, {@code piecewise(16)} robust with an input per bin besides.
   * Default: standard. Example: {@code <numbers>robust</numbers>}
   */
  @Parameter(property = "nn.numbers")
  String numbers;

  /**
   * Number of training rows that a category needs to get an input; rarer ones count as unknown,
   * which is accepted. Default: 1. Example: {@code <minCategoryRows>10</minCategoryRows>}
   */
  @Parameter(property = "nn.minCategoryRows")
  String minCategoryRows;

  /**
   * Which rows of a table are held out: by {@code content}, those of a {@code group(patient)}
   * together, or the last in {@code time(date)}; that column is no input then. Default: content.
   * Example: {@code <split>group(patient)</split>}
   */
  @Parameter(property = "nn.split")
  String split;

  /**
   * What separates the cells of a table: {@code comma}, {@code semicolon}, {@code tab} or any
   * character. Default: the most frequent in line 1. Example: {@code <separator>tab</separator>}
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
  Settings completed(Settings written) {
    return settingsFile(written).appliedTo(written);
  }

  /** The file that {@code settings} names, and what the command line says beside it. */
  final SettingsFile settingsFile(Settings written) {
    return SettingsFile.of(written, writtenSettings().given());
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
        new MavenLines(getLog()));
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
                String.join(" ", arguments) + " " + settings().text("argLine"),
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
}
