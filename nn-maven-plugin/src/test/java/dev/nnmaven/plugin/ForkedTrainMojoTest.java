package dev.nnmaven.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.plugin.testing.PomElement;
import dev.nnmaven.trainer.testing.HarnessProject;
import org.apache.maven.api.plugin.testing.Basedir;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.junit.jupiter.api.Test;

@MojoTest
@Basedir(HarnessProject.FOLDER)
class ForkedTrainMojoTest extends GoalsTest {

  /** Another JVM would have SIMD kernels, which this one has not. */
  @Test
  void execute_littleToCompute_staysInThisJvmUnlessSimdIsAskedFor() throws Exception {
    train.fork = null;
    train.modelFile = file("here");
    train.execute();
    assertThat(said())
        .anyMatch(line -> line.contains("scalar kernels"))
        .noneMatch(line -> line.contains("slower scalar kernels"))
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
  void execute_mistakes_areToldBeforeAnyProcessStarts() throws Exception {
    train.fork = "no/java";
    train.kernels = "cuda";
    train.threads = "0";
    train.network = PomElement.of("network", "x");
    refusedWithoutAModel(
        train,
        "The configuration has 4 mistakes:",
        "nn.fork: " + file("no/java") + " is not a program that can be run",
        "nn.kernels: ",
        "nn.threads: ",
        "network: ");
    assertThat(project.resolve("target")).doesNotExist();
  }
}
