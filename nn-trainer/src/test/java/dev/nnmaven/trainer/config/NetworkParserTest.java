package dev.nnmaven.trainer.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.Shape;
import dev.nnmaven.nn.activation.Linear;
import dev.nnmaven.nn.activation.Relu;
import dev.nnmaven.nn.layer.Dense;
import dev.nnmaven.nn.loss.CrossEntropy;
import dev.nnmaven.nn.regularizer.Dropout;
import dev.nnmaven.nn.regularizer.InputNoise;
import dev.nnmaven.nn.regularizer.L1;
import dev.nnmaven.nn.regularizer.L2;
import dev.nnmaven.nn.regularizer.MaxNorm;
import dev.nnmaven.trainer.testing.Built;
import dev.nnmaven.trainer.testing.Pom;
import dev.nnmaven.trainer.testing.Written;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkParserTest {

  private static final List<String> TWO = List.of("A", "B");

  private final Mistakes mistakes = new Mistakes();

  private NetworkPlan parse(String list) throws ConfigurationException {
    NetworkPlan plan = NetworkParser.parse(Written.list(mistakes, list));
    mistakes.throwIfAny();
    return plan;
  }

  /** What is in the element of that name, and whatever is written beside it. */
  private NetworkPlan nested(String elements, String... beside) throws ConfigurationException {
    String all = "<network>" + elements + "</network>" + String.join("", beside);
    NetworkPlan plan = NetworkParser.parse(Pom.settings(all, mistakes));
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
    assertThat(plan.text()).isEqualTo("100 relu, output");
    Network built = Built.of(plan, 4, 3, TWO);
    assertThat(built.loss()).isEqualTo(new CrossEntropy());
    assertThat(built).hasToString("12 → 100 relu → 2 linear");
  }

  @Test
  void parse_layersOrActivationsAlone_haveDefaultsForTheOthers() throws Exception {
    assertThat(parse("layers=784,50,20,10").build())
        .hasToString("784 → 50 relu → 20 relu → 10 linear");
    assertThat(Built.of(parse("activations=tanh,sigmoid; regularizers=l2,none"), 2, 2, TWO))
        .hasToString("4 → 100 tanh l2(0.0001) → 2 sigmoid");
  }

  @Test
  void parse_spacesLineBreaksAndCase_doNotMatter() throws Exception {
    assertThat(
            parse(
                "layers=\n  784 ,\t100,\n 10 ; activations= SIGMOID , Linear ;"
                    + " regularizers=DropOut( 0.3 ) + L2(1e-4), NONE"))
        .isEqualTo(
            parse(
                "layers=784,100,10; activations=sigmoid,linear;"
                    + " regularizers=dropout(0.3)+l2(1e-4),none"));
  }

  @Test
  void parse_regularizers_areThoseOfEachLayer() throws Exception {
    assertThat(parse("layers=784,100,50,10; regularizers=dropOut,L2Norm,nothing").layers())
        .as("old spellings")
        .extracting(LayerPlan::regularizers)
        .containsExactly(List.of(new Dropout(0.5f)), List.of(new L2(1e-4f)), List.of());
    assertThat(parse("layers=4,2; regularizers=inputNoise(0.2)+dropout(0.25)+l2(1e+1)").layers())
        .extracting(LayerPlan::regularizers)
        .containsExactly(List.of(new InputNoise(0.2f), new Dropout(0.25f), new L2(10f)));
  }

  /** Lists of the default network, or of two layers. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          layers       | 784           | expected at least inputs and outputs, such as 784,100,10, found "784"
          layers       | 784,0,10      | found "0"
          layers       | 784,10000001  | at most 10000000, found "10000001"
          layers       | 784,,10       | expected a whole number, at least 1 and at most 10000000, found ""
          layers       | 784,100,10,   | found ""
          activations  | rellu,linear  | unknown activation "rellu"; allowed: elu(alpha), gelu, leakyRelu(slope), linear, relu, sigmoid, softplus, tanh (did you mean relu?)
          activations  | sigmod,linear | (did you mean sigmoid?)
          activations  | tanh(2),relu  | "tanh(2)" has too many arguments; usage: tanh
          activations  | relu(,linear  | is not of the form name or name(number)
          activations  | relu,         | "" is not of the form name or name(number)
          activations  | sigmoid       | expected 2 (dense, output), found 1 in "sigmoid"
          activations  | relu,relu,relu | expected 2 (dense, output), found 3 in "relu,relu,relu"
          regularizers | ,none         | "" is not of the form name or name(number)
          regularizers | dropout(1),none | dropout rate must be at least 0 and below 1, found 1.0
          regularizers | dropout(many),none | "many" in "dropout(many)" is not a number
          regularizers | dropout(0.1)+,none | is not of the form name or name(number)
          regularizers | drpout(0.1),none | (did you mean dropout?)
          regularizers | none(1),none  | has too many arguments; usage: none
          loss         | crossEntrophy | unknown loss "crossEntrophy"; allowed: absoluteError, binaryCrossEntropy, crossEntropy, huber(delta), squaredError (did you mean crossEntropy?)
          """)
  void parse_wrongList_isOneMistakeThatSaysWhy(String name, String text, String expected) {
    refused(() -> parse(name + "=" + text))
        .withMessageStartingWith("The configuration has a mistake:\n  nn." + name + ": ")
        .withMessageContaining(expected);
  }

  @Test
  void parse_mistypedSizeAndAsManyActivations_isOneMistakeOnly() {
    refused(
            () ->
                parse(
                    "layers=784,1OO,50,10; activations=relu,relu,linear;"
                        + " regularizers=l2,l2,none"))
        .withMessageStartingWith("The configuration has a mistake:\n  nn.layers: ");
  }

  @Test
  void parse_nothingLikeAnyName_guessesNone() {
    refused(() -> parse("layers=784,10; activations=quux"))
        .withMessageNotContaining("did you mean");
  }

  @Test
  void parse_severalMistakes_areAllReportedTogether() {
    refused(
            () ->
                parse(
                    "layers=784,x,y; activations=rellu,foo; regularizers=dropout(7),bar;"
                        + " loss=hinge"))
        .withMessageStartingWith("The configuration has 7 mistakes:\n")
        .withMessageContainingAll(
            "\"x\"", "\"y\"", "\"rellu\"", "\"foo\"", "found 7.0", "\"bar\"", "\"hinge\"");
  }

  @Test
  void parse_nestedForm_isTheSamePlanAsTheShortOne() throws Exception {
    assertThat(
            nested(
                "<inputs>784</inputs><layer><neurons> 100 </neurons><activation>Sigmoid</activation>"
                    + "<regularizer>dropOut(0.5)</regularizer></layer><layer>50</layer>"
                    + "<layer><neurons>10</neurons><regularizer>nothing</regularizer></layer>"))
        .usingRecursiveComparison()
        .ignoringFields("place")
        .isEqualTo(
            parse(
                "layers=784,100,50,10; activations=sigmoid,relu,linear;"
                    + " regularizers=dropout,none,none"));
  }

  /** How many mistakes, and what is said of them. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <inputs>784</inputs> | a mistake | network: expected at least one layer, such as <dense>100</dense>, and <output/> |
          784,100,10 | a mistake | network: expected hidden layers and, as the last one, the output: "784,100,10, output", found "784,100,10"; a list of sizes from the inputs on is nn.layers=784,100,10 |
          <inputs>0</inputs><layer>3</layer> | a mistake | network/inputs: expected a whole number |
          <layer><activation>relu</activation></layer><layer>3</layer> | a mistake | network/layer 1: expected <neurons>; only the last layer may leave them to the data |
          <layer>3</layer><layer><neurons>x</neurons><activation>sigmoidal</activation></layer><layer/> | 2 mistakes | network/layer 2/neurons: "x" in "dense(neurons=x)" is not a whole number | network/layer 2/activation: unknown activation "sigmoidal"
          <layer>3</layer><layer><regularizer>dropout(2)</regularizer></layer> | a mistake | network/layer 2/regularizer: dropout rate |
          <layer><neurons>3</neurons><activatoin>tanh</activatoin></layer> | a mistake | network/layer 1: unknown element <activatoin> (did you mean activation?) |
          <layer><neurons>2</neurons><layer>1</layer></layer> | a mistake | network/layer 1: unknown element <layer>; there are neurons, activation, regularizer |
          <layer>3</layer><loss>hinge</loss> | a mistake | network/loss: unknown loss "hinge" |
          <inputs>4</inputs><inputs>5</inputs><layer><neurons><many>3</many></neurons></layer> | 2 mistakes | network: <inputs> is given twice | network/layer 1: expected a value in <neurons>, found elements
          """)
  void parse_wrongNestedForm_saysWhereAndWhy(
      String elements, String count, String first, String second) {
    refused(() -> nested(elements))
        .withMessageStartingWith("The configuration has " + count + ":\n")
        .withMessageContainingAll("\n  " + first, second == null ? "" : "\n  " + second);
  }

  private static final String LAYER = "<inputs>784</inputs><layer>10</layer>";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<layers>784,100,10</layers>",
        "<activations>relu,linear</activations>",
        "<regularizers>none,none</regularizers>"
      })
  void parse_bothForms_isRefused(String list) {
    refused(() -> nested(LAYER, list))
        .withMessageStartingWith(
            "The configuration has a mistake:\n  network: <network> and the lists layers,")
        .withMessageEndingWith("use one of the two forms");
  }

  @Test
  void parse_nestedFormBesideBlankLists_isNotBothForms() throws Exception {
    nested(LAYER, "<layers> </layers><activations/><regularizers>\n</regularizers>");
  }

  @Test
  void parse_regularizersOfALayerInSeveralElements_areAllThere() throws Exception {
    NetworkPlan plan =
        nested(
            "<inputs>4</inputs><layer><neurons>2</neurons><regularizer>l2</regularizer>"
                + "<regularizer>l1(1)</regularizer><regularizers>maxNorm(3)+l2(10)</regularizers>"
                + "<dropout>0.25</dropout></layer>");
    assertThat(plan.layers().get(0).regularizers())
        .containsExactly(
            new L2(1e-4f), new L1(1f), new MaxNorm(3f), new L2(10f), new Dropout(0.25f));
  }

  @Test
  void build_imagesAndClassesThatDoNotFit_reportsBoth() throws Exception {
    NetworkPlan plan = parse("layers=784,100,10");
    refused(() -> Built.of(plan, 8, 8, TWO))
        .withMessage(
            "The configuration has 2 mistakes:\n"
                + "  nn.layers: the network has 784 inputs, but an image has 8 x 8 = 64 pixels\n"
                + "  nn.layers: the data has fewer classes than the network has outputs: 2 (A, B), but"
                + " 10 outputs");
    NetworkPlan fewer = parse("layers=4,2");
    refused(() -> Built.of(fewer, 2, 2, List.of("A", "B", "C")))
        .withMessageContaining(
            "the data has more classes than the network has outputs: 3 (A, B, C)");
    NetworkPlan nested = nested("<inputs>784</inputs><layer>100</layer><layer>10</layer>");
    refused(() -> Built.of(nested, 8, 8, TWO))
        .withMessageContaining("\n  network: the network has 784 inputs, but ")
        .withMessageContaining("\n  network: the data has fewer classes than ")
        .withMessageContaining("but 10 outputs; write <output/> as the last layer, ");
  }

  @Test
  void build_withoutDataAndSizes_asksForAllSizes() throws Exception {
    refused(parse("")::build).withMessageContaining("it needs all sizes, such as 784,100,10");
    refused(nested("<layer>10</layer>")::build)
        .withMessage(
            "network: this goal does not look at the data, so it needs all sizes, such as 784,100,10;"
                + " in <network>, <inputs>784</inputs> and <output>10</output>");
  }

  @Test
  void parse_activationsOfConvolutions_leaveOutPools() throws Exception {
    NetworkPlan plan = parse("hidden=conv(4, 3x3), maxPool(2), 5; activations=tanh,gelu,linear");
    assertThat(Built.of(plan, 6, 5, TWO))
        .hasToString("5x6x1 → conv(4, 3x3) tanh → maxPool(2) → 5 gelu → 2 linear");
    refused(() -> parse("hidden=maxPool(2), 5; activations=tanh,relu,linear"))
        .withMessageContaining("nn.activations: expected 2 (dense, output), found 3");
  }

  /** For nn:init, which does not know the shape of images. */
  @Test
  void build_withoutData_refusesLayersThatAreNotDense() throws Exception {
    NetworkPlan plan = parse("network=inputs(9), conv(4, 3x3), maxPool(2), output(2)");
    refused(plan::build)
        .withMessageContaining("network: conv(4,3x3) relu is not a dense layer, and weights as")
        .withMessageContaining("nn:train draws the same weights by itself, from nn.seed");
  }

  @Test
  void build_tooManyWeightsForAnArray_isAMessageAndNotAnOverflow() throws Exception {
    refused(parse("layers=100000,100000,10")::build)
        .withMessage(
            "nn.layers: a layer of 100000 inputs and 100000 neurons has more weights than an array can"
                + " hold");
    refused(nested("<inputs>9</inputs><layer>100000</layer><layer>100000</layer>")::build)
        .withMessageStartingWith("network: a layer of 100000 inputs and ");
  }

  @Test
  void tooLarge_anyNetwork_countsItsParameters() throws Exception {
    assertThat(parse("layers=576,2000000,3").tooLarge(Shape.flat(576), 3))
        .hasMessageStartingWith(
            "nn.layers: this network has 1,160,000,003 parameters, and needs more memory than the ")
        .hasMessageContainingAll("nn.argLine=-Xmx", "MAVEN_OPTS=-Xmx");
    assertThat(parse("").tooLarge(Shape.flat(12), 2))
        .hasMessageContaining("this network has 1,502 parameters");
  }
}
