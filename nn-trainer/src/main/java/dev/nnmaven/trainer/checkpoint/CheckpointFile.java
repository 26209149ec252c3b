package dev.nnmaven.trainer.checkpoint;

import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.Parameter;
import dev.nnmaven.nn.io.AtomicFile;
import dev.nnmaven.nn.io.RegularFile;
import dev.nnmaven.nn.io.Sha256;
import dev.nnmaven.nn.model.MalformedFileException;
import dev.nnmaven.nn.model.Safetensors;
import dev.nnmaven.nn.model.Tensor;
import dev.nnmaven.nn.task.Metrics;
import dev.nnmaven.nn.training.Checkpoint;
import dev.nnmaven.nn.training.EpochResult;
import dev.nnmaven.trainer.files.Json;
import dev.nnmaven.trainer.measure.Measure;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A checkpoint as a safetensors file: the parameters under the names that they have in a model
 * file; the optimizer's state and the parameters of the best epoch under these names after {@code
 * optimizer.} and {@code best.}. The metadata says which training it is of, what was measured in
 * each epoch, and has a hash of all else.
 *
 * @param training hashes of what must be the same for a training to resume from there, by name
 */
record CheckpointFile<M extends Metrics>(
    Path path, SortedMap<String, String> training, Network network, Measure<M> measure) {

  static final String SETTINGS = "settings";
  static final String CODE = "code";
  static final String IMAGES = "images";
  static final String INITIAL_WEIGHTS = "initialWeights";
  static final String SEED = "seed";

  private static final String FORMAT = "nn-maven checkpoint 3";
  private static final String EPOCHS = "epochs";
  private static final String SHA256 = "sha256";

  private static final String BEST = "best.";

  /** The reason in a message, by the metadata entry that differs. */
  private static final Map<String, String> CHANGES =
      Map.of(
          SETTINGS, "the settings have changed",
          SEED, "the settings have changed",
          CODE, "the code that trains has changed",
          IMAGES, "the data has changed",
          INITIAL_WEIGHTS, "the initial weights have changed");

  /** Thrown for a checkpoint of another training; the message names what has changed. */
  static final class OtherTrainingException extends Exception {

    private static final long serialVersionUID = 1L;

    OtherTrainingException(String message) {
      super(message);
    }
  }

  /** Writes it atomically: if that fails, an existing one stays as it is. */
  void write(Checkpoint<M> checkpoint) throws IOException {
    List<Tensor> tensors = new ArrayList<>(tensors("", checkpoint.parameters()));
    List<String> names = names();
    for (int p = 0; p < names.size(); p++) {
      List<float[]> state = checkpoint.optimizer().get(p);
      for (int a = 0; a < state.size(); a++) {
        float[] values = state.get(a);
        tensors.add(new Tensor(stateName(names.get(p), a), new int[] {values.length}, values));
      }
    }
    tensors.addAll(tensors(BEST, checkpoint.best()));
    SortedMap<String, String> metadata = new TreeMap<>(training);
    metadata.put("format", FORMAT);
    metadata.put(
        EPOCHS,
        Json.text(
            checkpoint.epochs().stream()
                .map(result -> SavedEpoch.of(result, measure))
                .toArray(SavedEpoch[]::new)));
    try {
      metadata.put(SHA256, sha256(Safetensors.of(metadata, tensors)));
      Safetensors content = Safetensors.of(metadata, tensors);
      AtomicFile.write(path, content::writeTo);
    } catch (IllegalArgumentException e) { // the metadata is too long to be read again
      throw new MalformedFileException("there are too many epochs with so many classes");
    }
  }

  /** Hash of the file, if it had no hash in it. */
  private static String sha256(Safetensors content) throws IOException {
    MessageDigest digest = Sha256.start();
    content.writeTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
    return Sha256.hex(digest);
  }

  /** Names of all parameters, as in a model file. */
  private List<String> names() {
    List<String> names = new ArrayList<>();
    for (int l = 0; l < network.layers().size(); l++) {
      for (Parameter parameter : network.layers().get(l).parameters()) {
        names.add("layer" + (l + 1) + "." + parameter.name()); // no %d: its digits are the locale's
      }
    }
    return names;
  }

  private static String stateName(String parameter, int array) {
    return "optimizer." + parameter + "." + array;
  }

  private List<Tensor> tensors(String prefix, List<float[]> values) {
    List<Parameter> parameters = network.parameters();
    List<String> names = names();
    List<Tensor> tensors = new ArrayList<>();
    for (int p = 0; p < values.size(); p++) {
      tensors.add(new Tensor(prefix + names.get(p), parameters.get(p).shape(), values.get(p)));
    }
    return tensors;
  }

  /**
   * Reads it.
   *
   * @throws OtherTrainingException if it is not of this training
   * @throws MalformedFileException if it is damaged or no checkpoint
   */
  Checkpoint<M> read() throws OtherTrainingException, IOException {
    Safetensors content;
    try (InputStream in = new BufferedInputStream(RegularFile.open(path))) {
      content = Safetensors.read(in, RegularFile.size(path));
    }
    requireWhole(content);
    requireSameTraining(content.metadata());
    List<float[]> parameters = values("", content);
    List<List<float[]>> optimizer = new ArrayList<>();
    for (String name : names()) {
      List<float[]> state = new ArrayList<>();
      while (content.tensors().containsKey(stateName(name, state.size()))) {
        state.add(content.tensor(stateName(name, state.size())).values());
      }
      optimizer.add(state);
    }
    try {
      return new Checkpoint<>(
          epochs(content.metadata().getOrDefault(EPOCHS, "")),
          parameters,
          optimizer,
          valuesIfAny(BEST, content));
    } catch (IllegalArgumentException e) {
      throw new MalformedFileException(e.getMessage());
    }
  }

  private List<EpochResult<M>> epochs(String json) {
    SavedEpoch[] saved = Json.parse(json, SavedEpoch[].class);
    return IntStream.range(0, saved.length).mapToObj(e -> saved[e].result(e + 1, measure)).toList();
  }

  private static void requireWhole(Safetensors content) throws IOException {
    SortedMap<String, String> metadata = new TreeMap<>(content.metadata());
    String expected = metadata.remove(SHA256);
    if (!FORMAT.equals(metadata.get("format")) || expected == null) {
      throw new MalformedFileException("it is not a checkpoint of this version");
    }
    content.requireFloat32();
    List<Tensor> tensors = List.copyOf(content.tensors().values());
    if (!sha256(Safetensors.of(metadata, tensors)).equals(expected)) {
      throw new MalformedFileException("it is damaged: its SHA-256 is not the one that it names");
    }
  }

  private void requireSameTraining(Map<String, String> metadata) throws OtherTrainingException {
    for (Map.Entry<String, String> entry : training.entrySet()) {
      if (!entry.getValue().equals(metadata.get(entry.getKey()))) {
        throw new OtherTrainingException(CHANGES.getOrDefault(entry.getKey(), entry.getKey()));
      }
    }
  }

  private List<float[]> valuesIfAny(String prefix, Safetensors content)
      throws MalformedFileException {
    boolean has = content.tensors().keySet().stream().anyMatch(name -> name.startsWith(prefix));
    return has ? values(prefix, content) : List.of();
  }

  private List<float[]> values(String prefix, Safetensors content) throws MalformedFileException {
    List<Parameter> parameters = network.parameters();
    List<String> names = names();
    List<float[]> values = new ArrayList<>();
    for (int p = 0; p < names.size(); p++) {
      Tensor tensor = content.tensor(prefix + names.get(p));
      tensor.requireShape(parameters.get(p).shape());
      values.add(tensor.values());
    }
    return values;
  }
}
