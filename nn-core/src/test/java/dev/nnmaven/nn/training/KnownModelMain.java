package dev.nnmaven.nn.training;

import dev.nnmaven.nn.compute.ComputeOptions;
import dev.nnmaven.nn.compute.KernelChoice;
import dev.nnmaven.nn.kernel.KernelSelection;

/** Trains the known models on any Java and processor, and compares; for scripts. */
final class KnownModelMain {

  private KnownModelMain() {}

  /**
   * Prints a line a model.
   *
   * @param arguments which kernels, and how many threads
   */
  public static void main(String[] arguments) {
    KernelChoice kernels = KernelChoice.of(arguments[0]);
    ComputeOptions compute = new ComputeOptions(kernels, Integer.parseInt(arguments[1]));
    System.out.printf(
        "%s, Java %s, %s, %s kernels, threads: %d%n",
        System.getProperty("os.arch"),
        System.getProperty("java.runtime.version"),
        System.getProperty("java.vm.info"),
        KernelSelection.select(kernels).kernels().name(),
        compute.threads());
    boolean same = true;
    for (KnownModel known : KnownModel.values()) {
      String sha256 = KnownModel.tensorsSha256(known.train(compute));
      boolean equal = sha256.equals(known.tensors());
      same &= equal;
      System.out.printf(
          "%s %s%s%n", known, sha256, equal ? "" : " differs from the known " + known.tensors());
    }
    System.exit(same ? 0 : 1);
  }
}
