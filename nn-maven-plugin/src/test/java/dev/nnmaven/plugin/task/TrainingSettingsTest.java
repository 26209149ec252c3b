package dev.nnmaven.plugin.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import dev.nnmaven.nn.compute.ComputeOptions;
import dev.nnmaven.nn.compute.KernelChoice;
import dev.nnmaven.plugin.config.ConfigurationException;
import dev.nnmaven.plugin.config.LayerConfig;
import dev.nnmaven.plugin.config.Mistakes;
import dev.nnmaven.plugin.config.NetworkConfig;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class TrainingSettingsTest {

  private static final Gson GSON = new Gson();

  private final Set<String> filled = new HashSet<>();

  /** Each text another, made of a component's name; a component of a new type fails here. */
  private <R extends Record> R fill(Class<R> type, UnaryOperator<String> text) throws Exception {
    RecordComponent[] components = type.getRecordComponents();
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      Class<?> wanted = components[i].getType();
      if (wanted == String.class) {
        String name = type.getSimpleName() + "." + components[i].getName();
        filled.add(name);
        values[i] = text.apply(name);
      } else if (wanted == NetworkConfig.class) {
        values[i] = network(text);
      } else {
        values[i] = fill(wanted.asSubclass(Record.class), text);
      }
    }
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new);
    return type.getDeclaredConstructor(types).newInstance(values);
  }

  private static NetworkConfig network(UnaryOperator<String> text) {
    NetworkConfig network = new NetworkConfig();
    network.setInputs(text.apply("inputs"));
    LayerConfig layer = new LayerConfig();
    layer.setNeurons(text.apply("neurons"));
    layer.setActivation(text.apply("activation"));
    layer.setRegularizer(text.apply("regularizer"));
    network.addLayer(layer);
    network.addLayer(new LayerConfig());
    return network;
  }

  private static TrainingSettings throughJson(TrainingSettings settings) {
    String json = GSON.toJson(settings);
    assertThat(json).as("one line").doesNotContain("\n", "\r");
    return GSON.fromJson(json, TrainingSettings.class);
  }

  @Test
  void json_everyFieldWithSpecialCharacters_comesBackTheSame() throws Exception {
    TrainingSettings settings =
        fill(
            TrainingSettings.class,
            name -> name + " äß→\"'\\\r\n\t<&=\u2028" + Character.toString(0x1f98a));
    assertThat(filled).hasSize(26 - 1);
    assertThat(throughJson(settings)).usingRecursiveComparison().isEqualTo(settings);
  }

  @Test
  void json_everyFieldNull_comesBackTheSame() throws Exception {
    TrainingSettings settings = fill(TrainingSettings.class, name -> null);
    assertThat(throughJson(settings)).usingRecursiveComparison().isEqualTo(settings);
  }

  private static TrainingSettings settings(
      TrainingSettings.Net net, TrainingSettings.Method method, String kernels, String threads) {
    return new TrainingSettings(
        new TrainingSettings.Images("data", null, null, null, null, null, null, null, null),
        net,
        method,
        new TrainingSettings.Computing(kernels, threads),
        "target/nn/model.safetensors",
        "target/nn/training.json",
        "test");
  }

  private static TrainingSettings computing(String kernels, String threads) {
    return settings(
        new TrainingSettings.Net(null, null, null, null, null, null, null),
        new TrainingSettings.Method(null, null, null, null, null),
        kernels,
        threads);
  }

  @Test
  void job_nothingConfigured_computesAsFastAsCanBe() throws Exception {
    assertThat(computing(null, " ").job().compute().kernels()).isEqualTo(KernelChoice.AUTO);
    assertThat(computing(null, " ").job().compute().threads())
        .isEqualTo(Runtime.getRuntime().availableProcessors());
    assertThat(computing("scalar", "3").job().compute().kernels()).isEqualTo(KernelChoice.SCALAR);
    assertThat(computing("scalar", "3").job().compute().threads()).isEqualTo(3);
  }

  @Test
  void job_textbook_computesOnOneThread() throws Exception {
    assertThat(computing("textbook", null).job().compute())
        .isEqualTo(new ComputeOptions(KernelChoice.TEXTBOOK, 1));
    assertThatThrownBy(computing("textbook", "2")::job)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("nn.threads: has no effect with nn.kernels=textbook");
  }

  @Test
  void job_everythingWrong_reportsAllTogether() {
    TrainingSettings settings =
        new TrainingSettings(
            new TrainingSettings.Images(
                "data", null, "2", "ignore", "log", "spiral", "28", "crop", "mauve"),
            new TrainingSettings.Net("12,x", "rely,linear", "drop(2)", null, "hinge", "zero", "no"),
            new TrainingSettings.Method("Adam?", "fast", "many", "half", "heads"),
            new TrainingSettings.Computing("gpu", "0"),
            "model",
            "report",
            "test");
    assertThatThrownBy(settings::job)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContainingAll(
            "\n  nn.testFraction: ",
            "\n  nn.unreadableImages: ",
            "\n  nn.normalization: ",
            "\n  nn.pixelOrder: ",
            "\n  nn.imageSize: ",
            "\n  nn.scaling: ",
            "\n  nn.background: ",
            "\n  nn.layers: ",
            "\n  nn.activations: ",
            "\n  nn.regularizers: ",
            "\n  nn.loss: ",
            "\n  nn.initializer: ",
            "\n  nn.initialWeights: ",
            "\n  nn.optimizer: ",
            "\n  nn.learningRate: ",
            "\n  nn.epochs: ",
            "\n  nn.seed: ",
            "\n  nn.kernels: ",
            "\n  nn.threads: ");
  }

  @Test
  void check_mistakesFoundElsewhere_areToldWithTheRest() {
    Mistakes mistakes = new Mistakes();
    mistakes.add("nn.jvm", "is a teapot");
    assertThatThrownBy(() -> computing("gpu", null).check(mistakes))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("The configuration has 2 mistakes:\n  nn.jvm: is a teapot\n")
        .hasMessageContaining("nn.kernels: ");
  }
}
