/**
 * Textbook training: sample by sample, layer by layer, neuron by neuron, in plain loops, with the
 * same bits as the fast kernels. {@code nn.kernels=textbook} trains with it.
 *
 * <p>Start reading here: {@link dev.nnmaven.nn.textbook.Learner} is the training step, {@link
 * dev.nnmaven.nn.textbook.Sample} the forward and backward pass of one sample, {@link
 * dev.nnmaven.nn.textbook.LayerTraining} the training state of one layer; the sums themselves are
 * those of {@link dev.nnmaven.nn.DenseLayer} and {@link dev.nnmaven.nn.Neuron}, {@link
 * dev.nnmaven.nn.layer.builtin.ConvLayer} and {@link dev.nnmaven.nn.layer.builtin.PoolLayer}.
 */
package dev.nnmaven.nn.textbook;
