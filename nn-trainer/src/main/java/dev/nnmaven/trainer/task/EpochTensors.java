package dev.nnmaven.trainer.task;

import dev.nnmaven.nn.model.MalformedFileException;
import dev.nnmaven.nn.model.Safetensors;
import dev.nnmaven.nn.model.Tensor;
import dev.nnmaven.nn.task.Metrics;
import dev.nnmaven.nn.training.EpochResult;
import dev.nnmaven.trainer.measure.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What was measured in each epoch, as tensors of a checkpoint: a row for each epoch, of {@link
 * PackedNumbers}.
 *
 * @param measure what is measured in each epoch
 * @param <M> metrics of the task
 */
record EpochTensors<M extends Metrics>(Measure<M> measure) {

  /** Integers of 32 bits of an epoch: learning rate, seconds (2). */
  private static final int TIMES = 3;

  /** Those before the integers of a measurement: the loss (2), and their number. */
  private static final int HEAD = 3;

  /** Kinds of samples that an epoch is measured on. */
  private enum Part {
    TRAINING("training"),
    VALIDATION("validation"),
    HELD_OUT("heldOut");

    private final String name;

    Part(String name) {
      this.name = "epochs." + name;
    }

    <M extends Metrics> Optional<M> of(EpochResult<M> result) {
      return switch (this) {
        case TRAINING -> Optional.of(result.training());
        case VALIDATION -> result.validation();
        case HELD_OUT -> result.heldOut();
      };
    }
  }

  /** The epochs, one at least, as tensors. */
  List<Tensor> of(List<EpochResult<M>> epochs) throws MalformedFileException {
    PackedNumbers times = PackedNumbers.of("epochs", epochs.size(), TIMES);
    for (EpochResult<M> one : epochs) {
      times.put(Float.floatToRawIntBits(one.learningRate()));
      times.put(one.seconds());
    }
    List<Tensor> tensors = new ArrayList<>(List.of(times.tensor()));
    for (Part part : Part.values()) {
      if (part.of(epochs.get(0)).isPresent()) {
        tensors.add(tensor(part, epochs.stream().map(one -> part.of(one).orElseThrow()).toList()));
      }
    }
    return tensors;
  }

  /** Elements that an epoch takes at most, if so many samples are measured. */
  long mostElements(int samples) {
    return 2L * (TIMES + Part.values().length * (HEAD + measure.mostIntegers(samples)));
  }

  /** Of each epoch the loss, the number of integers, and these. */
  private Tensor tensor(Part part, List<M> epochs) throws MalformedFileException {
    List<int[]> integers = epochs.stream().map(measure::toIntegers).toList();
    long longest = integers.stream().mapToInt(one -> one.length).max().orElse(0);
    PackedNumbers words = PackedNumbers.of(part.name, epochs.size(), HEAD + longest);
    for (int row = 0; row < epochs.size(); row++) {
      words.toRow(row);
      words.put(epochs.get(row).loss());
      words.put(integers.get(row).length);
      for (int integer : integers.get(row)) {
        words.put(integer);
      }
    }
    return words.tensor();
  }

  /**
   * The epochs in a checkpoint.
   *
   * @throws MalformedFileException if they are not as this writes them
   */
  List<EpochResult<M>> in(Safetensors content) throws MalformedFileException {
    int[] shape = content.tensor("epochs").shape();
    int count = shape.length == 0 ? 0 : shape[0];
    PackedNumbers times = PackedNumbers.of(content.tensor("epochs"), count, TIMES);
    Map<Part, PackedNumbers> parts = new TreeMap<>();
    for (Part part : Part.values()) {
      if (part == Part.TRAINING || content.tensors().containsKey(part.name)) {
        parts.put(part, PackedNumbers.of(content.tensor(part.name), count));
      }
    }
    List<EpochResult<M>> epochs = new ArrayList<>();
    for (int epoch = 1; epoch <= count; epoch++) {
      float rate = Float.intBitsToFloat(times.nextInt());
      double seconds = times.nextDouble();
      for (PackedNumbers words : parts.values()) {
        words.toRow(epoch - 1);
      }
      M training = metrics(Part.TRAINING, parts).orElseThrow();
      epochs.add(
          new EpochResult<>(
              epoch,
              rate,
              training,
              metrics(Part.VALIDATION, parts),
              metrics(Part.HELD_OUT, parts),
              measure.samples(training),
              seconds));
    }
    return epochs;
  }

  /** What the next epoch was measured to be on samples of a kind; empty if there are none. */
  private Optional<M> metrics(Part part, Map<Part, PackedNumbers> parts)
      throws MalformedFileException {
    PackedNumbers words = parts.get(part);
    if (words == null) {
      return Optional.empty();
    }
    double loss = words.nextDouble();
    return Optional.of(measure.ofIntegers(loss, words.nextInts()));
  }
}
