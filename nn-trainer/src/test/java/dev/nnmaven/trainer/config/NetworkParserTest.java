package dev.nnmaven.trainer.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.Shape;
import dev.nnmaven.nn.activation.builtin.Linear;
import dev.nnmaven.nn.activation.builtin.Relu;
import dev.nnmaven.nn.layer.builtin.Dense;
import dev.nnmaven.nn.loss.builtin.CrossEntropy;
import dev.nnmaven.nn.regularizer.builtin.Dropout;
import dev.nnmaven.nn.regularizer.builtin.L1;
import dev.nnmaven.nn.regularizer.builtin.L2;
import dev.nnmaven.nn.regularizer.builtin.MaxNorm;
import dev.nnmaven.trainer.testing.Built;
import dev.nnmaven.trainer.testing.Pom;
import dev.nnmaven.trainer.testing.Written;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkParserTest {

  private static final List<String> TWO = List.of("A", "B");

  private final Mistakes mistakes = new Mistakes();

  private NetworkPlan parse(String list) throws ConfigurationException {
    NetworkPlan plan = NetworkParser.parse(Written.list(mistakes, list));
    mistakes.throwIfAny();
    return plan;
  }

  private NetworkPlan nested(String elements) throws ConfigurationException {
    NetworkPlan plan =
        NetworkParser.parse(Pom.settings("<network>" + elements + "</network>", mistakes));
    mistakes.throwIfAny();
    return plan;
  }

  private static ThrowableAssertAlternative<ConfigurationException> refused(
      ThrowingCallable reading) {
    return assertThatExceptionOfType(ConfigurationException.class).isThrownBy(reading);
  }

  @Test
  void parse_nothingConfigured_isOneHiddenLayerAndTheRestFromTheData() throws Exception {
    NetworkPlan plan = parse("");
    assertThat(plan.inputs()).isEmpty();
    assertThat(plan.layers())
        .containsExactly(
            new LayerPlan(new Dense(100), new Relu(), List.of()),
            new LayerPlan(new Output(), new Linear(), List.of()));
    assertThat(plan.loss()).isEmpty();
    assertThat(plan.text()).isEqualTo("100 relu");
    Network built = Built.of(plan, 4, 3, TWO);
    assertThat(built.loss()).isEqualTo(new CrossEntropy());
    assertThat(built).hasToString("12 → 100 relu → 2 linear");
  }

  @Test
  void parse_outputLeftOut_isTheSameNetworkInEitherForm() throws Exception {
    NetworkPlan plan = parse("network=conv(4, 3x3), maxPool(2), 5 tanh");
    assertThat(Built.of(plan, 6, 5, TWO))
        .hasToString("5x6x1 → conv(4, 3x3) relu → maxPool(2) → 5 tanh → 2 linear");
    assertThat(plan.text()).isEqualTo("conv(4,3x3) relu, maxPool(2), 5 tanh");
    assertThat(parse("network=conv(4, 3x3), maxPool(2), 5 tanh, output").text())
        .isEqualTo(plan.text());
    assertThat(nested("<conv>4, 3x3</conv><maxPool>2</maxPool><dense>5 tanh</dense>").text())
        .isEqualTo(plan.text());
    assertThat(parse("network=output").text()).isEqualTo("output");
    assertThat(parse("network=inputs(4), output").text()).isEqualTo("inputs(4), output");
  }

  @Test
  void parse_severalMistakes_areAllReportedTogether() {
    refused(() -> parse("network=inputs(x), 5 foo, 6 bar, 7 dropout(7), -1; loss=crossEntrophy"))
        .withMessageStartingWith("The configuration has 6 mistakes:\n")
        .withMessageContainingAll("\"x\"", "\"foo\"", "\"bar\"", "found 7.0", "\"-1\"")
        .withMessageContaining(
            "\n  nn.loss: unknown loss \"crossEntrophy\"; allowed: absoluteError,"
                + " binaryCrossEntropy, crossEntropy, huber(delta), squaredError (did you mean"
                + " crossEntropy?)");
  }

  /** How many mistakes, and what is said of them. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <inputs>784</inputs> | a mistake | network: expected at least one layer, such as 100 relu, found "inputs(784)" |
          <inputs>0</inputs><layer>3</layer> | a mistake | network/inputs: expected a whole number |
          <layer><activation>relu</activation></layer><output/> | a mistake | network/layer 1: expected <neurons>; the output, which leaves them to the data, is <output/> |
          <layer>3</layer><layer><neurons>x</neurons><activation>sigmoidal</activation></layer> | 2 mistakes | network/layer 2/neurons: "x" in "dense(neurons=x)" is not a whole number | network/layer 2/activation: unknown activation "sigmoidal"
          <layer>3</layer><layer><neurons>3</neurons><regularizer>dropout(2)</regularizer></layer> | a mistake | network/layer 2/regularizer: dropout rate |
          <layer><neurons>3</neurons><activatoin>tanh</activatoin></layer> | a mistake | network/layer 1: unknown element <activatoin> (did you mean activation?) |
          <layer><neurons>2</neurons><layer>1</layer></layer> | a mistake | network/layer 1: unknown element <layer>; there are neurons, activation, regularizer |
          <layer><neurons>2</neurons><regularizers><l2/></regularizers></layer> | a mistake | network/layer 1: unknown element <regularizers> (did you mean regularizer?); a layer has them itself, such as |
          <inputs>4</inputs><inputs>5</inputs><layer><neurons><many>3</many></neurons></layer> | 2 mistakes | network: <inputs> is given twice | network/layer 1: expected a value in <neurons>, found elements
          """)
  void parse_wrongElements_saysWhereAndWhy(
      String elements, String count, String first, String second) {
    refused(() -> nested(elements))
        .withMessageStartingWith("The configuration has " + count + ":\n")
        .withMessageContainingAll("\n  " + first, second == null ? "" : "\n  " + second);
  }

  @Test
  void parse_regularizersOfALayerInSeveralElements_areAllThere() throws Exception {
    NetworkPlan plan =
        nested(
            "<inputs>4</inputs><layer><neurons>2</neurons><regularizer>l2</regularizer>"
                + "<regularizer>l1(1)</regularizer><regularizer>maxNorm(3)+l2(10)</regularizer>"
                + "<dropout>0.25</dropout></layer>");
    assertThat(plan.layers().get(0).regularizers())
        .containsExactly(
            new L2(1e-4f), new L1(1f), new MaxNorm(3f), new L2(10f), new Dropout(0.25f));
  }

  @Test
  void build_imagesAndClassesThatDoNotFit_reportsBoth() throws Exception {
    NetworkPlan plan = parse("network=inputs(784), 100, output(10)");
    refused(() -> Built.of(plan, 8, 8, TWO))
        .withMessage(
            "The configuration has 2 mistakes:\n"
                + "  network: the network has 784 inputs, but an image has 8 x 8 = 64 pixels\n"
                + "  network: the data has fewer classes than the network has outputs: 2 (A, B), but"
                + " 10 outputs; an output without a size has as many as the data needs");
    NetworkPlan fewer = parse("network=output(2)");
    refused(() -> Built.of(fewer, 2, 2, List.of("A", "B", "C")))
        .withMessageContaining(
            "the data has more classes than the network has outputs: 3 (A, B, C)");
  }

  @Test
  void build_withoutDataAndSizes_asksForAllSizes() throws Exception {
    refused(parse("")::build)
        .withMessage(
            "network: this goal does not look at the data, so it needs all sizes, such as inputs(784),"
                + " 100, output(10); as elements, <inputs>784</inputs> and <output>10</output>");
    refused(nested("<inputs>4</inputs><layer>10</layer>")::build)
        .withMessageContaining("so it needs all sizes");
  }

  /** For nn:init, which does not know the shape of images. */
  @Test
  void build_withoutData_refusesLayersThatAreNotDense() throws Exception {
    NetworkPlan plan = parse("network=inputs(9), conv(4, 3x3), maxPool(2), output(2)");
    refused(plan::build)
        .withMessageContaining("network: conv(4,3x3) relu is not a dense layer, and only")
        .withMessageContaining("nn:train draws the same weights by itself, from nn.seed");
  }

  @Test
  void tooLarge_anyNetwork_countsItsParameters() throws Exception {
    assertThat(parse("network=2000000").tooLarge(Shape.flat(576), 3))
        .hasMessageStartingWith(
            "network: this network has 1,160,000,003 parameters, and needs more memory than the ")
        .hasMessageContainingAll("nn.fork=-Xmx", "MAVEN_OPTS=-Xmx");
    assertThat(parse("").tooLarge(Shape.flat(12), 2))
        .hasMessageContaining("this network has 1,502 parameters");
  }
}
