package dev.nnmaven.trainer.fork;

import dev.nnmaven.nn.catalog.Catalog;
import dev.nnmaven.nn.compute.KernelChoice;
import dev.nnmaven.trainer.config.Parameters;
import dev.nnmaven.trainer.config.SettingsReader;
import dev.nnmaven.trainer.console.Lines;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Decision whether to fork a JVM for training, and which.
 *
 * @param java JVM to fork; empty to run in this one
 * @param arguments further arguments of that JVM
 * @param onlyForSpeed whether speed is the only reason to fork, so that small jobs may run in this
 *     JVM
 */
public record ForkDecision(
    Optional<JavaInstallation> java, List<String> arguments, boolean onlyForSpeed) {

  public static final ForkDecision NONE = new ForkDecision(Optional.empty(), List.of(), false);

  private static final List<String> AUTO = List.of("auto");
  private static final List<String> ALWAYS = List.of(); // any java, without arguments
  private static final List<String> NEVER = List.of("never");

  /**
   * Decides whether to fork. If the JVM cannot be given the class path, training runs in this one,
   * unless parameters ask for another; the model is the same.
   *
   * @param reader of the goal: {@code fork}, {@code kernels}
   * @param folder which a relative path of a java is below
   * @param obstacle why a class path cannot be passed on a command line, if so
   * @param lines receives the reason for not forking
   */
  public static ForkDecision of(
      SettingsReader reader,
      Path folder,
      Optional<JavaInstallation> toolchain,
      Optional<String> obstacle,
      Lines lines) {
    List<String> fork = reader.parse(Parameters.FORK.name(), ForkDecision::command).orElse(AUTO);
    ForkDecision decision = of(reader, fork, folder, toolchain);
    if (decision.java.isEmpty() || obstacle.isEmpty()) {
      return decision;
    }
    if (!fork.equals(AUTO)) {
      reader.mistake(
          Parameters.FORK,
          obstacle.get()
              + ": no training process can be started. Take a local repository in a folder of another"
              + " name (-Dmaven.repo.local), or nn.fork=never");
      return decision;
    }
    lines.warn(
        "training runs in Maven's JVM, not in a faster one of its own: "
            + obstacle.get()
            + "; a local repository in a folder of another name (-Dmaven.repo.local) changes that");
    return NONE;
  }

  /** Parses a word, or the command of a JVM: its java, arguments, or both. */
  private static List<String> command(String text) {
    List<String> parts = CommandLine.split(text);
    return parts.get(0).matches("-.*|.*[/\\\\].*")
        ? parts
        : new Catalog<List<String>>("value")
            .add("auto", () -> AUTO)
            .add("always", () -> ALWAYS)
            .add("never", () -> NEVER)
            .create(text);
  }

  private static ForkDecision of(
      SettingsReader reader, List<String> fork, Path folder, Optional<JavaInstallation> toolchain) {
    if (fork.equals(NEVER)) {
      return NONE;
    }
    List<String> command = fork.equals(AUTO) ? ALWAYS : fork;
    Optional<JavaInstallation> jvm =
        command.stream()
            .limit(1)
            .filter(first -> !first.startsWith("-"))
            .map(first -> new JavaInstallation(folder.resolve(first).normalize()))
            .findAny();
    Optional<JavaInstallation> configured = jvm.or(() -> toolchain);
    JavaInstallation java = configured.orElseGet(JavaInstallation::current);
    KernelChoice kernels = reader.get(Parameters.KERNELS);
    boolean needed = !fork.equals(AUTO) || toolchain.isPresent();
    boolean faster =
        !JavaInstallation.thisJvmHasVectorApi()
            && java.offersVectorApi()
            && kernels != KernelChoice.SCALAR
            && kernels != KernelChoice.TEXTBOOK;
    configured
        .flatMap(JavaInstallation::obstacle)
        .map(
            what ->
                jvm.isPresent()
                    ? what
                    : what + " (from the JDK toolchain; name another, or use nn.fork=never)")
        .ifPresent(what -> reader.mistake(Parameters.FORK, what));
    return new ForkDecision(
        needed || faster ? Optional.of(java) : Optional.empty(),
        command.subList(jvm.isPresent() ? 1 : 0, command.size()),
        faster && !needed && kernels != KernelChoice.SIMD);
  }
}
