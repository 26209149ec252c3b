package dev.nnmaven.trainer.job;

import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.model.HeldOut;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.DataLocations;
import dev.nnmaven.trainer.config.NetworkPlan;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.config.ShortForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The settings that a model records of its training, as texts by parameter: the way back from
 * {@link TrainingProvenance}. With these and the same data, the same code trains the same model.
 *
 * @param settings recorded ones, and what a model cannot hold
 * @param notRecorded those that the model depends on and does not record, as {@code name=text}
 */
public record RecordedSettings(Settings settings, List<String> notRecorded) {

  /** What a model depends on and cannot hold; of initial weights it records the hash. */
  private static final List<String> READING =
      List.of("unreadableImages", "separator", "initialWeights");

  /** What a model does not depend on: where things are, and how they are computed. */
  private static final List<String> PLACES =
      List.of("data", "testData", "kernels", "threads", "fork", "jvm", "argLine");

  /** What every training records. */
  private static final List<String> ALWAYS =
      List.of("optimizer", "learningRate", "batchSize", "epochs", "seed");

  /** How a text ends that was too long for a model file. */
  private static final Pattern CUT = Pattern.compile("(?s).*\\.\\.\\. .*\\([0-9,]+ characters\\)");

  /** Copies the list. */
  public RecordedSettings {
    notRecorded = List.copyOf(notRecorded);
  }

  /**
   * Reads what a model records.
   *
   * @param here settings that say what it does not: where the data is, and the like
   * @throws ConfigurationException if it records too little, or is of data of another kind
   */
  public static RecordedSettings of(TrainedModel model, Settings here)
      throws ConfigurationException {
    requireTrained(model);
    EvaluationRun.requireKind(model, DataLocations.in(here));
    Map<String, String> texts = new TreeMap<>(model.provenance().options());
    boolean hasWeights = texts.containsKey(TrainingProvenance.INITIAL_WEIGHTS);
    if (hasWeights && !here.has("initialWeights")) {
      throw new ConfigurationException(
          "The model was trained from a file of initial weights, of which it records the SHA-256"
              + " alone (%s). Set nn.initialWeights to that file.",
          texts.get(TrainingProvenance.INITIAL_WEIGHTS));
    }
    // A model may come from anywhere: what it says is no path, and no argument of a JVM.
    texts.keySet().retainAll(ofTraining());
    List<String> notRecorded = new ArrayList<>();
    texts.entrySet().stream()
        .filter(one -> CUT.matcher(one.getValue()).matches())
        .map(Map.Entry::getKey)
        .toList()
        .forEach(
            name -> {
              texts.remove(name);
              here.texts().keySet().stream()
                  .filter(path -> ShortForm.says(path, name))
                  .forEach(path -> copy(path, here, texts, notRecorded));
            });
    PLACES.forEach(name -> copy(name, here, texts, new ArrayList<>()));
    READING.stream()
        .filter(name -> hasWeights || !name.equals("initialWeights"))
        .forEach(name -> copy(name, here, texts, notRecorded));
    addHeldOut(model.provenance().heldOut(), texts);
    texts.put("recipe", "plain"); // chooses nothing
    texts.put("network", NetworkPlan.of(model.network()).text());
    texts.put("loss", model.ensemble().loss().specification());
    if (model.preprocessing() instanceof ImagePreprocessing pictures) {
      addPictures(pictures, texts);
    }
    if ("last".equals(texts.get("keep")) && !texts.containsKey("patience")) {
      texts.remove("monitor"); // recorded, and without effect
    }
    Settings settings = Settings.of(texts);
    return new RecordedSettings(
        here.has(TrainingJob.PRODUCER)
            ? settings.with(TrainingJob.PRODUCER, here.text(TrainingJob.PRODUCER))
            : settings,
        notRecorded);
  }

  private static void requireTrained(TrainedModel model) throws ConfigurationException {
    if (EvaluationRun.isImported(model)) {
      throw new ConfigurationException(
          "The model records no training: it was imported (nn:import), or another program wrote it."
              + " Only what nn:train has trained can be trained again.");
    }
    List<String> lacking = new ArrayList<>(ALWAYS);
    lacking.removeAll(model.provenance().options().keySet());
    if (!lacking.isEmpty()) {
      throw new ConfigurationException(
          "The model does not record how it was trained; its metadata has no option.%s. An older"
              + " version of this plugin, or another program, wrote it.",
          String.join(", option.", lacking));
    }
  }

  /** Parameters that a model may record among its options. */
  private static List<String> ofTraining() {
    List<String> names = new ArrayList<>(ShortForm.TRAINING);
    names.add("initializer");
    names.addAll(DataLocations.OF_TABLES);
    return names;
  }

  private static void copy(
      String name, Settings here, Map<String, String> texts, List<String> copied) {
    texts.remove(name);
    if (here.has(name)) {
      texts.put(name, here.text(name));
      copied.add("nn." + name + "=" + here.text(name).strip());
    }
  }

  private static void addHeldOut(HeldOut heldOut, Map<String, String> texts) {
    if (!(heldOut instanceof HeldOut.Folder)) {
      texts.remove("testData");
      texts.put(
          "testFraction",
          heldOut instanceof HeldOut.Fraction part ? part.fraction().toPlainString() : "0");
    }
  }

  private static void addPictures(ImagePreprocessing pictures, Map<String, String> texts) {
    texts.put("imageSize", pictures.width() + "x" + pictures.height());
    texts.put("scaling", pictures.scaling().specification());
    texts.put("color", pictures.channels().specification());
    texts.put("background", pictures.background().specification());
    texts.put("normalization", pictures.normalization().specification());
    texts.put("pixelOrder", pictures.pixelOrder().specification());
  }
}
