package dev.nnmaven.nn.prediction;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.testing.Jvm;
import dev.nnmaven.nn.testing.Whole;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A prediction leaves nothing for the garbage collector, with plain Java and with the Vector API.
 * In a JVM of its own, without any option for the compiler, as an application has it: in this one,
 * hundreds of tests have taught the compiler what no application does.
 */
class PredictionMemoryTest {

  static Stream<Arguments> models() {
    Stream<Arguments> some = Stream.of(Arguments.of("SCALAR", "1", "dense"));
    Stream<Arguments> others =
        Stream.of(
            Arguments.of("AUTO", "3", "images"), // SIMD
            Arguments.of("AUTO", "1", "dense"),
            Arguments.of("AUTO", "3", "dense"),
            Arguments.of("SCALAR", "1", "images"));
    return Whole.includes("four of five JVMs") ? Stream.concat(some, others) : some;
  }

  @ParameterizedTest
  @MethodSource("models")
  void probabilities_afterWarmUp_takeNoMemory(String kernels, String members, String layers)
      throws Exception {
    Process process =
        Jvm.of(
                List.of("--add-modules", "jdk.incubator.vector"),
                PredictionMemory.class,
                kernels,
                members,
                layers)
            .start();
    String bytes = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    assertThat(process.waitFor()).isZero();
    assertThat(bytes).as("bytes for 1000 predictions").isEqualTo("0");
  }
}
