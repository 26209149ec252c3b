package dev.nnmaven.trainer.fork;

import dev.nnmaven.nn.compute.KernelChoice;
import dev.nnmaven.trainer.config.ParameterEntry;
import dev.nnmaven.trainer.config.Parameters;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.console.Lines;
import java.util.List;
import java.util.Optional;

/**
 * Decision whether to fork a JVM for training, and which.
 *
 * @param java JVM to fork; empty to run in this one
 * @param onlyForSpeed whether speed is the only reason to fork, so that small jobs may run in this
 *     JVM
 */
public record ForkDecision(Optional<JavaInstallation> java, boolean onlyForSpeed) {

  public static final ForkDecision NONE = new ForkDecision(Optional.empty(), false);

  /**
   * Decides whether to fork. If the JVM cannot be given the class path, training runs in this one,
   * unless parameters ask for another; the model is the same.
   *
   * @param settings of the goal: {@code fork}, {@code jvm}, {@code argLine}, {@code kernels}
   * @param obstacle why a class path cannot be passed on a command line, if so
   * @param lines receives the reason for not forking
   */
  public static ForkDecision of(
      Settings settings,
      Optional<JavaInstallation> toolchain,
      Optional<String> obstacle,
      Lines lines) {
    ForkDecision decision = of(settings, toolchain);
    if (decision.java.isEmpty() || obstacle.isEmpty()) {
      return decision;
    }
    if (isAsked(settings)) {
      settings.mistake(
          Parameters.FORK,
          obstacle.get()
              + ": no training process can be started. Take a local repository in a folder of another"
              + " name (-Dmaven.repo.local), or nn.fork=never without nn.jvm and nn.argLine");
      return decision;
    }
    lines.warn(
        "training runs in Maven's JVM, not in a faster one of its own: "
            + obstacle.get()
            + "; a local repository in a folder of another name (-Dmaven.repo.local) changes that");
    return NONE;
  }

  private static ForkDecision of(Settings settings, Optional<JavaInstallation> toolchain) {
    Optional<JavaInstallation> jvm = settings.find(Parameters.JVM).map(JavaInstallation::new);
    settings.parse(Parameters.ARG_LINE.name(), CommandLine::split);
    if (settings.get(Parameters.FORK).equals("never")) {
      for (ParameterEntry<?> parameter : List.of(Parameters.JVM, Parameters.ARG_LINE)) {
        if (settings.has(parameter)) {
          settings.mistake(parameter, "has no effect with nn.fork=never; remove one");
        }
      }
      return NONE;
    }
    Optional<JavaInstallation> configured = jvm.or(() -> toolchain);
    JavaInstallation java = configured.orElseGet(JavaInstallation::current);
    KernelChoice kernels = settings.get(Parameters.KERNELS);
    boolean asked = isAsked(settings) || toolchain.isPresent();
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
        .ifPresent(what -> settings.mistake(Parameters.JVM, what));
    return new ForkDecision(
        asked || faster ? Optional.of(java) : Optional.empty(),
        faster && !asked && kernels != KernelChoice.SIMD);
  }

  /** Whether a parameter asks for another JVM. */
  private static boolean isAsked(Settings settings) {
    return settings.get(Parameters.FORK).equals("always")
        || settings.has(Parameters.JVM)
        || settings.has(Parameters.ARG_LINE);
  }
}
