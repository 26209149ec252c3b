/**
 * A network that learns, as one writes it on a blackboard: sample by sample, layer by layer, neuron
 * by neuron, in plain loops, and by the bits of the fast kernels. {@code nn.kernels=textbook}
 * trains with it.
 *
 * <p>To read: {@link dev.nnmaven.nn.textbook.Learner} is the step, {@link
 * dev.nnmaven.nn.textbook.Sample} one sample on its way forward and back, {@link
 * dev.nnmaven.nn.textbook.LayerTraining} what training adds to a layer; the sums themselves are
 * those of {@link dev.nnmaven.nn.DenseLayer} and {@link dev.nnmaven.nn.Neuron}.
 */
package dev.nnmaven.nn.textbook;
