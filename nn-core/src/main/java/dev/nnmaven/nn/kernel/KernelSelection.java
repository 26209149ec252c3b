package dev.nnmaven.nn.kernel;

import dev.nnmaven.nn.compute.KernelChoice;
import java.lang.module.ModuleFinder;

/**
 * The selected kernels, and why faster ones cannot run: a sequence of checks, each with its own
 * message.
 *
 * @param kernels selected kernels
 * @param hint why faster kernels cannot run and what to do; empty if they can, or were not
 *     requested
 */
public record KernelSelection(Kernels kernels, String hint) {

  private static final String VECTOR_MODULE = "jdk.incubator.vector";

  /**
   * Selects kernels.
   *
   * @throws IllegalArgumentException if SIMD is required but unavailable, or for the textbook,
   *     which has no kernels; the message says why
   */
  public static KernelSelection select(KernelChoice choice) {
    if (choice == KernelChoice.TEXTBOOK) {
      throw new IllegalArgumentException(
          "the textbook has no kernels; it serves training and evaluation only. Use"
              + " Network.forward instead");
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

  /** Why the SIMD kernels cannot run in this JVM; empty if they can. */
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

  /**
   * Creates the SIMD kernels by reflection: the class cannot be loaded if the module is missing.
   */
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
