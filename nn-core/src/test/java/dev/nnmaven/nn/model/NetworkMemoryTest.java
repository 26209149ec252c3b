package dev.nnmaven.nn.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.Ensemble;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.activation.builtin.Linear;
import dev.nnmaven.nn.inference.PredictingPass;
import dev.nnmaven.nn.kernel.ScalarKernels;
import dev.nnmaven.nn.layer.builtin.LayerOutline;
import dev.nnmaven.nn.loss.builtin.CrossEntropy;
import dev.nnmaven.nn.testing.Ensembles;
import dev.nnmaven.nn.testing.Memory;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What computing a sample is said to take, beside what the JVM has counted, and by hand. */
class NetworkMemoryTest {

  private static List<LayerOutline> outlines(String layers) {
    return Stream.of(layers.split("; ")).map(LayerOutline.parser()).toList();
  }

  private static Network network(List<LayerOutline> outlines) {
    return new Network(
        outlines.stream().map(one -> one.create(new Linear(), List.of())).toList(),
        new CrossEntropy());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1|conv(300x300x1, 1, 1x1); globalAvgPool(300x300x1); dense(1, 2)|false",
        "3|conv(300x300x1, 1, 1x1); globalAvgPool(300x300x1); dense(1, 2)|true",
        "1|conv(200x200x1, 16, 3x3); maxPool(200x200x16, 2); conv(100x100x16, 20, 5x5, padding=valid);"
            + " avgPool(96x96x20, 3, stride=1); globalAvgPool(94x94x20); dense(20, 3)|false",
        "2|conv(9x9x1, 7, 1x1, stride=8); dense(28, 50000)|false",
        "1|dense(100, 2); dense(2, 100000)|true",
        "1|dense(300000, 2); dense(2, 30)|true",
        "1|dense(200000, 1); dense(1, 200000); dense(200000, 2)|false",
      })
  void values_anyNetwork_areWhatAPassTakes(int members, String layers, boolean blends) {
    List<LayerOutline> outlines = outlines(layers);
    List<Network> networks =
        IntStream.range(0, members).mapToObj(member -> network(outlines)).toList();
    Ensemble plain = new Ensemble(networks);
    Ensemble ensemble = blends ? Ensembles.blended(plain, 0.5) : plain;
    List<LayerOutline> linear =
        blends
            ? outlines("dense(%s, %s)".formatted(ensemble.inputs(), ensemble.outputs()))
            : List.of();
    PredictingPass.of(ensemble, new ScalarKernels(), 1).run(1); // classes are loaded
    long found = Memory.allocated(() -> PredictingPass.of(ensemble, new ScalarKernels(), 1).run(1));
    long sample = outlines.get(0).inputs().size();
    assertThat(4 * (NetworkTensors.values(members, outlines, linear) - sample))
        .isBetween(found - 100_000, found + 100_000);
  }
}
