package dev.nnmaven.nn.kernel;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * A loop over elements that is compiled by itself, never as a part of the method that calls it.
 *
 * <p>HotSpot inlines what is hot until a method has some 18,000 nodes; a vectorized {@code exp} has
 * several thousand. Where two such loops came into one compiled method, its vectors were now and
 * then put on the heap, for as long as the JVM lived: which method was compiled first decided it. A
 * method handle that is not a constant is never inlined; a call takes some nanoseconds.
 */
final class SeparateLoop {

  private static final MethodType TYPE =
      methodType(void.class, float[].class, int.class, float[].class, int.class, int.class);

  /** Not final: the compiler may take final fields for constants. */
  private MethodHandle handle;

  /** With the name of a method of {@link ElementwiseLoops}. */
  SeparateLoop(String name) {
    try {
      handle = MethodHandles.lookup().findStatic(ElementwiseLoops.class, name, TYPE);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  /** From element {@code i} of an array to element {@code o} of another array, or of the same. */
  void run(float[] from, int i, float[] to, int o, int length) {
    try {
      handle.invokeExact(from, i, to, o, length);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }
}
