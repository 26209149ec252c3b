package dev.nnmaven.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.plugin.testing.PomElement;
import dev.nnmaven.trainer.testing.HarnessProject;
import java.util.List;
import org.apache.maven.api.plugin.testing.Basedir;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.junit.jupiter.api.Test;

@MojoTest
@Basedir(HarnessProject.FOLDER)
class ForkedTrainMojoTest extends GoalsTest {

  /** Speed differs from run to run, and so does the time left. */
  private static List<String> withoutTimes(List<String> lines) {
    return lines.stream()
        .filter(line -> !line.startsWith("info: model ") && !line.startsWith("debug: "))
        .map(line -> line.replaceFirst("^(info: +\\d+ .*%) +[\\d,]+ +\\d+:\\d\\d$", "$1"))
        .toList();
  }

  @Test
  void execute_inEitherJvm_givesTheSameModelAndTheSameLines() throws Exception {
    train.kernels = "scalar";
    train.epochs = "3";
    train.modelFile = file("here");
    train.execute();
    List<String> saidHere = withoutTimes(said());
    train.fork = "always";
    train.modelFile = file("there");
    train.execute();
    List<String> saidBoth = withoutTimes(said());
    assertThat(project.resolve("there")).hasSameBinaryContentAs(project.resolve("here"));
    assertThat(saidHere).hasSizeGreaterThan(10);
    assertThat(saidBoth.subList(saidHere.size(), saidBoth.size()))
        .containsExactlyElementsOf(saidHere);
  }

  /** Another JVM would have SIMD kernels, which this one has not. */
  @Test
  void execute_littleToCompute_staysInThisJvmUnlessSimdIsAskedFor() throws Exception {
    train.fork = null;
    train.modelFile = file("here");
    train.execute();
    assertThat(said())
        .anyMatch(line -> line.contains("scalar kernels"))
        .noneMatch(line -> line.contains("not the faster SIMD kernels"))
        .contains(
            "debug: trains in Maven's JVM: there is less to compute than starting another takes");
    forgetWhatWasSaid();
    train.kernels = "simd";
    train.modelFile = file("there");
    train.execute();
    assertThat(said()).anyMatch(line -> line.contains("SIMD (") && line.contains(" kernels"));
    assertThat(project.resolve("there")).hasSameBinaryContentAs(project.resolve("here"));
  }

  @Test
  void execute_failureInAnotherJvm_isSaidAsInThisOne() throws Exception {
    train.fork = "always";
    train.learningRate = "1e30";
    refusedWithoutAModel(
        train, "nn.learningRate: training diverged in epoch ", "; use a lower learning rate");
    train.fork = null;
    train.argLine = "-Xmx0nonsense";
    refusedWithoutAModel(train, "The training process ended before it was done", "-Xmx0nonsense");
  }

  @Test
  void execute_mistakes_areToldBeforeAnyProcessStarts() throws Exception {
    train.fork = "sometimes";
    train.kernels = "cuda";
    train.threads = "0";
    train.network = PomElement.of("network", "x");
    train.jvm = file("no/java");
    refusedWithoutAModel(
        train,
        "The configuration has 5 mistakes:",
        "nn.fork: ",
        "nn.kernels: ",
        "nn.threads: ",
        "nn.jvm: " + train.jvm + " is not a program that can be run",
        "network: ");
    train.fork = "never";
    train.argLine = "-Xmx1g";
    refusedWithoutAModel(
        train,
        "nn.jvm: has no effect with nn.fork=never; leave one of the two out",
        "nn.argLine: has no effect with nn.fork=never; leave one of the two out");
    assertThat(project.resolve("target")).doesNotExist();
  }
}
