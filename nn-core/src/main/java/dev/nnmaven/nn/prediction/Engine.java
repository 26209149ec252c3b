package dev.nnmaven.nn.prediction;

import dev.nnmaven.nn.compute.ComputeOptions;
import dev.nnmaven.nn.compute.KernelChoice;
import dev.nnmaven.nn.data.image.Channels;
import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.inference.PredictingPass;
import dev.nnmaven.nn.kernel.KernelSelection;
import dev.nnmaven.nn.kernel.Kernels;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.parallel.ObjectPool;
import dev.nnmaven.nn.task.RegressionTask;
import dev.nnmaven.nn.text.SafeText;
import java.util.List;
import java.util.function.Function;

/** A model with what computes it: one sample on the calling thread, many in a {@link Batch}. */
final class Engine {

  private final TrainedModel model;
  private final ComputeOptions options;
  private final Kernels kernels;
  private final ObjectPool<PredictingPass> passes; // for single predictions

  /** The fastest kernels, on the calling thread only. */
  Engine(TrainedModel model) {
    this(model, new ComputeOptions(KernelChoice.AUTO, 1));
  }

  private Engine(TrainedModel model, ComputeOptions options) {
    this.model = model;
    this.options = options;
    this.kernels = KernelSelection.select(options.kernels()).kernels();
    this.passes = new ObjectPool<>(() -> PredictingPass.of(model.ensemble(), kernels, 1));
  }

  /** The same model, computed in another way. */
  Engine computing(ComputeOptions others) {
    return new Engine(model, others);
  }

  TrainedModel model() {
    return model;
  }

  /**
   * Runs one sample.
   *
   * @return the pass that has its predictions, to be {@link #giveBack given back}
   * @throws IllegalArgumentException if the inputs do not fit, or a prediction is not finite
   */
  PredictingPass run(float[] inputs) {
    PredictingPass pass = passes.take();
    boolean done = false;
    try {
      Inputs.load(inputs, pass, 0);
      pass.run(1);
      Inputs.requireFinitePredictions(pass, 0);
      done = true;
      return pass;
    } finally {
      if (!done) {
        passes.giveBack(pass);
      }
    }
  }

  /**
   * Runs one sample, and reads its result.
   *
   * @throws IllegalArgumentException as {@link #run(float[])}
   */
  <R> R run(float[] inputs, Batch.Reader<R> reader) {
    PredictingPass pass = run(inputs);
    try {
      return reader.read(pass, 0);
    } finally {
      passes.giveBack(pass);
    }
  }

  /** Takes back a pass, whose predictions were read. */
  void giveBack(PredictingPass pass) {
    passes.giveBack(pass);
  }

  /** Runs a list of anything convertible to inputs; one result for each, in order. */
  <T, R> List<R> runAll(
      List<? extends T> given, Function<? super T, float[]> inputs, Batch.Reader<R> reader) {
    return new Batch<>(model.ensemble(), kernels, options, inputs, reader).run(given);
  }

  /** What the model is: network, what it reads, and what it answers. */
  @Override
  public String toString() {
    String reads =
        model.preprocessing() instanceof ImagePreprocessing images
            ? "images of %s x %s%s"
                .formatted(
                    images.width(),
                    images.height(),
                    images.channels() == Channels.GRAY ? "" : " in color")
            : "rows of [%s]".formatted(RowInputs.of(model).names());
    String answers =
        model.task() instanceof RegressionTask regression
            ? "predicts " + SafeText.text(regression.target())
            : "classes [" + SafeText.list(model.classes()) + "]";
    return "%s, %s, %s".formatted(model.ensemble(), reads, answers);
  }
}
