package dev.nnmaven.trainer.fork;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.training.TrainingDivergedException;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.console.Lines;
import dev.nnmaven.trainer.console.ProgressDisplay;
import dev.nnmaven.trainer.files.Json;
import dev.nnmaven.trainer.task.Work;
import dev.nnmaven.trainer.text.Failures;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;

/**
 * Main class of the training process: reads what to do from a line of standard input, does it, and
 * reports {@link Event}s.
 *
 * <p>Its standard input stays open as long as Maven runs. When it closes, for whatever reason, the
 * process ends too.
 */
final class TrainingProcess implements Lines, ProgressDisplay {

  /** Interval of progress events in nanoseconds; a step may take only microseconds. */
  private static final long PROGRESS_INTERVAL = 100_000_000L;

  private static final int LONGEST_GOODBYE_MILLIS = 2_000;

  private volatile boolean finished;
  private long nextProgress = System.nanoTime();

  private final PrintStream out = utf8(FileDescriptor.out);

  /** Redirects all other output: whole lines, in the charset that Maven expects. */
  private TrainingProcess() {
    System.setOut(out);
    System.setErr(utf8(FileDescriptor.err));
  }

  /** The line that asks a process for work. */
  static String request(Work work, Settings settings) {
    return work.name() + " " + settings.toJson();
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }

  public static void main(String[] arguments) throws IOException {
    WarmUp warmUp = new WarmUp();
    warmUp.start();
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    String request = in.readLine();
    warmUp.end();
    if (request == null) {
      return; // Maven is gone already
    }
    TrainingProcess process = new TrainingProcess();
    Thread watch = process.endWithMaven(in);
    Event last = process.run(request);
    process.finished = true;
    process.tell(last);
    try {
      // Maven closes the input now. A JVM that exits while a thread still reads waits for a third
      // of a second.
      watch.join(LONGEST_GOODBYE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    // Not halt: Spark, and libraries that unpack native code, take their temporary files away now.
    System.exit(last.kind() == Event.Kind.DONE ? 0 : 1);
  }

  private Thread endWithMaven(BufferedReader in) {
    Thread watch =
        new Thread(
            () -> {
              try {
                while (in.readLine() != null) {
                  // Until its end.
                }
              } catch (IOException e) {
                // Treated as end of input.
              }
              if (!finished) {
                System.exit(1); // not halt: what is half-written is taken away
              }
            },
            "nn-watch-maven");
    watch.setDaemon(true);
    watch.start();
    return watch;
  }

  private Event run(String request) {
    try {
      int space = request.indexOf(' ');
      Work work = Work.named(request.substring(0, space));
      Settings settings = Settings.ofJson(request.substring(space + 1));
      return Event.of(Event.Kind.DONE, Json.text(work.perform(settings, this, this)));
    } catch (ConfigurationException
        | DatasetException
        | IOException
        | TrainingDivergedException e) {
      return Event.of(Event.Kind.FAILED, Failures.describe(e));
    } catch (RuntimeException | Error e) {
      return isForWantOfMemory(e)
          ? Event.of(Event.Kind.FAILED, needsMoreMemory(e))
          : Event.of(Event.Kind.CRASHED, trace(e));
    }
  }

  /** Whether the cause is an OutOfMemoryError, which libraries may wrap. */
  private static boolean isForWantOfMemory(Throwable e) {
    return e instanceof OutOfMemoryError
        || (e.getCause() != null && isForWantOfMemory(e.getCause()));
  }

  private static String needsMoreMemory(Throwable e) {
    return "Training needs more memory than the %s MB that its JVM has (%s). Give it more: nn.fork=-Xmx4g"
        .formatted(Runtime.getRuntime().maxMemory() >> 20, e.getMessage());
  }

  private static String trace(Throwable e) {
    StringWriter trace = new StringWriter();
    e.printStackTrace(new PrintWriter(trace));
    return trace.toString();
  }

  private void tell(Event event) {
    out.println(event.toLine());
  }

  @Override
  public void info(String line) {
    tell(Event.of(Event.Kind.INFO, line));
  }

  @Override
  public void warn(String line) {
    tell(Event.of(Event.Kind.WARN, line));
  }

  @Override
  public void show(int epoch, int done, int total) {
    long now = System.nanoTime();
    if (now - nextProgress >= 0) {
      nextProgress = now + PROGRESS_INTERVAL;
      tell(new Event(Event.Kind.PROGRESS, "", epoch, done, total));
    }
  }

  @Override
  public void epochFinished() {
    tell(Event.of(Event.Kind.EPOCH_FINISHED, ""));
  }
}
