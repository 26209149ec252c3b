package dev.nnmaven.nn.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.Ensemble;
import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.Shape;
import dev.nnmaven.nn.compute.KernelChoice;
import dev.nnmaven.nn.layer.builtin.ConvLayer;
import dev.nnmaven.nn.layer.builtin.PoolLayer;
import dev.nnmaven.nn.loss.builtin.CrossEntropy;
import dev.nnmaven.nn.model.HeldOut;
import dev.nnmaven.nn.testing.Ensembles;
import dev.nnmaven.nn.testing.ImageLayers;
import dev.nnmaven.nn.testing.Memory;
import dev.nnmaven.nn.testing.Models;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One classifier, many threads. */
class SharedClassifierTest {

  private static final int IMAGES = 64;

  private final Model model = Model.of(Examples.letters());

  /** 8 threads, and far more than there are slots for; one network, and several. */
  @ParameterizedTest
  @CsvSource({"8, 1", "50, 1", "8, 3"})
  void classify_manyThreadsAtOnce_hasBitsOfOne(int threads, int members) throws Exception {
    Ensemble networks = Ensembles.random(members, new int[] {784, 40, 10}, "crossEntropy");
    Classifier<float[]> classifier =
        Model.of(Ensembles.of(Examples.letters(), networks)).images().prepared();
    Random random = new Random(6);
    float[][] inputs = new float[IMAGES][];
    Classification[] expected = new Classification[IMAGES];
    float[][] probabilities = new float[IMAGES][10];
    for (int i = 0; i < IMAGES; i++) {
      inputs[i] = Examples.inputs(784, random);
      expected[i] = classifier.classify(inputs[i]);
      classifier.probabilities(inputs[i], probabilities[i]);
    }
    CountDownLatch all = new CountDownLatch(threads);
    AtomicInteger next = new AtomicInteger();
    Callable<Integer> asking =
        () -> {
          int start = next.getAndIncrement();
          all.countDown();
          all.await();
          int wrong = 0;
          float[] found = new float[10];
          for (int n = 0; n < 300; n++) {
            int i = (start * 7 + n) % IMAGES;
            boolean same = classifier.classify(inputs[i]).equals(expected[i]);
            classifier.probabilities(inputs[i], found);
            wrong += same && Arrays.equals(found, probabilities[i]) ? 0 : 1;
          }
          return wrong;
        };
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      for (Future<Integer> wrong : pool.invokeAll(Collections.nCopies(threads, asking))) {
        assertThat(wrong.get()).isZero();
      }
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void classify_single_startsNoThread() {
    long before = started();
    Classifier<float[]> tested =
        model.computing(Examples.with(KernelChoice.AUTO, 4)).images().prepared();
    for (int i = 0; i < 50; i++) {
      tested.classify(new float[784]);
      tested.classifyAll(List.of(new float[784], new float[784]));
    }
    assertThat(started()).isEqualTo(before);
  }

  /** Workers only: the JVM starts compiler threads when it likes. */
  private static long started() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("nn-worker"))
        .count();
  }

  /** What convolutions copy is not kept for each thread that has ever asked. */
  @Test
  void probabilities_anotherThread_takesNoRoomOfItsOwn() throws Exception {
    Shape image = new Shape(64, 64, 1);
    ConvLayer conv = ImageLayers.conv("64x64x1", 10, "5x5", 1, "same", "relu");
    Layer mean = PoolLayer.globalAverage(conv.outputShape(), List.of());
    Network network = new Network(List.of(conv, mean), new CrossEntropy());
    List<String> classes = List.of("A B C D E F G H I J".split(" ", -1));
    Classifier<float[]> tested =
        Model.of(Models.of(network, 64, 64, classes, new HeldOut.None()))
            .computing(Examples.with(KernelChoice.SCALAR, 1))
            .images()
            .prepared();
    float[] inputs = new float[image.size()];
    tested.probabilities(inputs, new float[10]);
    float[] found = new float[10];
    AtomicLong taken = new AtomicLong();
    Runnable asking = () -> tested.probabilities(inputs, found);
    Thread other = new Thread(() -> taken.set(Memory.allocated(asking)));
    other.start();
    other.join();
    assertThat(taken.get()).isPositive().isLessThan(Float.BYTES * 64 * 64);
  }
}
