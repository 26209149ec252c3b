package dev.nnmaven.trainer.job;

import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.model.HeldOut;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.DataLocations;
import dev.nnmaven.trainer.config.NetworkPlan;
import dev.nnmaven.trainer.config.ParameterEntry;
import dev.nnmaven.trainer.config.ParameterEntry.Trait;
import dev.nnmaven.trainer.config.Parameters;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.config.ShortForm;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The settings that a model records of its training: the way back from {@link TrainingProvenance}.
 * With these and the same data, the same code trains the same model.
 *
 * @param settings recorded settings, and settings that a model cannot hold
 * @param notRecorded settings that the model depends on and does not record
 */
public record RecordedSettings(Settings settings, SortedMap<String, String> notRecorded) {

  /** Where things are, and who trains. */
  private static final List<String> PLACES =
      List.of("data", "testData", "conflicts", TrainingJob.PRODUCER);

  /** How a text ends that was too long for a model file. */
  private static final Pattern CUT = Pattern.compile("(?s).*\\.\\.\\. .*\\([0-9,]+ characters\\)");

  /**
   * Reads the settings that a model records.
   *
   * @param here settings that a model does not record, such as the location of the data
   * @throws ConfigurationException if it records too little, or is of data of another kind
   */
  public static RecordedSettings of(TrainedModel model, Settings here)
      throws ConfigurationException {
    requireTrained(model);
    EvaluationRun.requireKind(model, DataLocations.in(here));
    SortedMap<String, String> options = model.provenance().options();
    Map<String, String> texts = new TreeMap<>(options);
    // A model may come from anywhere: what it says is not a path, and no argument of a JVM.
    List<String> known = Parameters.names(ParameterEntry::isRecorded);
    texts.keySet().retainAll(known);
    Set<String> ofHere = new TreeSet<>(Parameters.names(Trait.NOT_RECORDED));
    known.stream()
        .filter(name -> CUT.matcher(options.getOrDefault(name, "")).matches())
        .forEach(ofHere::add);
    String weights = options.get(TrainingProvenance.INITIAL_WEIGHTS);
    if (weights == null) {
      ofHere.remove("initialWeights");
    } else if (!here.has("initialWeights")) {
      throw new ConfigurationException(
          "The model was trained from a file of initial weights, and records only its"
              + " SHA-256 (%s). Set nn.initialWeights to this file.",
          weights);
    }
    texts.keySet().removeAll(ofHere);
    SortedMap<String, String> notRecorded = taken(here, ofHere);
    texts.putAll(notRecorded);
    texts.putAll(taken(here, PLACES));
    texts.putAll(taken(here, Parameters.names(Trait.WITHOUT_EFFECT)));
    if (!(model.provenance().heldOut() instanceof HeldOut.Folder)) {
      texts.remove("testData");
      texts.put(
          "testFraction",
          model.provenance().heldOut() instanceof HeldOut.Fraction part
              ? part.fraction().toPlainString()
              : "0");
    }
    texts.put("recipe", "plain"); // chooses nothing
    texts.put("network", NetworkPlan.of(model.network()).text());
    texts.putIfAbsent("loss", model.ensemble().loss().specification());
    if (model.preprocessing() instanceof ImagePreprocessing images) {
      texts.put("imageSize", images.width() + "x" + images.height());
      texts.put("scaling", images.scaling().specification());
      texts.put("color", images.channels().specification());
      texts.put("background", images.background().specification());
      texts.put("normalization", images.normalization().specification());
    }
    return new RecordedSettings(Settings.of(texts), notRecorded);
  }

  private static void requireTrained(TrainedModel model) throws ConfigurationException {
    if (!model.provenance().training().areKnown()) {
      throw new ConfigurationException(
          "The model records no training: it was imported (nn:import), or another program wrote it."
              + " Only models of nn:train can be reproduced.");
    }
    List<String> lacking = new ArrayList<>(Parameters.names(Trait.ALWAYS_RECORDED));
    lacking.removeAll(model.provenance().options().keySet());
    if (!lacking.isEmpty()) {
      throw new ConfigurationException(
          "The model does not record how it was trained: its metadata has no option.%s. Train it again"
              + " (nn:train).",
          String.join(", option.", lacking));
    }
  }

  /** What settings have for some parameters, elements included. */
  private static SortedMap<String, String> taken(Settings here, Collection<String> parameters) {
    SortedMap<String, String> taken = new TreeMap<>(here.texts());
    taken
        .entrySet()
        .removeIf(
            entry ->
                entry.getValue().isBlank()
                    || parameters.stream().noneMatch(name -> ShortForm.sets(entry.getKey(), name)));
    return taken;
  }
}
