/** A neural network, its training and its model files, from scratch. */
@SuppressWarnings("module") // those that exports name are built after this one
module dev.nnmaven.nn {
  requires com.google.gson;
  requires transitive java.desktop; // images are java.awt's
  // Only for faster kernels; where it is missing, others give the same bits.
  requires static jdk.incubator.vector;
  requires static org.jspecify; // @Nullable
  requires static io.avaje.spi; // writes META-INF/services, and holds it to what is provided below

  // What docs/api-stability.md promises, and what these mention.
  exports dev.nnmaven.nn;
  exports dev.nnmaven.nn.activation;
  exports dev.nnmaven.nn.catalog;
  exports dev.nnmaven.nn.compute;
  exports dev.nnmaven.nn.data;
  exports dev.nnmaven.nn.data.image.augmentation;
  exports dev.nnmaven.nn.image;
  exports dev.nnmaven.nn.initializer;
  exports dev.nnmaven.nn.layer;
  exports dev.nnmaven.nn.loss;
  exports dev.nnmaven.nn.math;
  exports dev.nnmaven.nn.model;
  exports dev.nnmaven.nn.optimizer;
  exports dev.nnmaven.nn.prediction;
  exports dev.nnmaven.nn.random;
  exports dev.nnmaven.nn.regularizer;
  exports dev.nnmaven.nn.schedule;
  exports dev.nnmaven.nn.task;
  exports dev.nnmaven.nn.training;

  // For this project's own modules. nn-spark is on the class path, where Spark has to be.
  exports dev.nnmaven.nn.activation.builtin to
      dev.nnmaven.trainer;
  exports dev.nnmaven.nn.data.image to
      dev.nnmaven.trainer,
      dev.nnmaven.gate;
  exports dev.nnmaven.nn.data.image.augmentation.builtin to
      dev.nnmaven.trainer,
      dev.nnmaven.gate;
  exports dev.nnmaven.nn.data.table to
      dev.nnmaven.trainer,
      dev.nnmaven.gate;
  exports dev.nnmaven.nn.evaluation to
      dev.nnmaven.trainer,
      dev.nnmaven.gate;
  exports dev.nnmaven.nn.initializer.builtin to
      dev.nnmaven.trainer;
  exports dev.nnmaven.nn.io to
      dev.nnmaven.trainer,
      dev.nnmaven.gate,
      dev.nnmaven.search;
  exports dev.nnmaven.nn.layer.builtin to
      dev.nnmaven.trainer,
      dev.nnmaven.gate,
      dev.nnmaven.search;
  exports dev.nnmaven.nn.loss.builtin to
      dev.nnmaven.trainer;
  exports dev.nnmaven.nn.optimizer.builtin to
      dev.nnmaven.search;
  exports dev.nnmaven.nn.regularizer.builtin to
      dev.nnmaven.trainer,
      dev.nnmaven.gate,
      dev.nnmaven.search;
  exports dev.nnmaven.nn.text to
      dev.nnmaven.trainer,
      dev.nnmaven.gate,
      dev.nnmaven.search;

  uses dev.nnmaven.nn.activation.Activation;
  uses dev.nnmaven.nn.layer.LayerKind;
  uses dev.nnmaven.nn.loss.Loss;
  uses dev.nnmaven.nn.regularizer.Regularizer;
  uses dev.nnmaven.nn.optimizer.Optimizer;
  uses dev.nnmaven.nn.schedule.Schedule;
  uses dev.nnmaven.nn.initializer.Initializer;
  uses dev.nnmaven.nn.data.image.augmentation.Augmentation;

  provides dev.nnmaven.nn.activation.Activation with
      dev.nnmaven.nn.activation.builtin.Elu,
      dev.nnmaven.nn.activation.builtin.Gelu,
      dev.nnmaven.nn.activation.builtin.LeakyRelu,
      dev.nnmaven.nn.activation.builtin.Linear,
      dev.nnmaven.nn.activation.builtin.Relu,
      dev.nnmaven.nn.activation.builtin.Sigmoid,
      dev.nnmaven.nn.activation.builtin.Softplus,
      dev.nnmaven.nn.activation.builtin.Tanh;
  provides dev.nnmaven.nn.layer.LayerKind with
      dev.nnmaven.nn.layer.builtin.AveragePool,
      dev.nnmaven.nn.layer.builtin.Conv,
      dev.nnmaven.nn.layer.builtin.Dense,
      dev.nnmaven.nn.layer.builtin.GlobalAveragePool,
      dev.nnmaven.nn.layer.builtin.MaxPool;
  provides dev.nnmaven.nn.loss.Loss with
      dev.nnmaven.nn.loss.builtin.AbsoluteError,
      dev.nnmaven.nn.loss.builtin.BinaryCrossEntropy,
      dev.nnmaven.nn.loss.builtin.CrossEntropy,
      dev.nnmaven.nn.loss.builtin.Huber,
      dev.nnmaven.nn.loss.builtin.SquaredError;
  provides dev.nnmaven.nn.regularizer.Regularizer with
      dev.nnmaven.nn.regularizer.builtin.Dropout,
      dev.nnmaven.nn.regularizer.builtin.InputNoise,
      dev.nnmaven.nn.regularizer.builtin.L1,
      dev.nnmaven.nn.regularizer.builtin.L2,
      dev.nnmaven.nn.regularizer.builtin.MaxNorm;
  provides dev.nnmaven.nn.optimizer.Optimizer with
      dev.nnmaven.nn.optimizer.builtin.Adam,
      dev.nnmaven.nn.optimizer.builtin.AdamW,
      dev.nnmaven.nn.optimizer.builtin.LazyAdamW,
      dev.nnmaven.nn.optimizer.builtin.GradientDescent,
      dev.nnmaven.nn.optimizer.builtin.Momentum,
      dev.nnmaven.nn.optimizer.builtin.Nesterov,
      dev.nnmaven.nn.optimizer.builtin.RmsProp;
  provides dev.nnmaven.nn.schedule.Schedule with
      dev.nnmaven.nn.schedule.builtin.Constant,
      dev.nnmaven.nn.schedule.builtin.Cosine,
      dev.nnmaven.nn.schedule.builtin.Exponential,
      dev.nnmaven.nn.schedule.builtin.Plateau,
      dev.nnmaven.nn.schedule.builtin.StepDecay,
      dev.nnmaven.nn.schedule.builtin.WarmUp;
  provides dev.nnmaven.nn.initializer.Initializer with
      dev.nnmaven.nn.initializer.builtin.He,
      dev.nnmaven.nn.initializer.builtin.LeCun,
      dev.nnmaven.nn.initializer.builtin.Orthogonal,
      dev.nnmaven.nn.initializer.builtin.Uniform,
      dev.nnmaven.nn.initializer.builtin.Xavier;
  provides dev.nnmaven.nn.data.image.augmentation.Augmentation with
      dev.nnmaven.nn.data.image.augmentation.builtin.Brightness,
      dev.nnmaven.nn.data.image.augmentation.builtin.Contrast,
      dev.nnmaven.nn.data.image.augmentation.builtin.Crop,
      dev.nnmaven.nn.data.image.augmentation.builtin.Elastic,
      dev.nnmaven.nn.data.image.augmentation.builtin.Erase,
      dev.nnmaven.nn.data.image.augmentation.builtin.Flip,
      dev.nnmaven.nn.data.image.augmentation.builtin.Hue,
      dev.nnmaven.nn.data.image.augmentation.builtin.Noise,
      dev.nnmaven.nn.data.image.augmentation.builtin.Rotate,
      dev.nnmaven.nn.data.image.augmentation.builtin.Saturation,
      dev.nnmaven.nn.data.image.augmentation.builtin.Scale,
      dev.nnmaven.nn.data.image.augmentation.builtin.Shear,
      dev.nnmaven.nn.data.image.augmentation.builtin.Shift;
}
