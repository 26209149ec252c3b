package dev.nnmaven.trainer.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import dev.nnmaven.nn.testing.Whole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/**
 * The scripts in {@code src/test/python}, run by the system's Python and its packages, with {@code
 * -Dwhole}.
 */
public final class Python {

  private static final String PROGRAM = "/usr/bin/python3";

  /** Importing some of them would take seconds. */
  private static final String IS_THERE =
      "import importlib.util, sys; sys.exit(importlib.util.find_spec('%s') is None)";

  private Python() {}

  /**
   * Skips the test, loudly, without {@code -Dwhole} or where a module is missing; {@code
   * -Dinteroperability=required} makes that a failure.
   */
  public static void require(String module) throws IOException, InterruptedException {
    Assumptions.assumeTrue(Whole.includes("Python"));
    if (Files.isExecutable(Path.of(PROGRAM))
        && complaint(List.of(PROGRAM, "-c", IS_THERE.formatted(module))).isEmpty()) {
      return;
    }
    String missing = PROGRAM + " cannot import " + module;
    if ("required".equals(System.getProperty("interoperability"))) {
      fail(missing);
    }
    System.err.println("SKIPPED, NOT TESTED: " + missing);
    Assumptions.abort(missing);
  }

  /** Runs a script, which must succeed. */
  public static void run(String script, Path... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(PROGRAM);
    command.add(Path.of("src/test/python", script).toAbsolutePath().toString());
    for (Path argument : arguments) {
      command.add(argument.toString());
    }
    assertThat(complaint(command)).isEmpty();
  }

  /** Numbers that {@code numpy.savetxt} wrote, a row a line. */
  public static double[][] numbers(Path file) throws IOException {
    try (var lines = Files.lines(file)) {
      return lines.map(Python::row).toArray(double[][]::new);
    }
  }

  private static double[] row(String line) {
    String[] numbers = line.split(" ", -1);
    double[] row = new double[numbers.length];
    for (int i = 0; i < row.length; i++) {
      row[i] = numbers[i].equals("nan") ? Double.NaN : Double.parseDouble(numbers[i]);
    }
    return row;
  }

  /** What a program printed if it failed; else nothing: some print warnings about themselves. */
  private static String complaint(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int status = process.waitFor();
    return status == 0 ? "" : "status " + status + ": " + output;
  }
}
