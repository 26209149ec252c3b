package dev.nnmaven.plugin.fork;

import dev.nnmaven.nn.compute.KernelChoice;
import dev.nnmaven.plugin.config.Mistakes;
import dev.nnmaven.plugin.console.Lines;
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

  /**
   * Decides whether to fork.
   *
   * @param fork configured fork choice, or null
   * @param argLine arguments of the JVM, or null
   * @param kernels configured kernels, or null
   * @param jvm configured JVM
   * @param toolchain JDK toolchain; does not by itself cause a fork
   */
  public static ForkDecision of(
      String fork,
      String argLine,
      String kernels,
      Optional<JavaInstallation> jvm,
      Optional<JavaInstallation> toolchain,
      Mistakes mistakes) {
    ForkChoice choice = mistakes.parse("nn.fork", fork, ForkChoice::of, ForkChoice.AUTO);
    boolean hasArguments = !Mistakes.isNothing(argLine);
    mistakes.parse("nn.argLine", argLine, CommandLine::split, List.of());
    if (choice == ForkChoice.NEVER) {
      refuse("nn.jvm", jvm.isPresent(), mistakes);
      refuse("nn.argLine", hasArguments, mistakes);
      return new ForkDecision(Optional.empty(), false);
    }
    Optional<JavaInstallation> configured = jvm.or(() -> toolchain);
    JavaInstallation java = configured.orElseGet(JavaInstallation::current);
    boolean asked = choice == ForkChoice.ALWAYS || configured.isPresent() || hasArguments;
    boolean forks = asked || isFaster(java, kernels);
    jvm.flatMap(JavaInstallation::obstacle).ifPresent(what -> mistakes.add("nn.jvm", what));
    if (jvm.isEmpty()) {
      toolchain
          .flatMap(JavaInstallation::obstacle)
          .map(what -> what + " (the JDK toolchain says so; name another, or use nn.fork=never)")
          .ifPresent(what -> mistakes.add("nn.jvm", what));
    }
    return new ForkDecision(
        forks ? Optional.of(java) : Optional.empty(),
        forks && !asked && !wants(KernelChoice.SIMD, kernels));
  }

  /**
   * Falls back to this JVM if the class path cannot be passed on a command line, unless a fork was
   * requested; the model is the same.
   *
   * @param obstacle why it cannot be passed, if so
   * @param asked whether a fork was requested
   * @param lines receives the message
   */
  public ForkDecision despite(
      Optional<String> obstacle, boolean asked, Lines lines, Mistakes mistakes) {
    if (java.isEmpty() || obstacle.isEmpty()) {
      return this;
    }
    if (asked) {
      mistakes.add(
          "nn.fork",
          obstacle.get()
              + ": no training process can be started. Take a local repository in a folder of another"
              + " name (-Dmaven.repo.local), or nn.fork=never without nn.jvm and nn.argLine");
      return this;
    }
    lines.warn(
        "training runs in Maven's JVM, not in a faster one of its own: "
            + obstacle.get()
            + "; a local repository in a folder of another name (-Dmaven.repo.local) changes that");
    return new ForkDecision(Optional.empty(), false);
  }

  private static void refuse(String parameter, boolean isThere, Mistakes mistakes) {
    if (isThere) {
      mistakes.add(parameter, "has no effect with nn.fork=never; leave one of the two out");
    }
  }

  private static boolean isFaster(JavaInstallation java, String kernels) {
    return !JavaInstallation.thisJvmHasVectorApi()
        && java.offersVectorApi()
        && !wants(KernelChoice.SCALAR, kernels)
        && !wants(KernelChoice.TEXTBOOK, kernels);
  }

  private static boolean wants(KernelChoice choice, String kernels) {
    return kernels != null && choice.specification().equalsIgnoreCase(kernels.strip());
  }
}
