package dev.nnmaven.nn.model;

import dev.nnmaven.nn.io.AtomicFile;
import dev.nnmaven.nn.io.RegularFile;
import dev.nnmaven.nn.task.ConformalScores;
import dev.nnmaven.nn.text.FloatText;
import dev.nnmaven.nn.text.SafeText;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Model files: safetensors with a tensor for each parameter, such as {@code layer1.weights} [I][O],
 * of further networks such as {@code member2.layer1.weights}, of a linear one {@code
 * linear.layer1.weights}, the scores of its intervals {@code conformal.scores} [n], and all else in
 * the metadata. Equal models give equal bytes.
 */
public final class ModelFile {

  private static final String FORMAT = "nn-maven model 2";

  private static final String CALIBRATION = "calibration";
  private static final String THRESHOLD = "threshold";
  private static final String SCORES = "conformal.scores";

  private ModelFile() {}

  /**
   * Writes a model atomically.
   *
   * @return the SHA-256 of the file, in hexadecimal
   * @throws IllegalArgumentException if it could not be read again: a name or an option is too
   *     long, a weight is not finite, or a part of a network is not registered
   * @throws IOException if it cannot be written; an existing file is then unchanged
   */
  public static String write(Path file, TrainedModel model) throws IOException {
    return AtomicFile.write(file, out -> write(out, model));
  }

  /**
   * Writes a model to a stream, which is not closed.
   *
   * @throws IllegalArgumentException as {@link #write(Path, TrainedModel)}
   */
  public static void write(OutputStream out, TrainedModel model) throws IOException {
    SortedMap<String, String> metadata = metadata(model).entries();
    Safetensors.of(metadata, tensors(model, NetworkTensors.readable(model.ensemble())))
        .writeTo(out);
  }

  /**
   * Throws if {@link #write} would; writes nothing.
   *
   * @throws IllegalArgumentException if a name or an option is too long for a model file, or all of
   *     them together
   */
  public static void requireWritable(TrainedModel model) throws IOException {
    Safetensors.of(metadata(model).entries(), tensors(model, NetworkTensors.of(model.ensemble())))
        .header();
  }

  private static List<Tensor> tensors(TrainedModel model, List<Tensor> ofNetworks) {
    List<Tensor> tensors = new ArrayList<>(ofNetworks);
    model
        .scores()
        .map(ConformalScores::toArray)
        .ifPresent(all -> tensors.add(new Tensor(SCORES, new int[] {all.length}, all)));
    return tensors;
  }

  /**
   * Reads a model from a file.
   *
   * @throws MalformedFileException if it is not a model file; the message names the file
   * @throws IOException if it cannot be read
   */
  public static TrainedModel read(Path file) throws IOException {
    try (InputStream in = new BufferedInputStream(RegularFile.open(file))) {
      return read(file, in);
    }
  }

  /**
   * Reads a model from a file, and adds all its bytes to a hash.
   *
   * @throws MalformedFileException as {@link #read(Path)}
   */
  public static TrainedModel read(Path file, MessageDigest digest) throws IOException {
    try (InputStream in =
        new DigestInputStream(new BufferedInputStream(RegularFile.open(file)), digest)) {
      return read(file, in);
    }
  }

  private static TrainedModel read(Path file, InputStream in) throws IOException {
    try {
      return read(in, RegularFile.size(file));
    } catch (MalformedFileException e) {
      throw unusable(file, e);
    }
  }

  /**
   * Reads a model from a stream to its end; the stream is not closed. Holds all bytes in memory;
   * memory use is bounded by the actual size, whatever the header claims.
   *
   * @param name name in messages
   * @throws MalformedFileException if it is not a model file; the message has the name
   * @throws IOException if it cannot be read
   */
  public static TrainedModel read(InputStream in, String name) throws IOException {
    byte[] content = in.readAllBytes();
    try {
      return read(new ByteArrayInputStream(content), content.length);
    } catch (MalformedFileException e) {
      throw unusable(name, e);
    }
  }

  /**
   * Metadata of a model file by name: sizes, classes, preprocessing, provenance. Shared with
   * writers of other formats.
   *
   * @throws IllegalArgumentException if a name or an option is too long for a model file
   */
  public static SortedMap<String, String> description(TrainedModel model) {
    return metadata(model).entries();
  }

  private static MalformedFileException unusable(Object name, MalformedFileException e) {
    return new MalformedFileException(
        "%s is not a usable model file: %s".formatted(name, e.getMessage()), e);
  }

  private static TrainedModel read(InputStream in, long length) throws IOException {
    Safetensors content = Safetensors.read(in, length);
    content.requireFloat32();
    Metadata metadata = new Metadata(content.metadata());
    String format = content.metadata().get("format");
    if (!FORMAT.equals(format)) {
      throw new MalformedFileException(
          "expected the metadata entry format to be \"%s\", found %s. Train the model again (nn:train)",
          FORMAT, format == null ? "none" : "\"" + SafeText.text(format) + "\"");
    }
    try {
      Optional<ConformalScores> scores =
          content.tensors().containsKey(SCORES)
              ? Optional.of(ConformalScores.ofAscending(content.tensor(SCORES).values()))
              : Optional.empty();
      return new TrainedModel(
          NetworkTensors.ensemble(metadata, content, scores.isPresent() ? 1 : 0),
          MetadataCodecs.task(metadata.text("task"), metadata),
          MetadataCodecs.preprocessing(metadata.text("preprocessing"), metadata),
          ProvenanceMetadata.read(metadata),
          metadata.parsed(CALIBRATION, text -> Optional.of(Calibration.of(text)), Optional.empty()),
          metadata.parsed(THRESHOLD, TableMetadata::decimal, 0.0).floatValue(),
          scores);
    } catch (IllegalArgumentException e) {
      throw new MalformedFileException(e.getMessage(), e);
    }
  }

  private static Metadata metadata(TrainedModel model) {
    Metadata metadata = new Metadata(new TreeMap<>());
    metadata.put("format", FORMAT);
    NetworkTensors.describe(model.ensemble(), metadata);
    MetadataCodecs.write(model.task(), metadata);
    MetadataCodecs.write(model.preprocessing(), metadata);
    ProvenanceMetadata.write(model.provenance(), metadata);
    model.calibration().ifPresent(calibration -> metadata.put(CALIBRATION, calibration.text()));
    if (model.threshold() > 0) {
      metadata.put(THRESHOLD, FloatText.of(model.threshold()));
    }
    return metadata;
  }
}
