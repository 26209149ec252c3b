package dev.nnmaven.plugin;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.config.SettingsFile;
import dev.nnmaven.trainer.config.SettingsReader;
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
   * Test data: a folder of images, or a table. Default: {@code test} in {@code data}, else {@code
   * testFraction}. Example: {@code <testData>src/test-letters</testData>}
   */
  @Parameter(property = "nn.testData")
  File testData;

  /**
   * Share of the data to hold out as test data when you provide none; {@code 0} for none. Default:
   * {@code 0.2}. Example: {@code <testFraction>25%</testFraction>}
   */
  @Parameter(property = "nn.testFraction")
  String testFraction;

  /**
   * Layers, first to last, as elements or text: {@code 100 relu dropout(0.3), 50 tanh}. You can
   * omit the output layer. Default: {@code 100 relu}. Example: {@code
   * <network><dense><neurons>100</neurons><dropout>0.3</dropout></dense></network>}
   */
  @Parameter(property = "nn.network")
  PlexusConfiguration network;

  /**
   * Optimizer: {@code miniBatch}, {@code GD}, {@code SGD}, {@code momentum(0.9)}, {@code
   * nesterov(0.9)}, {@code rmsProp(decay=0.9, epsilon=1e-8)}, {@code adam(beta1=0.9, beta2=0.999,
   * epsilon=1e-8)}, {@code adamW(decay=0.01)}, {@code lazyAdamW(decay=0.01)} for texts, or your
   * own. {@code clipNorm(1)} behind it limits the norm of a step's gradient. Default: {@code
   * miniBatch}. Example: {@code <optimizer>adam clipNorm(1)</optimizer>}
   */
  @Parameter(property = "nn.optimizer")
  String optimizer;

  /**
   * Step size. Default: {@code 0.1}; {@code 0.01} for {@code momentum} and {@code nesterov}, {@code
   * 0.001} for {@code rmsProp}, {@code adam}, {@code adamW} and {@code lazyAdamW}. Example: {@code
   * <learningRate>0.05</learningRate>}
   */
  @Parameter(property = "nn.learningRate")
  String learningRate;

  /**
   * Change of the learning rate: {@code constant}, {@code step(factor=0.5, every=10)}, {@code
   * exponential(0.95)}, {@code cosine}, {@code plateau(factor=0.5, patience=5)}, or {@code
   * warmUp(2)}, alone or before another. Default: {@code constant}. Example: {@code
   * <learningRateSchedule>warmUp(2)+cosine</learningRateSchedule>}
   */
  @Parameter(property = "nn.learningRateSchedule")
  String learningRateSchedule;

  /**
   * Weights of classes in training: {@code balanced} (classes count equally), or numbers for some.
   * Default: {@code 1} each. Example: {@code <classWeights>I:2.5, J:0.5</classWeights>}
   */
  @Parameter(property = "nn.classWeights")
  String classWeights;

  /**
   * Number of passes over the training data; {@code 0} writes the initial network. Default: {@code
   * 10}. Example: {@code <epochs>20</epochs>}
   */
  @Parameter(property = "nn.epochs")
  String epochs;

  /**
   * Share of the training data of each class to use for validation instead of training. Default:
   * {@code 0}. Example: {@code <validationFraction>0.1</validationFraction>}
   */
  @Parameter(property = "nn.validationFraction")
  String validationFraction;

  /**
   * Stops training after this many epochs without improvement on the validation data. Default:
   * never. Example: {@code <patience>5</patience>}
   */
  @Parameter(property = "nn.patience")
  String patience;

  /**
   * Epoch that becomes the model: {@code best} on the validation data, or {@code last}. Default:
   * {@code best} with {@code validationFraction}, else {@code last}. Example: {@code
   * <keep>last</keep>}
   */
  @Parameter(property = "nn.keep")
  String keep;

  /**
   * Figure on the validation data that compares epochs and trials: {@code loss}, {@code accuracy},
   * or {@code rmse} for a number. Default: {@code loss}. Example: {@code
   * <monitor>accuracy</monitor>}
   */
  @Parameter(property = "nn.monitor")
  String monitor;

  /**
   * Values for what you do not set: {@code tuned} chooses them for your data, {@code plain} uses
   * the defaults listed here. Default: {@code tuned}. Example: {@code <recipe>plain</recipe>}
   */
  @Parameter(property = "nn.recipe")
  String recipe;

  /**
   * Retrains on training plus validation data, for the best number of steps; needs {@code
   * validationFraction}. Default: {@code false}. Example: {@code <refit>true</refit>}
   */
  @Parameter(property = "nn.refit")
  String refit;

  /**
   * Calibration of probabilities: {@code temperature} or {@code none}. It uses the validation data
   * or folds. Without these, further networks are trained without a fifth of the training data, and
   * answer it. Default: {@code none}. Example: {@code <calibration>temperature</calibration>}
   */
  @Parameter(property = "nn.calibration")
  String calibration;

  /**
   * Threshold for confident answers: a probability of the predicted class, such as {@code 0.8}; or
   * {@code accuracy(98%)}, the lowest at which confident answers are shown to be right that often.
   * It uses the same examples as {@code calibration}. Default: always confident. Example: {@code
   * <abstain>accuracy(98%)</abstain>}
   */
  @Parameter(property = "nn.abstain")
  String abstain;

  /**
   * Costs of wrong answers, actual class first; others cost 1. The answer is the class with the
   * least expected cost. Default: equal costs. Example: {@code <costs>bad as good: 5, good as bad:
   * 1</costs>}
   */
  @Parameter(property = "nn.costs")
  String costs;

  /**
   * Maximum number of examples per step, or {@code all}. Default: {@code 32}; {@code all} for
   * {@code GD}, {@code 1} for {@code SGD}. Example: {@code <batchSize>64</batchSize>}
   */
  @Parameter(property = "nn.batchSize")
  String batchSize;

  /**
   * Random changes of training images, joined by {@code +}: {@code shift(2)} (pixels), {@code
   * rotate(10)} (degrees), {@code scale(0.1)}, {@code shear(0.15)}, {@code elastic(34,4)}, {@code
   * flip(horizontal)}, {@code crop(0.8)}, {@code noise(0.1)}, {@code erase(0.5,0.4)}, {@code
   * brightness(0.2)}, {@code contrast(0.2)}, {@code saturation(0.2)}, {@code hue(0.05)} or your
   * own. Default: none. Example: {@code <augmentation>shift(2)+rotate(10)</augmentation>}
   */
  @Parameter(property = "nn.augmentation")
  String augmentation;

  /**
   * Number of networks, at most 100, with different seeds, whose mean is the answer. {@code
   * folds(5)} trains each without a fifth of the examples; {@code 1+folds(5)} adds five others that
   * only answer such a fifth. Default: {@code 1}. Example: {@code <members>folds(10)</members>}
   */
  @Parameter(property = "nn.members")
  String members;

  /**
   * Share of a linear model in the answer to a row, from 0 to 1. {@code auto} fits it to the
   * training rows and needs {@code members=folds(5)}. Default: {@code 0}. Example: {@code
   * <linear>0.3</linear>}
   */
  @Parameter(property = "nn.linear")
  String linear;

  /** Seed of all random numbers. Default: {@code 1}. Example: {@code <seed>42</seed>} */
  @Parameter(property = "nn.seed")
  String seed;

  /**
   * Initial weights: {@code uniform} (±1/√inputs), {@code xavier}, {@code he}, {@code lecun} or
   * {@code orthogonal}. Default: {@code xavier}. Example: {@code <initializer>he</initializer>}
   */
  @Parameter(property = "nn.initializer")
  String initializer;

  /**
   * File of initial weights: {@code .net}, written by {@code init}, or a {@code .safetensors} model
   * to train further. Default: drawn; {@code weights/w.net} for {@code init}. Example: {@code
   * <initialWeights>weights/w.net</initialWeights>}
   */
  @Parameter(property = "nn.initialWeights")
  File initialWeights;

  /**
   * Implementation: {@code auto}, {@code simd} (Vector API), {@code scalar} (plain Java) or {@code
   * textbook} (readable, slow). Default: {@code auto}. Example: {@code <kernels>scalar</kernels>}
   */
  @Parameter(property = "nn.kernels")
  String kernels;

  /** Number of threads. Default: one per processor. Example: {@code <threads>2</threads>} */
  @Parameter(property = "nn.threads")
  String threads;

  /**
   * Training in a JVM of its own: {@code always}, {@code never}, {@code auto} (if faster), or with
   * this {@code java}, these arguments, or both. Default: {@code auto}, with the {@code java} of
   * the JDK toolchain, else Maven's. Example: {@code <fork>-Xmx4g</fork>}, {@code
   * <fork>/opt/jdk-25/bin/java -Xmx4g</fork>}
   */
  @Parameter(property = "nn.fork")
  String fork;

  /**
   * File of parameters that override the POM, such as the result of {@code search}. Default: none.
   * Example: {@code <settings>nn-search.properties</settings>}
   */
  @Parameter(property = "nn.settings")
  File settings;

  /**
   * Column of a table to predict; required for training. Default: as trained, for {@code evaluate}
   * and {@code baseline}. Example: {@code <target>species</target>}
   */
  @Parameter(property = "nn.target")
  String target;

  /**
   * Task for a table: {@code classification} or {@code regression}. Default: {@code regression} for
   * numbers, unless they are at most 10 different integers. Example: {@code
   * <task>regression</task>}
   */
  @Parameter(property = "nn.task")
  String task;

  /**
   * Kinds of columns: {@code number}, {@code number(de)} (1.234,5 €), {@code category}, {@code
   * text}, {@code yesNo}, {@code date}, {@code date(MMM d yyyy)}, {@code ordinal(small, large)} or
   * {@code ignore}; in the POM also an element each. Default: inferred. Example: {@code
   * <columns>zip:category, id:ignore</columns>}
   */
  @Parameter(property = "nn.columns")
  PlexusConfiguration columns;

  /**
   * Missing values: {@code refuse}, {@code mean} (most frequent for categories), {@code indicator}
   * (an extra input) or {@code auto} (by their number); also per column. Default: {@code refuse}.
   * Example: {@code <missing>mean, cabin:indicator</missing>}
   */
  @Parameter(property = "nn.missing")
  String missing;

  /**
   * Rows without a target: {@code refuse} or {@code skip}. Default: {@code refuse}. Example: {@code
   * <missingTarget>skip</missingTarget>}
   */
  @Parameter(property = "nn.missingTarget")
  String missingTarget;

  /**
   * Categories that no training row has: {@code refuse} them, or encode them as all zeros ({@code
   * other}). {@code other(5)} does so with those of fewer than 5 rows. Default: {@code refuse}.
   * Example: {@code <unknownCategory>other(5)</unknownCategory>}
   */
  @Parameter(property = "nn.unknownCategory")
  String unknownCategory;

  /**
   * Encoding of numbers, ordinals and dates: {@code standard} (mean and deviation), {@code robust}
   * (median and quartiles, with outliers clipped smoothly) or {@code piecewise(16)} ({@code robust}
   * plus an input per bin). Default: {@code standard}. Example: {@code <numbers>robust</numbers>}
   */
  @Parameter(property = "nn.numbers")
  String numbers;

  /**
   * Number of training rows whose texts must have a word, a pair of words or a run of characters
   * for an input of its own. The model contains these. Default: {@code 2}. Example: {@code
   * <minTextRows>5</minTextRows>}
   */
  @Parameter(property = "nn.minTextRows")
  String minTextRows;

  /**
   * Examples that stay together in folds, validation data and, of images, held-out test data, and
   * are one piece of evidence: a column, or a pattern over image names with the group in
   * parentheses. Default: none. Example: {@code <groups>/([^-]+)-</groups>}
   */
  @Parameter(property = "nn.groups")
  String groups;

  /**
   * Selection of test rows: by {@code content}, whole groups with {@code group(patient)}, or the
   * last rows with {@code time(date)}. This column is not an input unless {@code columns} lists it.
   * Default: {@code content}. Example: {@code <split>group(patient)</split>}
   */
  @Parameter(property = "nn.split")
  String split;

  /**
   * Character between the cells of a table: {@code comma}, {@code semicolon}, {@code tab} or any
   * other. Default: from {@code sep=}, else the most frequent in line 1. Example: {@code
   * <separator>tab</separator>}
   */
  @Parameter(property = "nn.separator")
  String separator;

  /**
   * Encoding of a table: {@code UTF-8}, {@code windows-1250} to {@code windows-1258}, or {@code
   * ISO-8859-1}, {@code -2}, {@code -5}, {@code -7}, {@code -9}, {@code -15}. Default: as trained,
   * else {@code UTF-8}. Example: {@code <encoding>windows-1252</encoding>}
   */
  @Parameter(property = "nn.encoding")
  String encoding;

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
  SettingsReader completed(SettingsReader written) {
    return settingsFile(written).appliedTo(written);
  }

  /** The file that {@code settings} names, and what the command line says beside it. */
  final SettingsFile settingsFile(SettingsReader written) {
    return SettingsFile.of(written, writtenSettings().given());
  }

  /** Says which parameters a file and the command line have replaced. */
  final void tellSettingsFile() {
    SettingsReader written = written();
    settingsFile(written).notes(written.settings()).forEach(getLog()::info);
  }

  /** Whether another JVM trains. */
  final ForkDecision forkDecision(SettingsReader reader) throws IOException {
    return ForkDecision.of(
        reader,
        project.getBasedir().toPath(),
        toolchain(),
        CommandLine.obstacle(pluginClassPath().all()),
        new MavenLines(getLog()));
  }

  /** Does the work, in this JVM or in another. */
  final WrittenFiles compute(Work work, SettingsSupplier order, ForkDecision decision)
      throws ConfigurationException, DatasetException, IOException {
    return compute(work, order, decision, List.of(), List.of());
  }

  /**
   * The same.
   *
   * @param arguments what the other JVM needs beside those of {@code fork}
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
                Stream.concat(arguments.stream(), decision.arguments().stream()).toList(),
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
