package dev.nnmaven.nn.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.compute.KernelChoice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One classifier, many threads. */
class SharedClassifierTest {

  private static final int PICTURES = 64;

  private final Model model = Model.of(Examples.letters());
  private final Classifier<float[]> classifier = model.pictures().prepared();

  /** 8 threads, and far more than there are slots for. */
  @ParameterizedTest
  @ValueSource(ints = {8, 50})
  void classify_manyThreadsAtOnce_hasBitsOfOne(int threads) throws Exception {
    Random random = new Random(6);
    float[][] inputs = new float[PICTURES][];
    Classification[] expected = new Classification[PICTURES];
    float[][] probabilities = new float[PICTURES][10];
    for (int i = 0; i < PICTURES; i++) {
      inputs[i] = Examples.inputs(784, random);
      expected[i] = classifier.classify(inputs[i]);
      classifier.probabilities(inputs[i], probabilities[i]);
    }
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      CountDownLatch all = new CountDownLatch(threads);
      List<Future<Integer>> wrong = new ArrayList<>();
      for (int t = 0; t < threads; t++) {
        int start = t;
        wrong.add(
            pool.submit(
                () -> {
                  all.countDown();
                  all.await();
                  int count = 0;
                  float[] found = new float[10];
                  for (int n = 0; n < 300; n++) {
                    int i = (start * 7 + n) % PICTURES;
                    boolean same = classifier.classify(inputs[i]).equals(expected[i]);
                    classifier.probabilities(inputs[i], found);
                    count += same && Arrays.equals(found, probabilities[i]) ? 0 : 1;
                  }
                  return count;
                }));
      }
      for (Future<Integer> each : wrong) {
        assertThat(each.get()).isZero();
      }
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void classify_single_startsNoThread() {
    long before = started();
    Classifier<float[]> tested =
        model.computing(Examples.with(KernelChoice.AUTO, 4)).pictures().prepared();
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
}
