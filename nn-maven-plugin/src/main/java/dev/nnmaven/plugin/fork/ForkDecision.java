package dev.nnmaven.plugin.fork;

import dev.nnmaven.nn.compute.KernelChoice;
import dev.nnmaven.plugin.config.Mistakes;
import java.nio.file.Files;
import java.util.Optional;

/**
 * Whether training runs in a JVM of its own, and in which.
 *
 * @param java what runs it; empty if it runs in this one
 */
public record ForkDecision(Optional<JavaInstallation> java) {

  /**
   * Decides.
   *
   * @param fork what the POM says of forking, or null
   * @param argLine arguments of the JVM, or null
   * @param kernels which kernels are wanted, or null
   * @param configured the JVM that the POM or a toolchain names
   */
  public static ForkDecision of(
      String fork,
      String argLine,
      String kernels,
      Optional<JavaInstallation> configured,
      Mistakes mistakes) {
    ForkChoice choice = mistakes.parse("nn.fork", fork, ForkChoice::of, ForkChoice.AUTO);
    configured
        .filter(java -> !Files.isExecutable(java.executable()))
        .ifPresent(
            java ->
                mistakes.add("nn.jvm", java.executable() + " is not a program that can be run"));
    if (choice == ForkChoice.NEVER && !Mistakes.isNothing(argLine)) {
      mistakes.add("nn.argLine", "has no effect with nn.fork=never; leave one of the two out");
    }
    JavaInstallation java = configured.orElseGet(JavaInstallation::current);
    boolean forks =
        switch (choice) {
          case ALWAYS -> true;
          case NEVER -> false;
          case AUTO ->
              configured.isPresent() || !Mistakes.isNothing(argLine) || isFaster(java, kernels);
        };
    return new ForkDecision(forks ? Optional.of(java) : Optional.empty());
  }

  private static boolean isFaster(JavaInstallation java, String kernels) {
    return !JavaInstallation.thisJvmHasVectorApi()
        && java.offersVectorApi()
        && !KernelChoice.SCALAR.specification().equalsIgnoreCase(kernels);
  }
}
