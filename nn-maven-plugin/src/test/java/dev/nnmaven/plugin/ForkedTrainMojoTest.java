package dev.nnmaven.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.nnmaven.plugin.testing.GoalTest;
import dev.nnmaven.trainer.testing.HarnessProject;
import java.nio.file.Files;
import java.util.List;
import org.apache.maven.api.plugin.testing.Basedir;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;

@MojoTest
@Basedir(HarnessProject.FOLDER)
class ForkedTrainMojoTest extends GoalTest {

  /** Speed differs from run to run, and so does the time left. */
  private static List<String> withoutTimes(List<String> lines) {
    return lines.stream()
        .filter(line -> !line.startsWith("info: model ") && !line.startsWith("debug: "))
        .map(line -> line.replaceFirst("^(info: +\\d+ .*%) +[\\d,]+ +\\d+:\\d\\d$", "$1"))
        .toList();
  }

  @Test
  void execute_inEitherJvm_givesTheSameModelAndTheSameLines(
      @InjectMojo(goal = "train")
          @MojoParameter(name = "fork", value = "never")
          @MojoParameter(name = "kernels", value = "scalar")
          @MojoParameter(name = "epochs", value = "3")
          @MojoParameter(name = "modelFile", value = "here")
          TrainMojo here,
      @InjectMojo(goal = "train")
          @MojoParameter(name = "fork", value = "always")
          @MojoParameter(name = "kernels", value = "scalar")
          @MojoParameter(name = "epochs", value = "3")
          @MojoParameter(name = "modelFile", value = "there")
          TrainMojo there)
      throws Exception {
    here.execute();
    List<String> saidHere = withoutTimes(said());
    there.execute();
    List<String> saidBoth = withoutTimes(said());
    assertThat(project.resolve("there")).hasSameBinaryContentAs(project.resolve("here"));
    assertThat(saidHere).hasSizeGreaterThan(10);
    assertThat(saidBoth.subList(saidHere.size(), saidBoth.size()))
        .containsExactlyElementsOf(saidHere);
  }

  /** Another JVM would have SIMD kernels, which this one has not. */
  @Test
  void execute_littleToCompute_staysInThisJvmUnlessSimdIsAskedFor(
      @InjectMojo(goal = "train") @MojoParameter(name = "modelFile", value = "here") TrainMojo auto,
      @InjectMojo(goal = "train")
          @MojoParameter(name = "kernels", value = "simd")
          @MojoParameter(name = "modelFile", value = "there")
          TrainMojo simd)
      throws Exception {
    auto.execute();
    assertThat(said())
        .anyMatch(line -> line.contains("scalar kernels"))
        .noneMatch(line -> line.contains("not the faster SIMD kernels"))
        .contains(
            "debug: trains in Maven's JVM: there is less to compute than starting another takes");
    forgetWhatWasSaid();
    simd.execute();
    assertThat(said()).anyMatch(line -> line.contains("SIMD (") && line.contains(" kernels"));
    assertThat(project.resolve("there")).hasSameBinaryContentAs(project.resolve("here"));
  }

  @Test
  @InjectMojo(goal = "train")
  @MojoParameter(name = "fork", value = "always")
  @MojoParameter(name = "data", value = "nowhere")
  void execute_noDataInAnotherJvm_isSaidAsInThisOne(TrainMojo train) {
    assertThatExceptionOfType(MojoExecutionException.class)
        .isThrownBy(train::execute)
        .withMessage(
            "%s does not exist; expected a folder with a sub-folder of images for each class",
            project.resolve("nowhere"));
  }

  @Test
  @InjectMojo(goal = "train")
  @MojoParameter(name = "fork", value = "always")
  @MojoParameter(name = "learningRate", value = "1e30")
  void execute_divergingInAnotherJvm_isSaidAsInThisOne(TrainMojo train) {
    refusedWithoutAModel(
        train, "nn.learningRate: training diverged in epoch ", "; use a lower learning rate");
  }

  @Test
  @InjectMojo(goal = "train")
  @MojoParameter(name = "argLine", value = "-Xmx0nonsense")
  void execute_argumentsThatNoJvmTakes_showsWhatItSaid(TrainMojo train) {
    refusedWithoutAModel(train, "The training process ended before it was done", "-Xmx0nonsense");
  }

  @Test
  @InjectMojo(goal = "train")
  @MojoParameter(name = "fork", value = "always")
  @MojoParameter(name = "layers", value = "12,x,2")
  @MojoParameter(name = "jvm", value = "no/java")
  void execute_mistakes_areToldBeforeAnyProcessStarts(TrainMojo train) {
    refusedWithoutAModel(
        train,
        "The configuration has 2 mistakes:",
        "nn.jvm: " + project.resolve("no/java") + " is not a program that can be run",
        "nn.layers: ");
  }

  @Test
  @InjectMojo(goal = "train")
  @MojoParameter(name = "fork", value = "never")
  @MojoParameter(name = "jvm", value = "no/java")
  @MojoParameter(name = "argLine", value = "-Xmx1g")
  void execute_neverForkingWithSettingsOfAFork_isRefused(TrainMojo train) {
    refusedWithoutAModel(
        train,
        "nn.jvm: has no effect with nn.fork=never; leave one of the two out",
        "nn.argLine: has no effect with nn.fork=never; leave one of the two out");
  }

  @Test
  @InjectMojo(goal = "train")
  @MojoParameter(name = "fork", value = "sometimes")
  @MojoParameter(name = "kernels", value = "cuda")
  @MojoParameter(name = "threads", value = "0")
  void execute_unknownChoices_areListed(TrainMojo train) throws Exception {
    refusedWithoutAModel(
        train, "The configuration has 3 mistakes:", "nn.fork: ", "nn.kernels: ", "nn.threads: ");
    assertThat(Files.exists(project.resolve("target"))).isFalse();
  }
}
