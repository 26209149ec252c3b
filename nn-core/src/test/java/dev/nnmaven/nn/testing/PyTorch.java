package dev.nnmaven.nn.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Debian's PyTorch. {@code -Dinteroperability=required} makes a missing program a failure. */
public final class PyTorch {

  private static final String PYTHON = "/usr/bin/python3";

  /** Importing it would take seconds. */
  private static final String IS_THERE =
      "import importlib.util, sys; sys.exit(importlib.util.find_spec('torch') is None)";

  private PyTorch() {}

  /** Skips a test, or fails it, where PyTorch is not installed. */
  public static void require() throws IOException, InterruptedException {
    boolean there =
        Files.isExecutable(Path.of(PYTHON))
            && new ProcessBuilder(PYTHON, "-c", IS_THERE).start().waitFor() == 0;
    String missing = PYTHON + " with python3-torch is not installed";
    if (!there && "required".equals(System.getProperty("interoperability"))) {
      fail(missing);
    }
    Assumptions.assumeTrue(there, "SKIPPED: " + missing);
  }

  /** Runs a script of {@code src/test/python}; returns the lines that it prints. */
  public static List<String> run(String script, String input)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(PYTHON, "src/test/python/" + script)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().close();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(process.waitFor()).isZero();
    return List.of(output.split("\n", -1));
  }
}
