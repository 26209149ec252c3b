package dev.nnmaven.plugin;

import dev.nnmaven.trainer.console.ProgressDisplay;
import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Progress bar for interactive terminals; removed at the end of each epoch. */
final class BarProgress implements ProgressDisplay {

  private static final int WIDTH = 79;
  private static final int UPDATE_MILLIS = 200;

  private final PrintStream terminal;
  private long epochStart = Long.MIN_VALUE;
  private @Nullable ProgressBar bar;

  BarProgress(PrintStream terminal) {
    this.terminal = terminal;
  }

  @Override
  public void show(int epoch, int done, int total) {
    if (bar != null) {
      bar.stepTo(done);
      return;
    }
    long now = System.nanoTime();
    if (epochStart == Long.MIN_VALUE) {
      epochStart = now;
    } else if (now - epochStart > PATIENCE_NANOS && done < total) {
      bar =
          new ProgressBarBuilder()
              .setTaskName("epoch " + epoch)
              .setInitialMax(total)
              .setUnit(" samples", 1)
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(UPDATE_MILLIS)
              .clearDisplayOnFinish()
              // A fixed width: else the library would load native code to ask the terminal for it.
              .setConsumer(new ConsoleProgressBarConsumer(terminal, WIDTH))
              .build();
      bar.stepTo(done);
    }
  }

  @Override
  public void epochFinished() {
    epochStart = Long.MIN_VALUE;
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
