package dev.nnmaven.trainer.fork;

import dev.nnmaven.nn.io.AtomicFile;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.console.Lines;
import dev.nnmaven.trainer.console.ProgressDisplay;
import dev.nnmaven.trainer.files.Json;
import dev.nnmaven.trainer.job.CheckpointFiles;
import dev.nnmaven.trainer.job.TrainingJob;
import dev.nnmaven.trainer.task.Work;
import dev.nnmaven.trainer.task.WrittenFiles;
import dev.nnmaven.trainer.text.MultilineMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs training in a forked JVM, with the same log, progress and failures as in Maven's.
 *
 * @param arguments further arguments of the JVM
 */
public record ForkedTraining(
    JavaInstallation java,
    List<Path> classPath,
    List<String> arguments,
    Lines lines,
    ProgressDisplay progress) {

  /** What went wrong in the other process, in its own lines. */
  static final class ProcessException extends IOException implements MultilineMessage {
    private static final long serialVersionUID = 1L;

    ProcessException(String lines) {
      super(lines);
    }
  }

  /** The JVM's warning about the Vector API, which users can do nothing about. */
  private static final String INCUBATOR_WARNING = "WARNING: Using incubator modules";

  /**
   * The JVM's notes on environment variables with arguments, which Maven's JVM has printed already.
   */
  private static final List<String> ECHOES =
      List.of(
          "Picked up JAVA_TOOL_OPTIONS: ",
          "Picked up _JAVA_OPTIONS: ",
          "NOTE: Picked up JDK_JAVA_OPTIONS: ");

  /** Time for a process to end before it is killed. */
  private static final int PATIENCE_SECONDS = 5;

  /**
   * Runs the training process. The order is asked for its settings while the process starts.
   *
   * @return hashes of the files written
   * @throws IOException if training failed, or the process did, or it cannot be started; the
   *     message is for the user
   */
  public WrittenFiles run(Work work, SettingsSupplier order) throws IOException {
    List<String> command = CommandLine.of(java, classPath, arguments);
    lines.debug("training process: " + String.join(" ", command));
    Process process = new ProcessBuilder(command).start();
    // If Maven is terminated, so is the process; if Maven is killed, the process's standard input
    // ends.
    Thread hook = new Thread(() -> end(process), "nn-end-training");
    try {
      Runtime.getRuntime().addShutdownHook(hook);
      return run(process, work, order.settings());
    } finally {
      end(process);
      removeHook(hook);
    }
  }

  private WrittenFiles run(Process process, Work work, Settings settings) throws IOException {
    try {
      return follow(process, work, settings);
    } finally {
      end(process);
      Stream.of("modelFile", TrainingJob.REPORT_FILE)
          .flatMap(name -> settings.file(name).stream())
          .forEach(AtomicFile::removeLeftovers);
      settings.file(TrainingJob.CHECKPOINT_FILE).ifPresent(CheckpointFiles::removeLeftovers);
    }
  }

  /** Terminates the process, so that it can delete temporary files, then kills it. */
  private static void end(Process process) {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static void removeHook(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // Maven is shutting down, and the hook has run.
    }
  }

  private WrittenFiles follow(Process process, Work work, Settings settings) throws IOException {
    Tail complaints = new Tail();
    Thread errors = new Thread(() -> relay(process, complaints), "nn-relay");
    errors.setDaemon(true);
    errors.start();
    Optional<Event> last = converse(process, TrainingProcess.request(work, settings), complaints);
    try {
      int exitCode = process.waitFor();
      errors.join();
      return conclude(last, exitCode, complaints);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException)
          new InterruptedIOException("interrupted while training in another JVM").initCause(e);
    }
  }

  /** Sends the request and handles events until the output ends. */
  private Optional<Event> converse(Process process, String request, Tail complaints)
      throws IOException {
    Writer toProcess = process.outputWriter(StandardCharsets.UTF_8);
    try {
      toProcess.write(request + "\n");
      toProcess.flush(); // it stays open: its end would be Maven's
    } catch (IOException e) {
      // The process ended before reading them; its output says why.
    }
    Optional<Event> last = Optional.empty();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        Optional<Event> event = hear(line, complaints);
        last = event.isPresent() ? event : last;
        if (event.isPresent() && event.get().kind().isLast()) {
          closeQuietly(toProcess);
        }
      }
    }
    return last;
  }

  private static void closeQuietly(Writer stream) {
    try {
      stream.close();
    } catch (IOException e) {
      // The process has already ended.
    }
  }

  /** Handles a line of output; an event may follow text without a line end. */
  private Optional<Event> hear(String line, Tail complaints) {
    int start = Math.max(0, line.indexOf(Event.MARK));
    Optional<Event> event = Event.parse(line.substring(start));
    String text = event.isPresent() ? line.substring(0, start) : line;
    if (event.isEmpty() || !text.isEmpty()) {
      complaints.add(text);
      lines.info(text);
    }
    event.ifPresent(this::show);
    return event;
  }

  private void show(Event event) {
    switch (event.kind()) {
      case INFO -> lines.info(event.text());
      case WARN -> lines.warn(event.text());
      case PROGRESS -> progress.show(event.epoch(), event.done(), event.total());
      case EPOCH_FINISHED -> progress.epochFinished();
      default -> {}
    }
  }

  private void relay(Process process, Tail complaints) {
    try (BufferedReader errors = process.errorReader(StandardCharsets.UTF_8)) {
      for (String line = errors.readLine(); line != null; line = errors.readLine()) {
        if (line.startsWith(INCUBATOR_WARNING)) {
          continue;
        }
        complaints.add(line);
        if (ECHOES.stream().noneMatch(line::startsWith)) {
          lines.warn(line);
        }
      }
    } catch (IOException | UncheckedIOException e) {
      complaints.add("its error output could not be read: " + e.getMessage());
    }
  }

  private WrittenFiles conclude(Optional<Event> last, int exitCode, Tail complaints)
      throws IOException {
    progress.epochFinished();
    Event end = last.orElse(Event.of(Event.Kind.INFO, ""));
    return switch (end.kind()) {
      case DONE -> Json.parse(end.text(), WrittenFiles.class);
      case FAILED -> throw new ProcessException(end.text());
      case CRASHED ->
          throw new ProcessException("Internal error in the training process:\n" + end.text());
      default ->
          throw new ProcessException(
              "The training process died, %s.%s"
                  .formatted(describe(exitCode), complaints.asText()));
    };
  }

  /** Explains an exit code; above 128, a signal has ended the process. */
  static String describe(int exitCode) {
    int signal = exitCode - 128;
    String known =
        signal == 9
            ? ": it was killed, as systems do when memory runs out"
            : signal > 0 && signal < 64 ? ": it was ended by signal " + signal : "";
    return "with exit code " + exitCode + known;
  }
}
