package dev.nnmaven.search.space;

import dev.nnmaven.nn.data.image.augmentation.Augmentation;
import dev.nnmaven.nn.layer.builtin.Conv;
import dev.nnmaven.nn.layer.builtin.Dense;
import dev.nnmaven.nn.optimizer.builtin.AdamW;
import dev.nnmaven.nn.regularizer.Regularizer;
import dev.nnmaven.nn.regularizer.builtin.Dropout;
import dev.nnmaven.nn.regularizer.builtin.L1;
import dev.nnmaven.nn.regularizer.builtin.L2;
import dev.nnmaven.nn.training.TrainingOptions;
import dev.nnmaven.trainer.config.DataLocations;
import dev.nnmaven.trainer.config.ImageSettings;
import dev.nnmaven.trainer.config.LayerPlan;
import dev.nnmaven.trainer.config.NetworkParser;
import dev.nnmaven.trainer.config.OptionsParser;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.config.SettingsReader;
import dev.nnmaven.trainer.config.ShortForm;
import dev.nnmaven.trainer.job.TrainingJob;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The space around a configuration, for a search without a configured one. Sizes vary by a factor
 * of 2, the learning rate by {@value #NEAR}, penalties by {@value #FAR}, all up and down; dropout,
 * and augmentation of images, are tried with and without. How many epochs are enough is not a
 * dimension: each trial keeps its best one.
 */
public final class Neighbourhood {

  private static final int NEAR = 4;
  private static final int FAR = 10;
  private static final String DROPOUT = "0; uniform(0.05, 0.5)";

  /** Of images that the configuration does not augment; as safe for letters as for things. */
  private static final String AUGMENTATION =
      "none; shift({uniform(0.5, 2)})+rotate({uniform(2, 10)})";

  private static final MathContext DIGITS = new MathContext(2);

  /** An augmentation of one number. */
  private static final Pattern AMOUNT = Pattern.compile("(\\w+)\\(([0-9.eE-]+)\\)");

  private final Map<String, String> elements = new LinkedHashMap<>();

  private Neighbourhood() {}

  /**
   * Derives the space.
   *
   * @param settings what is wrong with them is found by others
   * @return elements of {@code <space>} by their paths
   */
  public static Map<String, String> of(Settings settings) {
    Settings plain = TrainingJob.parse(ShortForm.of(new SettingsReader(settings))).filled();
    SettingsReader reader = new SettingsReader(plain);
    Neighbourhood around = new Neighbourhood();
    List<LayerPlan> layers = NetworkParser.parse(reader).layers();
    for (int i = 0; i < layers.size(); i++) {
      around.layer(layers, i);
    }
    TrainingOptions options = OptionsParser.parse(reader);
    if (options.optimizer() instanceof AdamW adamW && adamW.decay() > 0) {
      around.decay(adamW, plain.text("optimizer").strip());
    }
    around.elements.put("training/learningRate", log(options.learningRate(), NEAR));
    if (plain.file("data").isPresent() && !DataLocations.in(plain).isTable()) {
      around.elements.put(
          "training/augmentation", augmentation(ImageSettings.parse(reader).augmentation()));
    }
    return around.elements;
  }

  /** Varies the size and the regularization of a layer that is known to allow it. */
  private void layer(List<LayerPlan> all, int index) {
    LayerPlan layer = all.get(index);
    Class<?> kind = layer.kind().getClass();
    long before =
        all.subList(0, index).stream().filter(plan -> kind.isInstance(plan.kind())).count();
    boolean isOnly = all.stream().filter(plan -> kind.isInstance(plan.kind())).count() == 1;
    String number = isOnly ? "" : " " + (before + 1);
    String path;
    if (layer.kind() instanceof Dense dense) {
      path = "network/dense" + number + "/";
      elements.put(path + "neurons", around(dense.neurons()));
      elements.put(path + "dropout", DROPOUT);
    } else if (layer.kind() instanceof Conv conv) {
      path = "network/conv" + number + "/";
      elements.put(path + "filters", around(conv.filters()));
    } else {
      return;
    }
    for (Regularizer regularizer : layer.regularizers()) {
      if (regularizer instanceof Dropout) {
        elements.put(path + "dropout", DROPOUT);
      } else if (regularizer instanceof L1 l1 && l1.lambda() > 0) {
        elements.put(path + "l1", log(l1.lambda(), FAR));
      } else if (regularizer instanceof L2 l2 && l2.lambda() > 0) {
        elements.put(path + "l2", log(l2.lambda(), FAR));
      }
    }
  }

  private void decay(AdamW adamW, String written) {
    String own = written.contains("W(") ? adamW.specification() : "$0(decay=)";
    String all =
        written.contains("decay=") ? written : written.replaceFirst("\\w+(\\(.*?\\))?", own);
    String varied = "decay={%s}".formatted(log(adamW.decay(), FAR));
    elements.put("training/optimizer", all.replaceFirst("decay=[^,)]*", varied));
  }

  /** What is configured, weaker or stronger where there is such, and nothing. */
  private static String augmentation(List<Augmentation> configured) {
    if (configured.isEmpty()) {
      return AUGMENTATION;
    }
    return configured.stream()
        .map(augmentation -> varied(augmentation.specification()))
        .collect(Collectors.joining("+", "none; ", ""));
  }

  private static String varied(String augmentation) {
    Matcher amount = AMOUNT.matcher(augmentation);
    if (!amount.matches()) {
      return augmentation;
    }
    String text =
        "%s({uniform(%s, %s)})"
            .formatted(
                amount.group(1),
                number(Float.parseFloat(amount.group(2)), 0.5),
                number(Float.parseFloat(amount.group(2)), 1.5));
    try {
      Template.of(text).ends().forEach(Augmentation::listOf);
      return text;
    } catch (IllegalArgumentException e) {
      return augmentation; // out of its bounds, which it knows alone
    }
  }

  private static String around(int size) {
    return "integer(%s, %s)".formatted(size - size / 2, Math.min(2L * size, Integer.MAX_VALUE - 1));
  }

  private static String log(float number, int factor) {
    return "log(%s, %s)".formatted(number(number, 1.0 / factor), number(number, factor));
  }

  /** Two digits, which are the same on every JDK. */
  private static String number(float number, double factor) {
    BigDecimal rounded = new BigDecimal(number * factor).round(DIGITS).stripTrailingZeros();
    return rounded.setScale(Math.max(0, rounded.scale())).toString();
  }
}
