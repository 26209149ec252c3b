package dev.nnmaven.trainer.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.Shape;
import dev.nnmaven.nn.activation.Linear;
import dev.nnmaven.nn.activation.Relu;
import dev.nnmaven.nn.activation.Sigmoid;
import dev.nnmaven.nn.activation.Tanh;
import dev.nnmaven.nn.layer.Dense;
import dev.nnmaven.nn.loss.BinaryCrossEntropy;
import dev.nnmaven.nn.loss.CrossEntropy;
import dev.nnmaven.nn.regularizer.Dropout;
import dev.nnmaven.nn.regularizer.InputNoise;
import dev.nnmaven.nn.regularizer.L1;
import dev.nnmaven.nn.regularizer.L2;
import dev.nnmaven.nn.regularizer.MaxNorm;
import dev.nnmaven.trainer.testing.Built;
import dev.nnmaven.trainer.testing.Element;
import dev.nnmaven.trainer.testing.Written;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class NetworkParserTest {

  private final Mistakes mistakes = new Mistakes();

  private NetworkPlan parse(
      String layers, String activations, String regularizers, Element network, String loss) {
    Settings settings =
        Written.of(
            mistakes,
            "layers",
            layers,
            "activations",
            activations,
            "regularizers",
            regularizers,
            "loss",
            loss);
    if (network != null) {
      Map<String, String> texts = new LinkedHashMap<>(settings.texts());
      texts.putAll(network.texts());
      settings = new Settings(texts, mistakes);
    }
    return NetworkParser.parse(settings);
  }

  private NetworkPlan shortForm(String layers, String activations, String regularizers)
      throws ConfigurationException {
    NetworkPlan plan = parse(layers, activations, regularizers, null, null);
    mistakes.throwIfAny();
    return plan;
  }

  private String messageOf(
      String layers, String activations, String regularizers, Element network, String loss) {
    parse(layers, activations, regularizers, network, loss);
    try {
      mistakes.throwIfAny();
    } catch (ConfigurationException e) {
      return e.getMessage();
    }
    throw new AssertionError("nothing was found wrong");
  }

  private static Element layer(String neurons, String activation, String regularizer) {
    Element layer = new Element("layer");
    add(layer, "neurons", neurons);
    add(layer, "activation", activation);
    add(layer, "regularizer", regularizer);
    return layer;
  }

  private static Element network(String inputs, Element... layers) {
    Element network = new Element("network");
    add(network, "inputs", inputs);
    List.of(layers).forEach(network::addChild);
    return network;
  }

  private static void add(Element element, String name, String text) {
    if (text != null) {
      element.addChild(name, text);
    }
  }

  @Test
  void parse_nothingConfigured_isOneHiddenLayerAndTheRestFromTheData()
      throws ConfigurationException {
    NetworkPlan plan = shortForm(null, null, null);
    assertThat(plan.inputs()).isEmpty();
    assertThat(plan.layers())
        .containsExactly(
            new LayerPlan(new Dense(100), new Relu(), List.of()),
            new LayerPlan(new Output(), new Linear(), List.of()));
    assertThat(plan.loss()).isEmpty();
    assertThat(Built.of(plan, 4, 3, List.of("A", "B")).loss()).isEqualTo(new CrossEntropy());
    assertThat(plan.text()).isEqualTo("100 relu, output");
    assertThat(Built.of(plan, 4, 3, List.of("A", "B")).toString())
        .isEqualTo("12 → 100 relu → 2 linear");
  }

  @Test
  void parse_layersAlone_getReluAndLinear() throws ConfigurationException {
    assertThat(shortForm("784,50,20,10", null, null).build().toString())
        .isEqualTo("784 → 50 relu → 20 relu → 10 linear");
  }

  @Test
  void parse_activationsAlone_applyToTheDefaultLayers() throws ConfigurationException {
    NetworkPlan plan = shortForm(null, "tanh,sigmoid", "l2,none");
    assertThat(Built.of(plan, 2, 2, List.of("A", "B")).toString())
        .isEqualTo("4 → 100 tanh l2(0.0001) → 2 sigmoid");
  }

  @Test
  void parse_spacesLineBreaksAndCase_doNotMatter() throws ConfigurationException {
    NetworkPlan plan =
        shortForm("\n  784 ,\t100,\n 10 ", " SIGMOID , Linear ", "DropOut( 0.3 ) + L2(1e-4), NONE");
    assertThat(plan)
        .isEqualTo(shortForm("784,100,10", "sigmoid,linear", "dropout(0.3)+l2(1e-4),none"));
  }

  @Test
  void parse_oldSpellings_meanWhatTheyMeant() throws ConfigurationException {
    NetworkPlan plan = shortForm("784,100,50,10", null, "dropOut,L2Norm,nothing");
    assertThat(plan.layers())
        .extracting(LayerPlan::regularizers)
        .containsExactly(List.of(new Dropout(0.5f)), List.of(new L2(1e-4f)), List.of());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "784 | nn.layers: expected at least inputs and outputs, such as 784,100,10, found \"784\"",
        "784,0,10 | found \"0\"",
        "784,-1,10 | found \"-1\"",
        "784,10000001 | at most 10000000, found \"10000001\"",
        "784,99999999999,10 | found \"99999999999\"",
        "784,1OO,10 | found \"1OO\"",
        "784,,10 | nn.layers: expected a whole number, at least 1 and at most 10000000, found \"\"",
        "784,100,10, | found \"\"",
        "784;100;10 | found \"784;100;10\"",
        "784,100.0,10 | found \"100.0\"",
      })
  void parse_wrongLayers_saysSo(String layers, String expected) {
    assertThat(messageOf(layers, null, null, null, null)).contains(expected);
  }

  @Test
  void parse_emptyElementsOfOtherLists_areRefusedReadably() {
    assertThat(messageOf("4,3,2", "relu,", ",none", null, null))
        .startsWith("The configuration has 2 mistakes:\n")
        .contains("\n  nn.activations: \"\" is not of the form name or name(number)")
        .contains("\n  nn.regularizers: \"\" is not of the form name or name(number)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sigmoid | 1",
        "sigmoid,linear,linear | 3",
      })
  void parse_wrongNumberOfActivations_namesBothNumbers(String activations, int found) {
    assertThat(messageOf("784,100,10", activations, null, null, null))
        .isEqualTo(
            "The configuration has a mistake:\n  nn.activations: expected 2 (dense, output), found"
                + " %d in \"%s\"",
            found, activations);
  }

  @Test
  void parse_mistypedSizeAndAsManyActivations_isOneMistakeOnly() {
    assertThat(messageOf("784,1OO,50,10", "relu,relu,linear", "l2,l2,none", null, null))
        .startsWith("The configuration has a mistake:\n  nn.layers: ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rellu | unknown activation \"rellu\"; allowed: elu(alpha), gelu, leakyRelu(slope), linear,"
            + " relu, sigmoid, softplus, tanh (did you mean relu?)",
        "sigmod | (did you mean sigmoid?)",
        "tanh(2) | \"tanh(2)\" has too many arguments; usage: tanh",
        "relu( | is not of the form name or name(number)",
      })
  void parse_unknownActivation_saysWhatIsAllowedAndNear(String activation, String expected) {
    assertThat(messageOf("784,100,10", activation + ",linear", null, null, null))
        .contains("nn.activations: ")
        .contains(expected);
  }

  @Test
  void parse_nothingLikeAnyName_guessesNone() {
    assertThat(messageOf("784,10", "quux", null, null, null)).doesNotContain("did you mean");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dropout(1) | dropout rate must be at least 0 and below 1, found 1.0",
        "dropout(-0.1) | dropout rate must be at least 0 and below 1",
        "dropout(NaN) | dropout rate must be at least 0 and below 1",
        "l2(-1) | l2 lambda must be at least 0 and finite",
        "inputNoise(Infinity) | inputNoise standard deviation must be at least 0 and finite",
        "dropout(many) | \"many\" in \"dropout(many)\" is not a number",
        "dropout(0.1)+ | is not of the form name or name(number)",
        "drpout(0.1) | (did you mean dropout?)",
        "none(1) | has too many arguments; usage: none",
      })
  void parse_wrongRegularizer_saysWhy(String regularizer, String expected) {
    assertThat(messageOf("784,10", null, regularizer, null, null))
        .contains("nn.regularizers: ")
        .contains(expected);
  }

  @Test
  void parse_severalRegularizersOnALayer_areAllThere() throws ConfigurationException {
    assertThat(shortForm("4,2", null, "inputNoise(0.2)+dropout(0.25)+l2(1e+1)").layers())
        .extracting(LayerPlan::regularizers)
        .containsExactly(List.of(new InputNoise(0.2f), new Dropout(0.25f), new L2(10f)));
  }

  @Test
  void parse_loss_isReadOrRefused() {
    assertThat(parse(null, null, null, null, " BINARYcrossEntropy ").loss())
        .contains(new BinaryCrossEntropy());
    assertThat(messageOf(null, null, null, null, "crossEntrophy"))
        .contains("nn.loss: unknown loss \"crossEntrophy\"", "did you mean crossEntropy?");
  }

  @Test
  void parse_nestedForm_isTheSamePlanAsTheShortOne() throws ConfigurationException {
    Element second = new Element("layer", "50");

    NetworkPlan nested =
        parse(
            null,
            null,
            null,
            network(
                "784",
                layer(" 100 ", "Sigmoid", "dropOut(0.5)"),
                second,
                layer("10", null, "nothing")),
            null);
    mistakes.throwIfAny();
    assertThat(nested)
        .usingRecursiveComparison()
        .ignoringFields("place")
        .isEqualTo(shortForm("784,100,50,10", "sigmoid,relu,linear", "dropout,none,none"));
  }

  @Test
  void parse_nestedFormWithoutSizesOfInputAndOutput_leavesThemToTheData()
      throws ConfigurationException {
    NetworkPlan plan =
        parse(
            null,
            null,
            null,
            network(null, layer("7", "tanh", null), layer(null, null, null)),
            null);
    mistakes.throwIfAny();
    assertThat(plan.text()).isEqualTo("7 tanh, output");
    assertThat(plan.isComplete()).isFalse();
    assertThat(plan.layers().get(0).activation()).isEqualTo(new Tanh());
    assertThat(plan.layers().get(1).activation()).isEqualTo(new Linear());
  }

  @Test
  void parse_nestedForm_numbersTheLayersInItsMistakes() {
    assertThat(
            messageOf(
                null,
                null,
                null,
                network(
                    "0",
                    layer(null, "relu", null),
                    layer("x", "sigmoidal", null),
                    layer("3", null, "dropout(2)")),
                null))
        .startsWith("The configuration has 5 mistakes:\n")
        .contains(
            "\n  network/inputs: expected a whole number",
            "\n  network/layer 1: expected <neurons>; only the last layer may leave them to the data",
            "\n  network/layer 2/neurons: \"x\" in \"dense(neurons=x)\" is not a whole number",
            "\n  network/layer 2/activation: unknown activation \"sigmoidal\"",
            "\n  network/layer 3/regularizer: dropout rate");
  }

  @Test
  void parse_nestedFormWithoutLayers_isRefused() {
    assertThat(messageOf(null, null, null, network("784"), null))
        .endsWith(
            "network: expected at least one layer, such as <dense>100</dense>, and <output/>");
  }

  @ParameterizedTest
  @CsvSource({"'784,100,10',,", ",'relu,linear',", ",,'none,none'"})
  void parse_bothForms_isRefused(String layers, String activations, String regularizers) {
    assertThat(
            messageOf(
                layers, activations, regularizers, network("784", layer("10", null, null)), null))
        .startsWith("The configuration has a mistake:\n  network: <network> and the lists layers,")
        .endsWith("use one of the two forms");
  }

  @Test
  void parse_nestedFormBesideBlankLists_isNotBothForms() throws ConfigurationException {
    parse(" ", "", "\n", network("784", layer("10", null, null)), null);
    mistakes.throwIfAny();
  }

  @Test
  void parse_severalMistakes_areAllReportedTogether() {
    assertThat(messageOf("784,x,y", "rellu,foo", "dropout(7),bar", null, "hinge"))
        .startsWith("The configuration has 7 mistakes:\n")
        .contains("\"x\"", "\"y\"", "\"rellu\"", "\"foo\"", "found 7.0", "\"bar\"", "\"hinge\"");
  }

  /** Any network, written in both ways, with any spelling that is allowed. */
  @ParameterizedTest
  @MethodSource("dev.nnmaven.trainer.config.Junk#seeds")
  void parse_randomNetworkInBothForms_givesEqualPlans(long seed) throws ConfigurationException {
    Random random = new Random(seed);
    int inputs = 1 + random.nextInt(1000);
    List<String> sizes = new ArrayList<>(List.of(Integer.toString(inputs)));
    List<String> activations = new ArrayList<>();
    List<String> regularizers = new ArrayList<>();
    Element network = network(spelled(Integer.toString(inputs), random));
    for (int i = 1 + random.nextInt(5); i > 0; i--) {
      String neurons = Integer.toString(1 + random.nextInt(1000));
      String activation = oneOf(random, "linear", "sigmoid", "tanh", "relu");
      String regularizer = regularizer(random);
      sizes.add(spelled(neurons, random));
      activations.add(spelled(activation, random));
      regularizers.add(spelled(regularizer, random));
      network.addChild(
          layer(
              spelled(neurons, random), spelled(activation, random), spelled(regularizer, random)));
    }
    String loss = oneOf(random, "crossEntropy", "binaryCrossEntropy");

    NetworkPlan nested = parse(null, null, null, network, loss);
    NetworkPlan listed =
        parse(
            String.join(",", sizes),
            String.join(",", activations),
            String.join(",", regularizers),
            null,
            loss);

    mistakes.throwIfAny();
    assertThat(nested).usingRecursiveComparison().ignoringFields("place").isEqualTo(listed);
    assertThat(listed.layers()).hasSize(activations.size());
    assertThat(listed.isComplete()).isTrue();
  }

  private static String regularizer(Random random) {
    List<String> parts = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      parts.add(
          oneOf(
              random,
              "none",
              "nothing",
              "dropout",
              "dropOut(" + random.nextFloat() + ")",
              "L2Norm(" + random.nextFloat() + ")",
              "l2(1e-" + random.nextInt(9) + ")",
              "inputNoise(" + random.nextInt(9) + ")"));
    }
    return String.join("+", parts);
  }

  private static String oneOf(Random random, String... texts) {
    return texts[random.nextInt(texts.length)];
  }

  /** The same with other case and with space around. */
  private static String spelled(String text, Random random) {
    StringBuilder other = new StringBuilder(" \n\t".substring(random.nextInt(4)));
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      other.append(random.nextBoolean() ? Character.toUpperCase(c) : Character.toLowerCase(c));
    }
    return other.append(" \n".substring(random.nextInt(3))).toString();
  }

  @Test
  void build_imagesAndClassesThatDoNotFit_reportsBoth() throws ConfigurationException {
    NetworkPlan plan = shortForm("784,100,10", null, null);
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> Built.of(plan, 8, 8, List.of("A", "B")))
        .withMessage(
            "The configuration has 2 mistakes:\n"
                + "  nn.layers: the network has 784 inputs, but an image has 8 x 8 = 64 pixels\n"
                + "  nn.layers: the data has fewer classes than the network has outputs: 2 (A, B), but"
                + " 10 outputs");
  }

  @Test
  void build_moreClassesThanOutputs_saysMore() throws ConfigurationException {
    NetworkPlan plan = shortForm("4,2", null, null);
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> Built.of(plan, 2, 2, List.of("A", "B", "C")))
        .withMessageContaining(
            "the data has more classes than the network has outputs: 3 (A, B, C)");
  }

  @Test
  void build_withoutDataAndSizes_asksForAllSizes() throws ConfigurationException {
    NetworkPlan plan = shortForm(null, null, null);
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(plan::build)
        .withMessageContaining("it needs all sizes, such as 784,100,10");
  }

  @Test
  void parse_activationsOfConvolutions_leaveOutPools() throws ConfigurationException {
    NetworkPlan plan =
        NetworkParser.parse(
            Written.of("hidden", "conv(4, 3x3), maxPool(2), 5", "activations", "tanh,gelu,linear"));
    assertThat(Built.of(plan, 6, 5, List.of("A", "B")))
        .hasToString("5x6x1 → conv(4, 3x3) tanh → maxPool(2) → 5 gelu → 2 linear");
    Settings fewer = Written.of("hidden", "maxPool(2), 5", "activations", "tanh,relu,linear");
    NetworkParser.parse(fewer);
    assertThat(fewer.mistakes().text())
        .contains("nn.activations: expected 2 (dense, output), found 3");
  }

  /** For nn:init, which does not know the shape of pictures. */
  @Test
  void build_withoutData_refusesLayersThatAreNotDense() {
    NetworkPlan plan =
        NetworkParser.parse(
            Written.of("network", "inputs(9), conv(4, 3x3), maxPool(2), output(2)"));
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(plan::build)
        .withMessageContaining("network: conv(4,3x3) relu is not a dense layer, and weights as")
        .withMessageContaining("nn:train draws the same weights by itself, from nn.seed");
  }

  @Test
  void build_tooManyWeightsForAnArray_isAMessageAndNotAnOverflow() throws ConfigurationException {
    NetworkPlan plan = shortForm("100000,100000,10", null, null);
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(plan::build)
        .withMessage(
            "nn.layers: a layer of 100000 inputs and 100000 neurons has more weights than an array can"
                + " hold");
  }

  @Test
  void build_completePlan_hasActivationsRegularizersAndLoss() throws ConfigurationException {
    NetworkPlan plan =
        parse("6,5,4", "sigmoid,linear", "dropout(0.25),none", null, "binaryCrossEntropy");
    Network network = plan.build();
    assertThat(network.layers().get(0).activation()).isEqualTo(new Sigmoid());
    assertThat(network.toString()).isEqualTo("6 → 5 sigmoid dropout(0.25) → 4 linear");
    assertThat(network.loss()).isEqualTo(new BinaryCrossEntropy());
  }

  @Test
  void build_nestedFormThatDoesNotFit_saysWhatToWrite() {
    NetworkPlan plan =
        parse(
            null,
            null,
            null,
            network("784", layer("100", null, null), layer("10", null, null)),
            null);
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> Built.of(plan, 8, 8, List.of("A", "B")))
        .withMessageContaining("\n  network: the network has 784 inputs, but ")
        .withMessageContaining("\n  network: the data has fewer classes than ")
        .withMessageContaining("but 10 outputs; write <output/> as the last layer, ");
  }

  @Test
  void build_incompleteNestedForm_asksForItsElements() {
    NetworkPlan plan = parse(null, null, null, network(null, layer("10", null, null)), null);
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(plan::build)
        .withMessage(
            "network: this goal does not look at the data, so it needs all sizes, such as 784,100,10;"
                + " in <network>, <inputs>784</inputs> and <output>10</output>");
  }

  @Test
  void build_tooManyWeightsInNestedForm_isAMessage() {
    NetworkPlan plan =
        parse(
            null,
            null,
            null,
            network("9", layer("100000", null, null), layer("100000", null, null)),
            null);
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(plan::build)
        .withMessageStartingWith("network: a layer of 100000 inputs and ");
  }

  @Test
  void tooLarge_anyNetwork_countsItsParameters() throws ConfigurationException {
    NetworkPlan plan = shortForm("576,2000000,3", null, null);
    assertThat(plan.tooLarge(Shape.flat(576), 3))
        .hasMessageStartingWith(
            "nn.layers: this network has 1,160,000,003 parameters, and needs more memory than the ")
        .hasMessageContainingAll("nn.argLine=-Xmx", "MAVEN_OPTS=-Xmx");
    assertThat(shortForm(null, null, null).tooLarge(Shape.flat(12), 2))
        .hasMessageContaining("this network has 1,502 parameters");
  }

  @Test
  void parse_shortFormInsideNetwork_saysWhereItBelongs() {
    Element network = network(null);
    network.setValue(" 784,100,10 ");
    assertThat(messageOf(null, null, null, network, null))
        .endsWith(
            "network: expected hidden layers and, as the last one, the output: \"784,100,10, output\","
                + " found \"784,100,10\"; a list of sizes from the inputs on is"
                + " nn.layers=784,100,10");
  }

  @Test
  void parse_regularizersOfALayer_areItsRegularizer() throws ConfigurationException {
    Element layer = layer("2", null, null);
    add(layer, "regularizers", "dropout(0.25)+l2(10)");
    NetworkPlan plan = parse(null, null, null, network("4", layer), null);
    mistakes.throwIfAny();
    assertThat(plan.layers().get(0).regularizers())
        .containsExactly(new Dropout(0.25f), new L2(10f));
  }

  @Test
  void parse_regularizersOfALayerInSeveralElements_areAllThere() throws ConfigurationException {
    Element layer = layer("2", null, "l2");
    add(layer, "regularizer", "l1(1)");
    add(layer, "regularizers", "maxNorm(3)");
    add(layer, "dropout", "0.25");
    NetworkPlan plan = parse(null, null, null, network("4", layer), null);
    mistakes.throwIfAny();
    assertThat(plan.layers().get(0).regularizers())
        .containsExactly(new L2(1e-4f), new L1(1f), new MaxNorm(3f), new Dropout(0.25f));
  }

  @Test
  void parse_unknownElements_areRefusedWithWhatThereIs() {
    Element layer = layer("3", null, null);
    add(layer, "activatoin", "tanh");
    Element nested = layer("2", null, null);
    nested.addChild(layer("1", null, null));
    Element network = network("4", layer, nested);
    add(network, "loss", "hinge");
    assertThat(messageOf(null, null, null, network, null))
        .startsWith("The configuration has 3 mistakes:\n")
        .contains(
            "\n  network/layer 1: unknown element <activatoin> (did you mean activation?)",
            "\n  network/layer 2: unknown element <layer>; there are neurons, activation, regularizer",
            "\n  network/loss: unknown loss \"hinge\"");
  }

  @Test
  void parse_elementTwiceOrWithElements_isRefused() {
    Element layer = new Element("layer");
    Element inside = new Element("neurons");
    inside.addChild("many", "3");
    layer.addChild(inside);
    Element network = network("4", layer);
    add(network, "inputs", "5");
    assertThat(messageOf(null, null, null, network, null))
        .contains(
            "\n  network: <inputs> is given twice",
            "\n  network/layer 1: expected a value in <neurons>, found elements");
  }
}
