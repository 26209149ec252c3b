/** A neural network, its training and its model files, from scratch. */
module dev.nnmaven.nn {
  requires com.google.gson;
  requires transitive java.desktop; // pictures are java.awt's
  // Only for faster kernels; where it is missing, others give the same bits.
  requires static jdk.incubator.vector;

  exports dev.nnmaven.nn;
  exports dev.nnmaven.nn.activation;
  exports dev.nnmaven.nn.classifier;
  exports dev.nnmaven.nn.compute;
  exports dev.nnmaven.nn.data;
  exports dev.nnmaven.nn.evaluation;
  exports dev.nnmaven.nn.initializer;
  exports dev.nnmaven.nn.io;
  exports dev.nnmaven.nn.kernel;
  exports dev.nnmaven.nn.loss;
  exports dev.nnmaven.nn.math;
  exports dev.nnmaven.nn.model;
  exports dev.nnmaven.nn.optimizer;
  exports dev.nnmaven.nn.random;
  exports dev.nnmaven.nn.regularizer;
  exports dev.nnmaven.nn.textbook;
  exports dev.nnmaven.nn.training;
}
