package dev.nnmaven.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SharedSearchTest {

  /** A JVM that says what it thinks of itself, and once more when it is ended. */
  static final class Ending {

    private Ending() {}

    public static void main(String[] args) {
      Runtime.getRuntime()
          .addShutdownHook(new Thread(() -> System.out.println(SharedSearch.isEnding())));
      System.out.println(SharedSearch.isEnding());
    }
  }

  @Test
  void isEnding_jvm_isSaidOnlyWhileItIsEnded() throws Exception {
    Process jvm =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Ending.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String said = new String(jvm.getInputStream().readAllBytes(), "UTF-8");
    assertThat(jvm.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(said.lines()).containsExactly("false", "true");
  }
}
