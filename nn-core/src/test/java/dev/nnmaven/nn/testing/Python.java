package dev.nnmaven.nn.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Debian's Python, with {@code -Dwhole}. {@code -Dinteroperability=required} makes a missing
 * program a failure.
 */
public final class Python {

  private static final String PYTHON = "/usr/bin/python3";

  private Python() {}

  /**
   * Skips a test without {@code -Dwhole}. Skips it, or fails it, where Python or one of its modules
   * is not installed.
   */
  public static void require(String... modules) throws IOException, InterruptedException {
    assumeTrue(Whole.includes("Python"));
    String found = // importing them would take seconds
        "import importlib.util, sys; sys.exit(not all(map(importlib.util.find_spec, sys.argv[1:])))";
    List<String> command = new ArrayList<>(List.of(PYTHON, "-c", found));
    command.addAll(List.of(modules));
    boolean there =
        Files.isExecutable(Path.of(PYTHON)) && new ProcessBuilder(command).start().waitFor() == 0;
    String missing = "%s with %s is not installed".formatted(PYTHON, List.of(modules));
    if (!there && "required".equals(System.getProperty("interoperability"))) {
      fail(missing);
    }
    assumeTrue(there, "SKIPPED: " + missing);
  }

  /** Runs a script of {@code src/test/python}; returns the lines that it prints. */
  public static List<String> run(String script, String input, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(PYTHON, "src/test/python/" + script));
    command.addAll(List.of(arguments));
    Path output = Files.createTempFile("python", ".txt");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .redirectOutput(output.toFile());
      builder.environment().put("OMP_NUM_THREADS", "1"); // small matrices: others would only wait
      Process process = builder.start();
      try (var in = process.outputWriter()) {
        in.write(input);
      }
      assertThat(process.waitFor()).isZero();
      return Files.readAllLines(output);
    } finally {
      Files.delete(output);
    }
  }
}
