/** A neural network, its training and its model files, from scratch. */
@SuppressWarnings("module") // those that exports name are built after this one
module dev.nnmaven.nn {
  requires com.google.gson;
  requires transitive java.desktop; // images are java.awt's
  // Only for faster kernels; where it is missing, others give the same bits.
  requires static jdk.incubator.vector;
  requires static org.jspecify; // @Nullable
  requires static io.avaje.spi; // writes META-INF/services, and holds it to what is provided below

  exports dev.nnmaven.nn;
  exports dev.nnmaven.nn.activation;
  exports dev.nnmaven.nn.catalog;
  exports dev.nnmaven.nn.prediction;
  exports dev.nnmaven.nn.compute;
  exports dev.nnmaven.nn.data;
  exports dev.nnmaven.nn.data.image;
  exports dev.nnmaven.nn.data.image.augmentation;
  exports dev.nnmaven.nn.data.table;
  exports dev.nnmaven.nn.evaluation;
  exports dev.nnmaven.nn.initializer;
  exports dev.nnmaven.nn.layer;
  exports dev.nnmaven.nn.loss;
  exports dev.nnmaven.nn.math;
  exports dev.nnmaven.nn.model;
  exports dev.nnmaven.nn.optimizer;
  exports dev.nnmaven.nn.random;
  exports dev.nnmaven.nn.regularizer;
  exports dev.nnmaven.nn.schedule;
  exports dev.nnmaven.nn.task;
  exports dev.nnmaven.nn.textbook;
  exports dev.nnmaven.nn.training;

  // For this project's own modules: how files are opened, and what comes from data is shown.
  // nn-spark is on the class path, where Spark has to be.
  exports dev.nnmaven.nn.io to
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
      dev.nnmaven.nn.activation.Elu,
      dev.nnmaven.nn.activation.Gelu,
      dev.nnmaven.nn.activation.LeakyRelu,
      dev.nnmaven.nn.activation.Linear,
      dev.nnmaven.nn.activation.Relu,
      dev.nnmaven.nn.activation.Sigmoid,
      dev.nnmaven.nn.activation.Softplus,
      dev.nnmaven.nn.activation.Tanh;
  provides dev.nnmaven.nn.layer.LayerKind with
      dev.nnmaven.nn.layer.AveragePool,
      dev.nnmaven.nn.layer.Conv,
      dev.nnmaven.nn.layer.Dense,
      dev.nnmaven.nn.layer.GlobalAveragePool,
      dev.nnmaven.nn.layer.MaxPool;
  provides dev.nnmaven.nn.loss.Loss with
      dev.nnmaven.nn.loss.AbsoluteError,
      dev.nnmaven.nn.loss.BinaryCrossEntropy,
      dev.nnmaven.nn.loss.CrossEntropy,
      dev.nnmaven.nn.loss.Huber,
      dev.nnmaven.nn.loss.SquaredError;
  provides dev.nnmaven.nn.regularizer.Regularizer with
      dev.nnmaven.nn.regularizer.Dropout,
      dev.nnmaven.nn.regularizer.InputNoise,
      dev.nnmaven.nn.regularizer.L1,
      dev.nnmaven.nn.regularizer.L2,
      dev.nnmaven.nn.regularizer.MaxNorm;
  provides dev.nnmaven.nn.optimizer.Optimizer with
      dev.nnmaven.nn.optimizer.Adam,
      dev.nnmaven.nn.optimizer.AdamW,
      dev.nnmaven.nn.optimizer.GradientDescent,
      dev.nnmaven.nn.optimizer.Momentum,
      dev.nnmaven.nn.optimizer.Nesterov,
      dev.nnmaven.nn.optimizer.RmsProp;
  provides dev.nnmaven.nn.schedule.Schedule with
      dev.nnmaven.nn.schedule.Constant,
      dev.nnmaven.nn.schedule.Cosine,
      dev.nnmaven.nn.schedule.Exponential,
      dev.nnmaven.nn.schedule.Plateau,
      dev.nnmaven.nn.schedule.StepDecay,
      dev.nnmaven.nn.schedule.WarmUp;
  provides dev.nnmaven.nn.initializer.Initializer with
      dev.nnmaven.nn.initializer.He,
      dev.nnmaven.nn.initializer.LeCun,
      dev.nnmaven.nn.initializer.Orthogonal,
      dev.nnmaven.nn.initializer.Uniform,
      dev.nnmaven.nn.initializer.Xavier;
  provides dev.nnmaven.nn.data.image.augmentation.Augmentation with
      dev.nnmaven.nn.data.image.augmentation.Brightness,
      dev.nnmaven.nn.data.image.augmentation.Contrast,
      dev.nnmaven.nn.data.image.augmentation.Crop,
      dev.nnmaven.nn.data.image.augmentation.Elastic,
      dev.nnmaven.nn.data.image.augmentation.Erase,
      dev.nnmaven.nn.data.image.augmentation.Flip,
      dev.nnmaven.nn.data.image.augmentation.Hue,
      dev.nnmaven.nn.data.image.augmentation.Noise,
      dev.nnmaven.nn.data.image.augmentation.Rotate,
      dev.nnmaven.nn.data.image.augmentation.Saturation,
      dev.nnmaven.nn.data.image.augmentation.Scale,
      dev.nnmaven.nn.data.image.augmentation.Shear,
      dev.nnmaven.nn.data.image.augmentation.Shift;
}
