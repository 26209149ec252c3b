package dev.nnmaven.nn.kernel;

import dev.nnmaven.nn.compute.KernelChoice;
import java.lang.module.ModuleFinder;

/**
 * The kernels that compute, and why not the faster ones: a ladder of guards, each with one clear
 * sentence.
 *
 * @param kernels what computes
 * @param hint why the faster kernels do not run and what to do; empty if they do, or are not wanted
 */
public record KernelSelection(Kernels kernels, String hint) {

  private static final String VECTOR_MODULE = "jdk.incubator.vector";

  /**
   * Chooses.
   *
   * @throws IllegalArgumentException if SIMD is wanted and cannot be, or the textbook, which has no
   *     kernels; the message says why
   */
  public static KernelSelection select(KernelChoice choice) {
    if (choice == KernelChoice.TEXTBOOK) {
      throw new IllegalArgumentException(
          "the textbook computes without kernels, for training and evaluation only;"
              + " Network.forward asks a network without them");
    }
    if (choice == KernelChoice.SCALAR) {
      return new KernelSelection(new ScalarKernels(), "");
    }
    String obstacle = obstacle();
    if (obstacle.isEmpty()) {
      return new KernelSelection(simd(), "");
    }
    if (choice == KernelChoice.SIMD) {
      throw new IllegalArgumentException("SIMD kernels cannot run here: " + obstacle);
    }
    return new KernelSelection(new ScalarKernels(), obstacle);
  }

  /** What keeps the SIMD kernels from running in this JVM; empty if nothing does. */
  private static String obstacle() {
    if (ModuleFinder.ofSystem().find(VECTOR_MODULE).isEmpty()) {
      return "this Java has no Vector API (module " + VECTOR_MODULE + "); a full JDK has it";
    }
    if (ModuleLayer.boot().findModule(VECTOR_MODULE).isEmpty()) {
      return "this JVM was started without the Vector API; start it with --add-modules "
          + VECTOR_MODULE;
    }
    String mode = System.getProperty("java.vm.info", "");
    if (mode.contains("interpreted") || mode.contains("emulated-client")) {
      return "this JVM runs without its optimizing compiler (" + mode + ")";
    }
    return "";
  }

  /** By name: the class cannot even be loaded where the module is missing. */
  private static Kernels simd() {
    try {
      return Class.forName(KernelSelection.class.getPackageName() + ".SimdKernels")
          .asSubclass(Kernels.class)
          .getDeclaredConstructor()
          .newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the SIMD kernels are missing from this jar", e);
    }
  }
}
