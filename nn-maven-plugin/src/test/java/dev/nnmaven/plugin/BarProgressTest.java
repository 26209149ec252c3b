package dev.nnmaven.plugin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.trainer.console.ProgressDisplay;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The bar as a terminal gets it: drawn by the library, and without asking the terminal. */
class BarProgressTest {

  private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
  private final BarProgress progress = new BarProgress(new PrintStream(terminal, true, UTF_8));

  @Test
  void show_longEpoch_drawsABarAndTakesItAway() throws Exception {
    progress.show(3, 0, 100);
    progress.show(3, 10, 100);
    assertThat(terminal.size()).as("nothing at first").isZero();
    TimeUnit.NANOSECONDS.sleep(ProgressDisplay.PATIENCE_NANOS);
    progress.show(3, 40, 100);
    progress.show(3, 60, 100);
    TimeUnit.MILLISECONDS.sleep(500); // the library draws from time to time
    progress.epochFinished();
    String drawn = terminal.toString(UTF_8);
    assertThat(drawn).contains("epoch 3", "60/100 samples");
    assertThat(drawn.lines()).allMatch(line -> line.length() < 80);
    assertThat(drawn.strip()).matches("(?s).*samples \\(0:00:0\\d / 0:00:0\\d\\)");
    assertThat(drawn).matches("(?s).*\\r {70,79}\\r\\R");
  }
}
