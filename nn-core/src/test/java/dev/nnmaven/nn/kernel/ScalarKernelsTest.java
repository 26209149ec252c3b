package dev.nnmaven.nn.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.Test;

/** What kernels leave behind. */
class ScalarKernelsTest {

  /** Products as of convolutions, by kernels of the class loader that this class is of. */
  public static final class Product implements Runnable {
    /** For the other class loader. */
    public Product() {}

    @Override
    public void run() {
      for (int columns : new int[] {1, 20, 300}) {
        Matrix b = Matrix.zeros(18, columns);
        Matrix start = Matrix.zeros(4, columns);
        Gather a = new Gather(new int[4], new int[18]);
        float[] c = new float[4 * b.rowStride()];
        new ScalarKernels()
            .multiplyGathered(a, new float[] {1}, 0, new RowRange(0, 4), b, start, c, 0);
      }
    }
  }

  /** Where classes are that a class is among. */
  private static URL root(Class<?> type) throws Exception {
    String name = type.getName().replace('.', '/') + ".class";
    String url = type.getResource("/" + name).toString();
    return URI.create(url.substring(0, url.length() - name.length())).toURL();
  }

  private static WeakReference<ClassLoader> used() throws Exception {
    URL[] roots = {root(ScalarKernels.class), root(Product.class)};
    try (URLClassLoader loader = new URLClassLoader(roots, null)) { // all others know this module
      Class<?> product = loader.loadClass(Product.class.getName());
      assertThat(product).isNotEqualTo(Product.class);
      ((Runnable) product.getConstructor().newInstance()).run();
      return new WeakReference<>(loader);
    }
  }

  /** A server's threads outlive the applications that it stops. */
  @Test
  void multiplyGathered_threadThatLivesOn_keepsNoClassLoaderAlive() throws Exception {
    WeakReference<ClassLoader> loader = used();
    for (int i = 0; i < 200 && loader.get() != null; i++) {
      System.gc();
      Thread.sleep(50);
    }
    assertThat(loader.get()).isNull();
  }
}
