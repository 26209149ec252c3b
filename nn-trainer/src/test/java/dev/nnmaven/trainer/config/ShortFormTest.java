package dev.nnmaven.trainer.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.trainer.testing.Built;
import dev.nnmaven.trainer.testing.Pom;
import dev.nnmaven.trainer.testing.Written;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Elements, and the short texts that they stand for. */
class ShortFormTest {

  private static final String WRITTEN =
      "<network><dense><neurons>100</neurons><activation>relu</activation><dropout>0.3</dropout>"
          + "<l2>1e-4</l2></dense> <dense>50 tanh</dense> <output/></network>"
          + "<training><optimizer>nesterov(0.9)</optimizer><epochs>40</epochs></training>";

  private static String mistakes(String elements) {
    SettingsReader settings = Pom.settings(elements);
    NetworkParser.parse(settings);
    OptionsParser.parse(ShortForm.of(settings));
    return String.join("; ", settings.mistakes().lines());
  }

  private static String text(String elements, String name) {
    SettingsReader settings = ShortForm.of(Pom.settings(elements));
    assertThat(settings.mistakes().lines()).isEmpty();
    return settings.settings().text(name);
  }

  @Test
  void of_networkAndTraining_arePlainTexts() throws ConfigurationException {
    SettingsReader plain = ShortForm.of(Pom.settings(WRITTEN));
    assertThat(plain.mistakes().lines()).isEmpty();
    assertThat(plain.settings().texts())
        .containsOnlyKeys("optimizer", "epochs", "network")
        .containsEntry("network", "100 relu dropout(0.3) l2(0.0001), 50 tanh, output")
        .containsEntry("optimizer", "nesterov(0.9)");
    assertThat(Built.of(NetworkParser.parse(plain), 4, 3, List.of("A", "B")).toString())
        .isEqualTo("12 → 100 relu dropout(0.3)+l2(0.0001) → 50 tanh → 2 linear");
    assertThat(ShortForm.of(plain)).isSameAs(plain);
  }

  /** Each of these is the same network, and so does not train again. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<dense><neurons>9</neurons><activation>tanh</activation><l2>0.5</l2></dense><output/>",
        "<dense>9 tanh l2(0.5)</dense><output/>",
        "<layer>9 tanh l2(lambda=.5)</layer><output><activation>linear</activation></output>",
        "<dense>neurons=9 L2(5e-1)+TANH</dense><output>linear</output>",
        "<dense><neurons>9</neurons><activation>tanh</activation>"
            + "<regularizer>l2(0.5)</regularizer></dense><output/>",
        "<dense><neurons>9</neurons><l2><lambda>0.5</lambda></l2>"
            + "<activation><tanh/></activation></dense><output/>",
      })
  void of_otherSpellingsOfANetwork_areOneText(String layers) {
    SettingsReader settings = Pom.settings("<network>" + layers + "</network>");
    assertThat(NetworkParser.parse(settings).text()).isEqualTo("9 tanh l2(0.5)");
    assertThat(settings.mistakes().lines()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <optimizer><adam><beta1>0.95</beta1></adam></optimizer> | optimizer | adam(beta1=0.95)
          <optimizer><adam/></optimizer> | optimizer | adam
          <optimizer><adam/><clipNorm>1</clipNorm></optimizer> | optimizer | adam+clipNorm(1)
          <augmentation><shift>2</shift><rotate>10</rotate></augmentation> | augmentation | shift(2)+rotate(10)
          <learningRateSchedule><warmUp>2</warmUp><cosine/></learningRateSchedule> | learningRateSchedule | warmUp(2)+cosine
          <loss>huber(2)</loss> | loss | huber(2)
          """)
  void of_trainingInElements_isItsShortForm(String elements, String name, String expected) {
    assertThat(text("<training>" + elements + "</training>", name)).isEqualTo(expected);
  }

  @Test
  void of_networkAndSearch_arePlainSettings() {
    String network = "<network><inputs>12</inputs><dense>3</dense><output>1</output></network>";
    assertThat(text(network, "network")).isEqualTo("inputs(12), 3 relu, output(1)");
    String search =
        "<search><trials>7</trials><space><network><dense>3; 4</dense></network></space></search>";
    assertThat(text(search, "trials")).isEqualTo("7");
    assertThat(text(search, "space/network/dense")).isEqualTo("3; 4");
    assertThat(NetworkParser.parse(Pom.settings(network)).text())
        .isEqualTo("inputs(12), 3 relu, output(1)");
  }

  @Test
  void of_elevenLayers_keepTheirOrder() {
    String layers =
        IntStream.rangeClosed(1, 11)
            .mapToObj(i -> "<dense>" + i + "</dense>")
            .collect(Collectors.joining());
    assertThat(text("<network>" + layers + "<output/></network>", "network"))
        .startsWith("1 relu, 2 relu, 3 relu,")
        .endsWith(" 9 relu, 10 relu, 11 relu, output");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          128 relu dropout(0.3), 64, output | 5 → 128 relu dropout(0.3) → 64 relu → 2 linear
          output sigmoid l2(1) | 5 → 2 sigmoid l2(1)
          inputs(5), dense(7) elu(0.5)\tl1+dropout, output(2) | 5 → 7 elu(0.5) l1(0.00001)+dropout(0.5) → 2 linear
          128, 64 tanh | 5 → 128 relu → 64 tanh → 2 linear
          """)
  void parse_shortText_isThatNetwork(String text, String expected) throws ConfigurationException {
    SettingsReader settings = Written.reader("network", text);
    NetworkPlan plan = NetworkParser.parse(settings);
    assertThat(settings.mistakes().lines()).isEmpty();
    assertThat(Built.of(plan, 5, 1, List.of("A", "B")).toString()).isEqualTo(expected);
    assertThat(NetworkParser.parse(Written.reader("network", plan.text())).layers())
        .isEqualTo(plan.layers());
  }

  /** Mistakes of people who know other libraries, each with the line to write. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          # Keras, PyTorch and others: layers of their own
          <dense>9</dense><softmax/><output/> | leave the output linear, as <output/> is
          <dense>9</dense><dropout>0.3</dropout><output/> | <dense><neurons>100</neurons><dropout>
          <dense>9</dense><activation>relu</activation><output/> | <dense>100 relu</dense>
          <flatten/><dense>9</dense><output/> | remove it
          <batchNormalization/><output/> | <dropout>0.3</dropout> in a layer
          <input>784</input><dense>9</dense><output/> | <inputs>784</inputs>
          <inputs>9</inputs><inputs>9</inputs><output/> | one input of many numbers
          <linear>9</linear><output/> | <dense>100 relu</dense>
          <outputLayer>9</outputLayer> | <output/>
          <Conv2D>9</Conv2D><output/> | <conv>16, 5x5</conv>
          <MaxPooling2D>2</MaxPooling2D><output/> | <maxPool>2</maxPool>
          # names of parts
          <conv><filters>9</filters><kernel_size>5</kernel_size></conv><output/> | <size>5x5</size>
          <conv><filters>9</filters><strides>2</strides></conv><output/> | <stride>2</stride>
          <dense><units>9</units></dense><output/> | <neurons>100</neurons>
          <dense><filters>9</filters></dense><output/> | <neurons>100</neurons>
          <dense>9 softmax</dense><output/> | leave the output linear
          <dense>9</dense><output>softmax</output> | leave the output linear
          <dense><neurons>9</neurons><activation>softmax</activation></dense><output/> | linear, as <output/>
          <dense><neurons>9</neurons><activation>swish</activation></dense><output/> | gelu
          <dense><neurons>9</neurons><kernelRegularizer>l2</kernelRegularizer></dense><output/> | <l2>1e-4</l2>
          <dense><neurons>9</neurons><dropout>30</dropout></dense><output/> | 0.3 for 30%
          <dense>9 rellu</dense><output/> | (did you mean relu?)
          <dense/><output/> | expected <neurons>
          <output/><dense>9</dense> | expected one output, as the last layer, found "output, 9 relu"
          """)
  void parse_mistakesOfNetworks_areTaught(String elements, String expected) {
    assertThat(mistakes("<network>" + elements + "</network>")).contains(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <lr>0.1</lr> | <learningRate>0.05</learningRate>
          <loss>mse</loss> | <loss>squaredError</loss>
          <loss>categorical_crossentropy</loss> | the default
          <batch_size>9</batch_size> | (did you mean batchSize?)
          <weightDecay>0.1</weightDecay> | adamW(decay=0.01)
          <validationSplit>0.1</validationSplit> | <validationFraction>0.1</validationFraction>
          <earlyStopping>3</earlyStopping> | <patience>5</patience>
          <momentum>0.9</momentum> | <optimizer>momentum(0.9)</optimizer>
          <epochs/> | training/epochs: expected a value, found nothing; remove it to use the default
          <optimizer><adam><beta3>1</beta3></adam></optimizer> | no parameter beta3
          <epochs>many</epochs> | training/epochs: expected a whole number
          <epochs>3</epochs><epochs>4</epochs> | training/epochs 2: is given twice
          """)
  void parse_mistakesOfTraining_areTaught(String elements, String expected) {
    assertThat(mistakes("<training>" + elements + "</training>")).contains(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <epochs>4</epochs><training><epochs>3</epochs></training> | training/epochs: is given twice: here, and as nn.epochs; remove one
          <network><loss>huber</loss><output/></network> | network: <loss> has no effect in <network>; write <training><loss>huber</loss></training>
          <search><epochs>9</epochs></search> | search: <epochs> has no effect in <search>; write <training><epochs>9</epochs></training>
          <network><divided><off>1</off></divided><output/></network> | network/divided 1: unknown element <off> (did you mean of?)
          """)
  void of_parameterSaidTwiceOrUnknown_isRefused(String elements, String expected) {
    assertThat(mistakes(elements)).contains(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          output, 64 | expected one output, as the last layer, found "output, 64"; without it, one is added
          64, | expected a layer, such as 100 relu, found nothing
          64 tanh(2) | "tanh(2)" has too many arguments; usage: tanh
          64 dropout(1) | dropout rate must be at least 0 and below 1, found 1.0
          64 relu tanh, output | has two activations
          64 foo, output | "foo" is neither an activation nor a regularizer; there are elu(alpha)
          64 rellu, output | (did you mean relu?)
          64 relu dropout 0.2, output | "0.2" is neither an activation nor a regularizer; there are
          conv(8) 5x5 relu, output | between words: conv(8, 5x5) relu dropout(0.3)
          64, softmax | crossEntropy, the loss of classes, has softmax in it
          64 relu(, output | is not of the form
          """)
  void parse_wrongShortText_saysWhatIsMeant(String text, String expected) {
    SettingsReader settings = Written.reader("network", text);
    NetworkParser.parse(settings);
    assertThat(String.join("; ", settings.mistakes().lines())).contains(expected);
  }

  /** Its name and its arguments are all that is known of it. */
  @Test
  void of_kindOfLayerOfSomebodyElse_isAnElementByItsName() throws ConfigurationException {
    String network =
        "<network><divided><of>12</of><by>3</by><activation>tanh</activation></divided>"
            + "<divided>10, 5 l2(1)</divided><divided/><output/></network>";
    assertThat(text(network, "network"))
        .isEqualTo("divided(12,3) tanh, divided(10,5) relu l2(1), divided(8,2) relu, output");
    NetworkPlan plan = NetworkParser.parse(ShortForm.of(Pom.settings(network)));
    assertThat(Built.of(plan, 4, 3, List.of("A", "B")).toString())
        .isEqualTo("12 → 4 tanh → 2 relu l2(1) → 4 relu → 2 linear");
    assertThat(plan.with("divided 2/by", "2").text())
        .isEqualTo("divided(12,3) tanh, divided(10,2) relu l2(1), divided(8,2) relu");
  }
}
